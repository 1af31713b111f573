"""Where does each node stand? In columns by class, linked nodes level; the same view gives the same places."""

from collections.abc import Iterable

import networkx as nx

from kg.model import Iri
from viz.style import style_of
from viz.view import View

__all__ = ["columns"]

_COLUMN_WIDTH = 260
_ROW_HEIGHT = 76
_ROWS = 15
"""A class with more things than this stands in several columns side by side."""
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
    return _places([ranks[column] for column in sorted(ranks)])


def _places(ranks: Iterable[list[Iri]]) -> dict[Iri, tuple[int, int]]:
    """Return places for the classes from the left, each folded into as many columns as it needs."""
    places: dict[Iri, tuple[int, int]] = {}
    left = 0
    for rank in ranks:
        columns_needed = -(-len(rank) // _ROWS)
        height = -(-len(rank) // columns_needed)
        for index, iri in enumerate(rank):
            # neighbours in rank stand in one row, so that a long rank keeps its order from top to bottom
            line, fold = divmod(index, columns_needed)
            shift = (fold % 2) / 2 if columns_needed > 1 else 0
            y = round((line - height / 2 + shift) * _ROW_HEIGHT)
            places[iri] = ((left + fold) * _COLUMN_WIDTH, y)
        left += columns_needed + 1
    return places
