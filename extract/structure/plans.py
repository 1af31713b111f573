"""Is a text a plan at all? It has headings or items, and the words in which plans are written."""

import re
from collections.abc import Sequence

from extract.structure.grammar import fold, numbered
from extract.structure.lexicon import any_of, whole
from extract.structure.lines import Line
from extract.structure.sequence import Heading

__all__ = ["is_plan"]

_FEWEST_HEADINGS = 2
_FEWEST_ITEMS = 3
_DENSITY = 0.02
_HAN = re.compile(r"[\u4e00-\u9fff]")


def is_plan(lines: Sequence[Line], headings: Sequence[Heading], title: str) -> bool:
    """Return whether the lines of a body read as a plan: some structure, and words of planning close together."""
    words = any_of("plans", "words", "plan")
    han = sum(len(_HAN.findall(line.text)) for line in lines)
    found = sum(len(words.findall(line.text)) for line in lines)
    if not han or found < han * _DENSITY:
        return False
    if len(headings) >= _FEWEST_HEADINGS:
        return True
    items = sum(numbered(line.text) is not None for line in lines)
    named = whole("markers", "title", "end").search(fold(title)) is not None
    return named and items >= _FEWEST_ITEMS
