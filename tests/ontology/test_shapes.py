"""Each shape lets its passing example through, and its failing example breaks every one of its constraints."""

from functools import cache
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, RDFS, SH

from kg.checks.shapes import broken_shapes
from kg.checks.shapes.judging import shapes_graph
from kg.derive import derive
from kg.model import Basis, BlockKind, DecisionKind, PlacementState, SectionLevel, SectionRole, Severity, Tier
from kg.rdf import encode_derived, indexed
from kg.rdf.index import Index
from kg.report.data import rows as report_rows
from kg.store.union import as_triples
from kg.values import Binding, Comparator, TargetRole, ValueKind
from ontology.code_lists import admin_levels
from ontology.files import core_turtle, shape_files
from tests.kg.small_plan import small_plan

EXAMPLES = Path(__file__).with_name("shapes")
SHAPES = "https://w3id.org/plankg/shapes#"
NAMES = sorted(file.name.removesuffix(".ttl") for file in shape_files())

# the parameter of a constraint, and the component that a result names
COMPONENTS = {
    SH.minCount: SH.MinCountConstraintComponent,
    SH.maxCount: SH.MaxCountConstraintComponent,
    SH.datatype: SH.DatatypeConstraintComponent,
    SH.minLength: SH.MinLengthConstraintComponent,
    SH.nodeKind: SH.NodeKindConstraintComponent,
    SH.minInclusive: SH.MinInclusiveConstraintComponent,
    SH.maxInclusive: SH.MaxInclusiveConstraintComponent,
    SH["class"]: SH.ClassConstraintComponent,
    SH["in"]: SH.InConstraintComponent,
    SH["or"]: SH.OrConstraintComponent,
    SH["not"]: SH.NotConstraintComponent,
    SH.pattern: SH.PatternConstraintComponent,
    SH.lessThan: SH.LessThanConstraintComponent,
    SH.lessThanOrEquals: SH.LessThanOrEqualsConstraintComponent,
}


@cache
def shapes(name: str) -> Graph:
    file = next(file for file in shape_files() if file.name == f"{name}.ttl")
    return Graph().parse(data=file.read_text(encoding="utf-8"), format="turtle")


@cache
def class_tree() -> Graph:
    core = Graph().parse(data=core_turtle().read_text(encoding="utf-8"), format="turtle")
    tree = Graph()
    for triple in core.triples((None, RDFS.subClassOf, None)):
        tree.add(triple)
    return tree


def results(name: str, kind: str) -> set[tuple[str, str, str]]:
    """Return shape, component and thing of every result of an example."""
    data = Graph().parse(EXAMPLES / f"{name}-{kind}.ttl") + class_tree()
    _, report, _ = validate(data, shacl_graph=shapes(name), inference="none")
    assert isinstance(report, Graph)
    return {
        (
            str(report.value(result, SH.sourceShape)).removeprefix(SHAPES),
            str(report.value(result, SH.sourceConstraintComponent)),
            str(report.value(result, SH.focusNode)).removeprefix("https://example.org/"),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


def constraints(name: str) -> set[tuple[str, str]]:
    """Return shape and component of every constraint that a file states."""
    graph = shapes(name)
    return {
        (str(shape).removeprefix(SHAPES), str(component))
        for parameter, component in COMPONENTS.items()
        for shape in graph.subjects(parameter)
        if isinstance(shape, URIRef)
    }


@pytest.mark.parametrize("name", NAMES)
def test_passing_example_conforms(name: str) -> None:
    assert results(name, "ok") == set()


@pytest.mark.parametrize("name", NAMES)
def test_failing_example_breaks_every_constraint(name: str) -> None:
    assert {(shape, component) for shape, component, _ in results(name, "bad")} == constraints(name)


@pytest.mark.parametrize("name", NAMES)
def test_each_thing_of_a_failing_example_breaks_what_its_name_says(name: str) -> None:
    component_of = {str(parameter).rpartition("#")[2]: str(value) for parameter, value in COMPONENTS.items()}
    broken = results(name, "bad")
    data = Graph().parse(EXAMPLES / f"{name}-bad.ttl")
    things = {str(s).removeprefix("https://example.org/") for s in data.subjects() if f"/{name}-" in str(s)}
    assert things
    for thing in things:
        shape, _, constraint = thing.rpartition("-")
        assert (shape, component_of[constraint], thing) in broken


def test_every_shape_speaks_both_languages_and_belongs_to_a_group() -> None:
    graph = shapes_graph()
    for kind in (SH.PropertyShape, SH.NodeShape):
        for shape in graph.subjects(RDF.type, kind):
            languages = sorted(getattr(message, "language", "") for message in graph.objects(shape, SH.message))
            assert languages == ["en", "zh"], shape
    assert len(list(graph.subjects(RDF.type, SH.PropertyGroup))) == len(NAMES)


def test_the_values_that_shapes_allow_are_those_of_the_model() -> None:
    levels = [level.code for level in admin_levels()]
    allowed: dict[str, list[str]] = {
        "thing-tier": [*Tier],
        "decision-decisionKind": [*DecisionKind],
        "link-basis": [*Basis],
        "link-weakestBasis": [*Basis],
        "finding-level": [*Severity],
        "project-stageWord": [row[0] for row in report_rows("stages")],
        "target-binding": [*Binding],
        "target-comparator": [*Comparator],
        "target-targetRole": [*TargetRole],
        "target-valueKind": [*ValueKind],
        "section-sectionLevel": [*SectionLevel],
        "section-sectionRole": [*SectionRole],
        "block-blockKind": [*BlockKind],
        "block-use": [*PlacementState],
        "plan-adminLevel": [level for level in levels if level not in {"region", "village"}],
        "strategy-strategyLevel": [level for level in levels if level != "village"],
    }
    for shape, values in allowed.items():
        listed = next(shapes_graph().objects(URIRef(SHAPES + shape), SH["in"]))
        members = shapes_graph().items(listed)
        assert [str(value) for value in members] == [str(value) for value in values], shape


def test_what_the_codec_writes_conforms() -> None:
    plan = small_plan()
    assert broken_shapes(indexed(plan)) == []
    assert broken_shapes(Index(as_triples(encode_derived(derive(plan), plan.plan)))) == []
