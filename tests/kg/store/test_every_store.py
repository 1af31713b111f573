"""One suite, every store: what is replaced is there, whole or not at all, and what is asked is answered in types."""

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import QueryError, StoreError
from kg.export.description import describe, is_named, quoted
from kg.ids import IriMaker
from kg.model import Iri
from kg.rdf import dump, write
from kg.store import GraphReader, MemoryStore, Rows, Store, Triples
from tests.kg.small_plan import small_plan

A, B, HUMAN = (Iri(f"https://example.org/graph/{name}") for name in ("a", "b", "human"))
NAME = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
Settle = Callable[[Store], None]
GONE = "the source is gone"
SIZE = NamedNode("https://example.org/size")


@pytest.fixture(params=["unpublished", "published"])
def settle(request: pytest.FixtureRequest) -> Callable[[Store], None]:
    """Publish or not: a writer reads what it wrote either way."""

    def settled(store: Store) -> None:
        if request.param == "published":
            store.publish({})

    return settled


def town(graph: Iri, name: str, number: int = 1) -> Quad:
    return Quad(NamedNode(f"https://example.org/town/{number}"), NAME, Literal(name), NamedNode(graph))


def test_what_is_replaced_is_there(store: Store, settle: Settle) -> None:
    store.replace({A: [town(A, "水屯镇"), town(A, "沙河店镇", 2)], B: dump([town(B, "板桥镇")])})
    settle(store)
    assert store.graphs() == (A, B)
    assert dump(store.quads(A)) == dump([town(A, "沙河店镇", 2), town(A, "水屯镇")])
    store.replace({A: [town(A, "老河乡")]})
    settle(store)
    assert list(store.quads(A)) == [town(A, "老河乡")]
    assert list(store.quads(B)) == [town(B, "板桥镇")]


def test_removing_leaves_the_others(store: Store, settle: Settle) -> None:
    store.replace({A: [town(A, "水屯镇")], B: [town(B, "板桥镇")], HUMAN: [town(HUMAN, "老河乡")]})
    settle(store)
    store.replace({B: [town(B, "蚁蜂镇")]}, remove=[A, Iri("https://example.org/graph/none")])
    settle(store)
    assert store.graphs() == (B, HUMAN)
    assert list(store.quads(A)) == []
    assert list(store.quads(HUMAN)) == [town(HUMAN, "老河乡")]


def test_an_emptied_graph_is_gone(store: Store, settle: Settle) -> None:
    store.replace({A: [town(A, "水屯镇")], B: [town(B, "板桥镇")]})
    settle(store)
    store.replace({A: []})
    settle(store)
    assert [graph for graph in store.graphs() if list(store.quads(graph))] == [B]


def test_a_part_that_stays_stays(store: Store, settle: Settle) -> None:
    many = [town(A, f"第{n}镇", n) for n in range(300)]
    store.replace({A: many, B: [town(B, "板桥镇")]})
    settle(store)
    few_others = [*many[:-2], town(A, "新镇", 999)]
    store.replace({A: few_others})
    settle(store)
    assert dump(store.quads(A)) == dump(few_others)
    store.replace({A: many[:10]})
    settle(store)
    assert dump(store.quads(A)) == dump(many[:10])
    assert list(store.quads(B)) == [town(B, "板桥镇")]


def test_a_quad_of_another_graph_is_refused_and_nothing_changes(store: Store) -> None:
    store.replace({A: [town(A, "水屯镇")]})
    store.publish({})
    with pytest.raises(StoreError):
        store.replace({B: [town(B, "板桥镇")], A: [town(B, "老河乡")]})
    assert list(store.quads(A)) == [town(A, "水屯镇")]
    assert store.graphs() == (A,)


def test_a_failed_replacement_falls_back_to_what_was_published(store: Store) -> None:
    store.replace({A: [town(A, "水屯镇")]})
    store.publish({})
    store.replace({B: [town(B, "板桥镇")]})

    def failing() -> Iterator[Quad]:
        yield town(A, "老河乡")
        raise RuntimeError(GONE)

    with pytest.raises(RuntimeError, match=GONE):
        store.replace({A: failing()})
    assert store.graphs() == (A,)
    assert list(store.quads(A)) == [town(A, "水屯镇")]


