"""What does each quantity of a sentence measure? Clause by clause, chunk by chunk, what is not told carried on.

A chunk is what stands between commas, and between “、” where both sides have a number of their own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extract.lexicon import alternatives, words
from extract.punctuation import split_outside
from extract.quantities.coordination import named_parts, overlapped
from extract.quantities.finding import Quantity
from extract.quantities.measured import Measured, Reading
from extract.quantities.naming import (
    PER_CENT,
    counted,
    counts_noun,
    is_aside,
    measured,
    named,
    noun_after,
    reach,
    with_growth,
)
from extract.quantities.times import FILLER
from extract.quantities.words import Before, last_verb, opening, words_before
from kg.model import Span

__all__ = ["read_sentence"]

_AREAS = "(?:全国|全省|全市|全球|世界)"
_FROM = re.compile(f"(?:由|从|自){FILLER}*的?{_AREAS}?(?:的|约)?$")
_JOINS = re.compile("^(?:、|和|与|及|以及|，)$")
_JOINED = re.compile(r"(?:和|与|及|以及)?\s*\d|$")
_AND_LAST = re.compile("(?:和|及|以及|与|并|、)$")
_BOUNDED = re.compile("(?:超过|超|不足|低于|高于|大于|小于|突破|不低于|不超过)$")
_CLAUSE_ENDS = "，,：:；;"


@cache
def _to() -> re.Pattern[str]:
    manner = f"(?:的|左右|大幅|逐步|进一步|快速|稳步|显著|不断|{FILLER})*"
    reached = f"(?:(?:至|到|为){FILLER}*|{FILLER}+)"
    return re.compile(f"^{manner}{alternatives('figures/change-verbs')}?{reached}的?{_AREAS}?(?:的|约)?$")


def read_sentence(text: str, hidden: str, sentence: Span, quantities: tuple[Quantity, ...]) -> tuple[Measured, ...]:
    """Return the quantities of a sentence with what they measure, in order; what measures nothing that is told is left.

    Args:
        text: the passage.
        hidden: the same with its times masked.
        sentence: the sentence, without the sign that ends it.
        quantities: those of the sentence.
    """
    reading = Reading(hidden, sentence)
    for clause in split_outside(sentence.of(text), _CLAUSE_ENDS, sentence.start):
        reading.flow = ""
        for chunk in _chunks(text, clause, quantities):
            reading.clause = clause
            own = tuple(each for each in quantities if chunk.covers(each.span))
            if own:
                _read_chunk(reading, chunk, own)
    return tuple(reading.told)


def _chunks(text: str, clause: Span, quantities: tuple[Quantity, ...]) -> Iterator[Span]:
    """Yield the parts of a clause between “、” where both sides have a number, and the right one more than a number."""
    pieces = list(split_outside(clause.of(text), "、", clause.start))
    start = clause.start
    for at, piece in enumerate(pieces[:-1]):
        here, after = Span(start, piece.end), pieces[at + 1]
        own = next((each for each in quantities if after.covers(each.span)), None)
        if own and any(here.covers(each.span) for each in quantities):
            before = words_before(text[after.start : own.span.start])
            rest = text[own.span.end : after.end]
            if before.name or before.figure or not _JOINED.match(rest):
                yield here
                start = after.start
    yield Span(start, clause.end)


def _read_chunk(reading: Reading, chunk: Span, own: tuple[Quantity, ...]) -> None:
    at, start = 0, chunk.start
    while at < len(own):
        following = own[at + 1] if at + 1 < len(own) else None
        if following and _sorts(reading, own[at], following, start):
            at += 1
            continue
        left = reading.text[start : own[at].span.start]
        taken = _together(reading, left, own, at)
        if taken:
            reading.told += taken.found
            at += taken.count
            start = own[at - 1].span.end
            continue
        right = Span(own[at].span.end, following.span.start if following else chunk.end)
        one = _read_one(reading, words_before(left), own[at], right)
        reading.told += one.found
        start = one.end
        at += 1


@dataclass(frozen=True, slots=True)
class _Together:
    """Quantities that are read as one: how many, and what they measure."""

    count: int
    found: list[Measured]


@dataclass(frozen=True, slots=True)
class _One:
    """What one quantity measures, and where the words begin that are left for the next."""

    found: list[Measured]
    end: int


def _sorts(reading: Reading, quantity: Quantity, following: Quantity, start: int) -> bool:
    """Return whether a quantity only sorts what the next one counts: 销售收入超10亿元企业 5家."""
    bounded = bool(quantity.bound) or bool(_BOUNDED.search(reading.text[start : quantity.span.start]))
    if quantity.unit in PER_CENT or quantity.kind == "count" or not bounded or quantity.bound in ("左右", "上下"):
        return False
    name = words_before(reading.text[quantity.span.end : following.span.start]).name
    return bool(name) and not _AND_LAST.search(name) and not last_verb(name)


def _group(reading: Reading, own: tuple[Quantity, ...], at: int) -> list[Quantity]:
    """Return the quantities that stand one after the other with nothing but a conjunction between them."""
    group = list(own[at : at + 1])
    for following in own[at + 1 :]:
        if not _JOINS.match(reading.text[group[-1].span.end : following.span.start]):
            break
        group.append(following)
    return group


def _together(reading: Reading, left: str, own: tuple[Quantity, ...], at: int) -> _Together | None:
    """Return the quantities of 由甲上升到乙 and of 分别达到甲和乙, or None where one stands for itself."""
    group = _group(reading, own, at)
    if _FROM.search(left):
        last = _group(reading, own, at + len(group))
        return _Together(len(group) + len(last), _changes(reading, left, group, last))
    before = words_before(left)
    shared = len(group) > 1 and bool(named_parts(opening(before.name).name, len(group)))
    if shared or "respectively" in before.uses:
        return _Together(len(group), _respectively(reading, before, group))
    return None


def _respectively(reading: Reading, before: Before, group: list[Quantity]) -> list[Measured]:
    """Return one quantity a name: of the coordination before 分别, else of what was named last, if as many."""
    name, clause = opening(before.name).name, reading.clause
    names = named_parts(name, len(group))
    earlier = _last_told(reading, len(group))
    if not names and earlier and (not name or name in words("figures/bare-attributes")):
        names = tuple(overlapped(each.subject, name) for each in earlier)
        clause = Span(min(each.clause.start for each in earlier), clause.end)
    return [
        Measured(quantity, with_growth(each, before.figure), each, clause, before.figure, uses=before.uses)
        for each, quantity in zip(names, group, strict=False)
    ]


def _last_told(reading: Reading, count: int) -> list[Measured]:
    """Return what was named last, as many as asked for, in the order of the text; nothing where there are fewer."""
    distinct: dict[str, Measured] = {}
    for each in reversed(reading.told):
        distinct.setdefault(each.subject, each)
    last = list(distinct.values())[:count]
    return last[::-1] if len(last) == count else []


def _changes(reading: Reading, left: str, first: list[Quantity], last: list[Quantity]) -> list[Measured]:
    """Return the baselines and figures of 由16.8%上升到18.8%, or of 分别由甲和乙增加到丙和丁."""
    if len(first) != len(last) or not _to().match(reading.text[first[-1].span.end : last[0].span.start]):
        return []
    match = _FROM.search(left)
    name = opening(words_before(left[: match.start()] if match else left).name).name
    names, clause = named_parts(name, len(first)), reading.clause
    if len(first) == 1:
        said = named(reading, name, ("到",))
        names, clause = ((said[0],), said[1]) if said else ((), clause)
    if not names or any(one.unit and two.unit and one.kind != two.kind for one, two in zip(first, last, strict=True)):
        return []
    found: list[Measured] = []
    for base, one, two in zip(names, first, last, strict=True):
        each = f"{base}排名" if two.rank and not base.endswith(("名", "次")) else base
        found.append(Measured(_united(one, two), each, each, clause, baseline=True))
        found.append(Measured(two, each, each, clause, before=first[0]))
    return found


def _united(one: Quantity, two: Quantity) -> Quantity:
    """Return the first quantity with the unit of the second where it has none of its own."""
    return one if one.unit or not two.unit else replace(one, unit=two.unit, said=f"{one.said}{two.unit}")


def _read_one(reading: Reading, before: Before, quantity: Quantity, right: Span) -> _One:
    """Return what one quantity measures by its own words."""
    opened = opening(before.name)
    verb = before.flow or last_verb(before.name) or opened.verb
    noun = noun_after(right.of(reading.text))
    if noun and before.name.endswith(words("capacity-openers")):
        return _One([], right.end)
    if is_aside(before, quantity, verb, noun):
        return _One([], quantity.span.end + reach(noun))
    if noun and counts_noun(before, opened.name, quantity, noun):
        if not before.name and before.bare and _leads_to_figure(right.of(reading.text)):
            return _One([], quantity.span.end)
        return _One(counted(reading, before, quantity, noun), right.end)
    if _is_duration(quantity, before):
        return _One([], quantity.span.end)
    return _One(measured(reading, before, quantity), quantity.span.end)


def _leads_to_figure(between: str) -> bool:
    """Return whether what a count counts goes on to a figure of its own: 13个园区营业收入突破 2.5万亿元."""
    after = words_before(between)
    return bool(after.name) and bool(after.figure)


def _is_duration(quantity: Quantity, before: Before) -> bool:
    """Return whether a span of time measures nothing: 3年 is a figure only beside a name that time measures."""
    if quantity.kind not in ("time", "age"):
        return False
    return not before.name.endswith(words("figures/time-heads"))
