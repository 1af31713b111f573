"""What does a table for an office consist of? Sheets of rows under official headings; each cell knows where it is from.

The values say nothing of a file format: the writers of `kg.report.writers` lay them out as XLSX, DOCX and CSV.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.model import Iri, Plan

__all__ = ["EMPTY", "Cell", "Column", "Known", "Report", "Row", "Sheet", "Source"]


class Known(StrEnum):
    """How the content of a cell is known; a table shows each in a colour of its own."""

    STATED = "stated"
    """Words or figures of the plan, or what follows from where they stand."""
    INFERRED = "inferred"
    """Linked by the likeness of words: to be looked at."""
    SUGGESTED = "suggested"
    """建议: from a table of general habits, not from the plan."""
    FILLED = "filled"
    """What a person has filled in."""
    DIFFERS = "differs"
    """What a person has filled in beside something else that the plan states."""


@dataclass(frozen=True, slots=True)
class Source:
    """A passage on which a cell rests: the headings over it, its words, its place in the file (第12行)."""

    path: tuple[str, ...]
    quote: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """The content of one cell, and on what it rests.

    A `slot` is left by the plan for others to set (按市下达目标): what a person fills in completes it.
    """

    text: str = ""
    known: Known = Known.STATED
    sources: tuple[Source, ...] = ()
    slot: bool = False


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, the official Chinese heading, what it is in English, its width in Chinese characters.

    `fill` says that what a person writes into it is read back; `number` that its cells are short and centred.
    """

    key: str
    zh: str
    en: str
    width: int
    fill: bool = False
    number: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its key, its name, its cells by column; a column that is not named is blank.

    The key is the IRI of a thing, of a finding or of the row itself: it stays when the plan is built again. A row that
    is `gone` was filled in by a person, and the plan no longer has it.
    """

    key: Iri
    name: str
    cells: Mapping[str, Cell]
    gone: bool = False

    def cell(self, column: str) -> Cell:
        """Return the cell of a column."""
        return self.cells.get(column, EMPTY)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table with its name, title, a line of figures under the title, and remarks below it."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    remarks: tuple[str, ...] = ()

    def column(self, key: str) -> Column:
        """Return the column of a key.

        Raises:
            KeyError: if there is none.
        """
        return next(column for column in self.columns if column.key == key)


@dataclass(frozen=True, slots=True)
class Report:
    """A working table of a plan: one sheet or several under one name."""

    table: str
    plan: Plan
    sheets: tuple[Sheet, ...]

    def rows(self) -> Sequence[Row]:
        """Return the rows of all sheets."""
        return [row for sheet in self.sheets for row in sheet.rows]
