"""Which lines are running heads and page numbers? Those that stand at one height of many pages and say the same there.

A height whose lines mostly recur, figures aside, is a place for furniture; what else stands there (the name of a short
chapter) is furniture too.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from extract.readers.pdf_rows import Row

__all__ = ["furniture_rows", "is_page_number"]

_FIGURES = re.compile(r"\d+|[一二三四五六七八九十百〇零]+|\b[ivxlcIVXLC]+\b")
_NUMBER = re.compile(r"[\s—–\-－―·•~～.第/共页]*(?:\d{1,4}|[ivxlc]{1,6}|[IVXLC]{1,6})[\s—–\-－―·•~～.页/共第\d]*")
_HEIGHT = 3.0
"""Points within which lines of two pages stand at one height."""
_MARGIN = 0.13
"""Part of the page's height, at the top and at the bottom, where furniture stands."""
_FEWEST = 3
_MOSTLY = 0.5
_LONGEST = 45
_SENTENCE_ENDS = "。；，！？"
_OUTER = 3
"""Lines at either end of a page that may be furniture."""


def furniture_rows(pages: Sequence[tuple[float, Sequence[Row]]]) -> list[frozenset[int]]:
    """Return for each page (its height and its lines from the top down) which lines are furniture, by their places."""
    candidates = [_candidates(height, rows) for height, rows in pages]
    slots = _recurring(candidates, len(pages))
    return [
        frozenset(
            place
            for place, (slot, text) in of_page.items()
            if slot in slots or (place in {0, len(rows) - 1} and is_page_number(text))
        )
        for of_page, (_, rows) in zip(candidates, pages, strict=True)
    ]


def is_page_number(text: str) -> bool:
    """Return whether a line is nothing but the number of a page.

    >>> is_page_number("— 23 —"), is_page_number("第 5 页 共 80 页"), is_page_number("2025年")
    (True, True, False)
    """
    return _NUMBER.fullmatch(text.strip()) is not None


def _candidates(height: float, rows: Sequence[Row]) -> dict[int, tuple[tuple[str, int], str]]:
    """Return the lines in the margins by place: the slot (which end of the page, which height) and the text."""
    found = {}
    for place, row in enumerate(rows):
        top = place < _OUTER and row.base <= _MARGIN * height
        bottom = place >= len(rows) - _OUTER and row.base >= (1 - _MARGIN) * height
        if (top or bottom) and len(row.text) <= _LONGEST and row.text[-1] not in _SENTENCE_ENDS:
            found[place] = ("top" if top else "bottom", round(row.base / _HEIGHT)), row.text
    return found


def _recurring(candidates: Sequence[Mapping[int, tuple[tuple[str, int], str]]], pages: int) -> set[tuple[str, int]]:
    """Return the slots whose lines mostly say what other pages say there."""
    texts: dict[tuple[str, int], list[str]] = defaultdict(list)
    for of_page in candidates:
        for (end, height), text in of_page.values():
            for near in (-1, 0, 1):
                texts[end, height + near].append(_FIGURES.sub("#", "".join(text.split())))
    needed = min(_FEWEST, max(2, pages))
    found = set()
    for slot, said in texts.items():
        recurring = sum(count for count in Counter(said).values() if count >= needed)
        if recurring >= needed and recurring >= _MOSTLY * len(said):
            found.add(slot)
    return found
