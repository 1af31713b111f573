"""Does a stated average growth agree with the values at its two ends? A question at most, never an error.

Growth of product, value added, fixed investment and productivity is at comparable prices and is never tested from
printed levels: it is left open, and so is growth whose end points the plan does not print.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from kg.checks.base import PlanView
from kg.checks.figures.indicators import Facet, Reading, Side, has_word, readings
from kg.checks.figures.printed import mean_growth, plain
from kg.checks.figures.raising import Question, left_open, question
from kg.model import Finding, Undecided

__all__ = ["GrowthAgainstEnds"]

_NEAR: Final = Decimal(1)
"""Percentage points within which growth and end points may differ by a revision of the base year's value."""
_UNIT: Final = Decimal("0.1")


class GrowthAgainstEnds:
    """Asks for average growth that the values at its ends do not bear out."""

    id = "growth-against-ends"

    def run(self, view: PlanView) -> Iterator[Finding | Undecided]:
        """Yield a finding for each such growth."""
        told = list(readings(view))
        points: dict[tuple[object, ...], list[Reading]] = {}
        for reading in told:
            if reading.facet is Facet.POINT and not reading.spans_years and not reading.flow:
                points.setdefault((reading.core, reading.subject, reading.side, reading.years.end), []).append(reading)
        seen: set[tuple[object, ...]] = set()
        for growth in told:
            key = (growth.core, growth.subject, growth.side, growth.years, growth.value)
            if growth.facet is Facet.GROWTH and key not in seen:
                seen.add(key)
                yield from self._judged(view, growth, points)

    def _judged(
        self, view: PlanView, growth: Reading, points: dict[tuple[object, ...], list[Reading]]
    ) -> Iterator[Finding | Undecided]:
        if has_word("price", growth.core):
            yield left_open(view, self.id, "price-basis", (growth,))
            return
        bases = points.get((growth.core, growth.subject, Side.STATUS, growth.years.start - 1), ())
        ends = points.get((growth.core, growth.subject, growth.side, growth.years.end), ())
        pairs = [(b, e) for b in bases for e in ends if b.is_comparable_with(e) and _is_money_or_count(b)]
        if not pairs:
            yield left_open(view, self.id, "no-ends", (growth,))
        elif all(_disagrees(growth, base, end) for base, end in pairs):
            yield self._finding(view, growth, *pairs[0])

    def _finding(self, view: PlanView, growth: Reading, base: Reading, end: Reading) -> Finding:
        years = growth.years.end - growth.years.start + 1
        meant = mean_growth(base.bounds, end.bounds, years)
        low, high = (plain(meant.low), plain(meant.high)) if meant else ("", "")
        values = {
            "base": base.written,
            "base_year": str(base.years.end),
            "end": end.written,
            "end_year": str(end.years.end),
            "years": str(years),
            "stated": growth.written,
            "low": low,
            "high": high or low,
        }
        figures = {"growth": f"({end.written} / {base.written})^(1/{years}) - 1 = {low}%…{high}%", **values}
        grade = "far" if _distance(growth, base, end) > _NEAR else "near"
        return question(view, Question(self.id, grade, (growth, base, end), figures, values))


def _is_money_or_count(reading: Reading) -> bool:
    """Return whether growth of such values is a rate; that of shares is told in points."""
    return "%" not in (reading.target.figure.unit or "") and "‰" not in (reading.target.figure.unit or "")


def _disagrees(growth: Reading, base: Reading, end: Reading) -> bool:
    """Return whether they are more than a unit of the last printed place apart: rates are also cut, not rounded."""
    low, high = growth.bounds.low, growth.bounds.high
    return _distance(growth, base, end) > (_UNIT if low is None or high is None else high - low)


def _distance(growth: Reading, base: Reading, end: Reading) -> Decimal:
    """Return the percentage points between what is stated and what the ends mean; 0 or less when they agree."""
    meant = mean_growth(base.bounds, end.bounds, growth.years.end - growth.years.start + 1)
    if meant is None:
        return Decimal(0)
    gaps = [
        below - above
        for below, above in ((meant.low, growth.bounds.high), (growth.bounds.low, meant.high))
        if below is not None and above is not None
    ]
    return max(gaps, default=Decimal(0))
