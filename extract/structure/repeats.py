"""Which headings of boxes and tables are printed once more over a page, and how many lines does one take?"""

from collections.abc import Sequence

from extract.structure.captions import Caption, caption_of, is_header_row
from extract.structure.grammar import fold, numbered
from extract.structure.headings import is_full, title_goes_on
from extract.structure.lines import Line
from extract.structure.sequence import FIRST_ITEM_RANK
from extract.structure.widths import Model, ends_sentence

__all__ = ["caption_lines", "without_repeats"]

_LONGEST_TITLE = 40


def caption_lines(lines: Sequence[Line], at: int, caption: Caption, model: Model) -> int:
    """Return how many lines a caption takes: two when its title, or the rest of it, stands on the next."""
    if at + 1 >= len(lines) or caption.continued:
        return 1
    after = lines[at + 1]
    if caption.title:
        return 2 if is_full(lines[at], after, model) and title_goes_on(lines, at + 1, model) else 1
    plain = not (ends_sentence(after.text) or "，" in after.text or is_header_row(after.text) or numbered(after.text))
    return 2 if plain and len(after.text) <= _LONGEST_TITLE and after.table == lines[at].table else 1


def without_repeats(lines: Sequence[Line], model: Model) -> tuple[list[Line], list[Line]]:
    """Return the lines without the captions that only say that a box or table goes on, and those captions' lines.

    A caption is a repeat when no chapter or section and no other caption stands between it and the first.
    """
    kept: list[Line] = []
    repeated: list[Line] = []
    last: tuple[Caption, str] | None = None
    at = 0
    while at < len(lines):
        caption = caption_of(lines[at])
        if caption is None:
            if _is_chapter(lines[at]):
                last = None
            kept.append(lines[at])
            at += 1
            continue
        count = caption_lines(lines, at, caption, model)
        rest = fold(lines[at + 1].text) if count > 1 else ""
        if last is not None and _repeats(caption, rest, *last):
            repeated.extend(lines[at : at + count])
        else:
            last = (caption, rest)
            kept.extend(lines[at : at + count])
        at += count
    return kept, repeated


def _is_chapter(line: Line) -> bool:
    number = numbered(line.text)
    return number is not None and number.rank < FIRST_ITEM_RANK and (number.separated or not number.title)


def _repeats(caption: Caption, rest: str, first: Caption, first_rest: str) -> bool:
    """Return whether a caption is the first one printed again, broken over lines in the same way or not."""
    if caption.continued:
        return caption.number in {None, first.number}
    if (caption.level, caption.number) != (first.level, first.number):
        return False
    title, first_title = fold(caption.title) + rest, fold(first.title) + first_rest
    return title == first_title if title else caption.number is not None
