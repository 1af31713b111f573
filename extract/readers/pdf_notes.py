"""Which lines at the foot of a page are footnotes? Small ones that begin with a mark; the mark in the text goes out."""

import re
from collections.abc import Sequence

from extract.readers.pdf_rows import Row

__all__ = ["split_notes", "unmark"]

_SMALLER = 0.92
"""Footnotes are set at most so large as the body."""
_RAISED = 0.2
_SMALL_MARK = 0.8
_MARK = re.compile(r"\s*([①-⑳❶-❿※*†]|[\[［〔]\d{1,3}[\]］〕]|\d{1,3}(?=\s|[^\d.．、%％年月日\s]))")


def split_notes(rows: Sequence[Row], body_size: float) -> tuple[list[Row], list[Row]]:
    """Return the lines of the body and, from the first small line at the foot that begins with a mark, the notes."""
    start = len(rows)
    while start > 0 and rows[start - 1].size <= _SMALLER * body_size:
        start -= 1
    first = next((place for place in range(start, len(rows)) if _MARK.match(rows[place].text)), len(rows))
    return list(rows[:first]), list(rows[first:])


def unmark(rows: Sequence[Row], notes: Sequence[Row]) -> tuple[list[Row], int]:
    """Return the lines without the raised marks of the page's notes, and how many characters these were.

    A raised figure that is no note's mark (m², 10⁴) stays.
    """
    marks = {_bare(match[1]) for match in (_MARK.match(note.text) for note in notes) if match is not None}
    if not marks:
        return list(rows), 0
    found = [(row, _marked(row, marks)) for row in rows]
    bare = [row.without(places) if places else row for row, places in found if len(places) < len(row.glyphs)]
    return bare, sum(len(places) for _, places in found)


def _marked(row: Row, marks: set[str]) -> frozenset[int]:
    """Return the places of the raised, small characters of a line that spell a note's mark."""
    raised = [
        place
        for place, glyph in enumerate(row.glyphs)
        if glyph.size <= _SMALL_MARK * row.size and glyph.base <= row.base - _RAISED * row.size
    ]
    places: set[int] = set()
    run: list[int] = []
    for place in raised:
        run = [*run, place] if run and place == run[-1] + 1 else [place]
        if _bare("".join(row.glyphs[at].text for at in run)) in marks:
            places.update(run)
    return frozenset(places)


def _bare(mark: str) -> str:
    return mark.strip(" []［］〔〕")
