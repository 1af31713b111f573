"""What do the cells of a ruled table say, row by row? Characters fall into cells; a cell's lines are joined."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.readers.grid import Cell, rows_of
from extract.readers.pdf_grids import Box, Grid
from extract.readers.pdf_page import Glyph
from extract.readers.pdf_rows import Row, rows_from
from extract.readers.spaces import join_wrapped

__all__ = ["Table", "read_table"]

_LEVEL = 0.4
"""Part of a character's size within which the lines of two cells stand level."""
_UNRULED = 3
"""Lines that all cells of a row must share to be rows that no rule parts."""
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table of one page: its lines, and its rows as texts of cells."""

    grid: Grid
    rows: tuple[tuple[str, ...], ...]

    @property
    def characters(self) -> int:
        """Return how many characters its cells hold."""
        return sum(len(cell) for row in self.rows for cell in row)


def read_table(grid: Grid, glyphs: Sequence[Glyph]) -> Table | None:
    """Return the table of a grid, or None if the lines hold hardly a character (a chart, an empty form)."""
    if sum(1 for glyph in glyphs if not glyph.text.isspace()) < _FEWEST:
        return None
    units: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        unit = grid.unit_at((glyph.left + glyph.right) / 2, glyph.base - glyph.size * _LEVEL)
        units.setdefault(unit, []).append(glyph)
    lines = {box: rows_from(_inside(box, units)) for box in grid.boxes}
    rows: list[list[Cell]] = []
    for place in range(len(grid.ys) - 1):
        starting = [box for box in grid.boxes if box.row == place]
        rows.extend(_split(starting, lines) or [[_cell(box, lines[box]) for box in starting]])
    return Table(grid, tuple(row for _, row in rows_of(rows)))


def _inside(box: Box, units: dict[tuple[int, int], list[Glyph]]) -> list[Glyph]:
    return [
        glyph
        for row in range(box.row, box.row + box.rows)
        for column in range(box.column, box.column + box.columns)
        for glyph in units.get((row, column), ())
    ]


def _cell(box: Box, lines: Sequence[Row]) -> Cell:
    """Return a cell with its lines joined."""
    text = ""
    for line in lines:
        text = join_wrapped(text, line.text)
    return Cell((text,), box.columns, box.rows)


def _split(boxes: Sequence[Box], lines: dict[Box, list[Row]]) -> list[list[Cell]]:
    """Return the rows of a stretch that upright rules alone part: its cells' lines all stand level, and are many."""
    filled = [lines[box] for box in boxes if lines[box]]
    levels = [row.base for row in max(filled, key=len, default=[])]
    if len(filled) < 2 or len(levels) < _UNRULED or any(box.rows > 1 for box in boxes):  # noqa: PLR2004 - columns
        return []
    if not all(len(rows) == len(levels) and _are_level(rows, levels) for rows in filled):
        return []
    return [
        [Cell((lines[box][place].text,) if lines[box] else (), box.columns) for box in boxes]
        for place in range(len(levels))
    ]


def _are_level(rows: Sequence[Row], levels: Sequence[float]) -> bool:
    return all(abs(row.base - level) <= _LEVEL * row.size for row, level in zip(rows, levels, strict=True))
