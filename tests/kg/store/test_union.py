"""The default graph is the union of the named graphs, each triple once, whatever was added, replaced or removed."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Iri
from kg.store import MemoryStore, Rows, Store, Triples, open_graph, open_store

GRAPHS = tuple(Iri(f"https://example.org/graph/{name}") for name in "abc")
NAME = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def named(graph: Iri, numbers: set[int]) -> list[Quad]:
    return [
        Quad(NamedNode(f"https://example.org/town/{n}"), NAME, Literal(f"第{n}镇 <x:y> ."), NamedNode(graph))
        for n in sorted(numbers)
    ]


def counted(store: Store) -> object:
    answer = store.query(COUNT)
    assert isinstance(answer, Rows)
    return answer.plain()[0][0]


def test_what_two_graphs_state_counts_once(store: Store) -> None:
    store.replace({GRAPHS[0]: named(GRAPHS[0], {1, 2}), GRAPHS[1]: named(GRAPHS[1], {2, 3})})
    assert counted(store) == 3
    store.publish({})
    assert counted(store) == 3


def test_what_a_removed_graph_shared_stays(store: Store) -> None:
    store.replace({graph: named(graph, set(range(40))) for graph in GRAPHS[:2]})
    store.publish({})
    store.replace({}, remove=[GRAPHS[0]])
    store.publish({})
    assert counted(store) == 40
    assert store.graphs() == (GRAPHS[1],)
    store.replace({GRAPHS[1]: named(GRAPHS[1], set(range(39)))})
    store.publish({})
    assert counted(store) == 39


def test_a_named_graph_still_holds_all_that_it_states(store: Store) -> None:
    store.replace({graph: named(graph, {1, 2}) for graph in GRAPHS})
    store.publish({})
    answer = store.query("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g")
    assert isinstance(answer, Rows)
    assert answer.plain() == tuple((graph, 2) for graph in GRAPHS)
    assert sorted(map(str, store.quads(GRAPHS[0]))) == sorted(map(str, named(GRAPHS[0], {1, 2})))


def test_readers_count_as_the_writer_does(tmp_path: Path) -> None:
    with open_store(tmp_path) as writer:
        writer.replace({graph: named(graph, {1, 2}) for graph in GRAPHS})
        writer.publish({})
    with open_store(tmp_path) as writer:
        writer.replace({GRAPHS[2]: named(GRAPHS[2], {2, 4})})
        writer.publish({})
    with open_graph(tmp_path) as reader:
        assert reader.rows(COUNT).plain() == ((3,),)
        assert reader.graphs() == GRAPHS


contents = st.sets(st.integers(0, 12), max_size=8)
deeds = st.lists(
    st.tuples(st.dictionaries(st.sampled_from(GRAPHS), contents, max_size=3), st.sets(st.sampled_from(GRAPHS)))
)


@given(deeds)
def test_the_default_graph_is_the_union_after_any_deeds(steps: list[tuple[dict[Iri, set[int]], set[Iri]]]) -> None:
    store = MemoryStore()
    held: dict[Iri, set[int]] = {}
    for wanted, removed in steps:
        store.replace({graph: named(graph, numbers) for graph, numbers in wanted.items()}, remove=removed)
        held = {graph: numbers for graph, numbers in held.items() if graph not in removed} | wanted
    all_of_them = set().union(*held.values())
    assert counted(store) == len(all_of_them)
    answer = store.query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")
    assert isinstance(answer, Triples)
    assert len(answer.triples) == len(all_of_them)
