"""What is a store? Named graphs that one reads and asks, and, when open for writing, replaces and publishes.

The interface is small enough for any server of the SPARQL 1.1 Protocol and the Graph Store Protocol. Graphs stand
under names; a query's default graph is the union of all of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol, Self, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.model import Iri
from kg.rdf.literals import typed_value

__all__ = ["Answer", "Cell", "Content", "Rows", "Store", "Term", "TooLargeError", "Triples", "View", "plain"]

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
Content: TypeAlias = bytes | Iterable[Quad]
Cell: TypeAlias = str | int | Decimal | bool | None


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to SELECT: for each solution the terms of the variables in order, None where unbound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def plain(self) -> tuple[tuple[Cell, ...], ...]:
        """Return the rows as Python values: IRIs and texts as str, numbers and flags as themselves."""
        return tuple(tuple(plain(term) for term in row) for row in self.rows)

    def records(self) -> tuple[dict[str, Cell], ...]:
        """Return one mapping from variable to Python value for each row; unbound variables are None."""
        return tuple(dict(zip(self.variables, row, strict=True)) for row in self.plain())


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to CONSTRUCT or DESCRIBE, each triple once."""

    triples: tuple[Triple, ...]


Answer: TypeAlias = Rows | Triples | bool


def plain(term: Term | None) -> Cell:
    """Return a term as a Python value; a literal of a foreign datatype is its text.

    >>> plain(NamedNode("https://w3id.org/plankg/ns#Goal"))
    'https://w3id.org/plankg/ns#Goal'
    """
    match term:
        case None:
            return None
        case NamedNode():
            return term.value
        case Literal():
            try:
                return typed_value(term.value, term.datatype.value)
            except (ValueError, ArithmeticError):
                return term.value
        case _:
            return str(term)


class TooLargeError(Exception):
    """Raised when a server's answer is over the limit that was set for it."""


class View(Protocol):
    """A store open for reading."""

    def query(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Return the answer to a query of our own, with variables bound beforehand; the prefixes are known.

        A variable that is bound must be among those that a SELECT returns.
        Queries of users are never evaluated here, but in a worker: see kg.queries.

        Raises:
            QueryError: if the query is malformed or fails.
        """

    def graphs(self) -> tuple[Iri, ...]:
        """Return the names of the graphs, sorted."""

    def quads(self, graph: Iri) -> Iterator[Quad]:
        """Yield the quads of a graph in no order; none when there is no such graph."""

    def triples(self, graph: Iri) -> bytes:
        """Return the triples of a graph as N-Triples in no order; nothing when there is no such graph."""

    def is_current(self) -> bool:
        """Return whether who opens the store now sees the same."""

    def close(self) -> None:
        """Let go of everything; closing twice is fine."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *failure: object) -> None: ...


class Store(View, Protocol):
    """A store open for writing, by one process at a time."""

    def replace(self, graphs: Mapping[Iri, Content], remove: Iterable[Iri] = ()) -> None:
        """Replace whole graphs, given as N-Quads or quads, and remove others, all or nothing.

        After a failure the store holds what was last published.

        Raises:
            StoreError: if a quad belongs to another graph than it is given for.
        """

    def publish(self, manifest: Mapping[str, object]) -> str:
        """Make what the store holds what readers see, in one step, and return the name of the snapshot."""

    def manifest(self) -> dict[str, Any]:
        """Return the manifest of what was last published; empty before the first."""
