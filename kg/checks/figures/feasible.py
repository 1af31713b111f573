"""Can a share be reached with the growth that the plan states for its numerator and its denominator?

Share of the base year × ((1 + growth of the part) / (1 + growth of the whole))^years, held against the target. Prices
are left out of account, and a growth of 以上 is taken as printed, so it is a question. Where the plan does not state
both growths, or no share of the base year, it is left open.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Final

from kg.checks.base import PlanView
from kg.checks.figures.indicators import Facet, Reading, Side, readings
from kg.checks.figures.printed import plain
from kg.checks.figures.raising import Question, left_open, question
from kg.checks.figures.ratios import Share, growth_of, is_kin, shares
from kg.model import Finding, Undecided

__all__ = ["ShareAgainstGrowth"]

_APART: Final = Decimal(2)
"""Percentage points of yearly growth below which a target may yet be met."""
_WHOLE: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Start:
    """The share in the base year, in per cent, and the figures that it is taken from."""

    value: Decimal
    year: int
    about: tuple[Reading, ...]

    @property
    def written(self) -> str:
        """Return the share, or the two figures that it is worked out from."""
        first, *others = (reading.written for reading in self.about)
        return first if not others else f"{plain(self.value)}%（{first} ÷ {others[0]}）"


class ShareAgainstGrowth:
    """Asks for shares that the stated growth of their parts does not reach."""

    id = "share-against-growth"

    def run(self, view: PlanView) -> Iterator[Finding | Undecided]:
        """Yield a finding for each such share; one a name and year."""
        told = list(readings(view))
        seen: set[tuple[object, ...]] = set()
        for share in shares(told):
            key = (share.reading.core, share.reading.subject, share.reading.years)
            if share.reading.side is Side.TARGET and key not in seen:
                seen.add(key)
                yield from self._judged(view, share, told)

    def _judged(self, view: PlanView, share: Share, told: Sequence[Reading]) -> Iterator[Finding | Undecided]:
        target = share.reading
        start = _start(share, told)
        part = growth_of(told, share.part, target)
        whole = growth_of(told, share.whole, target)
        if start is None or part is None or whole is None:
            yield left_open(view, self.id, "no-growth", (target,))
        elif _needed(target, start, whole) - part.value > _APART:
            yield self._finding(view, share, start, (part, whole))

    def _finding(self, view: PlanView, share: Share, start: _Start, growth: tuple[Reading, Reading]) -> Finding:
        target = share.reading
        part, whole = growth
        years = target.years.end - start.year
        reached = plain(_power((_WHOLE + part.value) / (_WHOLE + whole.value), Decimal(years)) * start.value)
        values = {
            "target": target.written,
            "year": str(target.years.end),
            "start": start.written,
            "start_year": str(start.year),
            "part": part.indicator.name,
            "part_growth": part.written,
            "whole": whole.indicator.name,
            "whole_growth": whole.written,
            "reached": reached,
            "needed": plain(_needed(target, start, whole)),
        }
        step = f"{plain(start.value)}% × ((1 + {plain(part.value)}%) / (1 + {plain(whole.value)}%))^{years}"
        figures = {"start": start.written, "reached": f"{step} = {reached}%", "needed": f"{values['needed']}%"}
        grade = "same" if share.part == part.core else "kin"
        return question(view, Question(self.id, grade, (target, *start.about, part, whole), figures, values))


def _start(share: Share, told: Sequence[Reading]) -> _Start | None:
    """Return the latest share before the target's: as printed, or worked out from both quantities of one year."""
    end = share.reading.years.end
    status = [
        one
        for one in told
        if one.side is Side.STATUS
        and one.facet is Facet.POINT
        and one.subject == share.reading.subject
        and one.years.end < end
        and not one.spans_years
    ]
    printed = [one for one in status if one.core == share.reading.core]
    if printed:
        latest = max(printed, key=lambda one: one.years.end)
        return _Start(latest.value, latest.years.end, (latest,))
    pairs = [
        (part, whole)
        for part in status
        if part.core == share.part
        for whole in status
        if is_kin(whole.core, share.whole) and whole.years == part.years and _is_same_money(part, whole)
    ]
    if not pairs:
        return None
    part, whole = max(pairs, key=lambda pair: (pair[0].years.end, pair[1].target.table is not None))
    return _Start(part.value / whole.value * _WHOLE, part.years.end, (part, whole))


def _is_same_money(part: Reading, whole: Reading) -> bool:
    return part.is_comparable_with(whole) and whole.value > 0


def _needed(target: Reading, start: _Start, whole: Reading) -> Decimal:
    """Return the yearly growth in per cent that the part needs at least: the lowest value of the target is enough."""
    low = target.bounds.low
    if low is None or low <= 0 or start.value <= 0:
        return Decimal(0)
    ratio = _power(low / start.value, Decimal(1) / (target.years.end - start.year))
    return ratio * (_WHOLE + whole.value) - _WHOLE


def _power(base: Decimal, exponent: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec = 28
        return base**exponent
