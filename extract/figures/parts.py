"""Of which parts is a printed figure made? Numbers, units, bounds, kinds and times, every character accounted for.

Invariant: a phrase that holds anything beyond the known parts is no figure (None), so no number is read past a word
that may change what it means.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from extract.lexicon import rows, words
from extract.numerals import Numeral, find_numbers, fold_digits
from extract.periods import TimeMention, find_times
from kg.model import Span
from kg.values import Period
from ontology.units import parse_unit

__all__ = ["Part", "PartKind", "cell_word", "fold", "scan", "unit_after"]

_LIKE_PLAIN = str.maketrans({"［": "[", "］": "]", "〔": "[", "〕": "]", "【": "[", "】": "]", "（": "(", "）": ")"})
_SKIPPED = " \t\n\u3000\u00a0,，:：“”"
_RANGE = re.compile(r"——|[-－—–~～∼至到]")
_BASE = re.compile(r"(?:相较于|相比于|相对于|相比|对比|比|较|在)\s*")
_BASE_END = re.compile(r"\s*(?:的?水平|的?基础)?(?:上|之上)?\s*(?=[\u4e00-\u9fff]|$)")
_RANKED = re.compile(r"第|前")
_RANK_UNITS = ("名", "位", "强")
_LONGEST_UNIT = 12
_MULTIPLIER = re.compile("[百千万亿]+")
_MULTIPLE = re.compile(r"\d*[十百千万亿]+(\D+)")


class PartKind(Enum):
    """What a part of a printed figure is."""

    NUMBER = auto()
    UNIT = auto()
    BEFORE = auto()
    AFTER = auto()
    WORD = auto()
    TIME = auto()
    BASE = auto()
    """比2020年: what a change is measured from."""
    RANGE = auto()
    RANK = auto()
    OPEN = auto()
    CLOSE = auto()
    BRACKET = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a phrase: its kind, its place, its words as printed, and the number or time that it writes."""

    kind: PartKind
    span: Span
    text: str
    number: Numeral | None = None
    time: TimeMention | None = None


def fold(text: str) -> str:
    """Return the text with digits and brackets in their plain forms; the length stays.

    >>> fold("〔６．１〕")
    '[6.1]'
    """
    return fold_digits(text).translate(_LIKE_PLAIN)


def unit_after(text: str, start: int) -> str | None:
    """Return the longest unit that stands at a place of a text, or None.

    >>> unit_after("15万元/亩以上", 2), unit_after("5左右", 1), unit_after("3个百分点", 1)
    ('万元/亩', None, '个百分点')
    """
    for end in range(min(len(text), start + _LONGEST_UNIT), start, -1):
        piece = text[start:end]
        unit = parse_unit(piece)
        if unit and piece.strip() == piece and (unit.per is None or unit.per_unit or _headed(unit.per)):
            return piece
    return None


def scan(text: str, plan: Period | None = None) -> tuple[Part, ...] | None:
    """Return the parts that make up a phrase in order, or None if it holds anything that is no part of a figure.

    >>> [part.kind.name for part in scan("年均增长7.5以上")]
    ['WORD', 'NUMBER', 'AFTER']
    >>> scan("建成12项工程") is None
    True
    """
    return _Scanner(text, plan).parts()


