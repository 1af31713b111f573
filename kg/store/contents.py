"""How does the embedded engine hold named graphs? The same deeds for the store on disk and the one in memory."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

import pyoxigraph as ox

from kg.errors import StoreError
from kg.model import Iri

__all__ = ["contents_of", "graph_names", "replace_graphs", "replaced"]


def graph_names(store: ox.Store) -> tuple[Iri, ...]:
    """Return the names of the graphs of a store, sorted."""
    return tuple(sorted(Iri(name.value) for name in store.named_graphs() if isinstance(name, ox.NamedNode)))


def contents_of(store: ox.Store, graph: Iri) -> Iterator[ox.Quad]:
    """Yield the quads of a graph."""
    return iter(store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))


def replace_graphs(store: ox.Store, graphs: Mapping[Iri, Iterable[ox.Quad]], remove: Iterable[Iri]) -> None:
    """Replace whole graphs and remove others, in the order of their names.

    Raises:
        StoreError: if a quad belongs to another graph than it is given for.
    """
    loads = {iri: _own_quads(iri, quads) for iri, quads in sorted(graphs.items())}
    for iri in sorted({*loads, *remove}):
        store.remove_graph(ox.NamedNode(iri))
    for quads in loads.values():
        store.bulk_extend(quads)


def _own_quads(graph: Iri, quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    name = ox.NamedNode(graph)
    own = list(quads)
    strange = next((quad for quad in own if quad.graph_name != name), None)
    if strange is not None:
        raise _strange(graph, strange)
    return own


def _strange(graph: Iri, quad: ox.Quad) -> StoreError:
    return StoreError("store.strange_quad", graph=graph, quad=str(quad))


@contextmanager
def replaced(fall_back: Callable[[], None]) -> Iterator[None]:
    """Guarantee that a replacement is whole: whatever interrupts it, the store falls back to what was published."""
    try:
        yield
    except BaseException:
        fall_back()
        raise
