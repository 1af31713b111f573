"""Over what is a query of a user evaluated? A snapshot, by the engine in this process, or a server."""

from pathlib import Path
from typing import Protocol, TypeAlias

import pyoxigraph as ox

from kg.address import Address, Place
from kg.queries.request import QueryRequest
from kg.queries.stops import outside
from kg.store.embedded import Snapshot
from kg.store.union import is_filled
from ontology.prefixes import PREFIXES

__all__ = ["Evaluated", "Showing", "showing"]

Evaluated: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples | list[ox.Triple]


class Showing(Protocol):
    """What the queries of users are asked of."""

    def evaluated(self, request: QueryRequest, most: int) -> Evaluated:
        """Return the answer of what readers see now; `most` is how many bytes will be given out.

        Raises:
            QueryError: if the query is malformed or fails.
            StoreError: if there is no graph.
            TooLargeError: if the answer is larger by far.
        """


def showing(place: Place) -> Showing:
    """Return what the queries over the graph at a place are asked of."""
    if isinstance(place, Address):
        from kg.queries.distant import Server  # noqa: PLC0415 - who reads a directory needs no HTTP

        return Server(place)
    return _Directory(place)


class _Directory:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._shown: Snapshot | None = None

    def evaluated(self, request: QueryRequest, most: int) -> Evaluated:
        del most  # the engine hands its answer over piece by piece
        if self._shown is None or not self._shown.is_current():
            self._shown = Snapshot(self._path)
        engine = self._shown.engine()
        given = bool(request.default_graphs or request.named_graphs)
        for iri in () if given else request.from_graphs:
            if not engine.contains_named_graph(ox.NamedNode(iri)):
                raise outside(iri)
        return engine.query(
            request.sparql,
            base_iri=request.base,
            prefixes=dict(PREFIXES),
            use_default_graph_as_union=not (given or request.from_graphs or is_filled(engine)),
            default_graph=[ox.NamedNode(iri) for iri in request.default_graphs] if given else None,
            named_graphs=[ox.NamedNode(iri) for iri in request.named_graphs] if given else None,
            substitutions={ox.Variable(name): ox.Literal(text) for name, text in request.bindings},
        )
