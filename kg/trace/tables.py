"""What do the tables of the trace say? Which end is the upper one, where a kind stands, what one looks for."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files
from typing import Final

__all__ = ["COLUMNS_LAST", "Direction", "GapRow", "Line", "column_of", "columns", "direction_of", "gap_rows"]


_ANY: Final = "*"
COLUMNS_LAST: Final = "other"
"""The column of a kind that the table does not name."""


class Line(IntEnum):
    """How near to the main line a link is; the lower the nearer."""

    STEP = 0
    END = 1
    SIDE = 2


@dataclass(frozen=True, slots=True)
class Direction:
    """Which end of a link is the upper one, and on which line the link is."""

    upper_is_object: bool
    line: Line


@dataclass(frozen=True, slots=True)
class GapRow:
    """One step that is looked for: `missing` are columns of which none is reached, `unless` roles without need."""

    kind: str
    side: str
    missing: tuple[str, ...]
    unless: tuple[str, ...]


def direction_of(predicate: str, subject: Collection[str], obj: Collection[str]) -> Direction | None:
    """Return how a link between things of some kinds leads, or None when it is no step of a trace.

    >>> direction_of("supports", ["Project"], ["Measure", "Task"])
    Direction(upper_is_object=True, line=<Line.STEP: 0>)
    >>> direction_of("develops", ["Measure"], ["Park"])
    Direction(upper_is_object=False, line=<Line.SIDE: 2>)
    >>> direction_of("possiblySameAs", ["Park"], ["Park"])
    """
    for subject_kind, object_kind, direction in _directions().get(predicate, ()):
        if _fits(subject_kind, subject) and _fits(object_kind, obj):
            return direction
    return None


def column_of(kinds: Iterable[str]) -> str:
    """Return the column in which a thing of some kinds stands, the main kind first.

    >>> column_of(["Measure", "Task"]), column_of(["WaterBody"]), column_of(["Title"])
    ('measure', 'place', 'other')
    """
    known = _kinds()
    return next((known[kind] for kind in kinds if kind in known), COLUMNS_LAST)


def columns() -> tuple[str, ...]:
    """Return the columns from the top to the bottom.

    >>> columns()[:4]
    ('strategy', 'pattern', 'goal', 'measure')
    """
    return tuple(dict.fromkeys((*_kinds().values(), COLUMNS_LAST)))


@cache
def gap_rows() -> tuple[GapRow, ...]:
    """Return the steps that are looked for."""
    return tuple(
        GapRow(kind, side, tuple(missing.split("|")), tuple(filter(None, unless.split("|"))))
        for kind, side, missing, unless in _rows("gaps")
    )


def _fits(wanted: str, kinds: Collection[str]) -> bool:
    return wanted == _ANY or wanted in kinds


@cache
def _directions() -> dict[str, list[tuple[str, str, Direction]]]:
    found: dict[str, list[tuple[str, str, Direction]]] = {}
    for predicate, subject, obj, upper, line in _rows("hops"):
        direction = Direction(upper == "object", Line[line.upper()])
        found.setdefault(predicate, []).append((subject, obj, direction))
    return found


@cache
def _kinds() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows("kinds")}


def _rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a table below its heads."""
    lines = (files("kg.trace") / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    next(rows)
    yield from rows
