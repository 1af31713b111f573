"""Which found thing is which wanted one? One to one, the most alike first, core ones before others."""

from collections.abc import Callable, Sequence
from typing import TypeVar

__all__ = ["pairs"]

Wanted = TypeVar("Wanted")
Found = TypeVar("Found")


def pairs(
    wanted: Sequence[Wanted],
    found: Sequence[Found],
    alike: Callable[[Wanted, Found], float],
    least: float,
    core: Callable[[Wanted], bool],
) -> list[tuple[int, int]]:
    """Return the places of wanted and found things that belong together, each place at most once.

    >>> pairs(["汝河", "练江河"], ["练江河", "淮河"], lambda a, b: float(a == b), 1.0, lambda name: True)
    [(1, 0)]
    """
    weighed = [
        (-round(value, 6), not core(one), at, place)
        for at, one in enumerate(wanted)
        for place, other in enumerate(found)
        if (value := alike(one, other)) >= least
    ]
    taken: set[int] = set()
    used: set[int] = set()
    chosen: list[tuple[int, int]] = []
    for _, _, at, place in sorted(weighed):
        if at not in taken and place not in used:
            taken.add(at)
            used.add(place)
            chosen.append((at, place))
    return chosen
