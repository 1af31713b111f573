"""What is written is read back equal in any order; what RDF cannot hold is refused; equal graphs are equal bytes."""

import random
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, Store

from kg.errors import StatementError, StoreError
from kg.ids import IriMaker
from kg.model import (
    Attribute,
    Basis,
    Entity,
    GivenEvidence,
    Iri,
    PlanGraph,
    RuleId,
    Statement,
)
from kg.rdf import canonical, decode, dump, encode, encode_derived, link_iris, read, read_derived, write, write_derived
from kg.rdf.vocabulary import BROADER, TYPE, own, prov, qb
from kg.values import TargetRole
from tests.kg.small_plan import BOARD, GOAL, INDICATOR, ROAD, TARGETS, derived_links, small_plan
from tests.strategies import any_text, plan_graphs, statements

GIVEN = (GivenEvidence(RuleId("test.given"), "因"),)
SMALL = canonical(small_plan())


@settings(max_examples=20)
@given(plan_graphs())
def test_what_is_written_is_read_back(graph: PlanGraph) -> None:
    assert read(write(graph)) == canonical(graph)


@pytest.mark.slow
@settings(max_examples=300)
@given(plan_graphs())
def test_what_is_written_is_read_back_at_length(graph: PlanGraph) -> None:
    assert read(write(graph)) == canonical(graph)


@settings(max_examples=10)
@given(plan_graphs())
def test_the_order_of_a_canonical_graph_stays(graph: PlanGraph) -> None:
    assert canonical(canonical(graph)) == canonical(graph)


@settings(max_examples=10)
@given(plan_graphs(), st.randoms(use_true_random=False))
def test_order_says_nothing(graph: PlanGraph, chance: random.Random) -> None:
    quads = write(graph)
    shuffled = quads[:]
    chance.shuffle(shuffled)
    mixed = replace(
        graph,
        entities=tuple(chance.sample(graph.entities, len(graph.entities))),
        targets=tuple(chance.sample(graph.targets, len(graph.targets))),
        statements=tuple(chance.sample(graph.statements, len(graph.statements))),
        placements=tuple(chance.sample(graph.placements, len(graph.placements))),
    )
    assert read(shuffled) == read(quads)
    assert encode(mixed) == encode(graph)


@settings(max_examples=15)
@given(plan_graphs())
def test_the_bytes_are_those_of_the_store(graph: PlanGraph) -> None:
    nquads = encode(graph)
    store = Store()
    store.extend(write(graph))
    assert dump(store) == nquads
    ntriples = b"".join(line.rsplit(b" <", 1)[0] + b" .\n" for line in nquads.splitlines(keepends=True))
    assert decode(ntriples) == canonical(graph)


@settings(max_examples=15)
@given(st.lists(statements, max_size=4))
def test_what_is_derived_is_read_back(links: list[Statement]) -> None:
    quads = write_derived(links, SMALL.plan)
    assert read_derived(quads) == canonical(replace(SMALL, statements=tuple(links))).statements
    assert dump(quads) == encode_derived(links, SMALL.plan)


def test_what_is_derived_stands_apart() -> None:
    graphs = {quad.graph_name for quad in write_derived(derived_links(), SMALL.plan)}
    assert graphs == {NamedNode(IriMaker(SMALL.plan.id).derived_graph())}


@settings(max_examples=20)
@given(any_text)
def test_no_text_breaks_out_of_its_literal(text: str) -> None:
    plain = write(with_alias("x" + "别名"))
    quads = write(with_alias("x" + text))
    assert len(quads) == len(plain)
    assert {quad.predicate for quad in quads} == {quad.predicate for quad in plain}
    assert ("x" + text) in next(e for e in read(quads).entities if e.iri == ROAD.iri).aliases


@pytest.mark.parametrize("part", [" ", "\n", "<", ">", '"', "{", "|", "\\", "^", "`", "\x00", "\ud800"])
def test_an_iri_that_is_none_is_refused(part: str) -> None:
    with pytest.raises(StatementError):
        encode(with_entity(replace(ROAD, iri=Iri(f"https://example.org/{part}"))))


@pytest.mark.parametrize("iri", ["", "no-scheme", "https://example.org/a b"])
def test_an_attribute_that_is_no_iri_is_refused(iri: str) -> None:
    with pytest.raises(StatementError):
        encode(with_entity(replace(ROAD, attributes=(Attribute("sector", Iri(iri), is_iri=True),))))


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(StatementError):
        encode(with_alias("\ud800"))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "sNaN"])
def test_a_number_that_is_none_is_refused(number: str) -> None:
    with pytest.raises(StatementError):
        encode(with_entity(replace(ROAD, attributes=(Attribute("capacityValue", Decimal(number)),))))


@pytest.mark.parametrize("number", ["7.50", "-0.0", "1E+30", "1E-30", "123456789012345678901234567890.123456789", "0"])
def test_numbers_are_exact(number: str) -> None:
    graph = with_entity(replace(ROAD, attributes=(Attribute("capacityValue", Decimal(number)),)))
    back = next(entity for entity in through_store(graph).entities if entity.iri == ROAD.iri)
    assert back.attributes == (Attribute("capacityValue", Decimal(number)),)


@pytest.mark.parametrize("value", [True, False, 0, -5, 10**30, "true", "5", Decimal("5.5")])
def test_a_value_keeps_its_type(value: str | int | Decimal) -> None:
    graph = with_entity(replace(ROAD, attributes=(Attribute("capacity", value),)))
    back = next(entity for entity in through_store(graph).entities if entity.iri == ROAD.iri)
    assert [(type(a.value), a.value) for a in back.attributes] == [(type(value), value)]


