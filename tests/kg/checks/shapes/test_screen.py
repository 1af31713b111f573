"""The screen in front of pySHACL holds back all that breaks a shape: asked about everything, pySHACL finds no more."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse, serialize
from pyshacl import validate
from rdflib import Graph
from rdflib.namespace import RDFS, SH

from kg.checks.shapes.conditions import condition
from kg.checks.shapes.judging import broken_by, shapes_graph
from kg.checks.shapes.reading import Shapes
from kg.checks.shapes.screen import suspects
from kg.rdf import encode, indexed
from kg.rdf.index import Index
from kg.store.union import as_triples
from ontology.files import core_turtle
from tests.kg.small_plan import small_plan
from tests.support import ROOT

EXAMPLES = ROOT / "tests" / "ontology" / "shapes"
PREFIX = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <https://example.org/> . "


@cache
def class_tree() -> Graph:
    core = Graph().parse(data=core_turtle().read_text(encoding="utf-8"), format="turtle")
    tree = Graph()
    for triple in core.triples((None, RDFS.subClassOf, None)):
        tree.add(triple)
    return tree


def judged_whole(ntriples: bytes) -> set[tuple[str, str]]:
    """Return what pySHACL finds when it is asked about the whole graph."""
    data = Graph().parse(data=ntriples.decode(), format="nt") + class_tree()
    _, report, _ = validate(data, shacl_graph=shapes_graph(), inference="none")
    assert isinstance(report, Graph)
    found = report.subjects(SH.sourceShape)
    return {(str(report.value(one, SH.sourceShape)), str(report.value(one, SH.focusNode))) for one in found}


def judged_screened(ntriples: bytes) -> set[tuple[str, str]]:
    nodes = Index(ntriples)
    asked = suspects(nodes)
    return set(broken_by(nodes, asked)) if asked else set()


def ntriples_of(turtle: str) -> bytes:
    return (
        serialize((quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE)), format=RdfFormat.N_TRIPLES) or b""
    )


def examples(kind: str) -> bytes:
    files = sorted(EXAMPLES.glob(f"*-{kind}.ttl"))
    assert len(files) > 20
    # a name like ex:goal stands in several files for things of other classes
    texts = (file.read_text(encoding="utf-8").replace("example.org/", f"example.org/{file.stem}/") for file in files)
    return b"".join(map(ntriples_of, texts))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["ok", "bad"])
def test_on_the_examples_of_every_shape_nothing_is_let_through(kind: str) -> None:
    whole = judged_whole(examples(kind))
    assert judged_screened(examples(kind)) == whole
    assert kind == "ok" or {shape for shape, _ in whole} >= {str(one) for one in shapes_graph().subjects(SH.group)}


@cache
def lines() -> tuple[bytes, ...]:
    return tuple(as_triples(encode(small_plan())).splitlines(keepends=True))


@pytest.mark.slow
@settings(max_examples=10, deadline=None)
@given(st.data())
def test_on_a_plan_with_parts_lost_and_swapped_nothing_is_let_through(data: st.DataObject) -> None:
    at = st.integers(0, len(lines()) - 1)
    gone = data.draw(st.sets(at, max_size=25))
    swapped = data.draw(st.lists(st.tuples(at, at), max_size=15))
    kept = [line for number, line in enumerate(lines()) if number not in gone]
    for one, other in swapped:  # a thing with another thing's value: a wrong class, datatype or number of values
        head, value = lines()[one].split(b" ", 2)[:2], lines()[other].split(b" ", 2)[2]
        kept.append(b" ".join((*head, value)))
    ntriples = b"".join(dict.fromkeys(kept))
    assert judged_screened(ntriples) == judged_whole(ntriples)


def test_a_sound_plan_has_no_suspect() -> None:
    assert suspects(indexed(small_plan())) == []


def test_the_nodes_of_a_plan_are_those_that_are_written() -> None:
    def said(nodes: Index) -> dict[str, dict[str, list[str]]]:
        return {node.iri: {name: sorted(values) for name, values in node.properties.items()} for node in nodes}

    assert said(indexed(small_plan())) == said(Index(b"".join(lines())))


@pytest.mark.parametrize(
    "says",
    [
        "sh:path ex:a ; sh:uniqueLang true",
        "sh:path ex:a ; sh:datatype ex:odd",
        "sh:path ex:a ; sh:nodeKind sh:Literal",
        "sh:path ( ex:a ex:b ) ; sh:minCount 1",
        "sh:path [ sh:zeroOrMorePath ex:a ] ; sh:minCount 1",
        "sh:path ex:a ; sh:or ( [ sh:path ex:b ; sh:minCount 1 ] )",
    ],
)
def test_a_shape_that_says_more_than_is_read_is_refused(says: str) -> None:
    shapes = Shapes(f"{PREFIX} ex:s a sh:PropertyShape ; {says} .")
    [shape] = shapes.named()
    with pytest.raises(ValueError, match="does not read"):
        condition(shapes, shape)