def test_the_manifest_is_that_of_what_was_published(store: Store) -> None:
    assert store.manifest() == {}
    store.replace({A: [town(A, "水屯镇")]})
    first = store.publish({"plans": {"a": {"title": "甲"}}})
    second = store.publish({"plans": {}})
    assert (first, second) == ("0001", "0002")
    assert store.manifest() == {"plans": {}}


def test_triples_are_those_of_the_graph(store: Store, settle: Settle) -> None:
    store.replace({A: [town(A, '引号" 和\n换行')], B: [town(B, "板桥镇")]})
    settle(store)
    subject = "<https://example.org/town/1>"
    assert store.triples(A).decode() == f'{subject} {NAME} "引号\\" 和\\n换行" .\n'
    assert store.triples(HUMAN) == b""


def test_the_default_graph_is_the_union(store: Store, settle: Settle) -> None:
    store.replace({A: [town(A, "水屯镇")], B: [town(B, "板桥镇", 2)]})
    settle(store)
    answer = store.query("SELECT ?name { ?town skos:prefLabel ?name } ORDER BY ?name")
    assert isinstance(answer, Rows)
    assert answer.plain() == (("板桥镇",), ("水屯镇",))


def test_answers_have_types(store: Store, settle: Settle) -> None:
    subject = NamedNode("https://example.org/town/1")
    store.replace(
        {A: [town(A, "水屯镇"), Quad(subject, SIZE, Literal("7.5", datatype=NamedNode(DECIMAL)), NamedNode(A))]}
    )
    settle(store)
    rows = store.query("SELECT ?town ?size ?none { ?town <https://example.org/size> ?size }")
    assert isinstance(rows, Rows)
    assert rows.records() == ({"town": "https://example.org/town/1", "size": Decimal("7.5"), "none": None},)
    assert store.query("ASK { ?town skos:prefLabel '水屯镇' }") is True
    assert store.query("ASK { ?town skos:prefLabel '板桥镇' }") is False
    triples = store.query("CONSTRUCT { ?town skos:altLabel ?name } { ?town skos:prefLabel ?name }")
    assert isinstance(triples, Triples)
    assert [triple.object for triple in triples.triples] == [Literal("水屯镇")]


@pytest.mark.parametrize("name", ["水屯镇", '"} ; DROP ALL ; {"', "a\\", "?x", "\n", "'''"])
def test_a_bound_text_is_only_text(store: Store, settle: Settle, name: str) -> None:
    store.replace({A: [town(A, name), town(A, "另一个", 2)]})
    settle(store)
    rows = store.query("SELECT ?town ?name { ?town skos:prefLabel ?name }", {"name": Literal(name)})
    assert isinstance(rows, Rows)
    assert rows.plain() == (("https://example.org/town/1", name),)
    assert len(list(store.quads(A))) == 2


@pytest.mark.parametrize("sparql", ["SELECT", "DROP ALL", "INSERT DATA { <x:a> <x:b> <x:c> }", "SELECT * { ?a ?b }"])
def test_a_bad_query_is_told_with_its_place(store: Store, sparql: str) -> None:
    store.replace({A: [town(A, "水屯镇")]})
    with pytest.raises(QueryError) as caught:
        store.query(sparql)
    assert caught.value.key == "errors.query_syntax"
    assert caught.value.values["line"] == 1
    assert store.graphs() == (A,)


def test_closing_twice_is_fine(store: Store) -> None:
    store.close()
    store.close()


DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal"


def test_an_iri_is_described_alike(store: Store) -> None:
    graph = small_plan()
    name, goal = IriMaker(graph.plan.id).graph(), next(one for one in graph.entities if "Goal" in one.kinds)
    told = []
    for held in (store, MemoryStore()):
        held.replace({name: write(graph)})
        reader = GraphReader(held)
        told.append((describe(reader, goal.iri), quoted(reader, graph.targets[0].iri), is_named(reader, goal.iri)))
    first, second = told
    assert first[0] is not None
    assert second[0] is not None
    assert set(first[0].edges) == set(second[0].edges)
    assert first[0].triples == second[0].triples
    assert first[1:] == second[1:]
