"""Is the graph of a plan as the vocabulary wants it? SHACL with pySHACL over one plan's graph.

What breaks one shape is one finding, however many things break it: a fault of the reading repeats itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from pyshacl import validate
from rdflib import Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.namespace import RDF, RDFS, SH, XSD
from rdflib.term import Node

from kg.checks.base import PlanView
from kg.checks.findings import Raised, finding, passages
from kg.model import Evidence, Finding, Focus, Iri
from ontology.files import core_turtle, shape_files
from ontology.prefixes import PLAN_BASE

__all__ = ["BrokenShape", "ShapesCheck", "as_rdflib", "broken_shapes", "shapes_graph"]

_FOCUS_LIMIT: Final = 20


@dataclass(frozen=True, slots=True)
class BrokenShape:
    """One shape that things break: its IRI, its message in both languages, the things in order."""

    shape: str
    is_violation: bool
    message: str
    message_en: str
    things: tuple[str, ...]


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


@cache
def _spoken_of() -> frozenset[str]:
    """Return every IRI that the shapes name: a property that is not among them cannot break one."""
    return frozenset({str(RDF.type), *(str(term) for triple in shapes_graph() for term in triple)})


def as_rdflib(quads: Iterable[Quad]) -> Graph:
    """Return what the shapes look at of a plan's quads as an rdflib graph; the named graph is left out."""
    graph = Graph()
    looked_at = _spoken_of()
    known: dict[NamedNode | BlankNode | Literal | Triple, Node] = {}
    for quad in quads:
        if quad.predicate.value in looked_at:
            for term in (quad.subject, quad.predicate, quad.object):
                if term not in known:
                    known[term] = _literal(term) if isinstance(term, Literal) else URIRef(_iri(term))
            graph.add((known[quad.subject], known[quad.predicate], known[quad.object]))
    return graph


def _literal(literal: Literal) -> RdfLiteral:
    # rdflib holds a plain text and one typed as a string for different; the shapes name plain ones
    if literal.language or literal.datatype.value == str(XSD.string):
        return RdfLiteral(literal.value, lang=literal.language)
    return RdfLiteral(literal.value, datatype=URIRef(literal.datatype.value))


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)


def broken_shapes(data: Graph) -> list[BrokenShape]:
    """Return the shapes that a graph breaks, in order, none when it conforms; the class tree is added to the graph."""
    for triple in _class_tree():
        data.add(triple)
    _, report, _ = validate(data, shacl_graph=shapes_graph(), inference="none", advanced=False, inplace=True)
    results = sorted(_results(report))
    found: list[BrokenShape] = []
    for shape in dict.fromkeys(shape for shape, _ in results):
        things = tuple(dict.fromkeys(thing for name, thing in results if name == shape))
        found.append(_broken(shape, things))
    return found


def _results(report: Graph) -> Iterator[tuple[str, str]]:
    for result in report.subjects(SH.sourceShape):
        yield str(report.value(result, SH.sourceShape)), str(report.value(result, SH.focusNode))


def _broken(shape: str, things: tuple[str, ...]) -> BrokenShape:
    node = URIRef(shape)
    messages = {m.language: str(m) for m in shapes_graph().objects(node, SH.message) if isinstance(m, RdfLiteral)}
    is_violation = shapes_graph().value(node, SH.severity) in (None, SH.Violation)
    return BrokenShape(shape, is_violation, messages["zh"], messages["en"], things)


class ShapesCheck:
    """Puts the SHACL shapes to a plan's graph."""

    id = "shapes"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield one finding for each shape that is broken."""
        for broken in broken_shapes(as_rdflib(view.quads)):
            yield self._finding(view, broken)

    def _finding(self, view: PlanView, broken: BrokenShape) -> Finding:
        name = broken.shape.rpartition("#")[2]
        count = str(len(broken.things))
        things = broken.things[:_FOCUS_LIMIT]
        raised = Raised(
            check=self.id,
            grade="violation" if broken.is_violation else "warning",
            key=(name,),
            focus=tuple(Focus(Iri(thing), _name(view, thing)) for thing in things),
            evidence=passages(view, (piece for thing in things for piece in _evidence(view, thing))),
            values={"message": broken.message, "shape": name, "count": count, "first": _name(view, things[0])},
            values_en={"message": broken.message_en},
            figures={"count": count},
        )
        return finding(view, raised)


def _name(view: PlanView, thing: str) -> str:
    entity = view.entities.get(Iri(thing))
    return entity.name if entity else thing


def _evidence(view: PlanView, thing: str) -> tuple[Evidence, ...]:
    entity = view.entities.get(Iri(thing))
    return entity.evidence if entity else ()
