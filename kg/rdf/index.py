"""How are the nodes of a graph looked up while reading? By IRI and property, from lines of N-Triples in any order."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from kg.errors import StoreError
from kg.model import Iri
from kg.rdf.lines import Lines
from kg.rdf.literals import Value, lexical_of, read_json, read_moment, value_of
from kg.rdf.refusals import broken
from kg.rdf.vocabulary import TYPE

__all__ = ["Index", "Node"]


class Node:
    """One subject with its properties: tokens as N-Triples has them.

    Raises:
        StoreError: by every method, if the graph does not hold what the codec writes.
    """

    __slots__ = ("iri", "properties")

    def __init__(self, iri: Iri) -> None:
        self.iri = iri
        self.properties: dict[str, list[str]] = {}

    def maybe(self, predicate: str) -> str | None:
        """Return the only token of a property, or None."""
        found = self.properties.get(predicate)
        if not found:
            return None
        if len(found) > 1:
            raise self.broken(predicate)
        return found[0]

    def value(self, predicate: str) -> Value | None:
        """Return the only value of a property, or None."""
        found = self.maybe(predicate)
        if found is None:
            return None
        if not found.startswith('"'):
            raise self.broken(predicate)
        return value_of(found)

    def maybe_text(self, predicate: str) -> str | None:
        """Return the text of a property, or None."""
        found = self.value(predicate)
        if found is not None and not isinstance(found, str):
            raise self.broken(predicate)
        return found

    def text(self, predicate: str) -> str:
        """Return the text of a property."""
        found = self.maybe_text(predicate)
        if found is None:
            raise self.broken(predicate)
        return found

    def maybe_integer(self, predicate: str) -> int | None:
        """Return the whole number of a property, or None."""
        found = self.value(predicate)
        if found is not None and not isinstance(found, int):
            raise self.broken(predicate)
        return found

    def integer(self, predicate: str) -> int:
        """Return the whole number of a property."""
        found = self.maybe_integer(predicate)
        if found is None:
            raise self.broken(predicate)
        return found

    def maybe_decimal(self, predicate: str) -> Decimal | None:
        """Return the number of a property, or None."""
        found = self.value(predicate)
        if found is not None and not isinstance(found, Decimal):
            raise self.broken(predicate)
        return found

    def decimal(self, predicate: str) -> Decimal:
        """Return the number of a property."""
        found = self.maybe_decimal(predicate)
        if found is None:
            raise self.broken(predicate)
        return found

    def words(self, predicate: str, lang: str) -> str:
        """Return the words of a property in a language, or none."""
        found = [token for token in self.properties.get(predicate, ()) if token.endswith(f'"@{lang}')]
        if len(found) > 1:
            raise self.broken(predicate)
        return lexical_of(found[0]) if found else ""

    def flag(self, predicate: str) -> bool:
        """Return whether a property is true; absent is false."""
        return self.value(predicate) is True

    def moment(self, predicate: str) -> datetime:
        """Return the time of a property."""
        found = self.maybe(predicate)
        if found is None:
            raise self.broken(predicate)
        return read_moment(found)

    def maybe_iri(self, predicate: str) -> Iri | None:
        """Return the only resource of a property, or None."""
        found = self.maybe(predicate)
        if found is None:
            return None
        if not found.startswith("<"):
            raise self.broken(predicate)
        return Iri(found[1:-1])

    def resource(self, predicate: str) -> Iri:
        """Return the only resource of a property."""
        found = self.maybe_iri(predicate)
        if found is None:
            raise self.broken(predicate)
        return found

    def iris(self, predicate: str) -> list[Iri]:
        """Return the resources of a property in order."""
        return sorted(Iri(token[1:-1]) for token in self.properties.get(predicate, ()) if token.startswith("<"))

    def texts(self, predicate: str) -> list[str]:
        """Return the texts of a property in order."""
        return sorted(str(value_of(token)) for token in self.properties.get(predicate, ()) if token.startswith('"'))

    def rows(self, predicate: str) -> list[list[Any]]:
        """Return the rows of a property in JSON; none when it is absent."""
        found = self.maybe(predicate)
        rows: list[list[Any]] = [] if found is None else read_json(found)
        return rows

    def broken(self, predicate: str) -> StoreError:
        """Return the error that says which property of this node is not as the codec writes it."""
        return broken(self.iri, predicate)


class Index:
    """All nodes of one plan's graph by IRI and by class."""

    __slots__ = ("_nodes",)

    def __init__(self, ntriples: bytes) -> None:
        self._nodes: dict[str, Node] = {}
        for line in ntriples.decode("utf-8").split("\n"):
            if line.startswith("<"):  # the codec writes no other subject; a foreign graph may
                subject, predicate, value = line.split(" ", 2)
                node = self._nodes.get(subject)
                if node is None:
                    node = self._nodes[subject] = Node(Iri(subject[1:-1]))
                node.properties.setdefault(predicate[1:-1], []).append(value[:-2])

    @classmethod
    def of_lines(cls, lines: Lines) -> Self:
        """Return the nodes of lines that are not written yet."""
        index = cls(b"")
        for subject, said in lines.nodes():
            node = index._nodes[f"<{subject}>"] = Node(Iri(subject))
            for line in said:
                predicate, _, value = line.partition(" ")
                node.properties.setdefault(predicate[1:-1], []).append(value)
        return index

    def __iter__(self) -> Iterator[Node]:
        return iter(self._nodes.values())

    def get(self, token: str) -> Node | None:
        """Return the node of an IRI as N-Triples has it, or None when the graph says nothing about it."""
        return self._nodes.get(token)

    def node(self, iri: Iri) -> Node:
        """Return the node of an IRI.

        Raises:
            StoreError: if the graph says nothing about it.
        """
        found = self._nodes.get(f"<{iri}>")
        if found is None:
            raise broken(iri, TYPE)
        return found

    def having(self, predicate: str) -> Iterator[Node]:
        """Yield the nodes with a property, in the order of their IRIs."""
        found = [(node.iri, node) for node in self._nodes.values() if predicate in node.properties]
        for _, node in sorted(found, key=lambda item: item[0]):
            yield node

    def of_class(self, kind: str) -> Iterator[Node]:
        """Yield the nodes of a class, in the order of their IRIs."""
        for node in self.having(TYPE):
            if f"<{kind}>" in node.properties[TYPE]:
                yield node
