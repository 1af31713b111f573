"""Which unit commonly leads in what a text speaks of? A suggestion from a table that anyone may edit, never the plan's.

The field is that of which a text has the most words; the headings over it count where its own words do not decide.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Self

from kg.errors import ReportError
from kg.report.data import rows, rows_of_text

__all__ = ["NO_UNITS", "Departments", "Units"]

_FIELDS: Final = 4
_OWN, _HEAD, _MOST, _HEADINGS = 2, 2, 3, 2
_COLUMN: Final = {"province": 0, "prefecture": 1, "county": 2, "township": 2}
_USUAL_LEVEL: Final = "prefecture"
_SEATS: Final = "省市区县旗州盟"


@dataclass(frozen=True, slots=True)
class Units:
    """The unit that commonly leads in a field, and those that join in."""

    field: str
    lead: str
    others: tuple[str, ...] = ()


NO_UNITS: Final = Units("", "")


@dataclass(frozen=True)
class Departments:
    """The table of fields with their words and units."""

    lines: tuple[tuple[str, tuple[str, ...], str, tuple[str, ...]], ...]

    @classmethod
    def usual(cls) -> Self:
        """Return the table that comes with the program."""
        return cls(tuple(_line(row) for row in rows("departments")))

    @classmethod
    def read(cls, path: Path) -> Self:
        """Return the table of a file.

        Raises:
            ReportError: if it is no such table.
            OSError: if it cannot be read.
        """
        try:
            found = rows_of_text(path.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            found = []
        if not found or any(len(row) != _FIELDS for row in found):
            raise _bad_table(path)
        return cls(tuple(_line(row) for row in found))

    def of(self, words: str, headings: Sequence[str], area: str, level: str) -> Units:
        """Return the units for a text under headings, in the names that an area of a level gives them.

        >>> Departments.usual().of("新建高标准农田10万亩", [], "青石区", "county").lead
        '区农业农村局'
        >>> Departments.usual().of("推动高质量发展", [], "青石区", "county") == NO_UNITS
        True
        """
        heads = " ".join(headings[-_HEADINGS:])
        scored = [(_score(known, words, heads), -at) for at, (_, known, _, _) in enumerate(self.lines)]
        best, at = max(scored, default=((0, 0), 0))
        if not best[0]:
            return NO_UNITS
        field, _, lead, others = self.lines[-at]
        return Units(field, _named(lead, area, level), tuple(_named(unit, area, level) for unit in others))


def _score(known: Iterable[str], words: str, heads: str) -> tuple[int, int]:
    """Return how much a text under headings is of a field, and how much room the words of the field take there."""
    own = [word for word in known if word in words]
    over = [word for word in known if word in heads]
    score = _OWN * sum(min(words.count(word), _MOST) for word in own) + _HEAD * len(over)
    return score, sum(map(len, (*own, *over)))


def _named(unit: str, area: str, level: str) -> str:
    """Return what a unit is called at a level, after the last sign of the area's name; its own name if it has one."""
    names = _units().get(unit)
    if names is None:
        return unit
    seat = area[-1:] if area[-1:] in _SEATS else ""
    return seat + names[_COLUMN.get(level, _COLUMN[_USUAL_LEVEL])]


@cache
def _units() -> dict[str, tuple[str, ...]]:
    return {unit: tuple(names) for unit, *names in rows("units")}


def _bad_table(path: Path) -> ReportError:
    return ReportError("report.bad_departments", path=path)


def _line(row: Sequence[str]) -> tuple[str, tuple[str, ...], str, tuple[str, ...]]:
    field, words, lead, others = row
    return field, tuple(filter(None, words.split("|"))), lead, tuple(filter(None, others.split("|")))
