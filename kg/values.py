"""Which typed values does a plan state? Periods, horizons and the figures of targets; no parsing here."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

__all__ = ["Binding", "Comparator", "Figure", "Period", "TargetRole", "ValueKind"]


class Comparator(StrEnum):
    """How a printed figure bounds what it speaks of."""

    EQUAL = "="
    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"
    ABOUT = "≈"
    RANGE = "range"


class ValueKind(StrEnum):
    """What kind of quantity a figure is; decides which arithmetic is allowed on it."""

    LEVEL = "level"
    AVERAGE_GROWTH = "averageGrowth"
    """年均增长: a mean yearly rate in per cent."""
    CHANGE = "change"
    """提高 1 个百分点: a difference against the baseline, in points or in the unit itself."""
    CUMULATIVE = "cumulative"
    """[ ] or 累计: a sum, or a compound cut, over the whole period."""
    SHARE = "share"
    COUNT = "count"
    RANK = "rank"


class TargetRole(StrEnum):
    """What a figure of an indicator stands for."""

    BASELINE = "baseline"
    PLANNED = "planned"
    """What the previous plan had set, or the size that a project is planned to have."""
    ACTUAL = "actual"
    TARGET = "target"


class Binding(StrEnum):
    """The 属性 of an indicator."""

    BINDING = "约束性"
    EXPECTED = "预期性"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A closed span of years: “十四五” is 2021 to 2025.

    Raises:
        ValueError: if the years are out of order.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.end < self.start:
            message = f"a period ends before it starts: {self.start}-{self.end}"
            raise ValueError(message)

    @property
    def label(self) -> str:
        """Return the period as written in records.

        >>> Period(2021, 2025).label
        '2021-2025'
        """
        return f"{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure of an indicator, as written and as understood.

    `value` and `unit` are as printed (105, 亿元); `value_normalised` and `unit_normalised` have the multipliers 万, 亿
    … taken out (10500000000, 元). A figure that names no number (按市下达目标, 与经济增长基本同步) has no value, but
    says `delegated` or `relative_to`.
    """

    as_written: str
    value: Decimal | None = None
    value_max: Decimal | None = None
    unit: str | None = None
    value_normalised: Decimal | None = None
    value_max_normalised: Decimal | None = None
    unit_normalised: str | None = None
    comparator: Comparator = Comparator.EQUAL
    kind: ValueKind = ValueKind.LEVEL
    qualifier: str | None = None
    """The words that bound the figure, as written: 以上, 左右, 以内, ≥."""
    delegated: bool = False
    relative_to: str | None = None
    price_basis: str | None = None
