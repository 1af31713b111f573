"""Which places does a text name? Known divisions, the plan's own area, and places that its lists show by their form.

A list of places (“甲镇、乙乡、丙街道”) is nearly always right where a single “…镇” is not: names are harvested there and
then found everywhere. An area of the table (province to county) is found by its full name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.divisions import Area, area_at, division_named, short_name
from extract.lexicon import alternatives, rows, words
from extract.names.boundary import name_start
from extract.names.occurrences import occurrences
from extract.names.overlap import longest
from kg.model import Mention, RuleId, Span

__all__ = ["find_places", "harvest", "place_level"]

_LONG = 12
_SAFE = Decimal("0.98")
_HARVESTED = Decimal("0.95")
_REGION = Decimal("0.9")
_LONGER = "大道|路|街(?!道)|桥|站|大桥|高速|机场|港(?!澳)|水库|河|湖|江|山(?!区)|[东西南北中]路"
_PROVINCE_SIGNS = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼港澳台"
_CHUNK_BEFORE = re.compile("[\u4e00-\u9fff]+$")
_ENDS = re.compile("[、，。；等和与及（）\\s]|$")
_SHORT_REGION = re.compile(f"[{_PROVINCE_SIGNS}]{{2,8}}(?:地区|区域|交界|边界)")


@dataclass(frozen=True, slots=True)
class _Item:
    """One item of an enumeration that ends like a place."""

    name: str
    prefix: str


@cache
def _suffix_pattern() -> re.Pattern[str]:
    return re.compile(alternatives("place-suffixes") + "$")


@cache
def _generic() -> re.Pattern[str]:
    any_before = "|".join(map(re.escape, words("place-generics", ending="yes")))
    alone = "|".join(map(re.escape, words("place-generics", ending="")))
    return re.compile(f"(?:.*(?:{any_before})|(?:{alone}))")


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
    """Return whether a name may begin at a place: after a sign, a stop word or an opener, not inside a word (循环县域)."""
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


def _after_area(item: str, known: frozenset[str]) -> str:
    """Return an item without the known areas that it begins with: 石古庄村 of 老河乡石古庄村."""
    ordered = sorted(known, key=lambda name: (-len(name), name))
    cut = True
    while cut:
        cut = False
        for name in ordered:
            if item.startswith(name) and len(item) > len(name):
                item, cut = item[len(name) :], True
                break
    return item


def _is_place(name: str) -> bool:
    suffix = _suffix_pattern().search(name)
    if not suffix or not suffix.start():
        return False
    stem = name[: suffix.start()]
    return (
        1 <= len(stem) <= 5
        and not _generic().fullmatch(name)
        and not re.search("[的和与或及各该每一二三四五六七八九十百千万0-9]$|^[各该每本某]|级$|\\d", stem)
    )


def _split_items(text: str) -> Iterator[list[Span]]:
    """Yield the runs of items that “、” joins, the last one up to 等, 和 or the end of the clause."""
    for found in re.finditer("[^，。；：！？“”（）()\n\\s]+(?:、[^，。；：！？“”（）()\n\\s]+)+", text):
        run: list[Span] = []
        start = found.start()
        for piece in re.split("(、)", found.group()):
            if piece != "、":
                run.append(Span(start, start + len(piece)))
            start += len(piece)
        yield run


def _item_name(text: str, span: Span, at: int, last: bool, known: frozenset[str]) -> str:  # noqa: FBT001
    words_of = span.of(text)
    if last:
        words_of = re.split("等(?!级)|和|及|与", words_of, maxsplit=1)[0]
    if at == 0:
        suffix = _suffix_pattern().search(words_of)
        begin = name_start(text, span.start, span.start + suffix.start()) if suffix else span.start
        words_of = words_of[begin - span.start :]
    return _after_area(words_of, known)


def harvest(text: str, area: Area | None) -> frozenset[str]:
    """Return the names of places below the own area that the lists and leads of a text show.

    >>> sorted(harvest("加强水屯镇、板桥镇、老河乡等基地建设", None))
    ['板桥镇', '水屯镇', '老河乡']
    """
    known = frozenset((*area.above, area.name, short_name(area.name))) if area else frozenset()
    found: set[str] = set()
    for _ in range(2):  # the second round knows the towns before villages: 老河乡石古庄村
        found |= _harvest_once(text, known | frozenset(found))
    return frozenset(name for name in found if not _is_chain(name))


def _is_chain(name: str) -> bool:
    """Return whether a name is one place after another: 从化区鳌头镇 is found as two."""
    return any(_is_place(name[:cut]) and _is_place(name[cut:]) for cut in range(2, len(name) - 1))


def _harvest_once(text: str, known: frozenset[str]) -> set[str]:
    found: set[str] = set()
    for run in _split_items(text):
        names = [_item_name(text, span, at, at == len(run) - 1, known) for at, span in enumerate(run)]
        places = [_is_listed(name) and _is_place(name) for name in names]
        for at, name in enumerate(names):
            beside = (at > 0 and places[at - 1]) or (at + 1 < len(names) and places[at + 1])
            if places[at] and beside:
                found.add(name)
    for lead in re.finditer("(?:^|\n)([\u4e00-\u9fff]{2,5})[。：:]", text):
        if _is_listed(lead[1]) and _is_place(lead[1]):
            found.add(lead[1])
    prefixes = "|".join(sorted(map(re.escape, known), key=lambda name: (-len(name), name)))
    if prefixes:
        for below in re.finditer(f"(?:{prefixes})([\u4e00-\u9fff]{{1,4}}?(?:街道|镇|乡|村|社区))(?!办)", text):
            if _is_place(below[1]) and len(below[1]) > 2:  # noqa: PLR2004
                found.add(below[1])
    return found


def _is_listed(name: str) -> bool:
    suffix = _suffix_pattern().search(name)
    return bool(suffix) and suffix.group() in words("place-suffixes", list="yes")


def find_places(text: str, area_name: str | None) -> tuple[Mention, ...]:
    """Return the places that a text names, the longest where two overlap."""
    area = area_at(area_name) if area_name else None
    found = [*_known(text), *_regions(text)]
    if area:
        found.extend(_own(text, area))
    for name, span in occurrences(text, harvest(text, area)):
        found.append(Mention(span, "Place", name, RuleId("place.listed"), _HARVESTED))
    return longest(found)


def place_level(name: str, area: Area | None) -> str:
    """Return the level of a place: that of the table, else what its ending says; a stretch of country is a region.

    >>> place_level("水屯镇", None), place_level("粤苏沪浙地区", None), place_level("江苏省", None)
    ('township', 'region', 'province')
    """
    if area and name == area.name:
        return area.level
    known = division_named(name, area)
    if known:
        return known.level
    suffix = None if name.endswith(("地区", "区域")) else _suffix_pattern().search(name)
    levels = {row["word"]: row["level"] for row in rows("place-suffixes")}
    return levels[suffix.group()] if suffix else "region"
