"""How are quads gathered while writing, and looked up by subject while reading?"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.errors import StoreError
from kg.model import Iri
from kg.rdf.literals import Value, literal, value_of
from kg.rdf.refusals import broken
from kg.rdf.vocabulary import RDF_TYPE

__all__ = ["Index", "Node", "Quads", "Term"]

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple


class Quads:
    """Gathers the quads of one named graph."""

    __slots__ = ("_graph", "gathered")

    def __init__(self, graph: Iri) -> None:
        self._graph = NamedNode(graph)
        self.gathered: list[Quad] = []

    def add(self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> None:
        """Add one statement."""
        self.gathered.append(Quad(subject, predicate, value, self._graph))

    def value(self, subject: NamedNode, predicate: NamedNode, value: Value | None) -> None:
        """Add one value; None adds nothing."""
        if value is not None:
            self.gathered.append(Quad(subject, predicate, literal(value), self._graph))


class Node:
    """One subject with its properties, for reading.

    Raises:
        StoreError: by every method, if the graph does not hold what the codec writes.
    """

    __slots__ = ("iri", "properties")

    def __init__(self, iri: Iri) -> None:
        self.iri = iri
        self.properties: dict[NamedNode, list[Term]] = {}

    def maybe(self, predicate: NamedNode) -> Term | None:
        """Return the only object of a property, or None."""
        found = self.properties.get(predicate)
        if not found:
            return None
        if len(found) > 1:
            raise self.broken(predicate)
        return found[0]

    def value(self, predicate: NamedNode) -> Value | None:
        """Return the only value of a property, or None."""
        found = self.maybe(predicate)
        if found is None:
            return None
        if not isinstance(found, Literal):
            raise self.broken(predicate)
        return value_of(found)

    def maybe_text(self, predicate: NamedNode) -> str | None:
        """Return the text of a property, or None."""
        found = self.value(predicate)
        if found is not None and not isinstance(found, str):
            raise self.broken(predicate)
        return found

    def text(self, predicate: NamedNode) -> str:
        """Return the text of a property."""
        found = self.maybe_text(predicate)
        if found is None:
            raise self.broken(predicate)
        return found

    def maybe_integer(self, predicate: NamedNode) -> int | None:
        """Return the whole number of a property, or None."""
        found = self.value(predicate)
        if found is not None and not isinstance(found, int):
            raise self.broken(predicate)
        return found

    def integer(self, predicate: NamedNode) -> int:
        """Return the whole number of a property."""
        found = self.maybe_integer(predicate)
        if found is None:
            raise self.broken(predicate)
        return found

    def maybe_decimal(self, predicate: NamedNode) -> Decimal | None:
        """Return the number of a property, or None."""
        found = self.value(predicate)
        if found is not None and not isinstance(found, Decimal):
            raise self.broken(predicate)
        return found

    def decimal(self, predicate: NamedNode) -> Decimal:
        """Return the number of a property."""
        found = self.maybe_decimal(predicate)
        if found is None:
            raise self.broken(predicate)
        return found

    def flag(self, predicate: NamedNode) -> bool:
        """Return whether a property is true; absent is false."""
        return self.value(predicate) is True

    def maybe_iri(self, predicate: NamedNode) -> Iri | None:
        """Return the only resource of a property, or None."""
        found = self.maybe(predicate)
        if found is not None and not isinstance(found, NamedNode):
            raise self.broken(predicate)
        return None if found is None else Iri(found.value)

    def resource(self, predicate: NamedNode) -> Iri:
        """Return the only resource of a property."""
        found = self.maybe_iri(predicate)
        if found is None:
            raise self.broken(predicate)
        return found

    def iris(self, predicate: NamedNode) -> list[Iri]:
        """Return the resources of a property in order."""
        return sorted(Iri(term.value) for term in self.properties.get(predicate, ()) if isinstance(term, NamedNode))

    def texts(self, predicate: NamedNode) -> list[str]:
        """Return the texts of a property in order."""
        return sorted(term.value for term in self.properties.get(predicate, ()) if isinstance(term, Literal))

    def broken(self, predicate: NamedNode) -> StoreError:
        """Return the error that says which property of this node is not as the codec writes it."""
        return broken(self.iri, predicate.value)


class Index:
    """All nodes of one plan's graph by IRI and by class."""

    __slots__ = ("_nodes",)

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._nodes: dict[str, Node] = {}
        for quad in quads:
            subject = quad.subject
            if not isinstance(subject, NamedNode):
                continue  # the codec writes none; a foreign graph may
            iri = subject.value
            node = self._nodes.get(iri)
            if node is None:
                node = self._nodes[iri] = Node(Iri(iri))
            node.properties.setdefault(quad.predicate, []).append(quad.object)

    def node(self, iri: Iri) -> Node:
        """Return the node of an IRI.

        Raises:
            StoreError: if the graph says nothing about it.
        """
        found = self._nodes.get(iri)
        if found is None:
            raise broken(iri, RDF_TYPE.value)
        return found

    def having(self, predicate: NamedNode) -> Iterator[Node]:
        """Yield the nodes with a property, in the order of their IRIs."""
        for _, node in sorted(self._nodes.items()):
            if predicate in node.properties:
                yield node

    def of_class(self, kind: NamedNode) -> Iterator[Node]:
        """Yield the nodes of a class, in the order of their IRIs."""
        for node in self.having(RDF_TYPE):
            if kind in node.properties[RDF_TYPE]:
                yield node
