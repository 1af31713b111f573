"""Which lines of text do the characters of a page stand on, and where are there spaces between them?"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.readers.pdf_page import Glyph
from extract.readers.spaces import is_wide

__all__ = ["Row", "rows_from"]

_SAME_LINE = 0.45
"""Part of a character's size by which base lines on one line may differ: marks of notes are raised by a third."""
_SMALL = 0.75
_LONGEST_MARK = 6
_DOUBLED = 0.2
_WORD_GAP = 0.2
_SIGN_GAP = 0.55
_COLUMN_GAP = 1.5
_TIGHT = 0.05
_ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Row:
    """The characters on one line, from left to right, and what they say.

    `text` has a space where one is printed and two where a column may end; `base` (from the top of the page) and `size`
    are those of most characters.
    """

    glyphs: tuple[Glyph, ...]
    text: str
    left: float
    right: float
    base: float
    size: float

    def without(self, places: Collection[int]) -> "Row":
        """Return the line without the characters at some places; they leave no gap."""
        kept: list[Glyph] = []
        for place, glyph in enumerate(self.glyphs):
            if place not in places:
                kept.append(glyph)
            elif kept:
                kept[-1] = kept[-1]._replace(right=max(kept[-1].right, glyph.right))
        return _make(tuple(kept))


def rows_from(glyphs: Iterable[Glyph]) -> list[Row]:
    """Return the lines from the top down; a raised or lowered character stands on the line that it belongs to."""
    groups: list[list[Glyph]] = []
    largest = base = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.base, glyph.left)):
        if groups and glyph.base - base <= _SAME_LINE * max(largest, glyph.size):
            groups[-1].append(glyph)
            if glyph.size > largest:
                largest, base = glyph.size, glyph.base
        else:
            groups.append([glyph])
            largest, base = glyph.size, glyph.base
    return _with_raised([row for row in map(_row, groups) if row is not None])


def _with_raised(rows: Sequence[Row]) -> list[Row]:
    """Return the lines with those that are but raised marks (of notes, of powers) put into the line below them."""
    kept: list[Row] = []
    for row in rows:
        while kept and _is_raised(kept[-1], row):
            row = _make(tuple(sorted(kept.pop().glyphs + row.glyphs, key=lambda glyph: (glyph.left, glyph.base))))  # noqa: PLW2901
        kept.append(row)
    return kept


def _is_raised(mark: Row, line: Row) -> bool:
    small = mark.size <= _SMALL * line.size and len(mark.glyphs) <= _LONGEST_MARK
    level = line.base - line.size < mark.base < line.base
    return small and level and line.left - line.size <= mark.left and mark.right <= line.right + line.size


def _row(glyphs: Iterable[Glyph]) -> Row | None:
    """Return one line; a character printed twice to look bold is one, and blanks at the ends are none."""
    kept: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.left, glyph.base)):
        doubled = any(
            glyph.text == other.text and glyph.left - other.left <= _DOUBLED * glyph.size for other in kept[-2:]
        )
        if not doubled and (kept or not glyph.text.isspace()):
            kept.append(glyph)
    while kept and kept[-1].text.isspace():
        kept.pop()
    return _make(tuple(kept)) if kept else None


def _make(glyphs: tuple[Glyph, ...]) -> Row:
    return Row(
        glyphs=glyphs,
        text=_spell(glyphs),
        left=glyphs[0].left,
        right=max(glyph.right for glyph in glyphs),
        base=median(glyph.base for glyph in glyphs),
        size=median(glyph.size for glyph in glyphs),
    )


def _spell(glyphs: Sequence[Glyph]) -> str:
    printed = [glyph for glyph in glyphs if not glyph.text.isspace()]
    blanks = sorted(glyph.left for glyph in glyphs if glyph.text.isspace())
    tracking = _tracking(printed)
    parts: list[str] = []
    place = 0
    for glyph, after in pairwise(printed):
        parts.append(glyph.text)
        spaced = False
        while place < len(blanks) and blanks[place] < after.left + _TIGHT * after.size:
            spaced = spaced or blanks[place] >= glyph.left
            place += 1
        parts.append(_space(glyph, after, tracking, spaced=spaced))
    return "".join(parts) + (printed[-1].text if printed else "")


def _space(glyph: Glyph, after: Glyph, tracking: float, *, spaced: bool) -> str:
    size = max(glyph.size, after.size) or 1.0
    gap = (after.left - glyph.right) / size
    wide = is_wide(glyph.text) or is_wide(after.text)
    if gap >= _COLUMN_GAP + tracking:
        return "  "
    if gap >= (_SIGN_GAP if wide else _WORD_GAP) + tracking or (spaced and gap >= _TIGHT):
        return " "
    return ""


def _tracking(printed: Sequence[Glyph]) -> float:
    """Return the gap that a line keeps between all its characters: a spaced-out heading holds no spaces."""
    gaps = [(after.left - glyph.right) / glyph.size for glyph, after in pairwise(printed) if glyph.size]
    return max(0.0, median(gaps)) if len(gaps) >= _ENOUGH else 0.0
