"""Where does each node stand? In columns by class, linked nodes level; the same view gives the same places."""

from collections.abc import Iterable

import networkx as nx

from kg.model import Iri
from viz.style import style_of
from viz.view import View

__all__ = ["columns"]

_COLUMN_WIDTH = 420
_ROW_HEIGHT = 64
_SWEEPS = 8


def _mean(values: Iterable[float], default: float) -> float:
    known = list(values)
    return sum(known) / len(known) if known else default


def columns(view: View) -> dict[Iri, tuple[int, int]]:
    """Return a position for every node: a column by its class, a row near the mean row of its neighbours."""
    graph: nx.Graph[Iri] = nx.Graph()
    graph.add_nodes_from(node.iri for node in view.nodes)
    graph.add_edges_from((edge.source, edge.target) for edge in view.edges)
    ranks: dict[int, list[Iri]] = {}
    for node in view.nodes:
        ranks.setdefault(style_of(node.kind).column, []).append(node.iri)
    row = {iri: index - len(rank) / 2 for rank in ranks.values() for index, iri in enumerate(rank)}
    for sweep in range(_SWEEPS):
        for column in sorted(ranks, reverse=bool(sweep % 2)):
            rank = ranks[column]
            wanted = {iri: _mean((row[other] for other in graph.neighbors(iri)), row[iri]) for iri in rank}
            rank.sort(key=lambda iri: (wanted[iri], row[iri], iri))
            row.update({iri: index - len(rank) / 2 for index, iri in enumerate(rank)})
    place = {column: index for index, column in enumerate(sorted(ranks))}
    return {
        iri: (place[column] * _COLUMN_WIDTH, round(row[iri] * _ROW_HEIGHT)) for column in ranks for iri in ranks[column]
    }
