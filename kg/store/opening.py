"""How does one open a graph? For writing as a store, for reading as the values of the model; by path or by URL."""

from kg.address import Address, Place
from kg.store.base import Store
from kg.store.embedded import EmbeddedStore, Snapshot, Watcher, unwatched
from kg.store.reader import GraphReader

__all__ = ["open_graph", "open_store"]


def open_store(place: Place, *, keep: int = 3, watcher: Watcher = unwatched) -> Store:
    """Return a graph open for writing; a directory is made when absent, and locked until the store is closed.

    Raises:
        StoreBusyError: at once, if another process is writing to the directory; or has begun to, on the server.
        StoreError: if the directory holds something else, or a graph of another format, or the server does not serve.
    """
    if isinstance(place, Address):
        from kg.store.remote import RemoteStore  # noqa: PLC0415 - who reads a directory needs no HTTP

        return RemoteStore(place, watcher=watcher)
    return EmbeddedStore(place, keep=keep, watcher=watcher)


def open_graph(place: Place) -> GraphReader:
    """Return what readers see of a graph now.

    Raises:
        StoreNotFoundError: if there is no graph.
        StoreError: if the directory holds something else, or a graph of another format, or the server does not serve.
    """
    if isinstance(place, Address):
        from kg.store.remote import RemoteView  # noqa: PLC0415 - as above

        view = RemoteView(place)
        return GraphReader(view, manifest=view.record.manifest, state=view.record.state)
    snapshot = Snapshot(place)
    return GraphReader(snapshot, snapshot.path, snapshot.manifest, snapshot.path.name)
