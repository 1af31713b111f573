"""Which places does a text name? Known divisions, the plan's own area, and places that its lists show by their form.

A list of places (“甲镇、乙乡、丙街道”) is nearly always right where a single “…镇” is not: names are harvested there
and then found everywhere. An area of the table (province to county) is found by its full name.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from extract.divisions import Area, area_at, division_named, short_name
from extract.lexicon import alternatives, rows, words
from extract.names.boundary import name_start
from extract.names.localities import find_localities
from extract.names.near_areas import find_near_areas, is_near_area
from extract.names.occurrences import occurrences
from extract.names.overlap import longest
from extract.names.place_lists import harvest, place_suffix
from extract.names.towns import find_towns
from kg.model import Mention, RuleId, Span

__all__ = ["find_places", "place_level"]

_LONG = 12
_SHORT_NAME = 2
_SAFE = Decimal("0.98")
_HARVESTED = Decimal("0.95")
_REGION = Decimal("0.9")
_ZONE = "[）)](?:自由贸易|自贸|跨境电|国际)"
"""What a place in brackets belongs to, which is named after it: 中国（甲省）自由贸易试验区."""
_LONGER = f"{_ZONE}|大道|路|街(?!道)|桥|站|大桥|高速|机场|港(?!澳)|水库|河|湖|江|山(?!区)|[东西南北中]路"
_PROVINCE_SIGNS = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼港澳台"
_OF_TRADE = re.compile("商场|商城|商厦|超市|酒店|大厦|小镇")
_CHUNK_BEFORE = re.compile("[\u4e00-\u9fff]+$")
_ENDS = re.compile("[、，。；等和与及（）\\s]|$")
_SHORT_REGION = re.compile(f"[{_PROVINCE_SIGNS}]{{2,8}}(?:地区|区域|交界|边界)")


@cache
def _divisions() -> frozenset[str]:
    """Return full names of divisions that are no common words: at least three signs, or two ending in 县."""
    names = {row["word"] for row in rows("divisions")}
    return frozenset(n for n in names - set(words("ambiguous-divisions")) if len(n) > 2 or n.endswith("县"))  # noqa: PLR2004 - 城区 is a word, 滑县 a name


@cache
def _last_signs() -> str:
    return "".join(sorted({name[-1] for name in _divisions()}))


def _known(text: str) -> Iterator[Mention]:
    """Yield the divisions of the table by their full names, the longest at each end, where a name can begin."""
    taken = 0
    for at, sign in enumerate(text):
        if sign not in _last_signs():
            continue
        for length in range(min(_LONG, at + 1 - taken), 1, -1):
            span = Span(at + 1 - length, at + 1)
            beside = span.start == taken
            if span.of(text) in _divisions() and (beside or (length > 2 and _may_begin(text, span.start))):  # noqa: PLR2004 - 环县 of 循环县域
                yield Mention(span, "Place", span.of(text), RuleId("place.division"), _SAFE)
                taken = at + 1
                break


@cache
def _provinces() -> re.Pattern[str]:
    names = sorted({short_name(row["word"]) for row in rows("divisions") if row["level"] == "province"})
    return re.compile("|".join(names))


@cache
def _below_provinces() -> frozenset[str]:
    names = {short_name(row["word"]) for row in rows("divisions") if row["level"] != "province"}
    return frozenset(name for name in names if len(name) > 1)


def _may_begin(text: str, start: int) -> bool:
    """Return whether a name may begin at a place: after a sign, a stop word or an opener, not inside a word."""
    if text[start - 1 : start] in tuple("和与及在对向为、"):
        return True
    before = _CHUNK_BEFORE.search(text, max(0, start - _LONG), start)
    return before is None or name_start(text, before.start(), start) == start


def _pairs(text: str) -> Iterator[Mention]:
    """Yield a province's short name before a city's or county's: 江苏宜兴, 安徽无为."""
    for found in _provinces().finditer(text):
        for length in (5, 4, 3, 2):
            span = Span(found.start(), min(found.end() + length, len(text)))
            if text[found.end() : span.end] in _below_provinces() and _ENDS.match(text, span.end):
                yield Mention(span, "Place", span.of(text), RuleId("place.region"), _REGION)
                break


def _regions(text: str) -> Iterator[Mention]:
    for pattern in (_SHORT_REGION, _named_regions()):
        for found in pattern.finditer(text):
            yield Mention(Span(*found.span()), "Place", found.group(), RuleId("place.region"), _REGION)
    yield from _pairs(text)


@cache
def _named_regions() -> re.Pattern[str]:
    return re.compile(f"{alternatives('region-names')}(?:地区|区域)?(?![部角侧方片向风])")


def _below(area: Area) -> Iterator[str]:
    """Yield the divisions of the table right below an area."""
    if area.code:
        wanted, signs = {"province": ("prefecture", 2), "prefecture": ("county", 4)}.get(area.level, ("", 0))
        for row in rows("divisions"):
            if row["level"] == wanted and row["code"][:signs] == area.code[:signs]:
                yield row["word"]


def _own(text: str, area: Area) -> Iterator[Mention]:
    """Yield the plan's own area, those above it and those right below it, by full and short name."""
    names = {name for part in (*area.above, area.name, *_below(area)) for name in (part, short_name(part))}
    for name, span in occurrences(text, names, not_before=_LONGER):
        yield Mention(span, "Place", name, RuleId("place.own-area"), _SAFE)


def find_places(text: str, area_name: str | None) -> tuple[Mention, ...]:
    """Return the places that a text names, the longest where two overlap."""
    area = area_at(area_name) if area_name else None
    found = [*_known(text), *_regions(text), *find_near_areas(text, area), *find_localities(text, area)]
    if area:
        found.extend((*_own(text, area), *find_towns(text, area)))
    for name, span in occurrences(text, harvest(text, area)):
        other = _OF_TRADE.match(text, span.end) or not _may_begin(text, span.start)
        if len(name) == _SHORT_NAME and other:  # 乐山 of 老乐山, of 乐山商场
            continue
        found.append(Mention(span, "Place", name, RuleId("place.listed"), _HARVESTED))
    return longest(found)


def place_level(name: str, area: Area | None) -> str:
    """Return the level of a place: that of the table, else what its ending says; a stretch of country is a region.

    >>> place_level("水屯镇", None), place_level("粤苏沪浙地区", None), place_level("江苏省", None)
    ('township', 'region', 'province')
    """
    if area and name == area.name:
        return area.level
    above = area_at(name) if area and name in area.above else None
    if above:
        return above.level
    known = division_named(name, area)
    if known:
        return known.level
    suffix = None if name.endswith(("地区", "区域")) or is_near_area(name, area) else place_suffix(name)
    levels = {row["word"]: row["level"] for row in rows("place-suffixes")}
    return levels[suffix] if suffix else "region"
