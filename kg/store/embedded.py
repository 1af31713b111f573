"""Which store needs no server? pyoxigraph in a directory: one writer with a working copy, readers with snapshots.

A writer works on a copy of the current snapshot (hard links, a few milliseconds) and never on what readers see. The
copy of a writer that was killed is thrown away, so no half-written state is ever opened.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Self

import pyoxigraph as ox

from kg.errors import LookupFailedError, StoreError, StoreNotFoundError
from kg.model import Iri
from kg.store.base import Answer, Content, Term
from kg.store.contents import contents_of, graph_names, replaced, triples_of
from kg.store.copies import copy_in
from kg.store.evaluate import evaluate
from kg.store.layout import COPIES, STORE, Layout
from kg.store.lock import lock_directory
from kg.store.working import Working

__all__ = ["EmbeddedStore", "Snapshot", "Watcher", "unwatched"]

Watcher = Callable[[str], None]
"""Told of each stage as it begins: load, backup, swap."""

_TRIES = 5


def unwatched(stage: str) -> None:
    """Hear of a stage and do nothing."""
    del stage


class EmbeddedStore:
    """A graph directory open for writing.

    Raises:
        StoreBusyError: at once, if another process is writing.
        StoreError: if the directory holds something else, or a graph of another format.
    """

    def __init__(self, path: Path, *, keep: int = 3, watcher: Watcher = unwatched) -> None:
        self._keep = keep
        self._watcher = watcher
        self._layout = Layout(path)
        self._working: Working | None = None
        self._layout.check_place()
        self._lock: int | None = lock_directory(path)
        try:
            self._layout.prepare()
        except BaseException:
            self._unlock()
            raise

    def query(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Return the answer to a query; see View."""
        return evaluate(self._live().store, sparql, bindings)

    def graphs(self) -> tuple[Iri, ...]:
        """Return the names of the graphs, sorted."""
        return graph_names(self._live().store)

    def quads(self, graph: Iri) -> Iterator[ox.Quad]:
        """Yield the quads of a graph."""
        return contents_of(self._live().store, graph)

    def triples(self, graph: Iri) -> bytes:
        """Return the triples of a graph as N-Triples; see View."""
        return self._live().triples(graph)

    def is_current(self) -> bool:
        """Return True: what the one writer sees is the newest there is."""
        return True

    def replace(self, graphs: Mapping[Iri, Content], remove: Iterable[Iri] = ()) -> None:
        """Replace and remove graphs; see Store.

        Raises:
            StoreError: if a quad belongs to another graph than it is given for.
        """
        self._watcher("load")
        with replaced(self._discard):
            self._live().replace(graphs, remove)

    def publish(self, manifest: Mapping[str, object]) -> str:
        """Make a snapshot and let readers see it; see Store."""
        live = self._live()
        self._watcher("backup")
        unfinished, snapshot = self._layout.new_snapshot()
        live.save(unfinished)
        self._layout.complete(unfinished, snapshot, manifest)
        self._watcher("swap")
        self._layout.swap(snapshot)
        self._layout.prune(self._keep)
        return snapshot.name

    def manifest(self) -> dict[str, Any]:
        """Return the manifest of the current snapshot; a damaged one is empty and mended by the next; see Store."""
        current = self._layout.current()
        try:
            return self._layout.manifest(current) if current else {}
        except StoreError:
            return {}

    def close(self) -> None:
        """Throw the working copy away and give the lock back; what was not published is gone."""
        if self._lock is not None:
            self._discard()
            self._layout.abandon()
            self._unlock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def _live(self) -> Working:
        if self._working is None:
            self._working = Working(self._layout)
        return self._working

    def _discard(self) -> None:
        if self._working is not None:
            working, self._working = self._working, None
            working.discard()

    def _unlock(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


class Snapshot:
    """A snapshot of a graph directory, open for reading: the current one, or one of a number that is still kept.

    What is published later is not seen.

    Raises:
        StoreNotFoundError: if there is no graph.
        StoreError: if the directory holds something else, or a graph of another format.
        LookupFailedError: if no snapshot of the number is kept.
    """

    def __init__(self, path: Path, name: str | None = None) -> None:
        layout = self._layout = Layout(path)
        layout.check()
        for last in (*(False,) * (_TRIES - 1), True):
            current = layout.current() if name is None else layout.named(name)
            if current is None:
                raise _no_graph(path) if name is None else _no_snapshot(layout, name)
            try:
                self._store: ox.Store | None = ox.Store.read_only(str(current / STORE))
                self.manifest = layout.manifest(current)
            except OSError:
                if last or (layout.current() == current if name is None else current.exists()):
                    raise
                continue  # it was pruned between the look at the link and the opening
            self.path = current
            self._stamp = layout.stamp(current)
            return

    def query(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Return the answer to a query; see View."""
        return evaluate(self._opened(), sparql, bindings)

    def graphs(self) -> tuple[Iri, ...]:
        """Return the names of the graphs, sorted."""
        return graph_names(self._opened())

    def quads(self, graph: Iri) -> Iterator[ox.Quad]:
        """Yield the quads of a graph."""
        return contents_of(self._opened(), graph)

    def triples(self, graph: Iri) -> bytes:
        """Return the triples of a graph as N-Triples; see View."""
        store = self._opened()
        copy = copy_in(self.path / COPIES, graph)
        return triples_of(store, graph) if copy is None else copy

    def is_current(self) -> bool:
        """Return whether readers who come now still see this snapshot."""
        return self._layout.current() == self.path and self._layout.stamp(self.path) == self._stamp

    def engine(self) -> ox.Store:
        """Return the engine itself, read-only; for the worker that runs users' queries.

        Raises:
            ValueError: if the snapshot is closed.
        """
        return self._opened()

    def close(self) -> None:
        """Let go of the snapshot."""
        self._store = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def _opened(self) -> ox.Store:
        if self._store is None:
            message = "the snapshot is closed"
            raise ValueError(message)
        return self._store


def _no_graph(path: Path) -> StoreNotFoundError:
    return StoreNotFoundError("errors.no_graph", path=path)


def _no_snapshot(layout: Layout, name: str) -> LookupFailedError:
    known = ", ".join(path.name for path in layout.snapshots())
    return LookupFailedError("errors.no_snapshot", name=name, known=known)
