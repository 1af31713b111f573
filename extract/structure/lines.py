"""What do the printed lines look like? Each line of the raw text with its width, indent and the gap before it."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from extract.readers.base import RawText
from kg.model import SourceUnit

__all__ = ["Line", "display_width", "first_unit", "lines_of", "size"]

_WIDE = frozenset("WFA")
_OPENING = "“‘（(《〈【〔「『［["
_CLOSING = "”’）)》〉】〕」』］]，。、；：！？,.;:!?％%‰…"
_TOKEN = re.compile(r"[A-Za-z0-9.%％/+~～×-]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line that is not blank; `start` is where its text begins in the raw text.

    `number` counts what the file is counted in: the line, the paragraph, or in a PDF the page.
    """

    text: str
    start: int
    number: int
    width: int
    indent: int
    """Columns of white space before the text, 0 when less than two: a lone blank marks a page in converted files."""
    gap: int
    """Blank lines before it."""
    page: int | None
    style: str | None
    table: int | None
    frame: int | None = None

    @property
    def columns(self) -> int:
        """Return the columns from the margin to the end of the text."""
        return self.indent + self.width


@lru_cache(maxsize=8192)
def _columns(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 0 if unicodedata.combining(character) else 1


def display_width(text: str) -> int:
    """Return the columns that a text fills when Chinese signs are two wide and Latin ones one.

    >>> display_width("到2025年")
    8
    """
    return sum(map(_columns, text))


def size(text: str) -> int:
    """Return how many characters of a text are not white space."""
    return sum(map(len, text.split()))


@lru_cache(maxsize=8192)
def first_unit(text: str) -> int:
    """Return the columns of what must stay together at the start of a text.

    >>> first_unit("2025年，建成"), first_unit("“十四五”时期"), first_unit("平。")
    (4, 4, 4)
    """
    at = 0
    while at < len(text) and text[at] in _OPENING:
        at += 1
    token = _TOKEN.match(text, at)
    at = token.end() if token else at + 1
    while at < len(text) and text[at] in _CLOSING:
        at += 1
    return display_width(text[:at])


def lines_of(raw: RawText) -> tuple[Line, ...]:
    """Return the lines of a raw text that are not blank."""
    found: list[Line] = []
    gap = 0
    for line in raw.lines:
        if not line.text.strip():
            gap += 1
            continue
        # A row keeps its outer TABs: they stand for empty cells.
        text = line.text.strip() if line.table is None else line.text.strip(" \u3000\xa0\r")
        before = line.text[: line.text.index(text)]
        indent = display_width(before.expandtabs(4))
        found.append(
            Line(
                text=text,
                start=line.start + len(before),
                number=line.page if raw.unit is SourceUnit.PAGE and line.page else line.number,
                width=display_width(text),
                indent=indent if indent > 1 else 0,
                gap=gap,
                page=line.page,
                style=line.style,
                table=line.table,
                frame=line.frame,
            )
        )
        gap = 0
    return tuple(found)
