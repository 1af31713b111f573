"""Do a share and a mean per head agree with the two figures that they are made of?

Share × whole against the part, total / people against the mean per head, and the shares of the three sectors against
100; all of one year, and only where the plan prints all of them in figures of one kind.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import Final

from kg.checks.base import PlanView
from kg.checks.figures.indicators import Facet, Reading, readings
from kg.checks.figures.printed import Interval, plain
from kg.checks.figures.raising import Question, question
from kg.checks.figures.ratios import is_kin, shares
from kg.model import Finding

__all__ = ["ShareAgainstLevels"]

_WHOLE: Final = Decimal(100)
_PEOPLE: Final = ("常住人口", "常住人口规模", "年末常住人口", "总人口", "户籍人口", "人口规模", "人口总量")
_PER_HEAD: Final = "人均"
_MEAN_OF_YEAR: Final = Decimal("0.1")
"""A mean per head is taken over the people of mid-year and may be rounded down; only slips are to be found."""
_SECTORS: Final = ("第一产业", "第二产业", "第三产业")


class ShareAgainstLevels:
    """Asks for shares and means per head that their own two figures do not give."""

    id = "share-against-levels"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each such figure; once where it is told twice."""
        told = [reading for reading in readings(view) if reading.facet in (Facet.POINT, Facet.SUM)]
        found = (*self._shares(view, told), *self._per_head(view, told), *self._sectors(view, told))
        yield from {one.id: one for one in found}.values()

    def _shares(self, view: PlanView, told: Sequence[Reading]) -> Iterator[Finding]:
        for share in shares(told):
            like = [one for one in told if _is_of_one_time(one, share.reading)]
            parts = [one for one in like if one.core == share.part]
            wholes = [one for one in like if is_kin(one.core, share.whole)]
            pairs = [(p, w) for p, w in product(parts, wholes) if _is_of_one_kind(p, w)]
            ratios = [(_ratio(part.bounds, whole.bounds, _WHOLE), part, whole) for part, whole in pairs]
            if ratios and all(ratio and ratio.is_apart_from(share.reading.bounds) for ratio, _, _ in ratios):
                ratio, part, whole = ratios[0]
                if ratio is not None:
                    yield self._finding(view, "share", (share.reading, part, whole), ratio, "%")

    def _per_head(self, view: PlanView, told: Sequence[Reading]) -> Iterator[Finding]:
        for mean in told:
            if mean.core.startswith(_PER_HEAD) and mean.facet is Facet.POINT and not mean.spans_years:
                like = [one for one in told if _is_of_one_time(one, mean) and one.facet is Facet.POINT]
                totals = [one for one in like if is_kin(one.core, mean.core.removeprefix(_PER_HEAD))]
                people = [one for one in like if one.core in _PEOPLE]
                pairs = [(t, p) for t, p in product(totals, people) if _unit(t) == _unit(mean) and p.value > 0]
                ratios = [(_ratio(total.bounds, some.bounds, Decimal(1)), total, some) for total, some in pairs]
                if ratios and all(ratio and _is_far(mean.bounds, ratio) for ratio, _, _ in ratios):
                    ratio, total, some = ratios[0]
                    if ratio is not None:
                        yield self._finding(view, "per-head", (mean, total, some), ratio, _unit(mean))

    def _sectors(self, view: PlanView, told: Sequence[Reading]) -> Iterator[Finding]:
        rows = [one for one in told if one.core.startswith(_SECTORS) and one.core.endswith("比重")]
        first = [one for one in rows if one.core.startswith(_SECTORS[0])]
        for one in first:
            ending = one.core.removeprefix(_SECTORS[0])
            others = [
                [row for row in rows if row.core == f"{sector}{ending}" and _is_of_one_time(row, one)]
                for sector in _SECTORS[1:]
            ]
            sums = [(_added(trio), trio) for trio in ((one, two, three) for two, three in product(*others))]
            whole = Interval(_WHOLE, _WHOLE)
            if sums and all(added and added.is_apart_from(whole) for added, _ in sums):
                added, trio = sums[0]
                if added is not None:
                    yield self._finding(view, "sectors", trio, added, "%")

    def _finding(self, view: PlanView, grade: str, about: tuple[Reading, ...], meant: Interval, unit: str) -> Finding:
        first, second, third = about
        low, high = plain(meant.low), plain(meant.high)
        values = {
            "years": str(first.years.end),
            "value": first.written,
            "second": f"{second.indicator.name}{second.written}",
            "third": f"{third.indicator.name}{third.written}",
            "meant": f"{low}{unit}" if low == high else f"{low}—{high}{unit}",
        }
        return question(view, Question(self.id, grade, about, {"meant": values["meant"], **values}, values))


def _is_of_one_time(one: Reading, other: Reading) -> bool:
    return (one.side, one.years.end, one.subject) == (other.side, other.years.end, other.subject) and not one.flow


def _is_of_one_kind(one: Reading, other: Reading) -> bool:
    """Return whether both are levels or both sums, in one unit; a level of several years may be a sum."""
    return one.facet is other.facet and one.spans_years is other.spans_years and one.is_comparable_with(other)


def _unit(reading: Reading) -> str:
    return reading.target.figure.unit_normalised or reading.target.figure.unit or ""


def _ratio(part: Interval, whole: Interval, times: Decimal) -> Interval | None:
    if part.low is None or part.high is None or whole.low is None or whole.high is None or whole.low <= 0:
        return None
    return Interval(part.low / whole.high * times, part.high / whole.low * times)


def _is_far(mean: Interval, ratio: Interval) -> bool:
    if mean.low is None or mean.high is None or ratio.low is None or ratio.high is None:
        return False
    wide = Interval(ratio.low * (1 - _MEAN_OF_YEAR), ratio.high * (1 + _MEAN_OF_YEAR))
    return mean.is_apart_from(wide)


def _added(trio: Sequence[Reading]) -> Interval | None:
    lows = [one.bounds.low for one in trio if one.bounds.low is not None]
    highs = [one.bounds.high for one in trio if one.bounds.high is not None]
    if len(lows) < len(trio) or len(highs) < len(trio):
        return None
    return Interval(sum(lows, Decimal(0)), sum(highs, Decimal(0)))
