"""Which parts of its area does a text name that are no divisions?

Quarters (…片区), station squares, the central city, hamlets, and the compass parts that a plan gives a task each.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from extract.divisions import Area
from extract.lexicon import alternatives
from extract.names.boundary import suffixed
from extract.names.place_lists import is_kind_of_place
from kg.model import Mention, RuleId, Span

__all__ = ["find_localities", "part_names"]

_BY_FORM = Decimal("0.9")
_PART = Decimal("0.85")
_QUARTER = re.compile("片区")
_STEM = (2, 10)
_SQUARE = re.compile("(?:火车|高铁|汽车|客运)?站[东西南北]?广场")
_CENTRE = re.compile("(?:中心|主)城区(?!域)")
_HAMLET = re.compile(
    "(?:（|[东西南北]区)([\u4e00-\u9fff]{2,3}[庄营屯寨堡楼岗庙坊])(?=[东西南北]区|棚户区|城中村|拆迁|改造|及周边)"
)
_COMPASS = re.compile("(?:^|[，。；：\n])([东西南北中]部)(?=[以推着重突依主大加打发建统围立坚要将])")
_SHARED_OUT = re.compile(
    "(?P<parts>[东西南北中]部(?:、[东西南北中]部)+)[二两三四五](?:个|大)(?P<kind>(?:功能|发展|经济|产业|生态|城市)*(?:区域|区|板块|组团|片区))"
)
_NEIGHBOUR = 400
"""How far from another a compass part stands that shares out the area with it."""


def _mention(span: Span, text: str, rule: str, score: Decimal = _BY_FORM) -> Mention:
    return Mention(span, "Place", span.of(text), RuleId(rule), score)


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(f".*(?:{alternatives('quarter-generics')})|[东西南北中片区各全跨]")


def _quarters(text: str, area: Area | None) -> Iterator[Mention]:
    own = (*area.above, area.name, area.full) if area else ()
    for found in suffixed(text, _QUARTER):
        span = found.span
        before = max((len(name) for name in own if span.of(text).startswith(name)), default=0)
        span = Span(span.start + before, span.end)
        if _is_part_of_name(text, span):
            continue
        name = span.of(text)
        stem = name[: -len(found.suffix)]
        plain = not re.search("[的等和与或各个条座\\d]|[一二三四五六七八九十新]$|[一二三四五六七八九十两多]大", stem)
        if (
            _STEM[0] <= len(stem) <= _STEM[1]
            and plain
            and not _generic().fullmatch(stem)
            and not is_kind_of_place(name)
        ):
            yield _mention(span, text, "place.quarter")


def _is_part_of_name(text: str, span: Span) -> bool:
    """Return whether a quarter is only said to lie along something, or stands in brackets inside a longer name."""
    before, after = text[: span.start][-2:], text[span.end : span.end + 2]
    inside = re.fullmatch("[\u4e00-\u9fff][（(]", before) and re.fullmatch("[）)][\u4e00-\u9fff]", after)
    return before.endswith("沿") or bool(inside and after[1] not in "和与及等")


def _squares(text: str) -> Iterator[Mention]:
    for found in _SQUARE.finditer(text):
        if len(found.group()) > len("站广场"):
            yield _mention(Span(*found.span()), text, "place.square")


def _compass_parts(text: str) -> Iterator[Mention]:
    """Yield the parts (东部, 中部) that open clauses near each other, each with a task of its own."""
    found = [(Span(*part.span(1)), part[1]) for part in _COMPASS.finditer(text)]
    for span, word in found:
        if any(other != word and abs(there.start - span.start) < _NEIGHBOUR for there, other in found):
            yield _mention(span, text, "place.part", _PART)


def part_names(text: str) -> dict[str, str]:
    """Return the full names of the compass parts where a text shares out its area among them.

    >>> part_names("东部、中部、西部三个功能发展区分工协作")["中部"]
    '中部功能发展区'
    """
    return {part: part + found["kind"] for found in _SHARED_OUT.finditer(text) for part in found["parts"].split("、")}


def find_localities(text: str, area: Area | None) -> Iterable[Mention]:
    """Return the places of a text that are no divisions; a central city only where the area has just one."""
    found = [*_quarters(text, area), *_squares(text), *_compass_parts(text)]
    found += [_mention(Span(*hit.span(1)), text, "place.hamlet") for hit in _HAMLET.finditer(text)]
    if area is None or area.level != "province":
        found += [_mention(Span(*hit.span()), text, "place.centre") for hit in _CENTRE.finditer(text)]
    return found
