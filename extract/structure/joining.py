"""How are printed lines joined into one text without losing the way back? Wraps and white space, nothing else changes.

White space between two Chinese words or two Latin ones stays as one space; elsewhere (between Chinese and a figure,
beside punctuation) it is an artefact of the page and goes. Between lines Chinese is joined, Latin gets one space.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extract.structure.lines import Line

__all__ = ["Cut", "Joined", "join", "join_cells"]

_WORDS = re.compile(r"\S+")
_WORD_SIGN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """`length` characters at `at` of the joined text stand at `source` of the raw text, on a line of that number."""

    at: int
    length: int
    source: int
    number: int


@dataclass(slots=True)
class Joined:
    """A text under construction with the cuts that lead back."""

    text: str = ""
    cuts: list[Cut] = field(default_factory=list)

    def add(self, word: str, source: int, number: int, glue: str) -> None:
        """Append a word; a glue that stands in the raw text as it is becomes part of the cut."""
        last = self.cuts[-1] if self.cuts else None
        if last and last.number == number and last.source + last.length + len(glue) == source:
            self.cuts[-1] = Cut(last.at, last.length + len(glue) + len(word), last.source, number)
        else:
            self.cuts.append(Cut(len(self.text) + len(glue), len(word), source, number))
        self.text += glue + word


def _kind(character: str) -> str:
    """Return w for a Chinese word sign, a for Latin letters, figures and their signs, p for other signs."""
    if _WORD_SIGN.match(character):
        return "w"
    return "a" if character.isascii() or character.isalpha() else "p"


def _inner_glue(before: str, after: str, gap: str, *, keep: bool) -> str:
    left, right = _kind(before[-1]), _kind(after[0])
    if "\t" in gap and keep:
        return "\t"
    return " " if keep or (left == right and left in "wa") else ""


def join(lines: Sequence[Line], *, keep_spaces: bool = False, keep_at: int = 0) -> Joined:
    """Return the lines as one text.

    `keep_spaces` keeps one space or TAB where any stood, as in rows; `keep_at` keeps one before that place of the first
    line, as between the number and the title of a heading.

    >>> line = Line("达到 537.73 亿", 0, 1, 14, 0, 0, None, None, None)
    >>> join([line, Line("元。", 11, 2, 4, 0, 0, None, None, None)]).text
    '达到537.73亿元。'
    """
    joined = Joined()
    for line in lines:
        before = None
        for word in _WORDS.finditer(line.text):
            if not joined.text:
                glue = ""
            elif before is None:
                glue = " " if _kind(joined.text[-1]) == _kind(word[0][0]) == "a" else ""
            else:
                gap = line.text[before : word.start()]
                kept = keep_spaces or (0 < keep_at == word.start() and line is lines[0])
                glue = _inner_glue(joined.text, word[0], gap, keep=kept)
            raw_gap = line.text[before : word.start()] if before is not None else ""
            source = line.start + word.start()
            if glue and raw_gap != glue:
                # The glue is ours, not the file's: it must not join the cuts.
                joined.text += glue
                glue = ""
            joined.add(word[0], source, line.number, glue)
            before = word.end()
    return joined


def join_cells(line: Line, cells: Iterable[tuple[int, int]]) -> tuple[Joined, list[tuple[int, int]]]:
    """Return a row as its cells joined by TAB, and the range of each cell; the cells are ranges of the line."""
    row = Joined()
    ranges: list[tuple[int, int]] = []
    for n, (start, end) in enumerate(cells):
        if n:
            row.text += "\t"
        cell = join([_part(line, start, end)])
        begin = len(row.text)
        row.cuts.extend(Cut(begin + cut.at, cut.length, cut.source, cut.number) for cut in cell.cuts)
        row.text += cell.text
        ranges.append((begin, len(row.text)))
    return row, ranges


def _part(line: Line, start: int, end: int) -> Line:
    return Line(line.text[start:end], line.start + start, line.number, 0, 0, 0, line.page, line.style, line.table)
