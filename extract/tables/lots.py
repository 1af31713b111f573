"""Which lines of a table belong to one numbered item, and which only name the group of those below?

A lot is everything from one row number to the next: one row, a row broken over lines, or an item with sub-items.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from extract.lexicon.figures import marks
from extract.tables.align import align, is_attribute, is_figure, is_unit, is_wordy
from extract.tables.grid import TableLine, Token, joined
from extract.tables.layout import ColumnKind, Layout

__all__ = ["Lot", "is_bare_text", "lots", "without_blanks"]

_MOST_SKIPPED = 2
_PAIR = 2
_LONG_NAME = 9
_NEARLY = 0.8


@dataclass(slots=True)
class Lot:
    """The lines of one item without their number, and the group they stand in."""

    number: str | None
    group: str | None
    lines: list[TableLine] = field(default_factory=list)


def lots(lines: Sequence[TableLine], layout: Layout) -> Iterator[Lot]:
    """Yield the items of a table in order, each with its lines.

    >>> from extract.tables.grid import line_of_text
    >>> from extract.tables.header import layouts
    >>> layout = layouts([line_of_text("指标 单位 2020年 2025年")])[0]
    >>> printed = ["一、绿色", "1 森林覆盖率 % 31 32", "2 减排", "甲 % 3 4", "乙 % 5 6"]
    >>> [(lot.number, lot.group, len(lot.lines)) for lot in lots([line_of_text(row) for row in printed], layout)]
    [('1', '一、绿色', 1), ('2', '一、绿色', 3)]
    """
    return _Lots(lines, layout).found()


def is_bare_text(line: TableLine) -> bool:
    """Return whether a line holds nothing but words: no figure, unit or attribute in it."""
    tokens = without_blanks(line.tokens)
    return bool(tokens) and all(is_wordy(token.text) or _in_brackets(token.text) for token in tokens)


def without_blanks(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens that hold something."""
    return tuple(token for token in tokens if token.text)


def _in_brackets(text: str) -> bool:
    return text.startswith(("（", "(")) or text.endswith((")", "）"))


@cache
def _group() -> re.Pattern[str]:
    return re.compile(marks()["group"])


