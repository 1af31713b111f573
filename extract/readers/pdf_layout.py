"""Which lines do the drawn pages hold, in reading order? Furniture out, notes last, tables joined over pages."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.readers.base import LineDraft
from extract.readers.characters import clean
from extract.readers.pdf_columns import reading_order
from extract.readers.pdf_furniture import furniture_rows, is_page_number
from extract.readers.pdf_grids import Grid, find_grids
from extract.readers.pdf_notes import split_notes, unmark
from extract.readers.pdf_page import Drawing, Glyph
from extract.readers.pdf_rows import Row, rows_from
from extract.readers.pdf_tables import Table, read_table

__all__ = ["Layout", "lay_out"]

_TABLE_MARK = 0xF0000
"""A table takes its place among the lines as one character of a private plane, counted from here."""
_CONTINUED = re.compile(r"[（(]?(?:续|接上)[^。；]{0,30}")
_ALIKE = 0.05
"""Part of its width by which a table may differ from its continuation."""
_REPEATED_ROWS = 3
_FEWEST = 10
"""Characters that a page of text has at least."""
_FEWEST_ROWS = 4
"""Lines of a page that shows its margin by itself."""
_INDENTED = 1.4
_WIDEST_INDENT = 30


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a PDF, what was left out (lines and characters by reason), and how many pages hold no text."""

    drafts: tuple[LineDraft, ...]
    left_out: tuple[tuple[str, int, int], ...]
    pictured: int
    """Pages without text that are pictures."""
    characters: int


@dataclass(frozen=True, slots=True)
class _Page:
    """One page with its tables and frames found, its other lines from the top down."""

    number: int
    drawing: Drawing
    tables: tuple[Table, ...]
    frames: tuple[Grid, ...]
    rows: tuple[Row, ...]


@dataclass(slots=True)
class _Story:
    """The lines as they are found, and what goes on from page to page."""

    drafts: list[LineDraft] = field(default_factory=list)
    notes: list[LineDraft] = field(default_factory=list)
    left_out: dict[str, tuple[int, int]] = field(default_factory=dict)
    tables: int = 0
    frames: int = 0
    last: Table | Grid | None = None
    """The table or frame that the page before ended with."""
    head: tuple[tuple[str, ...], ...] = ()
    page: int = 0
    number: int = 0
    gutter: float | None = None
    margin: float | None = None

    def draft(
        self, text: str, *, style: str | None = None, table: int | None = None, frame: int | None = None
    ) -> LineDraft:
        """Return a line of the page under way."""
        self.number += 1
        return LineDraft(clean(text).replace("\n", " "), self.number, self.page, style, table, frame)

    def omit(self, reason: str, lines: int, characters: int) -> None:
        """Count what is left out."""
        before = self.left_out.get(reason, (0, 0))
        if lines or characters:
            self.left_out[reason] = before[0] + lines, before[1] + characters


def lay_out(drawings: Sequence[Drawing]) -> Layout:
    """Return the lines of the pages, in the order in which a person reads them."""
    pages = [_read_page(number, drawing) for number, drawing in enumerate(drawings, start=1)]
    furniture = furniture_rows([(page.drawing.height, page.rows) for page in pages])
    body_size = _body_size(pages)
    story = _Story()
    blank = pictured = characters = 0
    for page, places in zip(pages, furniture, strict=True):
        for place in places:
            text = page.rows[place].text
            story.omit("page-number" if is_page_number(text) else "running-head", 1, len(text))
        rows = [row for place, row in enumerate(page.rows) if place not in places]
        size = sum(len(row.glyphs) for row in rows) + sum(
            len(cell) for t in page.tables for row in t.rows for cell in row
        )
        characters += size
        blank += size < _FEWEST
        pictured += size < _FEWEST and page.drawing.pictured
        story.omit("rotated-text", 0, page.drawing.tilted)
        _add_page(story, page, rows, body_size)
    story.omit("pages-without-text", blank, 0)
    left_out = tuple((reason, *counts) for reason, counts in sorted(story.left_out.items()))
    return Layout((*story.drafts, *story.notes), left_out, pictured, characters)


