"""Does what is newly added in a year agree with the sum over the years?

A sum cannot be less than one of its years; a stated yearly amount times the years is the sum; and where one flow is
told twice, once in a table, and one value is a multiple of the other, one of them is probably a sum that is not said
to be one.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from kg.checks.base import PlanView
from kg.checks.figures.indicators import Facet, Reading, readings
from kg.checks.figures.printed import Interval, plain
from kg.checks.figures.raising import Question, question
from kg.model import DirectEvidence, Finding
from kg.values import Comparator

__all__ = ["AnnualAgainstSum"]

_EACH_YEAR: Final = ("每年", "年均新增", "年均增加", "年均建成", "年均完成")
_MUCH: Final = 3


class AnnualAgainstSum:
    """Asks for yearly amounts and sums over years that do not go together."""

    id = "annual-against-sum"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each such pair."""
        groups: dict[tuple[object, ...], list[Reading]] = {}
        for reading in readings(view):
            if reading.flow and not reading.spans_years and reading.facet in (Facet.POINT, Facet.SUM):
                groups.setdefault((reading.core, reading.subject, reading.side), []).append(reading)
        for group in groups.values():
            pairs = (pair for pair in combinations(group, 2) if pair[0].is_comparable_with(pair[1]))
            found = {told.id: told for pair in pairs for told in self._judged(view, *pair)}
            yield from found.values()

    def _judged(self, view: PlanView, one: Reading, other: Reading) -> Iterator[Finding]:
        if one.facet is other.facet is Facet.POINT:
            in_table = one.target.table is not None or other.target.table is not None
            if in_table and one.years == other.years and _is_multiple(one, other):
                yield self._finding(view, "multiple", *sorted((one, other), key=lambda reading: reading.value))
        elif one.facet is not other.facet:
            year, total = (one, other) if one.facet is Facet.POINT else (other, one)
            if total.years.start <= year.years.start <= total.years.end:
                if _is_each_year(year):
                    if _times(year, _length(total)).is_apart_from(total.bounds):
                        yield self._finding(view, "times", year, total)
                elif total.bounds.is_below(year.bounds):
                    yield self._finding(view, "less", year, total)

    def _finding(self, view: PlanView, grade: str, year: Reading, total: Reading) -> Finding:
        values = {"year": year.written, "total": total.written, "years": str(_length(total))}
        figures = dict(values)
        if grade == "times":
            figures["sum"] = f"{year.written} × {_length(total)} = {plain(_times(year, _length(total)).low)}"
        return question(view, Question(self.id, grade, (year, total), figures, values))


def _length(reading: Reading) -> int:
    return reading.years.end - reading.years.start + 1


def _times(year: Reading, length: int) -> Interval:
    low, high = year.bounds.low, year.bounds.high
    return Interval(None if low is None else low * length, None if high is None else high * length)


def _is_each_year(reading: Reading) -> bool:
    quotes = (piece.quote for piece in reading.target.evidence if isinstance(piece, DirectEvidence))
    return any(word in text for text in (reading.target.figure.as_written, *quotes) for word in _EACH_YEAR)


def _is_multiple(one: Reading, other: Reading) -> bool:
    """Return whether one of two plain values is several times the other."""
    if any(reading.target.figure.comparator is not Comparator.EQUAL for reading in (one, other)):
        return False
    low, high = sorted((abs(one.value), abs(other.value)))
    return low > 0 and high / low >= _MUCH
