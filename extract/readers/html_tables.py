"""Is a table of a page data or layout, and what are its cells? Old pages lay the whole page out in tables."""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from extract.readers.grid import Cell
from extract.readers.html_tree import tag_of

__all__ = ["cells_of", "is_data_table", "is_frame", "table_rows"]

_NUMBER = re.compile(r"[0-9]{1,5}")
_LAYOUT_TEXT = 3000
"""Characters of one cell from which it is the page's column, not a figure or a list of projects."""


def table_rows(table: etree._Element) -> Iterator[etree._Element]:
    """Return the table's own rows in order, those of tables inside its cells not."""
    for child in table:
        tag = tag_of(child)
        if tag == "tr":
            yield child
        elif tag in {"tbody", "thead", "tfoot"}:
            yield from (row for row in child if tag_of(row) == "tr")


def is_data_table(table: etree._Element) -> bool:
    """Return whether the cells are values in rows and columns rather than regions of the page."""
    if table.get("role") == "presentation":
        return False
    cells = [cell for row in table_rows(table) for cell in row if tag_of(cell) in {"td", "th"}]
    if not cells or next(table.iterdescendants("table", "h1"), None) is not None:
        return False
    return all(sum(map(len, cell.itertext())) <= _LAYOUT_TEXT for cell in cells)


def is_frame(table: etree._Element) -> bool:
    """Return whether a table is one column of text: a frame around a 专栏, not values in columns."""
    rows = [[cell for cell in row if tag_of(cell) in {"td", "th"}] for row in table_rows(table)]
    return all(len(row) <= 1 for row in rows) and any(rows)


def cells_of(table: etree._Element, paragraphs: Callable[[etree._Element], tuple[str, ...]]) -> list[list[Cell]]:
    """Return the cells of each row with their spans; `paragraphs` gives the lines inside one cell."""
    rows = list(table_rows(table))
    return [
        [
            Cell(paragraphs(cell), _span(cell, "colspan", 1000), _row_span(cell, len(rows) - index))
            for cell in row
            if tag_of(cell) in {"td", "th"}
        ]
        for index, row in enumerate(rows)
    ]


def _row_span(cell: etree._Element, left: int) -> int:
    """Return the rows spanned: at most those that are left; 0 means all of them (HTML standard)."""
    written = _span(cell, "rowspan", left, least=0)
    return written or left


def _span(cell: etree._Element, name: str, most: int, least: int = 1) -> int:
    written = (cell.get(name) or "").strip()
    number = int(written) if _NUMBER.fullmatch(written) else 1
    return max(least, min(number, most))
