"""How does the embedded engine hold named graphs? The same deeds for the store on disk and the one in memory."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import StoreError
from kg.model import Iri
from kg.rdf.dump import dump
from kg.store.base import Content
from kg.store.loading import load
from kg.store.union import as_triples, filled_default, is_filled, left_over

__all__ = [
    "Changes",
    "apply",
    "changes_of",
    "contents_of",
    "graph_names",
    "ntriples_of",
    "rebuild",
    "replaced",
    "triples_of",
]

_DEARER = 4
"""How many quads are added in the time in which one is removed."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Lines of N-Triples that go and come, by graph, so that each of the wanted graphs holds what it should."""

    outgoing: Mapping[Iri, Sequence[bytes]]
    incoming: Mapping[Iri, bytes]
    wanted: Mapping[Iri, bytes]
    removed: frozenset[Iri]

    def outweigh(self, store: ox.Store) -> bool:
        """Return whether a new store is filled sooner than this one is changed."""
        going = sum(map(len, self.outgoing.values()))
        return bool(going) and _DEARER * going > len(store)


def graph_names(store: ox.Store) -> tuple[Iri, ...]:
    """Return the names of the graphs of a store, sorted."""
    return tuple(sorted(Iri(name.value) for name in store.named_graphs() if isinstance(name, ox.NamedNode)))


def contents_of(store: ox.Store, graph: Iri) -> Iterator[ox.Quad]:
    """Yield the quads of a graph."""
    return iter(store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))


def triples_of(store: ox.Store, graph: Iri) -> bytes:
    """Return the triples of a graph as N-Triples, in no order."""
    return store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(graph)) or b""


def changes_of(
    store: ox.Store, graphs: Mapping[Iri, Content], remove: Iterable[Iri], triples: Callable[[Iri], bytes]
) -> Changes:
    """Return what replacing whole graphs and removing others comes to; `triples` gives what a graph holds now.

    Raises:
        StoreError: if a quad belongs to another graph than it is given for.
    """
    wanted = {iri: ntriples_of(iri, content) for iri, content in sorted(graphs.items())}
    outgoing: dict[Iri, Sequence[bytes]] = {}
    incoming: dict[Iri, bytes] = {}
    for iri in sorted({*wanted, *remove}):
        new, old = wanted.get(iri, b""), _lines(store, iri, triples)
        if old:
            lines = frozenset(new.splitlines(keepends=True))
            outgoing[iri] = sorted(old - lines)
            incoming[iri] = b"".join(sorted(lines - old))
        else:
            incoming[iri] = new
    return Changes(outgoing, incoming, wanted, frozenset(remove))


def _lines(store: ox.Store, graph: Iri, triples: Callable[[Iri], bytes]) -> frozenset[bytes]:
    """Return what a graph holds as lines of N-Triples."""
    if not store.contains_named_graph(ox.NamedNode(graph)):
        return frozenset()
    return frozenset(triples(graph).splitlines(keepends=True))


def apply(store: ox.Store, changes: Changes, triples: Callable[[Iri], bytes]) -> None:
    """Remove and add quads in place; the default graph stays the union."""
    gone = [quad for iri, lines in changes.outgoing.items() for quad in _quads(iri, lines)]
    for quad in gone:
        store.remove(quad)
    names = {*graph_names(store), *changes.wanted} - (changes.removed - changes.wanted.keys())
    if is_filled(store):
        for quad in left_over(store, gone):
            store.remove(quad)
        union = list(changes.incoming.values())
    else:
        union = filled_default(names, changes.wanted, triples)
    load(store, changes.incoming, union)
    for iri in sorted(changes.removed - changes.wanted.keys()):
        store.remove_graph(ox.NamedNode(iri))


def _quads(graph: Iri, lines: Sequence[bytes]) -> Iterator[ox.Quad]:
    name = ox.NamedNode(graph)
    for triple in ox.parse(b"".join(lines), format=ox.RdfFormat.N_TRIPLES, lenient=True):
        yield ox.Quad(triple.subject, triple.predicate, triple.object, name)


def rebuild(old: ox.Store, new: ox.Store, changes: Changes, triples: Callable[[Iri], bytes]) -> None:
    """Fill an empty store with what is to be: quicker than removing much, which costs four times as much as adding."""
    staying = [iri for iri in graph_names(old) if iri not in changes.wanted and iri not in changes.removed]
    graphs = {**{iri: triples(iri) for iri in staying}, **changes.wanted}
    load(new, graphs, filled_default(graphs, graphs, triples))


def ntriples_of(graph: Iri, content: Content) -> bytes:
    """Return quads that all belong to a graph as N-Triples."""
    nquads = content if isinstance(content, bytes) else dump(content)
    if not nquads:
        return b""
    tail = f" <{graph}> .\n".encode()
    ntriples = as_triples(nquads)
    shorter = (len(tail) - len(b" .\n")) * nquads.count(b"\n")
    if not nquads.endswith(tail) or len(nquads) - len(ntriples) != shorter:
        raise _strange(graph, next(line for line in nquads.splitlines(keepends=True) if not line.endswith(tail)))
    return ntriples


def _strange(graph: Iri, line: bytes) -> StoreError:
    return StoreError("store.strange_quad", graph=graph, quad=line.decode("utf-8", "replace").strip())


@contextmanager
def replaced(fall_back: Callable[[], None]) -> Iterator[None]:
    """Guarantee that a replacement is whole: whatever interrupts it, the store falls back to what was published."""
    try:
        yield
    except BaseException:
        fall_back()
        raise
