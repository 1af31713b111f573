"""Which towns of the plan's own area does a text name? In full by the table of towns, and short where plain.

A short name (老河 of 老河乡) is a town only beside other towns, right after its county, or at the head of a name in a
list; a common word (建设, 新华) only in a list that says what its items are (“建设、新华等6个街道”).
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from extract.divisions import Area, short_name
from extract.names.place_lists import is_kind_of_place
from extract.townships import bare_names, full_names, is_common_word, towns_in
from kg.model import Mention, RuleId, Span

__all__ = ["find_towns", "headed_lists"]

_OFFICIAL = Decimal("0.98")
_HEADED = Decimal("0.93")
_SHORT = Decimal("0.88")
_ENDING = re.compile("街道办事处|街道办|街道|办事处|镇(?!化)|乡(?![村土愁](?!民))|苏木")
_LONGEST, _SHORTEST = 14, 2
_HAN = "[\u4e00-\u9fff]"
_HEADED_LIST = re.compile(
    f"(?P<items>{_HAN}{{2,6}}?(?:、{_HAN}{{2,4}}?)*(?:[、和及与]{_HAN}{{2,4}}?)?)"
    "(?:等[\\s]*(?:(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})个)?|(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})个)\\s*"
    "(?:重点|中心|特色|建制)?(?P<kind>街道办|街道|乡镇|镇街|街镇|镇(?!域)|乡(?!村))"
)
_OTHER_WORD = (
    "村|社区|庄|水库|河|湖|江|溪|沟|渠|大?桥|路|街|大道|高速|铁路|站|山|岭|寺|塔|古?城|集|店|口|港|岛|湾|泉|[东西南北]"
)
"""What makes another name of a town's short name: 板桥水库, 板桥村."""
_WHOLE = ("村", "社区", "镇", "乡", "街道", "区", "县", "市", "庄", "项目", "工程")
_AT_HEAD = frozenset("、，。；：（\n以在由至到")


def headed_lists(text: str) -> Iterator[tuple[Span, str]]:
    """Yield the short names of a list that says what kind of town its items are, with that kind.

    >>> [(span.of("涵盖甲山、乙河等2个街道。"), kind) for span, kind in headed_lists("涵盖甲山、乙河等2个街道。")]
    [('甲山', '街道'), ('乙河', '街道')]
    """
    for found in _HEADED_LIST.finditer(text):
        if "、" not in found["items"]:
            continue
        start = found.start("items")
        for piece in re.split("([、和及与])", found["items"]):
            opener = re.match(".*(?:涵盖|包括|覆盖|涉及)|推进|建设|实施|加快|支持|以|在|对", piece)
            begin = start + (opener.end() if opener else 0)
            bare = text[begin : start + len(piece)]
            if len(bare) >= _SHORTEST and not bare.endswith(_WHOLE):
                yield Span(begin, start + len(piece)), found["kind"]
            start += len(piece)


def _full(text: str, names: frozenset[str], sure_before: tuple[str, ...]) -> Iterator[Mention]:
    taken = 0
    for ending in _ENDING.finditer(text):
        for length in range(min(_LONGEST, ending.end() - taken), _SHORTEST - 1, -1):
            start = ending.end() - length
            name = text[start : ending.end()]
            # 新城镇 may be a town, and stands in 更新城镇
            if name in names and (not is_kind_of_place(name) or text[:start].endswith(sure_before)):
                yield Mention(Span(start, ending.end()), "Place", name, RuleId("place.town"), _OFFICIAL)
                taken = ending.end()
                break


def _short(text: str, area: Area, full: Iterable[Mention], own: tuple[str, ...]) -> Iterator[Mention]:
    """Yield the short names that stand beside a full one, right after the own area, or at the head of a name."""
    stems = bare_names(area)
    if not stems:
        return
    starts, ends = {mention.span.start for mention in full}, {mention.span.end for mention in full}
    ordered = "|".join(map(re.escape, sorted(stems, key=lambda stem: (-len(stem), stem))))
    for found in re.finditer(f"(?:{ordered})(?!{_OTHER_WORD}|镇|乡|街道|办事处)", text):
        stem, span = found.group(), Span(*found.span())
        beside = span.end in starts or (text[span.end : span.end + 1] in ("、", "和") and span.end + 1 in starts)
        beside = beside or (text[span.start - 1 : span.start] in ("、", "和") and span.start - 1 in ends)
        before = text[max(0, span.start - 1) : span.start]
        rural = not stems[stem].name.endswith("街道") and not is_common_word(stem)
        headed = rural and (text[: span.start].endswith(own) or before in _AT_HEAD or not before)
        if headed or beside:
            yield Mention(span, "Place", stem, RuleId("place.short-town"), _SHORT)


def find_towns(text: str, area: Area | None) -> Iterator[Mention]:
    """Yield the towns that the table has for the own area, and the items of lists that say that they are towns."""
    names = full_names(area)
    own = _names_of(area)
    full = tuple(_full(text, names, (*own, "、")))
    yield from full
    if area and area.level == "county":
        yield from _short(text, area, full, own)
    for span, _ in headed_lists(text):
        yield Mention(span, "Place", span.of(text), RuleId("place.headed-list"), _HEADED)


def _names_of(area: Area | None) -> tuple[str, ...]:
    """Return the names that may stand right before a town: those of the own area, of a city its counties too."""
    counties = (town.county for town in towns_in(area))
    names = {place.name for place in (area, *counties) if place}
    return tuple(sorted(names | {short_name(name) for name in names}))
