"""How does one open a graph directory? For writing as a store, for reading as the values of the model."""

from pathlib import Path

from kg.store.base import Store
from kg.store.embedded import EmbeddedStore, Snapshot, Watcher, unwatched
from kg.store.reader import GraphReader

__all__ = ["open_graph", "open_store"]


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
    snapshot = Snapshot(path)
    return GraphReader(snapshot, snapshot.path, snapshot.manifest)
