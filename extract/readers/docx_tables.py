"""Which cells does a table of a DOCX hold, with what spans? Vertical merges are counted down, deleted rows are out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from extract.readers.docx_package import attribute, local_name
from extract.readers.grid import Cell

__all__ = ["cells_of_frame", "is_frame", "table_cells"]

_MOST = 1000
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})


@dataclass(frozen=True, slots=True)
class _Placed:
    column: int
    columns: int
    merge: str | None
    """restart, continue or None."""
    element: etree._Element | None


def is_frame(table: etree._Element) -> bool:
    """Return whether a table is one column of text: a frame around a 专栏, not values in columns."""
    return all(sum(1 for _ in _cells(row)) <= 1 for row in _rows(table))


def cells_of_frame(table: etree._Element) -> Iterator[etree._Element]:
    """Return the cells of a table of one column, from the top down."""
    for row in _rows(table):
        yield from _cells(row)


def table_cells(table: etree._Element, paragraphs: Callable[[etree._Element], tuple[str, ...]]) -> Iterator[list[Cell]]:
    """Return the cells of each row; `paragraphs` gives the lines of one cell and is asked once for each, in order."""
    rows = [list(_place(row)) for row in _rows(table)]
    for row, reaches in zip(rows, _reaches(rows), strict=True):
        yield [
            Cell(() if placed.element is None else paragraphs(placed.element), placed.columns, reach)
            for placed, reach in zip(row, reaches, strict=True)
            if reach
        ]


def _reaches(rows: list[list[_Placed]]) -> list[list[int]]:
    """Return for each cell the rows it covers, 0 for one that only goes on with the cell above.

    A cell that goes on where none began covers its own row: some programs forget to begin.
    """
    open_columns: dict[int, tuple[int, int]] = {}
    reaches = [[1] * len(row) for row in rows]
    for index, row in enumerate(rows):
        begun = open_columns
        open_columns = {}
        for place, placed in enumerate(row):
            if placed.merge == "restart":
                open_columns[placed.column] = index, place
            elif placed.merge == "continue" and placed.column in begun:
                first, first_place = begun[placed.column]
                reaches[first][first_place] += 1
                reaches[index][place] = 0
                open_columns[placed.column] = first, first_place
    return reaches


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        name = local_name(child)
        if name == "tr":
            if not any(local_name(mark) in {"del", "moveFrom"} for mark in _properties(child, "trPr")):
                yield child
        elif name in _WRAPPERS:
            yield from _rows(child)


def _place(row: etree._Element) -> Iterator[_Placed]:
    column = _number(_value(row, "trPr", "gridBefore"), 0)
    if column:
        yield _Placed(0, column, None, None)
    for cell in _cells(row):
        columns = max(1, _number(_value(cell, "tcPr", "gridSpan"), 1))
        marks = [mark for mark in _properties(cell, "tcPr") if local_name(mark) == "vMerge"]
        merge = (attribute(marks[0], "val") or "continue") if marks else None
        yield _Placed(column, columns, merge, cell)
        column += columns


def _value(element: etree._Element, holder: str, name: str) -> str | None:
    return next((attribute(part, "val") for part in _properties(element, holder) if local_name(part) == name), None)


def _properties(element: etree._Element, holder: str) -> Iterator[etree._Element]:
    for child in element:
        if local_name(child) == holder:
            yield from child


def _number(written: str | None, default: int) -> int:
    return min(int(written), _MOST) if written is not None and written.isdecimal() else default


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """Return the cells of a row in order, through the wrappers that they may stand in."""
    for child in row:
        name = local_name(child)
        if name == "tc":
            yield child
        elif name in _WRAPPERS:
            yield from _cells(child)