def _read_page(number: int, drawing: Drawing) -> _Page:
    grids = find_grids(drawing)
    ruled = sorted((grid for grid in grids if not grid.is_frame), key=_area)
    inside: dict[int, list[Glyph]] = {}
    free: list[Glyph] = []
    for glyph in drawing.glyphs:
        middle = (glyph.left + glyph.right) / 2, glyph.base - glyph.size / 3
        place = next((place for place, grid in enumerate(ruled) if grid.holds(*middle)), None)
        (free if place is None else inside.setdefault(place, [])).append(glyph)
    tables = []
    for place, grid in enumerate(ruled):
        table = read_table(grid, inside.get(place, []))
        if table is None:
            free += inside.get(place, [])
        else:
            tables.append(table)
    frames = tuple(grid for grid in grids if grid.is_frame)
    return _Page(number, drawing, tuple(tables), frames, tuple(rows_from(free)))


def _area(grid: Grid) -> float:
    return (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])


def _body_size(pages: Sequence[_Page]) -> float:
    """Return the size that most characters outside tables are set in."""
    sizes = Counter(round(glyph.size * 2) / 2 for page in pages for row in page.rows for glyph in row.glyphs)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _add_page(story: _Story, page: _Page, rows: Sequence[Row], body_size: float) -> None:
    body, notes = split_notes(rows, body_size)
    body, marks = unmark(body, notes)
    story.omit("note-marks", 0, marks)
    story.page, story.number = page.number, 0
    placed = [*body, *(_placeholder(place, table) for place, table in enumerate(page.tables))]
    opening, last = story.last, None
    frames: dict[Grid, int] = {}
    columns, story.gutter = reading_order(sorted(placed, key=lambda row: (row.base, row.left)), story.gutter)
    margin = min((row.left for row in placed), default=0.0)
    if len(placed) >= _FEWEST_ROWS or story.margin is None:
        story.margin = margin
    bare = len(columns) == 1 and len(placed) < _FEWEST_ROWS
    for column in columns:
        left = min(column.left, story.margin) if bare else column.left
        for row in column.rows:
            table, frame = _table_of(row, page), _frame_of(row, page)
            if frame is not None and frame not in frames:
                story.frames += not (isinstance(opening, Grid) and _goes_on(opening, frame))
                frames[frame] = story.frames
            number = None if frame is None else frames[frame]
            if table is None:
                story.drafts.append(story.draft(_indent(row, left) + row.text, frame=number))
            else:
                _add_table(story, table, opening, number)
            last = table or frame
            opening = opening if _CONTINUED.fullmatch(row.text) else None
    story.last = last
    story.notes += [story.draft(note.text, style="note") for note in notes]


def _placeholder(place: int, table: Table) -> Row:
    """Return a line that stands for a table in the reading order."""
    left, right, middle = table.grid.xs[0], table.grid.xs[-1], (table.grid.ys[0] + table.grid.ys[-1]) / 2
    glyph = Glyph(chr(_TABLE_MARK + place), left, right, middle, 1.0)
    return Row((glyph,), glyph.text, left, right, middle, 1.0)


def _table_of(row: Row, page: _Page) -> Table | None:
    place = ord(row.text[0]) - _TABLE_MARK
    return page.tables[place] if 0 <= place < len(page.tables) else None


def _frame_of(row: Row, page: _Page) -> Grid | None:
    return next((grid for grid in page.frames if grid.holds((row.left + row.right) / 2, row.base)), None)


def _indent(row: Row, left: float) -> str:
    """Return the indent of a line as ideographic spaces: it tells where a paragraph begins."""
    offset = (row.left - left) / row.size if row.size else 0.0
    return "\u3000" * min(round(offset), _WIDEST_INDENT) if offset >= _INDENTED else ""


def _add_table(story: _Story, table: Table, before: Table | Grid | None, frame: int | None) -> None:
    """Add a table's rows; one that goes on from the page before keeps its id and loses the repeated head."""
    rows = table.rows
    if isinstance(before, Table) and _goes_on(before.grid, table.grid):
        repeated = 0
        while repeated < min(len(rows), len(story.head)) and rows[repeated] == story.head[repeated]:
            repeated += 1
        story.omit("repeated-table-head", repeated, sum(len(cell) for row in rows[:repeated] for cell in row))
        rows = rows[repeated:]
    else:
        story.tables += 1
        story.head = rows[:_REPEATED_ROWS]
    story.drafts += [story.draft("\t".join(row), table=story.tables, frame=frame) for row in rows]


def _goes_on(before: Grid, after: Grid) -> bool:
    """Return whether a table or frame at the top of a page is that at the foot of the page before."""
    wide, other = before.xs[-1] - before.xs[0], after.xs[-1] - after.xs[0]
    return abs(wide - other) <= _ALIKE * wide and len(before.xs) == len(after.xs)
