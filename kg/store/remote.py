"""Which store may many machines share? Any server of the SPARQL 1.1 Protocol and the Graph Store Protocol, by URL.

A reader notes the name of the state when it opens, and looks again after each thing it reads: what was read while
another wrote is thrown away and told, so nobody is given parts of two states. A writer keeps what it changes until it
publishes; see kg.store.publishing for what a server then guarantees.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, Self, TypeVar

import pyoxigraph as ox

from kg.address import Address
from kg.errors import KgError, StoreBusyError, StoreError, StoreNotFoundError
from kg.model import Iri
from kg.store.asking import Asked, Found, bound, dataset, put_to
from kg.store.base import Answer, Content, Rows, Term, Triples
from kg.store.contents import ntriples_of
from kg.store.embedded import Watcher, unwatched
from kg.store.memory import MemoryStore
from kg.store.publishing import publish, settled
from kg.store.record import read_record, read_state
from kg.store.wire import Wire

__all__ = ["RemoteStore", "RemoteView"]

_Read = TypeVar("_Read")
_PAGE: Final = "SELECT ?s ?p ?o { ?s ?p ?o }"


class RemoteView:
    """The state that a server holds now, open for reading.

    Raises:
        StoreNotFoundError: if the server cannot be reached, or holds no graph.
        StoreBusyError: if a writer has not finished.
        StoreError: if what answers is no such server, or lets nobody in.
    """

    def __init__(self, address: Address) -> None:
        self.wire = Wire(address)
        self.record = read_record(self.wire)
        if not self.record.state:
            raise _no_graph(address)
        if self.record.unfinished:
            raise _unfinished(address)

    def query(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Return the answer to a query; see View."""
        form = list(dataset(sparql, self.graphs()))
        return _typed(self.found(Asked(bound(sparql, bindings or {}), form)))

    def found(self, asked: Asked) -> Found:
        """Return the terms that answer a query over a dataset of its own; see kg.store.asking.

        Raises:
            QueryError: if the query is malformed or fails.
            StoreBusyError: if another state was published meanwhile.
            TooLargeError: if the answer is over its limit.
        """
        return self._steady(lambda: put_to(self.wire, asked))

    def graphs(self) -> tuple[Iri, ...]:
        """Return the names of the graphs, sorted."""
        return tuple(sorted(self.record.graphs))

    def quads(self, graph: Iri) -> Iterator[ox.Quad]:
        """Yield the quads of a graph."""
        name = ox.NamedNode(graph)
        return (ox.Quad(triple.subject, triple.predicate, triple.object, name) for triple in self._contents(graph))

    def triples(self, graph: Iri) -> bytes:
        """Return the triples of a graph as N-Triples; see View.

        Raises:
            StoreError: if the server does not hold what was published.
        """
        return ox.serialize(self._contents(graph), format=ox.RdfFormat.N_TRIPLES) or b""

    def is_current(self) -> bool:
        """Return whether readers who come now still see this state."""
        return read_state(self.wire) == self.record.state

    def close(self) -> None:
        """Keep the connection: the next view needs it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def _contents(self, graph: Iri) -> list[ox.Triple]:
        """Return the triples of a graph, as many as the record says."""
        count = self.record.graphs.get(graph, 0)
        return self._steady(lambda: list(self._whole(graph, count))) if count else []

    def _whole(self, graph: Iri, count: int) -> Iterable[ox.Triple]:
        found = dict.fromkeys(_parsed(self.wire.get(graph)))
        if len(found) < count:
            found = self._by_pages(graph, count)
        if len(found) != count:
            raise _lost(self.wire.address, graph, count, len(found))
        return found

    def _by_pages(self, graph: Iri, count: int) -> dict[ox.Triple, None]:
        """Return the triples of a graph larger than any answer of the server; the count proves that none is missing."""
        found: dict[ox.Triple, None] = {}
        page = self._page(graph, "")  # as much as the server gives
        size = offset = len(page)
        while page:
            found.update(dict.fromkeys(page))
            page = self._page(graph, f"OFFSET {offset} LIMIT {size}") if len(found) < count else []
            offset += len(page)
        return found

    def _page(self, graph: Iri, part: str) -> list[ox.Triple]:
        rows = put_to(self.wire, Asked(f"{_PAGE} {part}", [("default-graph-uri", graph)], whole=False))
        return [ox.Triple(*row) for row in rows] if isinstance(rows, ox.QuerySolutions) else []

    def _steady(self, read: Callable[[], _Read]) -> _Read:
        """Return what is read of this state."""
        try:
            found = read()
        except (StoreNotFoundError, StoreBusyError):
            raise
        except KgError as error:
            if not self.is_current():
                raise _changed(self.wire.address) from error
            raise
        if not self.is_current():
            raise _changed(self.wire.address)
        return found


class RemoteStore:
    """A server open for writing; readers and other tools see nothing of it before it publishes.

    Raises:
        StoreNotFoundError: if the server cannot be reached.
        StoreBusyError: if another writer has not finished.
        StoreError: if what answers is no such server, takes no updates, or lets nobody in.
    """

    def __init__(self, address: Address, *, watcher: Watcher = unwatched) -> None:
        self._watcher = watcher
        if address.update is None:
            raise _read_only(address)
        self._wire = Wire(address)
        self._record = settled(self._wire)
        self._changed: dict[Iri, bytes] = {}
        self._removed: set[Iri] = set()
        self._copy: MemoryStore | None = None

    def query(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Return the answer to a query; see View."""
        return self._seen().query(sparql, bindings)

    def graphs(self) -> tuple[Iri, ...]:
        """Return the names of the graphs, sorted."""
        return tuple(
            sorted(({*self._record.graphs} - self._removed) | {g for g, held in self._changed.items() if held})
        )

    def quads(self, graph: Iri) -> Iterator[ox.Quad]:
        """Yield the quads of a graph."""
        name = ox.NamedNode(graph)
        return (
            ox.Quad(triple.subject, triple.predicate, triple.object, name) for triple in _parsed(self.triples(graph))
        )

    def triples(self, graph: Iri) -> bytes:
        """Return the triples of a graph as N-Triples; see View."""
        if graph in self._changed or graph in self._removed:
            return self._changed.get(graph, b"")
        return self._published().triples(graph) if graph in self._record.graphs else b""

    def is_current(self) -> bool:
        """Return whether nobody published since this store was opened."""
        return read_state(self._wire) == self._record.state

    def replace(self, graphs: Mapping[Iri, Content], remove: Iterable[Iri] = ()) -> None:
        """Replace and remove graphs; see Store.

        Raises:
            StoreError: if a quad belongs to another graph than it is given for.
        """
        gone = set(remove)
        try:
            new = {iri: ntriples_of(iri, content) for iri, content in sorted(graphs.items())}
        except BaseException:
            self._forget()
            raise
        self._copy = None
        self._changed = {**{iri: held for iri, held in self._changed.items() if iri not in gone}, **new}
        self._removed = (self._removed | gone | {iri for iri, held in new.items() if not held}) - {
            iri for iri, held in new.items() if held
        }

    def publish(self, manifest: Mapping[str, object]) -> str:
        """Send what was changed and make it what readers see; see Store and kg.store.publishing.

        Raises:
            StoreBusyError: if another writer published since this one opened; then nothing is changed.
            StoreError: if the server cannot be reached, or refuses.
        """
        changed = {iri: held for iri, held in self._changed.items() if held}
        self._watcher("load")
        self._record = publish(self._wire, self._record, changed, self._removed, manifest)
        self._forget()
        return self._record.revision

    def manifest(self) -> dict[str, Any]:
        """Return the manifest of what was last published; see Store."""
        return dict(self._record.manifest)

    def close(self) -> None:
        """Forget what was not published."""
        self._forget()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def _forget(self) -> None:
        self._changed, self._removed, self._copy = {}, set(), None

    def _published(self) -> RemoteView:
        return RemoteView(self._wire.address)

    def _seen(self) -> MemoryStore | RemoteView:
        """Return what answers queries: the server, or a copy of it with what is changed and not published yet."""
        if self._record.state and not (self._changed or self._removed):
            return self._published()
        if self._copy is None:
            self._copy = MemoryStore()
            self._copy.replace({iri: list(self.quads(iri)) for iri in self.graphs()})
        return self._copy


def _parsed(ntriples: bytes) -> Iterator[ox.Triple]:
    return (quad.triple for quad in ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES, lenient=True))


def _typed(found: Found) -> Answer:
    match found:
        case list():
            return Triples(tuple(dict.fromkeys(found)))
        case ox.QuerySolutions():
            variables = found.variables
            rows = tuple(tuple(solution[variable] for variable in variables) for solution in found)
            return Rows(tuple(variable.value for variable in variables), rows)
        case _:
            return bool(found)


def _no_graph(address: Address) -> StoreNotFoundError:
    return StoreNotFoundError("errors.no_graph", path=address)


def _unfinished(address: Address) -> StoreBusyError:
    return StoreBusyError("store.unfinished", url=address)


def _changed(address: Address) -> StoreBusyError:
    return StoreBusyError("store.changed", url=address)


def _lost(address: Address, graph: Iri, wanted: int, found: int) -> StoreError:
    return StoreError("store.lost", url=address, graph=graph, wanted=wanted, found=found)


def _read_only(address: Address) -> StoreError:
    return StoreError("store.no_update", url=address)
