"""Which number does Word print before a paragraph? Automatic numbers (第一章, 一、) are no characters of the file.

Counters belong to an abstract list, so two lists made from it go on counting together unless one says where it starts;
a higher level that moves on starts the lower ones again.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from extract.readers.docx_number_formats import format_number
from extract.readers.docx_package import attribute, local_name
from extract.readers.spaces import is_wide

__all__ = ["Level", "Numbering", "read_numbering"]

_PLACE = re.compile(r"%([1-9])")
_PRIVATE = range(0xE000, 0xF900)
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    gap: str = "tab"
    plain_digits: bool = False
    restarts: bool = True
    style: str | None = None


@dataclass(frozen=True, slots=True)
class _List:
    abstract: str
    starts: dict[int, int]
    levels: dict[int, Level]


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    lists: dict[str, _List] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def level_of_style(self, number_id: str, style: str) -> int:
        """Return the level of a list that is tied to a paragraph style, 0 if none is."""
        known = self.lists.get(number_id)
        levels = {} if known is None else known.levels
        return next((index for index, level in sorted(levels.items()) if level.style == style), 0)

    def next_mark(self, number_id: str, index: int) -> tuple[str, bool]:
        """Return what is printed before the next paragraph of a list level, and whether it is a bullet."""
        known = self.lists.get(number_id)
        level = None if known is None else known.levels.get(index)
        if known is None or level is None:
            return "", False
        counts = self._advance(number_id, known, index, level)
        if level.form == "bullet":
            return "".join(sign for sign in level.text if ord(sign) not in _PRIVATE), True

        def printed(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            other = known.levels.get(place, Level())
            form = "decimal" if level.plain_digits else other.form
            return format_number(counts.get(place, other.start), form)

        mark = _PLACE.sub(printed, level.text)
        spaced = mark and level.gap != "nothing" and not _closes(mark)
        return (f"{mark} " if spaced else mark), False

    def _advance(self, number_id: str, known: _List, index: int, level: Level) -> dict[int, int]:
        counts = self._counts.setdefault(known.abstract, {})
        if index in known.starts and (number_id, index) not in self._begun:
            self._begun.add((number_id, index))
            counts[index] = known.starts[index]
        else:
            counts[index] = counts[index] + 1 if index in counts else level.start
        for deeper in range(index + 1, _DEEPEST):
            if known.levels.get(deeper, level).restarts:
                counts.pop(deeper, None)
        return counts


def read_numbering(root: etree._Element | None) -> Numbering:
    """Return the lists that the numbering part defines."""
    abstracts: dict[str, dict[int, Level]] = {}
    numbering = Numbering()
    for element in () if root is None else root:
        if local_name(element) == "abstractNum":
            abstracts[attribute(element, "abstractNumId") or ""] = _levels(element)
    for element in () if root is None else root:
        if local_name(element) == "num":
            abstract = _child_value(element, "abstractNumId") or ""
            overrides = [child for child in element if local_name(child) == "lvlOverride"]
            levels = dict(abstracts.get(abstract, {}))
            for override in overrides:
                levels.update(_levels(override))
            numbering.lists[attribute(element, "numId") or ""] = _List(abstract, _starts(overrides), levels)
    return numbering


def _levels(element: etree._Element) -> dict[int, Level]:
    return {
        _number(attribute(child, "ilvl"), 0): Level(
            start=_number(_child_value(child, "start"), 0),
            form=_form(child),
            text=_child_value(child, "lvlText") or "",
            gap=_child_value(child, "suff") or "tab",
            plain_digits=any(local_name(part) == "isLgl" for part in child),
            restarts=_child_value(child, "lvlRestart") != "0",
            style=_child_value(child, "pStyle"),
        )
        for child in element
        if local_name(child) == "lvl"
    }


def _form(level: etree._Element) -> str:
    """Return the number format; a newer one stands inside alternate content with a plain one for older programs."""
    forms = [attribute(part, "val") for part in level.iter() if local_name(part) == "numFmt"]
    return next((form for form in forms if form and form != "custom"), "decimal")


def _starts(overrides: list[etree._Element]) -> dict[int, int]:
    starts = {}
    for override in overrides:
        written = _child_value(override, "startOverride")
        if written is not None:
            starts[_number(attribute(override, "ilvl"), 0)] = _number(written, 1)
    return starts


def _child_value(element: etree._Element, name: str) -> str | None:
    return next((attribute(child, "val") for child in element if local_name(child) == name), None)


def _number(written: str | None, default: int) -> int:
    return int(written) if written and re.fullmatch(r"[0-9]{1,6}", written) else default


def _closes(mark: str) -> bool:
    """Return whether a mark ends in a sign that parts it by itself: 一、 and （一） need no space, 第一章 does."""
    return mark[-1] in "、，．）】》" or (is_wide(mark[-1]) and not mark[-1].isalnum())
