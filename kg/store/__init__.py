"""Stores: where graphs lie, how they are replaced in one step, and how they are read."""

from pathlib import Path

from kg.store.base import Answer, Rows, Store, Triples, View
from kg.store.embedded import EmbeddedStore, Snapshot, Watcher, unwatched
from kg.store.lookup import Thing
from kg.store.memory import MemoryStore
from kg.store.reader import GraphReader

__all__ = [
    "Answer",
    "EmbeddedStore",
    "GraphReader",
    "MemoryStore",
    "Rows",
    "Snapshot",
    "Store",
    "Thing",
    "Triples",
    "View",
    "Watcher",
    "open_graph",
    "open_store",
]


def open_store(path: Path, *, keep: int = 3, watcher: Watcher = unwatched) -> Store:
    """Return a graph directory open for writing, made when absent; close it to give the lock back.

    Raises:
        StoreBusyError: at once, if another process is writing.
        StoreError: if the directory holds something else, or a graph of another format.
    """
    return EmbeddedStore(path, keep=keep, watcher=watcher)


def open_graph(path: Path) -> GraphReader:
    """Return what readers see of a graph directory now.

    Raises:
        StoreNotFoundError: if there is no graph.
        StoreError: if the directory holds something else, or a graph of another format.
    """
    return GraphReader(Snapshot(path))
