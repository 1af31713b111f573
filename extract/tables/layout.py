"""What are the columns of a table? Their kinds in printed order, and for a column of values its role and time."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from kg.values import Period, TargetRole, ValueKind

__all__ = ["Column", "ColumnKind", "Layout"]


class ColumnKind(Enum):
    """What the cells of a column hold."""

    NUMBER = auto()
    CATEGORY = auto()
    PARENT = auto()
    """The item that a sub-item belongs to, in a cell of its own."""
    NAME = auto()
    UNIT = auto()
    VALUE = auto()
    ATTRIBUTE = auto()
    OTHER = auto()
    BLANK = auto()
    """The place of the row number once it was read: only a blank cell may stand there."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its heading. Role and time are None where the heading does not tell.

    `kind_of_value` is set by a heading such as 年均增速; `mixed` by 年均/累计, whose cells are rates or sums.
    """

    kind: ColumnKind
    heading: str
    role: TargetRole | None = None
    year: int | None = None
    period: Period | None = None
    kind_of_value: ValueKind | None = None
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table in printed order; rows may leave out number, category, parent and attribute."""

    columns: tuple[Column, ...]

    @property
    def values(self) -> tuple[Column, ...]:
        """Return the columns that hold figures."""
        return tuple(column for column in self.columns if column.kind is ColumnKind.VALUE)

    def numberless(self) -> "Layout":
        """Return the layout for rows whose number was read, so that no other number is taken for it."""
        blank = (replace(c, kind=ColumnKind.BLANK) if c.kind is ColumnKind.NUMBER else c for c in self.columns)
        return Layout(tuple(blank))

    def has(self, kind: ColumnKind) -> bool:
        """Return whether a column of this kind was printed."""
        return any(column.kind is kind for column in self.columns)
