"""Which role and time has a cell? Its own words first, then its column's heading, then the table's plan."""

from dataclasses import dataclass

from extract.figures import ReadFigure
from extract.periods import plan_ending
from extract.tables.layout import Column
from kg.values import Period, TargetRole, ValueKind

__all__ = ["CellTime", "column_role", "spans_years", "time_of_cell"]

_OVER_TIME = (ValueKind.AVERAGE_GROWTH, ValueKind.CUMULATIVE, ValueKind.CHANGE)


@dataclass(frozen=True, slots=True)
class CellTime:
    """The role of a figure and its year; `period` is set where the figure covers a span of years."""

    role: TargetRole
    year: int | None
    period: Period | None


def column_role(column: Column, plan: Period | None, *, is_report: bool) -> TargetRole:
    """Return what the figures of a column stand for.

    A target that lies before the plan, or in a report of how a plan was met, is what was planned then.

    >>> from extract.tables.layout import ColumnKind
    >>> column = Column(ColumnKind.VALUE, "2020年目标", TargetRole.TARGET, 2020)
    >>> column_role(column, Period(2021, 2025), is_report=False).value
    'planned'
    """
    end = column.year or (column.period.end if column.period else None)
    past = plan is not None and end is not None and end < plan.start
    if column.role is TargetRole.TARGET:
        return TargetRole.PLANNED if past or is_report else TargetRole.TARGET
    if column.role:
        return column.role
    if past:
        return TargetRole.ACTUAL if column.period else TargetRole.BASELINE
    return TargetRole.ACTUAL if is_report else TargetRole.TARGET


def spans_years(column: Column, role: TargetRole, plan: Period | None) -> bool:
    """Return whether the growth rates of a column are means over years: those of a period, or a plan's final target."""
    final = plan is not None and column.year == plan.end and role in (TargetRole.TARGET, TargetRole.PLANNED)
    undated = column.year is None and role is TargetRole.TARGET
    return column.period is not None or column.mixed or final or undated


def time_of_cell(column: Column, read: ReadFigure, role: TargetRole, plan: Period | None) -> CellTime:
    """Return the role and time of a cell.

    >>> from decimal import Decimal
    >>> from extract.tables.layout import ColumnKind
    >>> from kg.values import Figure
    >>> read = ReadFigure(Figure("[6.1]", Decimal("6.1"), kind=ValueKind.CUMULATIVE))
    >>> column = Column(ColumnKind.VALUE, "2020年", TargetRole.ACTUAL, 2020)
    >>> time_of_cell(column, read, TargetRole.ACTUAL, None).period.label
    '2016-2020'
    """
    year = read.year or (read.period.end if read.period else None) or column.year
    if year is None and column.period:
        year = column.period.end
    if year is None and plan:
        year = plan.start - 1 if role is TargetRole.BASELINE else plan.end
    if read.period or (read.year is None and read.figure.kind in _OVER_TIME):
        period = read.period or column.period or _period_to(year, plan)
        return CellTime(role, year, period)
    return CellTime(role, year, None)


def _period_to(year: int | None, plan: Period | None) -> Period | None:
    """Return the plan that a figure over time covers when only its last year is printed."""
    if year is None:
        return None
    return plan if plan and plan.end == year else plan_ending(year)
