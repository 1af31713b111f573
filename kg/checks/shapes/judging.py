"""Which shapes do these things break? pySHACL, over the things and what the shapes look at around them.

A shape looks no further than the values of a thing, what points to it, and the classes of both.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from pyshacl import validate
from rdflib import Graph
from rdflib.namespace import RDFS, SH
from rdflib.term import Node

from kg.checks.shapes.facts import Facts
from kg.rdf.index import Index
from kg.rdf.vocabulary import TYPE
from ontology.files import core_turtle, shape_files
from ontology.prefixes import PLAN_BASE

__all__ = ["broken_by", "shapes_graph"]


@cache
def shapes_graph() -> Graph:
    """Return the shapes of all classes in one graph."""
    graph = Graph()
    for file in shape_files():
        graph.parse(data=file.read_text(encoding="utf-8"), format="turtle")
    return graph


@cache
def _class_tree() -> tuple[tuple[Node, Node, Node], ...]:
    # a task is a measure: sh:class must see that, and nothing else of the vocabulary
    core = Graph().parse(data=core_turtle().read_text(encoding="utf-8"), format="turtle")
    own = (triple for triple in core.triples((None, RDFS.subClassOf, None)) if str(triple[2]).startswith(PLAN_BASE))
    return tuple(sorted(own))


def broken_by(nodes: Index, things: Sequence[str]) -> list[tuple[str, str]]:
    """Return the shapes with the things that break them, IRIs, sorted; only for the given things."""
    data = Graph().parse(data="".join(sorted(set(_around(Facts(nodes), things)))), format="nt")
    for triple in _class_tree():
        data.add(triple)
    _, report, _ = validate(data, shacl_graph=shapes_graph(), inference="none", advanced=False, inplace=True)
    asked = frozenset(thing[1:-1] for thing in things)
    found = {
        (str(report.value(result, SH.sourceShape)), str(report.value(result, SH.focusNode)))
        for result in report.subjects(SH.sourceShape)
    }
    return sorted(pair for pair in found if pair[1] in asked)


def _around(facts: Facts, things: Sequence[str]) -> Iterator[str]:
    reversed_ = [str(name) for name in shapes_graph().objects(None, SH.inversePath)]
    for thing in things:
        node = facts.nodes.get(thing)
        for predicate, values in node.properties.items() if node else ():
            for value in values:
                yield f"{thing} <{predicate}> {value} .\n"
                yield from _classes(facts, value)
        for predicate in reversed_:
            for other in facts.pointing(predicate, thing):
                yield f"{other} <{predicate}> {thing} .\n"
                yield from _classes(facts, other)


def _classes(facts: Facts, thing: str) -> Iterator[str]:
    for kind in facts.values(thing, TYPE):
        yield f"{thing} <{TYPE}> {kind} .\n"
