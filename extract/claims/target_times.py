"""For which year or span of years does a sentence state a figure, and as what: what is to be, what is, what was?

What the sentence says goes before the block, the list's introduction, the headings and the plan.
A section that reports (发展基础, 工作回顾) states what was reached, for the year before the plan where it names none.
"""

from dataclasses import dataclass

from extract.claims.horizons import goal_horizon
from extract.context import Context
from extract.periods import find_times
from extract.quantities.measured import Measured
from extract.quantities.times import TimeMark
from kg.model import SectionRole, Span
from kg.values import Period, TargetRole, ValueKind

__all__ = ["BlockTime", "TargetTime", "block_time", "report_year", "target_time"]

_REPORTING = frozenset({SectionRole.FOUNDATION, SectionRole.CONTEXT})
_PLAN_LENGTH = 3
_NEAR = 3
_OF_YEARS = frozenset({ValueKind.AVERAGE_GROWTH, ValueKind.CUMULATIVE})


@dataclass(frozen=True, slots=True)
class TargetTime:
    """The role of a figure with its year and, where it speaks of several years, their span."""

    role: TargetRole
    year: int | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class BlockTime:
    """What the place of a block says: whether it reports, and the years that its figures have by default.

    `first` is the first year that lies ahead, `ahead` the year of a target, `behind` that of what was reached.
    """

    reports: bool
    first: int
    ahead: int | None
    behind: int | None
    plan: Period | None


def report_year(context: Context) -> int | None:
    """Return the year of a report that speaks of one year; None for a plan of several years."""
    period = context.plan.period
    if period and period.end - period.start + 1 >= _PLAN_LENGTH:
        return None
    if period:
        return period.end
    issued = context.plan.issued or ""
    return int(issued[:4]) if issued[:4].isdigit() else None


def block_time(context: Context, at: int) -> BlockTime:
    """Return what the place of a block says about the time of its figures."""
    block = context.document.blocks[at]
    year = report_year(context)
    period = None if year else context.plan.period
    first = year or (period.start if period else 0)
    reports = context.roles[at] in _REPORTING
    ahead = goal_horizon(context, Span(block.span.start, block.span.start), at) if not reports else None
    if ahead is None or ahead < first:
        ahead = year or (period.end if period else None)
    return BlockTime(reports, first, ahead, _behind(context, at, first) if first else None, period)


def _behind(context: Context, at: int, first: int) -> int:
    """Return the last year before the plan that a heading above a block names, else the year before the plan."""
    for section in context.section_path(context.document.blocks[at].section):
        found = [(mention.period.end if mention.period else mention.year) for mention in find_times(section.title)]
        years = [year for year in found if year is not None and year < first]
        if years:
            return max(years)
    return first - 1


def target_time(
    measured: Measured, kind: ValueKind, marks: list[TimeMark], sticky: TimeMark | None, place: BlockTime
) -> TargetTime:
    """Return the role and time of a figure.

    Args:
        measured: the figure, its offsets those of the block.
        kind: its kind: a mean growth or a sum is of several years.
        marks: the times that its sentence names.
        sticky: the time that an earlier sentence of the block set for what follows.
        place: what the block's place says.
    """
    mark = _mark_of(measured, marks)
    if measured.baseline:
        return _baseline(mark, place)
    if mark is None and "past" not in measured.uses:
        mark = sticky
    if _is_past(measured, mark, place):
        return _reached(mark, kind, place)
    return _ahead(mark, kind, place)


def _mark_of(measured: Measured, marks: list[TimeMark]) -> TimeMark | None:
    """Return the last time before a figure; a time that stands at a baseline is the baseline's own."""
    at = measured.quantity.span.start
    earlier = [mark for mark in marks if mark.span.end <= at]
    if measured.baseline:
        close = [mark for mark in earlier if at - mark.span.end <= _NEAR or mark.years]
        return close[-1] if close else None
    if measured.before is not None:
        own = measured.before.span
        between = [mark for mark in earlier if mark.span.start >= own.end]
        earlier = between or [mark for mark in earlier if mark.span.end + _NEAR < own.start]
    return earlier[-1] if earlier else None


def _end(mark: TimeMark | None) -> int | None:
    if mark is None:
        return None
    return mark.period.end if mark.period else mark.year


def _is_past(measured: Measured, mark: TimeMark | None, place: BlockTime) -> bool:
    end = _end(mark)
    if end is not None and place.first:
        return end < place.first
    return place.reports or "past" in measured.uses


def _baseline(mark: TimeMark | None, place: BlockTime) -> TargetTime:
    year = _end(mark)
    if year is None and mark and mark.years and place.behind:
        return TargetTime(TargetRole.BASELINE, place.behind - mark.years)
    if year is None and place.plan:
        length = place.plan.end - place.plan.start + 1
        year = place.plan.start - 1 - (length if place.reports else 0)
    return TargetTime(TargetRole.BASELINE, year)


def _reached(mark: TimeMark | None, kind: ValueKind, place: BlockTime) -> TargetTime:
    year = _end(mark)
    year = place.behind if year is None else year
    period = mark.period if mark and kind in _OF_YEARS else None
    if mark and mark.years and year:
        period = Period(year - mark.years + 1, year)
    if mark is None and kind in _OF_YEARS and place.plan:
        length = place.plan.end - place.plan.start + 1
        period = Period(place.plan.start - length, place.plan.start - 1)
    return TargetTime(TargetRole.ACTUAL, year, period)


def _ahead(mark: TimeMark | None, kind: ValueKind, place: BlockTime) -> TargetTime:
    year = _end(mark)
    year = place.ahead if year is None else year
    if kind not in _OF_YEARS:
        return TargetTime(TargetRole.TARGET, year)
    of_plan = place.plan if place.plan and year == place.plan.end else None
    return TargetTime(TargetRole.TARGET, year, (mark.period if mark else None) or of_plan)
