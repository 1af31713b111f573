"""What does a graph say of a thing? Its values, what points to it, and its classes with those above them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from kg.checks.shapes.reading import ancestors
from kg.rdf.index import Index
from kg.rdf.vocabulary import TYPE

__all__ = ["Facts"]

_NONE: Final[frozenset[str]] = frozenset()


class Facts:
    """Looks things up in a graph; a thing is a token, as N-Triples has it."""

    def __init__(self, nodes: Index) -> None:
        self.nodes = nodes
        self._classes: dict[tuple[str, ...], frozenset[str]] = {}
        self._pointing: dict[str, dict[str, list[str]]] = {}

    def values(self, thing: str, predicate: str) -> Sequence[str]:
        """Return the values of a property of a thing."""
        node = self.nodes.get(thing)
        return () if node is None else node.properties.get(predicate, ())

    def pointing(self, predicate: str, thing: str) -> Sequence[str]:
        """Return what has a thing as the value of a property."""
        if predicate not in self._pointing:
            found = self._pointing[predicate] = defaultdict(list)
            for node in self.nodes:
                for value in node.properties.get(predicate, ()):
                    found[value].append(f"<{node.iri}>")
        return self._pointing[predicate].get(thing, ())

    def classes(self, thing: str) -> frozenset[str]:
        """Return the classes of a thing."""
        kinds = tuple(self.values(thing, TYPE))
        if kinds not in self._classes:
            names = (kind[1:-1] for kind in kinds)
            self._classes[kinds] = _NONE.union(*(ancestors().get(name, (name,)) for name in names))
        return self._classes[kinds]
