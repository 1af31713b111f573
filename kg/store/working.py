"""What does a writer change? A copy of the current snapshot, thrown away when the writer ends or fails."""

import shutil
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyoxigraph as ox

from kg.model import Iri
from kg.store.base import Content
from kg.store.contents import Changes, apply, changes_of, graph_names, rebuild, triples_of
from kg.store.copies import Copies
from kg.store.layout import COPIES, STORE, Layout

__all__ = ["Working"]


class Working:
    """A working copy of the current snapshot, open for writing."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._path = layout.new_live()
        current = layout.current()
        if current is not None:
            ox.Store.read_only(str(current / STORE)).backup(str(self._path))
        self.store = ox.Store(str(self._path))
        self._copies = Copies(current / COPIES if current else None)

    def replace(self, graphs: Mapping[Iri, Content], remove: Iterable[Iri]) -> None:
        """Replace and remove graphs, by patch or by filling a new store, whichever is less work.

        Raises:
            StoreError: if a quad belongs to another graph than it is given for.
        """
        changes = changes_of(self.store, graphs, remove, self.triples)
        with ThreadPoolExecutor(1) as beside:
            copied = beside.submit(self._copy, changes)
            if changes.outweigh(self.store):
                self._rebuild(changes)
            else:
                apply(self.store, changes, self.triples)
            copied.result()

    def _copy(self, changes: Changes) -> None:
        for iri in changes.removed - changes.wanted.keys():
            self._copies.put(iri, b"")
        for iri, ntriples in changes.wanted.items():
            self._copies.put(iri, ntriples)

    def triples(self, graph: Iri) -> bytes:
        """Return the triples of a graph as N-Triples."""
        copy = self._copies.get(graph)
        return triples_of(self.store, graph) if copy is None else copy

    def save(self, folder: Path) -> None:
        """Lay a frozen state in an empty folder."""
        self.store.backup(str(folder / STORE))
        self._copies.write(folder / COPIES, graph_names(self.store))

    def discard(self) -> None:
        """Throw the copy away."""
        del self.store
        shutil.rmtree(self._path)

    def _rebuild(self, changes: Changes) -> None:
        path = self._layout.new_live()
        new = ox.Store(str(path))
        rebuild(self.store, new, changes, self.triples)
        self.store, old_path, self._path = new, self._path, path
        shutil.rmtree(old_path)
