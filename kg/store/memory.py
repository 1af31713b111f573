"""Which store needs no disk? One in memory with the same behaviour, for tests and passing looks at a graph."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Self

import pyoxigraph as ox

from kg.model import Iri
from kg.store.base import Answer, Content, Term
from kg.store.contents import apply, changes_of, contents_of, graph_names, replaced, triples_of
from kg.store.evaluate import evaluate

__all__ = ["MemoryStore"]


class MemoryStore:
    """A store in memory; `publish` keeps the state that a failed `replace` falls back to."""

    def __init__(self) -> None:
        self._store = ox.Store()
        self._published: tuple[ox.Quad, ...] = ()
        self._count = 0
        self._manifest: dict[str, Any] = {}

    def query(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Return the answer to a query; see View."""
        return evaluate(self._store, sparql, bindings)

    def graphs(self) -> tuple[Iri, ...]:
        """Return the names of the graphs, sorted."""
        return graph_names(self._store)

    def quads(self, graph: Iri) -> Iterator[ox.Quad]:
        """Yield the quads of a graph."""
        return contents_of(self._store, graph)

    def triples(self, graph: Iri) -> bytes:
        """Return the triples of a graph as N-Triples; see View."""
        return triples_of(self._store, graph)

    def is_current(self) -> bool:
        """Return True: there is but one view of it."""
        return True

    def replace(self, graphs: Mapping[Iri, Content], remove: Iterable[Iri] = ()) -> None:
        """Replace and remove graphs; see Store.

        Raises:
            StoreError: if a quad belongs to another graph than it is given for.
        """
        with replaced(self._fall_back):
            apply(self._store, changes_of(self._store, graphs, remove, self.triples), self.triples)

    def _fall_back(self) -> None:
        self._store = ox.Store()
        self._store.bulk_extend(self._published)

    def publish(self, manifest: Mapping[str, object]) -> str:
        """Keep what the store holds; see Store."""
        self._published = tuple(self._store)
        self._manifest = dict(manifest)
        self._count += 1
        return f"{self._count:04}"

    def manifest(self) -> dict[str, Any]:
        """Return the manifest of what was last published; see Store."""
        return dict(self._manifest)

    def close(self) -> None:
        """Forget nothing: memory has no lock to give back."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()
