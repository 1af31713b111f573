"""How are graphs written into the engine quickly? In few batches, two at a time: each batch leaves files behind.

The engine lets go of the interpreter meanwhile. Blank nodes would be renamed in each batch; no graph of ours has any.
"""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeAlias

import pyoxigraph as ox

from kg.model import Iri

__all__ = ["load"]

_AT_A_TIME: Final = 2
_FEW: Final = 4
_LONG: Final = 8_000_000
_DEFAULT: Final = ox.DefaultGraph()

_Batch: TypeAlias = tuple[ox.NamedNode | ox.DefaultGraph | None, bytes]
"""N-Triples for a graph, or N-Quads."""


def load(store: ox.Store, graphs: Mapping[Iri, bytes], default: Iterable[bytes] = ()) -> None:
    """Add N-Triples, valid since they were encoded or dumped by us, to graphs and to the default graph."""
    batches = [batch for batch in (*_batches(graphs), (_DEFAULT, b"".join(default))) if batch[1]]
    with ThreadPoolExecutor(_AT_A_TIME) as loaders:
        longest_first = sorted(batches, key=lambda batch: -len(batch[1]))
        for done in [loaders.submit(_add, store, *batch) for batch in longest_first]:
            done.result()


def _batches(graphs: Mapping[Iri, bytes]) -> Iterator[_Batch]:
    """Yield the batches of one plan's graphs in parts that take about as long; many graphs in one."""
    if len(graphs) > _FEW:
        yield None, b"".join(_as_quads(iri, ntriples) for iri, ntriples in graphs.items())
        return
    for iri, ntriples in graphs.items():
        half = ntriples.find(b"\n", len(ntriples) // 2) + 1 if len(ntriples) > _LONG else 0
        yield ox.NamedNode(iri), ntriples[:half]
        yield ox.NamedNode(iri), ntriples[half:]


def _as_quads(graph: Iri, ntriples: bytes) -> bytes:
    return ntriples.replace(b" .\n", f" <{graph}> .\n".encode())


def _add(store: ox.Store, graph: ox.NamedNode | ox.DefaultGraph | None, lines: bytes) -> None:
    if graph is None:
        store.bulk_load(lines, format=ox.RdfFormat.N_QUADS, lenient=True)
    else:
        store.bulk_load(lines, format=ox.RdfFormat.N_TRIPLES, to_graph=graph, lenient=True)
