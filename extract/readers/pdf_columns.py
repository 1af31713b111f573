"""In which order are the lines of a page read? Down a column, then down the next; whole-width lines part the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extract.readers.pdf_rows import Row, rows_from

__all__ = ["Column", "reading_order"]

_GAP = 1.0
"""Sizes of a character that part two columns at least."""
_FEWEST = 5
"""Lines that each of two columns must have."""
_FEWEST_GOING_ON = 2
_FILLED = 0.7
"""Part of the column's width that its lines fill in the middle: cells of a list do not."""
_MIDDLE = (0.3, 0.7)
_STEP = 3.0
_WIDE_LINE = 0.6


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that follow each other down the page, and the left edge that they are set from."""

    rows: tuple[Row, ...]
    left: float


def reading_order(rows: Sequence[Row], before: float | None = None) -> tuple[list[Column], float | None]:
    """Return the lines of a page in columns, in the order in which they are read, and where two columns part.

    `before` is where they parted on the page before: the last lines of two columns are too few to show it themselves.
    """
    gutter = _gutter(rows, before)
    if gutter is None:
        return ([_column(rows)] if rows else []), None
    margin = min(row.left for row in rows)
    columns: list[Column] = []
    band: list[Row] = []
    for row in rows:
        if _crosses(row, gutter):
            columns += [*_parted(band, gutter), Column((row,), margin)]
            band = []
        else:
            band.append(row)
    return columns + _parted(band, gutter), gutter


def _column(rows: Sequence[Row]) -> Column:
    widest = max(row.right - row.left for row in rows)
    wide = [row.left for row in rows if row.right - row.left >= _WIDE_LINE * widest]
    return Column(tuple(rows), min(wide))


def _parted(band: Sequence[Row], gutter: float) -> list[Column]:
    """Return a band between whole-width lines as two columns; lines are found anew, for they need not be level."""
    glyphs = [glyph for row in band for glyph in row.glyphs]
    sides = (
        rows_from(glyph for glyph in glyphs if glyph.right <= gutter),
        rows_from(glyph for glyph in glyphs if glyph.right > gutter),
    )
    return [_column(rows) for rows in sides if rows]


def _gutter(rows: Sequence[Row], before: float | None) -> float | None:
    """Return where two columns part, or None for a page of one column."""
    if not rows:
        return None
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    segments = [_segments(row) for row in rows]
    steps = range(int((right - left) * (_MIDDLE[1] - _MIDDLE[0]) / _STEP))
    places = [left + _MIDDLE[0] * (right - left) + _STEP * step for step in steps]
    found = [place for place in places if _is_gutter(segments, place, (left, right), _FEWEST)]
    if found:
        return found[len(found) // 2]
    if before is None or not left < before < right:
        return None
    return before if _is_gutter(segments, before, (left, right), _FEWEST_GOING_ON) else None


def _is_gutter(
    rows: Sequence[Sequence[tuple[float, float]]], place: float, edges: tuple[float, float], fewest: int
) -> bool:
    before = [[part for part in row if part[1] <= place] for row in rows]
    after = [[part for part in row if part[0] >= place] for row in rows]
    free = [len(b) + len(a) == len(row) for b, a, row in zip(before, after, rows, strict=True)]
    lefts = [row[-1][1] - row[0][0] for row, is_free in zip(before, free, strict=True) if row and is_free]
    rights = [row[-1][1] - row[0][0] for row, is_free in zip(after, free, strict=True) if row and is_free]
    if min(len(lefts), len(rights)) < fewest or 2 * sum(free) < len(rows):
        return False
    usual = median if fewest == _FEWEST else max  # of a few last lines, one full line is enough
    return usual(lefts) >= _FILLED * (place - edges[0]) and usual(rights) >= _FILLED * (edges[1] - place)


def _segments(row: Row) -> list[tuple[float, float]]:
    """Return the stretches of a line between gaps that are wide enough to part columns."""
    parts: list[tuple[float, float]] = []
    for glyph in row.glyphs:
        if glyph.text.isspace():
            continue
        if parts and glyph.left - parts[-1][1] < _GAP * glyph.size:
            parts[-1] = parts[-1][0], max(parts[-1][1], glyph.right)
        else:
            parts.append((glyph.left, glyph.right))
    return parts


def _crosses(row: Row, gutter: float) -> bool:
    return any(start < gutter < end for start, end in _segments(row))