class _Lots:
    """Walks the lines once; what decides about a line is itself, the number expected and the line after it."""

    def __init__(self, lines: Sequence[TableLine], layout: Layout) -> None:
        self.lines = [line for line in lines if without_blanks(line.tokens)]
        self.layout = layout
        self.unnumbered = layout.numberless()
        self.group: str | None = None
        first, count = self._numbers()
        self.numbered = count >= min(_PAIR, len(self.lines))
        self.last = first - 1 if self.numbered else 0
        names = () if self.numbered else map(self._name_of, self.lines)
        self.widest = max(map(len, names), default=0)

    def found(self) -> Iterator[Lot]:
        lot: Lot | None = None
        for at, line in enumerate(self.lines):
            if self._is_group(line) or (self._is_heading(at) and (lot is None or self._closed(lot))):
                if lot:
                    yield lot
                lot, self.group = None, without_blanks(line.tokens)[0].text if line.exact else line.text
                continue
            place = self._number_at(at)
            fresh = place is not None or lot is None or (not self.numbered and self._closed(lot))
            if fresh and lot:
                yield lot
            if fresh:
                lot = self._begin(line, place)
            elif lot:
                lot.lines.append(_cut(line, self._same_number(line, lot)))
        if lot:
            yield lot

    def _begin(self, line: TableLine, place: int | None) -> Lot:
        if place is None:
            return Lot(None, self.group, [line])
        number = line.tokens[place]
        self.last = int(number.text)
        if place and line.tokens[0].text and not self.layout.has(ColumnKind.CATEGORY):
            self.group = line.tokens[0].text
            line, place = _cut(line, 0), 0
        return Lot(number.text, self.group, [_cut(line, place)])

    def _numbers(self) -> tuple[int, int]:
        """Return the first row number and how many follow it one by one; a table may go on from another page."""
        first, count = 1, 0
        for at, line in enumerate(self.lines):
            found = [int(token.text) for token in line.tokens[:_PAIR] if token.text.isdigit()]
            if count and first + count in found:
                count += 1
            elif not count and found and self._opens(at, [t.text for t in line.tokens].index(str(found[0]))):
                first, count = found[0], 1
        return first, count

    def _is_group(self, line: TableLine) -> bool:
        tokens = without_blanks(line.tokens)
        if _group().match(line.text.strip()):
            return not align(line.tokens, self.layout, exact=line.exact).is_filled
        merged = line.exact and len({token.text for token in tokens}) == 1
        return merged and len(line.tokens) > 1 and is_wordy(tokens[0].text) and not self._is_parent(line)

    def _is_heading(self, at: int) -> bool:
        """Return whether words on a line of their own, in a table without row numbers, name a group.

        The first half of a name that is broken over lines is about as wide as the widest name, and no group's name is.
        """
        line = self.lines[at]
        following = self.lines[at + 1 : at + 2]
        if self.numbered or not following or not is_bare_text(line):
            return False
        below = self._name_of(following[0])
        wide = len(line.text) >= max(_LONG_NAME, _NEARLY * self.widest)
        closed = line.text.count("（") + line.text.count("(") == line.text.count("）") + line.text.count(")")
        return bool(below) and not wide and closed and not below.startswith(("（", "("))

    def _name_of(self, line: TableLine) -> str:
        """Return the name in a row that has all its figures, else an empty text."""
        found = align(line.tokens, self.unnumbered, exact=line.exact)
        return joined(found.of(ColumnKind.NAME)) if found.is_filled else ""

    def _is_parent(self, line: TableLine) -> bool:
        """Return whether the one filled cell of a row stands where names stand, behind a number: an item of its own."""
        kinds = [column.kind for column in self.layout.columns]
        filled = [at for at, token in enumerate(line.tokens) if token.text]
        whole = len(line.tokens) == len(kinds)
        return whole and len(filled) == 1 and kinds[filled[0]] in (ColumnKind.NAME, ColumnKind.PARENT) and filled[0] > 0

    def _number_at(self, at: int) -> int | None:
        """Return which token of a line is the number of a new item, or None."""
        if not self.numbered:
            return None
        line = self.lines[at]
        for place, token in enumerate(line.tokens[:_PAIR]):
            if not token.text.isdigit() or (place and line.tokens[0].text and not is_wordy(line.tokens[0].text)):
                continue
            number = int(token.text)
            restarts = number == 1 and self.last > 1 and self.lines[at - 1 : at] and self._is_group(self.lines[at - 1])
            if (number == self.last + 1 or restarts) and self._opens(at, place):
                return place
            if self.last + 1 < number <= self.last + 1 + _MOST_SKIPPED and self._is_whole(line):
                return place
        return None

    def _is_whole(self, line: TableLine) -> bool:
        found = align(line.tokens, self.layout, exact=line.exact)
        return found.is_filled and bool(found.of(ColumnKind.NUMBER)) and bool(found.of(ColumnKind.NAME))

    def _opens(self, at: int, place: int) -> bool:
        """Return whether what follows a number is a name (or all the figures of a row), not the next cell of a row."""
        line = self.lines[at]
        rest = without_blanks(line.tokens[place + 1 :])
        if rest:
            figures = sum(is_figure(token.text) for token in rest)
            return is_wordy(rest[0].text) or figures >= len(self.layout.values)
        following = self.lines[at + 1 : at + 2]
        return bool(following) and is_wordy(following[0].tokens[0].text) and not is_unit(following[0].tokens[0].text)

    @staticmethod
    def _same_number(line: TableLine, lot: Lot) -> int | None:
        """Return which cell repeats the item's number, as merged cells do that are filled down."""
        places = (at for at, token in enumerate(line.tokens[:_PAIR]) if line.exact and token.text == lot.number)
        return next(places, None)

    def _closed(self, lot: Lot) -> bool:
        """Return whether an item without number has all its figures, so that the next line begins another."""
        tokens = [token for line in lot.lines for token in line.tokens]
        exact = all(line.exact for line in lot.lines) and len(lot.lines) == 1
        found = align(tokens, self.unnumbered, exact=exact)
        wants = self.layout.has(ColumnKind.ATTRIBUTE) and not exact and len(lot.lines) > 1
        return found.is_filled and (not wants or any(is_attribute(token.text) for token in tokens))


def _cut(line: TableLine, place: int | None) -> TableLine:
    """Return a line without the cell of its number; it keeps its whole place in the text."""
    if place is None:
        return line
    return TableLine((*line.tokens[:place], *line.tokens[place + 1 :]), line.span, line.exact)