class _Scanner:
    """Takes one phrase apart from left to right; the first way that fits at a place is taken."""

    def __init__(self, text: str, plan: Period | None) -> None:
        self.text = text
        self.folded = fold(text)
        self.times = {mention.span.start: mention for mention in find_times(text, plan)}
        covered = [mention.span for mention in self.times.values()]
        found = (number for number in find_numbers(text) if not any(span.overlaps(number.span) for span in covered))
        self.numbers = {number.span.start: number for number in found}
        self.found: list[Part] = []

    def parts(self) -> tuple[Part, ...] | None:
        at = 0
        while at < len(self.text):
            if self.text[at] in _SKIPPED and at not in self.times:
                at += 1
                continue
            part = self._part(at)
            if part is None:
                return None
            self.found.append(part)
            at = part.span.end
        return tuple(self.found)

    def _part(self, at: int) -> Part | None:
        ways = (self._base, self._time, self._range, self._number, self._unit, self._rank, self._bracket, self._word)
        return next((part for way in ways if (part := way(at))), None)

    def _make(self, kind: PartKind, start: int, end: int, number: Numeral | None = None) -> Part:
        return Part(kind, Span(start, end), self.text[start:end], number)

    def _base(self, at: int) -> Part | None:
        match = _BASE.match(self.folded, at)
        mention = self.times.get(match.end()) if match else None
        if match is None or mention is None:
            return None
        ending = _BASE_END.match(self.folded, mention.span.end)
        end = ending.end() if ending else mention.span.end
        return Part(PartKind.BASE, Span(at, end), self.text[mention.span.start : mention.span.end], time=mention)

    def _time(self, at: int) -> Part | None:
        mention = self.times.get(at)
        return Part(PartKind.TIME, mention.span, mention.span.of(self.text), time=mention) if mention else None

    def _range(self, at: int) -> Part | None:
        match = _RANGE.match(self.folded, at)
        if not match or not self.found or self.found[-1].kind not in (PartKind.NUMBER, PartKind.UNIT):
            return None
        after = len(self.text) - len(self.text[match.end() :].lstrip())
        return self._make(PartKind.RANGE, at, match.end()) if after in self.numbers else None

    def _number(self, at: int) -> Part | None:
        number = self.numbers.get(at)
        if number is None or (self.found and self.found[-1].kind is PartKind.NUMBER):
            return None
        return self._make(PartKind.NUMBER, number.span.start, number.span.end, number)

    def _unit(self, at: int) -> Part | None:
        kinds = [part.kind for part in self.found[-2:]]
        if kinds[-1:] != [PartKind.NUMBER] and kinds != [PartKind.NUMBER, PartKind.CLOSE]:
            return None
        ranked = len(self.found) > 1 and self.found[-2].kind is PartKind.RANK
        if ranked and self.text[at] in _RANK_UNITS:
            return self._make(PartKind.UNIT, at, at + 1)
        unit = unit_after(self.folded, at)
        return self._make(PartKind.UNIT, at, at + len(unit)) if unit else self._bare_multiplier(at)

    def _bare_multiplier(self, at: int) -> Part | None:
        match = _MULTIPLIER.match(self.text, at)
        return self._make(PartKind.UNIT, at, match.end()) if match else None

    def _rank(self, at: int) -> Part | None:
        match = _RANKED.match(self.text, at)
        if not match or len(self.text[: match.end()]) not in self.numbers:
            return None
        return self._make(PartKind.RANK, at, match.end())

    def _bracket(self, at: int) -> Part | None:
        kinds = {"[": PartKind.OPEN, "]": PartKind.CLOSE, "(": PartKind.BRACKET, ")": PartKind.BRACKET}
        kind = kinds.get(self.folded[at])
        return self._make(kind, at, at + 1) if kind else None

    def _word(self, at: int) -> Part | None:
        match = _words().match(self.text, at)
        return self._make(_kind_of(match[0]), at, match.end()) if match else None


def _headed(per: str) -> bool:
    """Return whether a denominator is a multiple of a unit: 10万人, 百亿元."""
    match = _MULTIPLE.fullmatch(per)
    return match is not None and parse_unit(match[1]) is not None


@cache
def _words() -> re.Pattern[str]:
    every = {*words("figures/qualifiers"), *words("figures/cell-words")}
    return re.compile("|".join(re.escape(word) for word in sorted(every, key=lambda word: (-len(word), word))))


@cache
def _qualifier_places() -> dict[str, str]:
    return {row["word"]: row["place"] for row in rows("figures/qualifiers")}


def _kind_of(word: str) -> PartKind:
    place = _qualifier_places().get(word)
    return PartKind.WORD if place is None else PartKind.BEFORE if place == "before" else PartKind.AFTER


@cache
def cell_word(word: str) -> tuple[str, bool]:
    """Return what a word beside a number says: the value kind (or an empty text) and whether it is a fall.

    >>> cell_word("年均下降")
    ('averageGrowth', True)
    """
    row = next((row for row in rows("figures/cell-words") if row["word"] == word), None)
    return (row["kind"], row["direction"] == "down") if row else ("", False)
