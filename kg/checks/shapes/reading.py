"""What do the files of shapes say? Their statements by node, read by pyoxigraph, ten times as fast as rdflib would."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg.rdf.vocabulary import TYPE, rdf
from ontology.files import core_turtle, shape_files
from ontology.prefixes import PLAN_BASE, PREFIXES

__all__ = ["Shapes", "Term", "ancestors", "sh", "shapes", "token_of"]

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple

_SH: Final = PREFIXES["sh"]
_SUBCLASS: Final = PREFIXES["rdfs"] + "subClassOf"


def sh(name: str) -> str:
    """Return a term of SHACL."""
    return _SH + name


def token_of(term: Term) -> str:
    """Return a term as N-Triples has it."""
    return str(term)


class Shapes:
    """The shapes, node by node."""

    def __init__(self, turtle: str) -> None:
        self._said: dict[Term, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for quad in parse(turtle, format=RdfFormat.TURTLE):
            self._said[quad.subject][quad.predicate.value].append(quad.object)

    def named(self) -> list[NamedNode]:
        """Return the shapes that have a name, in order."""
        kinds = {sh("PropertyShape"), sh("NodeShape")}
        found = (node for node in self._said if isinstance(node, NamedNode) and kinds & self._kinds(node))
        return sorted(found, key=lambda node: node.value)

    def said(self, node: Term) -> Mapping[str, list[Term]]:
        """Return what is said of a node, by property."""
        return self._said.get(node, {})

    def one(self, node: Term, name: str) -> Term | None:
        """Return the value of a SHACL property of a node, or None."""
        return next(iter(self.said(node).get(sh(name), ())), None)

    def items(self, start: Term) -> Iterator[Term]:
        """Yield the members of a list."""
        while start != NamedNode(rdf("nil")):
            said = self._said[start]
            yield said[rdf("first")][0]
            [start] = said[rdf("rest")]

    def _kinds(self, node: Term) -> set[str]:
        return {kind.value for kind in self._said[node][TYPE] if isinstance(kind, NamedNode)}


@cache
def shapes() -> Shapes:
    """Return the shapes of all classes."""
    return Shapes("\n".join(file.read_text(encoding="utf-8") for file in shape_files()))


@cache
def ancestors() -> Mapping[str, frozenset[str]]:
    """Return the classes of our own that each of ours is under, itself among them: a task is a measure."""
    above: dict[str, set[str]] = defaultdict(set)
    for quad in parse(core_turtle().read_text(encoding="utf-8"), format=RdfFormat.TURTLE):
        match quad.subject, quad.object:
            case NamedNode(), NamedNode() if quad.predicate.value == _SUBCLASS:
                if quad.object.value.startswith(PLAN_BASE):
                    above[quad.subject.value].add(quad.object.value)
            case _:
                pass
    return {name: _all_above(name, above) for name in sorted(above)}


def _all_above(name: str, above: Mapping[str, set[str]]) -> frozenset[str]:
    found = {name}
    for parent in above.get(name, ()):
        found |= _all_above(parent, above)
    return frozenset(found)
