"""What a graph says of an IRI is the same whatever the store, a page at a time, and nothing for what is no IRI."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export.description import MOST, Edge, describe, is_named, quoted
from kg.ids import IriMaker
from kg.rdf import write, write_derived
from kg.store import GraphReader, MemoryStore
from tests.kg.small_plan import GOAL, PLAN, PLAN_ID, SECTIONS, TARGETS, derived_links, small_plan

IRIS = IriMaker(PLAN_ID)


@pytest.fixture(scope="module")
def reader() -> GraphReader:
    store = MemoryStore()
    store.replace({IRIS.graph(): write(small_plan()), IRIS.derived_graph(): write_derived(derived_links(), PLAN)})
    return GraphReader(store)


def test_a_description_holds_every_triple_with_the_iri(reader: GraphReader) -> None:
    told = describe(reader, GOAL.iri)
    assert told is not None
    node = ox.NamedNode(GOAL.iri)
    quads = [quad for graph in reader.graphs() for quad in reader.quads(graph)]
    assert {quad.triple for quad in quads if node in (quad.subject, quad.object)} <= set(told.triples)
    assert told.following is None
    assert list(told.triples) == sorted(set(told.triples), key=str)
    assert {quad.triple for quad in quads} >= set(told.triples)


def test_a_page_has_no_more_triples_with_the_iri_than_it_may(reader: GraphReader) -> None:
    edges: list[Edge] = []
    offset: int | None = 0
    while offset is not None:
        told = describe(reader, PLAN.iri, offset)
        assert told is not None
        assert 0 < len(told.edges) <= MOST
        edges += told.edges
        offset = told.following
    assert len(edges) == len(set(edges))


def test_words_are_found_from_evidence_links_targets_and_parts_of_the_plan(reader: GraphReader) -> None:
    text = small_plan().document.text
    [place] = quoted(reader, TARGETS[0].iri)
    assert text[place.start : place.end] == TARGETS[0].figure.as_written
    [part] = quoted(reader, IRIS.section(0))
    assert (part.plan, part.start, part.end) == (PLAN.iri, SECTIONS[0].span.start, SECTIONS[0].span.end)


@given(st.text())
def test_what_is_no_iri_of_the_graph_has_no_description(reader: GraphReader, text: str) -> None:
    assert describe(reader, text) is None
    assert not is_named(reader, text)
    assert quoted(reader, text) == ()
