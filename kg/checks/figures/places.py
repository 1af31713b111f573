"""Does the plan give one indicator two values for the same years? Held against each other: table and text, and texts.

Compared are only figures of one indicator, of one facet, side, subject, unit and year, and only when no value is
within the rounding of both. A level told of several years may be a sum; it is left open.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from kg.checks.base import PlanView
from kg.checks.figures.indicators import Facet, Reading, Side, has_word, readings
from kg.checks.figures.printed import plain
from kg.checks.figures.raising import Question, left_open, question
from kg.model import DirectEvidence, Finding, Undecided
from kg.values import Comparator, ValueKind

__all__ = ["FigureInTwoPlaces"]

_BOUNDS: Final = frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.AT_MOST, Comparator.LESS_THAN})
_MUCH: Final = 3
"""A flow that is this many times the other is told of a year in one place and of all years in the other."""
_SHORT: Final = 4


class FigureInTwoPlaces:
    """Asks for indicators with two values for the same years."""

    id = "figure-in-two-places"

    def run(self, view: PlanView) -> Iterator[Finding | Undecided]:
        """Yield a finding for each indicator and time with values that differ."""
        groups: dict[tuple[object, ...], list[Reading]] = {}
        for reading in readings(view):
            key = (reading.core, reading.flow, reading.facet, reading.side, reading.years, reading.subject)
            groups.setdefault(key, []).append(reading)
        for group in groups.values():
            pair = _differing(group)
            if pair is not None:
                reason = _reason(*pair)
                yield left_open(view, self.id, reason, pair) if reason else self._finding(view, *pair)

    def _finding(self, view: PlanView, one: Reading, other: Reading) -> Finding:
        tables = [reading.target.table is not None for reading in (one, other)]
        same_name = one.indicator.name == other.indicator.name
        grade = "texts" if not any(tables) else "same-name" if same_name else "like-name"
        figures = {"first": one.written, "second": other.written}
        lower, upper = sorted((one.value, other.value))
        unit = one.target.figure.unit_normalised or one.target.figure.unit or ""
        figures["difference"] = f"{plain(upper)} - {plain(lower)} = {plain(upper - lower)}{unit}"
        values = {"first": one.written, "second": other.written, "years": _years(one), "other": other.indicator.name}
        return question(view, Question(self.id, grade, (one, other), figures, values))


def _years(reading: Reading) -> str:
    years = reading.years
    return str(years.end) if years.start == years.end else years.label


def _differing(group: Sequence[Reading]) -> tuple[Reading, Reading] | None:
    """Return the first two that differ, those of tables first."""
    ordered = sorted(group, key=lambda reading: reading.target.table is None)
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if _differ(one, other):
                return one, other
    return None


def _differ(one: Reading, other: Reading) -> bool:
    if _rows(one) and _rows(one) == _rows(other):
        return False
    mine, theirs = one.target.figure, other.target.figure
    if one.side is Side.TARGET and mine.comparator in _BOUNDS and mine.comparator is theirs.comparator:
        return one.is_comparable_with(other) and one.bounds != other.bounds
    return one.bounds.is_apart_from(other.bounds)


def _rows(reading: Reading) -> frozenset[object]:
    """Return the passages that both figures would have to share to be two values of one row."""
    return frozenset(piece.span for piece in reading.target.evidence if isinstance(piece, DirectEvidence))


def _reason(one: Reading, other: Reading) -> str | None:
    """Return why two differing figures are not asked about."""
    if not one.is_comparable_with(other):
        return "unit"
    if one.spans_years or other.spans_years:
        return "sum-or-point"
    if one.flow and one.facet is Facet.POINT and _ratio(one, other) >= _MUCH:
        return "annual-or-sum"
    texts = one.target.table is None and other.target.table is None
    counts = ValueKind.COUNT in (one.target.figure.kind, other.target.figure.kind)
    loose = counts or one.facet in (Facet.SUM, Facet.CHANGE, Facet.YEARLY) or len(one.core) < _SHORT
    if texts and loose:
        return "scope"
    if texts and not (one.is_state and other.is_state) and _is_work(one) and _is_work(other):
        return "yearly-work"
    return None


def _is_work(reading: Reading) -> bool:
    quotes = (piece.quote for piece in reading.target.evidence if isinstance(piece, DirectEvidence))
    return any(has_word("work", quote) for quote in quotes)


def _ratio(one: Reading, other: Reading) -> Decimal:
    low, high = sorted((abs(one.value), abs(other.value)))
    return high / low if low else Decimal(_MUCH)