@pytest.mark.parametrize("term", ["Goals", "capacityvalue", "", "rdf:type"])
def test_an_unknown_term_is_refused(term: str) -> None:
    with pytest.raises(StatementError):
        encode(with_entity(replace(ROAD, attributes=(Attribute(term, "x"),))))


@pytest.mark.parametrize("term", ["evidence", "statedIn", "confidence", "tier", "hasTarget", "targetOf"])
def test_the_codecs_own_properties_are_refused(term: str) -> None:
    link = Statement(ROAD.iri, term, BOARD.iri, Basis.STATED, Decimal(1), RuleId("test.link"), GIVEN)
    with pytest.raises(StatementError):
        encode(with_entity(replace(ROAD, attributes=(Attribute(term, "x"),))))
    with pytest.raises(StatementError):
        encode(replace(SMALL, statements=(link,)))


def test_two_things_under_one_iri_are_refused() -> None:
    with pytest.raises(StatementError):
        encode(replace(SMALL, entities=(*SMALL.entities, replace(ROAD, name="另一条路"))))
    with pytest.raises(StatementError):
        encode(replace(SMALL, targets=(*TARGETS, replace(TARGETS[0], row="4"))))


def test_blocks_that_do_not_tile_are_refused() -> None:
    document = SMALL.document
    for broken in (replace(document, blocks=document.blocks[1:]), replace(document, text=document.text + "。")):
        with pytest.raises(StatementError):
            encode(replace(SMALL, document=broken))


def test_a_document_of_another_source_is_refused() -> None:
    other = replace(SMALL.document, source=replace(SMALL.document.source, name="b.txt"))
    with pytest.raises(StatementError):
        encode(replace(SMALL, document=other))


def test_equal_links_with_other_evidence_are_two() -> None:
    link = Statement(ROAD.iri, "partOf", BOARD.iri, Basis.STATED, Decimal(1), RuleId("test.link"), GIVEN)
    surer = replace(link, confidence=Decimal("0.5"))
    graph = replace(SMALL, statements=(link, surer, link))
    assert read(write(graph)).statements == canonical(graph).statements
    assert len(canonical(graph).statements) == 2
    assert len(dict(link_iris(canonical(graph).statements, IriMaker(SMALL.plan.id)))) == 2


def test_an_attribute_that_a_link_says_too_is_the_link() -> None:
    link = Statement(ROAD.iri, "partOf", BOARD.iri, Basis.STATED, Decimal(1), RuleId("test.link"), GIVEN)
    same = Attribute("partOf", BOARD.iri, is_iri=True)
    other = Attribute("partOf", INDICATOR.iri, is_iri=True)
    graph = replace(with_entity(replace(ROAD, attributes=(same, other))), statements=(link,))
    back = next(entity for entity in read(write(graph)).entities if entity.iri == ROAD.iri)
    assert back.attributes == (other,)


def test_goals_are_also_broader() -> None:
    lower = replace(GOAL, iri=Iri("https://example.org/goal/lower"), name="建成强区的一步")
    link = Statement(lower.iri, "partOf", GOAL.iri, Basis.STRUCTURE, Decimal(1), RuleId("test.link"), GIVEN)
    graph = replace(SMALL, entities=(*SMALL.entities, lower), statements=(link,))
    said = {(str(q.subject), str(q.predicate), str(q.object)) for q in write(graph)}
    for predicate in (own("partOf"), BROADER):
        assert (f"<{lower.iri}>", f"<{predicate}>", f"<{GOAL.iri}>") in said
    assert read(write(graph)) == canonical(graph)


def test_the_first_kind_stays_first() -> None:
    both = replace(ROAD, kinds=("Park", "Project", "Measure"))
    assert next(e for e in read(write(with_entity(both))).entities if e.iri == ROAD.iri).kinds == (
        "Park",
        "Measure",
        "Project",
    )


def test_the_source_pieces_follow_from_the_source_maps() -> None:
    assert b"sourcePieces" not in encode(SMALL)
    assert read(write(SMALL)) == SMALL


@pytest.mark.parametrize("predicate", ["sectionLevel", "blockKind", "planId", "tier", "targetRole", "basis"])
def test_a_damaged_graph_is_an_error_that_says_so(predicate: str) -> None:
    quads = write(SMALL)
    term = NamedNode(own(predicate))
    other = NamedNode("https://example.org/x")
    with pytest.raises(StoreError):
        read(Quad(q.subject, q.predicate, other if q.predicate == term else q.object, q.graph_name) for q in quads)


def test_a_graph_without_a_plan_is_an_error() -> None:
    with pytest.raises(StoreError):
        read([])


def with_entity(entity: Entity) -> PlanGraph:
    return replace(SMALL, entities=tuple(entity if e.iri in (entity.iri, ROAD.iri) else e for e in SMALL.entities))


def with_alias(alias: str) -> PlanGraph:
    return with_entity(replace(ROAD, aliases=(alias,)))


def through_store(graph: PlanGraph) -> PlanGraph:
    store = Store()
    store.extend(write(graph))
    return read(store)


def test_evidence_names_the_activity_that_found_it_and_what_was_observed_is_an_observation() -> None:
    quads = list(write(SMALL))

    def having(predicate: str, value: str | None = None) -> set[str]:
        wanted = NamedNode(predicate)
        return {
            str(quad.subject) for quad in quads if quad.predicate == wanted and value in (None, str(quad.object)[1:-1])
        }

    assert having(prov("wasGeneratedBy")) == having(TYPE, own("Evidence"))
    roles = {str(NamedNode(target.iri)): target.role for target in SMALL.targets}
    observed = {iri for iri, role in roles.items() if role in {TargetRole.BASELINE, TargetRole.ACTUAL}}
    assert having(TYPE, qb("Observation")) == observed
    assert observed
