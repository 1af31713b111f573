"""By which way is a thing best reached from another? Over the steps of the best class that leads there, the shortest.

Classes of steps are given from the best to the loosest; each holds the steps of those before it. A thing is reached in
the first class that leads to it; within one class the way with the fewest steps is best, then the first by the order
of the steps. So the ways depend on the steps and their order alone, and a ring of steps ends.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeAlias, TypeVar

from kg.model import Iri

__all__ = ["Allows", "Onward", "Step", "best_ways", "ways"]


class Step(Protocol):
    """One step of a way, to the thing at its end."""

    @property
    def end(self) -> Iri:
        """Return the thing to which the step leads."""


S = TypeVar("S", bound=Step)
Allows: TypeAlias = Callable[[S], bool]
"""Whether a step is of a class."""
Onward: TypeAlias = Callable[[Iri], Iterable[S]]
"""The steps that lead on from a thing, in their order."""


def best_ways(start: Iri, onward: Onward[S], classes: Sequence[Allows[S]]) -> dict[Iri, tuple[S, ...]]:
    """Return the best way to each thing that the loosest class reaches, those of the best class first."""
    *stricter, loosest = classes
    reached = ways(start, onward, loosest)
    best: dict[Iri, tuple[S, ...]] = {}
    for allows in stricter:
        if len(best) == len(reached):
            break
        for end, way in ways(start, onward, allows).items():
            best.setdefault(end, way)
    for end, way in reached.items():
        best.setdefault(end, way)
    return best


def ways(start: Iri, onward: Onward[S], allows: Allows[S]) -> dict[Iri, tuple[S, ...]]:
    """Return the way with the fewest steps of a class to each thing that is reached, the nearest first."""
    found: dict[Iri, tuple[S, ...]] = {start: ()}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for step in onward(here):
            if step.end not in found and allows(step):
                found[step.end] = (*found[here], step)
                waiting.append(step.end)
    del found[start]
    return found
