"""What is a link to a trace? A step between an upper and a lower end; and which steps skip others.

A clause that serves the goal of its task directly says less than the way over the task.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.model import Iri, Statement
from kg.trace.tables import Line

__all__ = ["Edge", "Leading", "skipping"]


@dataclass(frozen=True, slots=True, eq=False)
class Edge:
    """A link of a plan that is a step of traces, with its upper and its lower end.

    `strength` is the place of its basis among the bases, the strongest first; `skips` says that other links lead from
    one end to the other over things between, and are as sure.
    """

    at: int
    link: Statement
    upper: Iri
    lower: Iri
    line: Line
    strength: int
    skips: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Leading:
    """An edge taken up or down, with the thing at its end."""

    edge: Edge
    end: Iri


def skipping(edges: Sequence[Edge]) -> list[Edge]:
    """Return the edges; those of the main line that skip a step are marked.

    An edge skips when another edge up from the same thing leads on to its upper end, over primary links that are each
    as sure by their basis.
    """
    primary = [edge for edge in edges if edge.line is Line.STEP and not edge.link.secondary]
    upward: dict[Iri, list[Edge]] = defaultdict(list)
    for edge in primary:
        upward[edge.lower].append(edge)
    known: dict[tuple[Iri, int], frozenset[Iri]] = {}

    def above(iri: Iri, weakest: int) -> frozenset[Iri]:
        if (iri, weakest) not in known:
            known[iri, weakest] = _above(iri, weakest, upward)
        return known[iri, weakest]

    skips = {
        edge
        for edge in primary
        for other in upward[edge.lower]
        if other.upper != edge.upper and other.strength <= edge.strength
        if edge.upper in above(other.upper, edge.strength)
    }
    return [replace(edge, skips=True) if edge in skips else edge for edge in edges]


def _above(start: Iri, weakest: int, upward: dict[Iri, list[Edge]]) -> frozenset[Iri]:
    found: set[Iri] = set()
    waiting = [start]
    while waiting:
        for edge in _within(upward.get(waiting.pop(), ()), weakest):
            if edge.upper not in found:
                found.add(edge.upper)
                waiting.append(edge.upper)
    return frozenset(found - {start})


def _within(edges: Iterable[Edge], weakest: int) -> Iterable[Edge]:
    return (edge for edge in edges if edge.strength <= weakest)
