"""How is a query of a user put to a server? Guarded as elsewhere, over graphs that its record names and no others.

A server has limits of its own, or none. Here the answer is bounded by its bytes, and the wait by who watches the
worker: when it is over nobody listens any more, and the server ends the query by its own limit.
"""

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kg.address import Address
from kg.errors import StoreBusyError
from kg.model import Iri
from kg.queries.request import QueryRequest
from kg.queries.stops import outside
from kg.store.asking import Asked, Found, bound, dataset
from kg.store.record import NOTHING
from kg.store.remote import RemoteView

__all__ = ["Server"]

_LARGER = 4
"""How many times larger than what is given out a server may write an answer: it may escape every sign."""


class Server:
    """A server that users' queries are asked of; see kg.queries.showing."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._shown: RemoteView | None = None

    def evaluated(self, request: QueryRequest, most: int) -> Found:
        """Return the answer of what the server holds now; see Showing."""
        try:
            return self._asked(request, most)
        except StoreBusyError:  # another state was published since the last query
            self._shown = None
            return self._asked(request, most)

    def _asked(self, request: QueryRequest, most: int) -> Found:
        shown = self._shown = self._shown or RemoteView(self._address)
        sparql = bound(request.sparql, {name: ox.Literal(text) for name, text in request.bindings})
        form = list(_dataset(request, shown.graphs()))
        return shown.found(Asked(sparql, form, request.base, _LARGER * most, ours=False))


def _dataset(request: QueryRequest, graphs: Sequence[Iri]) -> Iterator[tuple[str, str]]:
    """Yield the dataset as parameters of the protocol; none for a query that names its own."""
    known = frozenset(graphs)
    if request.default_graphs or request.named_graphs:
        for name, asked in (
            ("default-graph-uri", request.default_graphs),
            ("named-graph-uri", request.named_graphs),
        ):
            yield from ((name, graph) for graph in [iri for iri in asked if iri in known] or [NOTHING])
        return
    for iri in request.from_graphs:
        if iri not in known:
            raise outside(iri)
    if not request.from_graphs:
        yield from dataset(request.sparql, graphs)
