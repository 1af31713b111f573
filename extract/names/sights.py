"""Which sights and streets does a list name that has said what its items are? “甲山、乙老街等特色街区” names two.

A mountain or a street is a place of the map; in such a list it is what visitors come to.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from extract.lexicon import alternatives
from extract.names.boundary import name_start
from kg.model import Mention, RuleId, Span

__all__ = ["find_sights", "sights_among"]

_SCORE = Decimal("0.8")
_TITLED = Decimal("0.9")
_CLAUSE_START = re.compile("[^，。；：！？（）()\n]*$")
_MOST = 12
_REACH = 160
_NO_SIGHT = re.compile(
    "[的等和与及]|旅游|文化(?!园|街|城|公园|广场)|产业|项目|经济|资源|活动|节$|业$|省|市$|县$|镇$|乡$|村$|[山岛湖河江峰岭]$|地区|\\d|[“”《》]"
)

_NO_SIGHT_AMONG = re.compile("[的等和与及]|[省市县区镇乡村]$|产业|项目|经济|资源|活动|\\d|[“”《》]")


@cache
def _says_sights() -> re.Pattern[str]:
    return re.compile(f"等[^，。；、\n]{{0,8}}?{alternatives('sight-kinds')}")


@cache
def _says_title() -> re.Pattern[str]:
    title = "(?:国家)?(?:级)?(?:[2345]A|[2345]Ａ|A{2,5}|[四五]星)级"
    return re.compile(
        f"(?:等)?(?:先后|成功|均|正式)?被?(?:评为|评定为|认定为|创建|创成|争创|获评|获批|晋升|晋升为|升级为|创)(?:为)?{title}"
    )


def find_sights(text: str) -> Iterator[Mention]:
    """Yield the items of the lists that call them scenic areas or streets, or whose title only such have.

    >>> [sight.surface for sight in find_sights("着力提升风华路、云上老街等特色街区品位")]
    ['风华路', '云上老街']
    >>> [sight.surface for sight in find_sights("古渡驿站、青云塔被评为国家3A级旅游景区")]
    ['古渡驿站', '青云塔']
    """
    for found in _says_sights().finditer(text):
        yield from _items_before(text, found.start(), _SCORE, alone=False)
    for found in _says_title().finditer(text):
        yield from _items_before(text, found.start(), _TITLED, alone=True)


def _items_before(text: str, end: int, score: Decimal, *, alone: bool) -> Iterator[Mention]:
    before = _CLAUSE_START.search(text, max(0, end - _REACH), end)
    if before is None or not (alone or "、" in before.group()):
        return
    start = before.start()
    for at, piece in enumerate(before.group().split("、")):
        begin = start if at else name_start(text, start, start + len(piece))
        span = Span(begin, start + len(piece))
        start += len(piece) + 1
        if _is_sight(span.of(text)):
            yield Mention(span, "Park", span.of(text), RuleId("park.sight"), score)


_AMONG = re.compile(
    "(?:依托|串联|整合|联动|利用|挖掘)(?P<items>[^，。；：！？（）()\n]*?、[^，。；：！？（）()\n]*?)等(?!项目|工程|重[点大])"
)
_MEMORIAL = re.compile("(?:纪念馆|纪念园|博物馆|故居|旧址|遗址|烈士陵园)$")


def sights_among(text: str, parks: Iterable[str]) -> Iterator[Mention]:
    """Yield the items of a list that visitors are drawn by, where most of the others are parks or memorials.

    >>> [sight.surface for sight in sights_among("依托甲将军纪念馆、古渡驿站、云山等，发展研学", ["古渡驿站"])]
    ['甲将军纪念馆', '古渡驿站', '云山']
    """
    known = frozenset(parks)
    for found in _AMONG.finditer(text):
        start = found.start("items")
        spans = []
        for piece in found["items"].split("、"):
            spans.append(Span(start, start + len(piece)))
            start += len(piece) + 1
        sights = [span.of(text) in known or bool(_MEMORIAL.search(span.of(text))) for span in spans]
        if sum(sights) * 2 < len(spans) or sum(sights) < 2 or not known & {span.of(text) for span in spans}:  # noqa: PLR2004 - one is no company
            continue
        for span in spans:
            if len(span) > 1 and not _NO_SIGHT_AMONG.search(span.of(text)) and len(span) <= _MOST:
                yield Mention(span, "Park", span.of(text), RuleId("park.sight"), _SCORE)


@cache
def _common() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('park-generics')}|{alternatives('trade-words')})*")


def _is_sight(name: str) -> bool:
    return 2 < len(name) <= _MOST and not _NO_SIGHT.search(name) and not _common().fullmatch(name)  # noqa: PLR2004 - 甲山 alone is a place
