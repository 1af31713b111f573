"""Is a line the heading of a box (专栏) or the caption of a table? And what is its number?"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.structure.grammar import fold, with_numbers
from extract.structure.lexicon import any_of, patterns, whole
from extract.structure.lines import Line
from kg.model import SectionLevel

__all__ = ["Caption", "caption_of", "is_header_row", "is_loose_caption", "is_note"]

_LONGEST = 60
_LONGEST_ROW = 300
_PROSE = re.compile(r"[。；！？]|[，、：]\Z|，.*(?:的|了|等)\Z")
_LEAST_HEADER_CELLS = 2


@dataclass(frozen=True, slots=True)
class Caption:
    """The heading of a box or table: its number as printed, its title, and whether it only says 续."""

    level: SectionLevel
    number: str | None
    title: str
    continued: bool

    @property
    def key(self) -> tuple[str, str | None, str]:
        """Return what two printings of one caption share."""
        return (self.level.value, self.number, fold(self.title))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return with_numbers(patterns("markers", kind, "caption")[0])


def caption_of(line: Line) -> Caption | None:
    """Return the caption that a line is, or None.

    >>> line = Line("专栏 3-1：四大特色主导产业项目", 0, 1, 30, 0, 0, None, None, None)
    >>> caption_of(line).number, caption_of(line).title
    ('3-1', '四大特色主导产业项目')
    """
    text = line.text.strip("\t ")
    return None if len(text) > _LONGEST else _caption(text)


@lru_cache(maxsize=8192)
def _caption(text: str) -> Caption | None:
    """Return the caption that a short line is; each is asked about by several passes over the document."""
    if _PROSE.search(text):
        return None
    continued = any_of("markers", "box", "continued")
    if whole("markers", "box", "continued").match(text):
        return Caption(SectionLevel.TABLE, None, "", continued=True)
    bare = continued.sub("", text)
    for kind, level in (("box", SectionLevel.BOX), ("table", SectionLevel.TABLE)):
        found = _pattern(kind).match(bare.strip())
        if found is None:
            continue
        number = fold(found["number"]).replace("．", ".") if found["number"] else None
        title = found["title"].strip()
        if level is SectionLevel.TABLE and not _is_table(bare, found):
            continue
        if (
            level is SectionLevel.BOX
            and not number
            and not re.match(r"[】\]]?\s*[:：\s]|\s*\Z", bare[found.start("title") - 1 :])
        ):
            continue
        return Caption(level, number, title, continued.search(text) is not None)
    return None


def _is_table(text: str, found: re.Match[str]) -> bool:
    """Return whether “表一通…” is a caption: its number is closed by a space, a colon or the line's end."""
    rest = text.strip()[found.end("number") :]
    return not rest or rest[0] in " \t\u3000:：.、．“《" or rest[0].isspace()


def is_loose_caption(text: str) -> bool:
    """Return whether a line over a header row is the table's caption although it has no number.

    >>> is_loose_caption("“十四五”时期经济社会发展主要指标"), is_loose_caption("具体如下。")
    (True, False)
    """
    words = any_of("markers", "table", "caption_words")
    return len(text) <= _LONGEST and not _PROSE.search(text) and words.search(text) is not None


def is_header_row(text: str) -> bool:
    """Return whether a line is the header of a table: nothing but words of headers, two at least.

    >>> is_header_row("序号 指 标 2030 年目标 属性"), is_header_row("指标 单位"), is_header_row("属性明确")
    (True, True, False)
    """
    if len(text) > _LONGEST_ROW:
        return False
    header = whole("markers", "table", "header")
    if "\t" in text:
        cells = [cell for cell in text.split("\t") if cell.strip()]
        fits = [cell for cell in cells if header.match(cell.strip())]
        return len(fits) >= _LEAST_HEADER_CELLS and len(fits) * 3 >= len(cells) * 2
    words = text.split()
    if len(words) < _LEAST_HEADER_CELLS:
        return False
    count = 0
    while words:
        taken = next((n for n in range(min(4, len(words)), 0, -1) if header.match(" ".join(words[:n]))), 0)
        if not taken:
            return False
        count += 1
        words = words[taken:]
    return count >= _LEAST_HEADER_CELLS


def is_note(text: str) -> bool:
    """Return whether a line begins a note under a table.

    >>> is_note("注：[ ]内为五年累计数。"), is_note("注重实效")
    (True, False)
    """
    return any_of("markers", "note", "start").match(text) is not None
