"""Which waters does a text name? By their endings, in a list of waters or beside words of water."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extract.divisions import division_prefix
from extract.lexicon import alternatives, rows, words
from extract.names.boundary import Candidate, suffixed
from extract.names.occurrences import occurrences
from extract.names.overlap import longest
from kg.model import Mention, RuleId, Span

__all__ = ["find_waters", "water_type"]

_MOST = 8
_SHORT = 2
"""A common word of two signs may end a name: 江河 names nothing, 练江河 does."""
_SURE = Decimal("0.93")
_SHOWN = Decimal("0.88")
_NO_STEM = re.compile("[的等和与及或各条个座级型“”\\d]|^[大小中内外上下前后]$")
_COMPASS_PAIR = re.compile("^[东西南北]{2}")


@cache
def _suffix() -> re.Pattern[str]:
    return re.compile(alternatives("water-suffixes"))


@cache
def _sure() -> frozenset[str]:
    return frozenset(words("water-suffixes", sure="yes"))


@cache
def _after() -> re.Pattern[str]:
    return re.compile(f"(?:（[^）]{{1,20}}）)?{alternatives('water-contexts')}|[、及和与等]")


@cache
def _generic() -> re.Pattern[str]:
    ends = [word for word in words("water-generics") if len(word) > _SHORT]
    alone = [word for word in words("water-generics") if len(word) <= _SHORT]
    return re.compile(f".*(?:{'|'.join(ends)})|(?:{'|'.join(alone)})")


def water_type(name: str) -> str | None:
    """Return the kind that a water's ending says, or None.

    >>> water_type("金顶湖水库"), water_type("汝河")
    ('水库', '河流')
    """
    found = re.search(f"(?:{'|'.join(words('water-suffixes'))})$", name)
    return next((row["type"] for row in rows("water-suffixes") if found and row["word"] == found.group()), None)


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(f".*(?:{alternatives('water-openers')}|{alternatives('water-names')})(?=[\u4e00-\u9fff])")


def _own_name(text: str, candidate: Candidate) -> Candidate:
    """Return a candidate without what stands before its name: 清河 of 贯通清河, 古贤水利枢纽 of 黄河古贤水利枢纽."""
    start, end = candidate.span.start, candidate.span.end - len(candidate.suffix)
    opener = _openers().match(text, start, end)
    beside = [at + 1 for at in range(start + 1, end - 1) if text[at] == candidate.suffix]  # 甲江乙江丙江
    begin = max([start, *([opener.end()] if opener else []), *beside])
    return replace(candidate, span=Span(begin if begin < end else start, candidate.span.end))


def _is_name(name: str, suffix: str) -> bool:
    """Return whether words that end like a water are a name, not a kind or a pair of rivers under one word."""
    stem = name[: -len(suffix)]
    if not 2 <= len(name) <= _MOST or _generic().fullmatch(name) or _NO_STEM.search(stem):  # noqa: PLR2004
        return False
    return not (_COMPASS_PAIR.match(name) and len(stem) > 2)  # noqa: PLR2004 - 东西石河 is two rivers


def _is_proper(text: str, candidate: Candidate) -> bool:
    if not _is_name(candidate.span.of(text), candidate.suffix):
        return False
    if candidate.suffix in _sure():
        return True
    return bool(_after().match(text, candidate.span.end)) and _beside(text, candidate)


def _beside(text: str, candidate: Candidate) -> bool:
    """Return whether a name stands in a list of waters or before a word of water."""
    if re.match(
        f"(?:（[^）]{{1,20}}）)?{alternatives('water-contexts')}", text[candidate.span.end : candidate.span.end + 30]
    ):
        return True
    if re.match("[及和与、][\u4e00-\u9fff]{0,4}(?:公园|湿地)", text[candidate.span.end : candidate.span.end + 8]):
        return True
    before = text[max(0, candidate.span.start - 10) : candidate.span.start]
    after = text[candidate.span.end + 1 : candidate.span.end + 12]
    water = f"(?:{'|'.join(words('water-suffixes'))})"
    return bool(re.search(f"{water}[、及和与]$", before)) or bool(
        re.match(f"[\u4e00-\u9fff]{{1,5}}?{water}(?=[、，。及和与等治综水流整])", after)
    )


def _by_suffix(text: str) -> Iterator[Mention]:
    for found in suffixed(text, _suffix()):
        candidate = _own_name(text, found)
        if _is_proper(text, candidate):
            name = candidate.span.of(text)
            yield Mention(candidate.span, "WaterBody", name, RuleId("water.named"), _SHOWN)


def _great(text: str) -> Iterator[Mention]:
    for found in re.finditer(f"{alternatives('water-names')}(?!{alternatives('water-namesakes')})", text):
        yield Mention(Span(*found.span()), "WaterBody", found.group(), RuleId("water.great"), _SURE)


def _without_place(mention: Mention, places: frozenset[str]) -> Mention:
    """Return the mention without the places that its name begins with: 板桥水库 of 驿城区板桥水库."""
    surface, start = mention.surface, mention.span.start
    for place in sorted(places, key=lambda place: (-len(place), place)):
        if surface.startswith(place) and len(surface) > len(place) + 1:
            surface, start = surface[len(place) :], start + len(place)
    return replace(mention, surface=surface, span=Span(start, mention.span.end))


def _shortest(found: list[Mention]) -> list[Mention]:
    """Return the mentions, each cut to a name that it ends with and that stands by itself elsewhere."""
    names = {mention.surface for mention in found}
    cut = []
    for mention in found:
        inner = [n for n in names if n != mention.surface and mention.surface.endswith(n) and len(n) > 2]  # noqa: PLR2004
        great = [n for n in words("water-names") if n != mention.surface and mention.surface.endswith(n)]
        name = min([*inner, *great], key=lambda n: (len(n), n), default=mention.surface)
        cut.append(replace(mention, surface=name, span=Span(mention.span.end - len(name), mention.span.end)))
    return cut


def find_waters(text: str, places: frozenset[str] = frozenset(), within: Iterable[Span] = ()) -> tuple[Mention, ...]:
    """Return the waters that a text names; a name found once is found wherever it goes on as no other word.

    Args:
        text: where to look.
        places: names of places, which are no part of a water's name.
        within: longer names that a water may stand in without being meant: strategies, bodies.
    """
    first = _shortest([_without_place(m, places) for m in [*_by_suffix(text), *_great(text)]])
    first = [
        mention
        for mention in first
        if mention.rule == "water.great" or (_is_still_name(mention.surface) and mention.surface not in places)
    ]
    again = (
        Mention(span, "WaterBody", name, RuleId("water.again"), _SHOWN)
        for name, span in occurrences(text, {mention.surface for mention in first}, not_before=_goes_on())
        if division_prefix(name) != name  # 黑龙江 is a water only where the words around say so
    )
    taken = {at for span in within for at in range(span.start, span.end)}
    return tuple(mention for mention in longest([*first, *again]) if mention.span.start not in taken)


def _is_still_name(surface: str) -> bool:
    """Return whether a name is one when the place in front is cut: 小塘 of 佛山小塘 is none."""
    return any(
        _is_name(surface, suffix)
        for suffix in sorted(words("water-suffixes"))
        if surface.endswith(suffix) and len(surface) > len(suffix)
    )


@cache
def _goes_on() -> str:
    """Return a pattern of what makes another name of a water's: 汝河大道, 珠江电厂."""
    signs = "|".join(sorted({f"[{row['not_before']}]" for row in rows("water-suffixes") if row["not_before"]}))
    # the water of a river is the river's: 用好汝河水和雨洪水
    return f"(?!水(?:[和与及、，。；]|资源|源地?保护))(?:{signs}|{alternatives('water-namesakes')})"
