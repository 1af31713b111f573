"""Which parks, zones, bases and scenic areas does a text name? By their endings, with a part of their own.

A title that a clause seeks (打造…示范区, 争创国家级旅游度假区) is an aim and no park; a common name
(现代农业产业园) is none.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from extract.divisions import begins_with_division
from extract.lexicon import alternatives, rows, words
from extract.names.boundary import Candidate, name_start, suffixed
from extract.names.occurrences import occurrences
from extract.names.overlap import longest
from extract.names.sights import find_sights, sights_among
from kg.model import Mention, RuleId, Span

__all__ = ["find_parks", "park_type"]

_MOST = 26
_LEAST = 2
"""One sign before the ending is part of a word: 小区, 城区."""
_NO_STEM = re.compile(
    "的|等|各|一批|若干|个|^[家处座]|、|其他|类$|[十百]强|十佳|十先|最美|称号|\\+|\\d[个家座处批]|^有限|^公司|(?:深化|推进|加快|建设|创建|打造|提升)(?:国家|省|市)级|[区园城市]为|试点$|崛起|战略|振兴[和与及]|和$|[一二三四五六七八九十两]大(?!学|道|街)|^[人户]均|(?:都市圈|城市群|经济圈)$"
)
_NAMED = Decimal("0.9")
_BUILT = Decimal("0.78")
_AGAIN = Decimal("0.85")
_TRADE_ONLY = Decimal("0.7")
_AIM = re.compile(
    "(?:打造|建成|争创|创建|争当|建设成为|申报|创成|成为|评为|列为|认定为|培育|达到|荣获|获得|授予|获评|争取|作为|升级为|申创|创评|认定|批复|批准)[^，。；]{0,40}$"
)
_MANY = re.compile(
    "(?:一批|一系列|各类|各|若干|多个|引导|鼓励|支持|国家级|省级|市级|县级|[个家处批座])[^，。；、]{0,6}$"
)
_LOT = re.compile("(?:一批|一系列|若干|多个|一些|更多|这类|各类|[0-9几数]+[个家处批座])[^，。；、]{0,14}$")
_BUILDS = re.compile("(?:建设|推进|加快|新建|续建|扩建|谋划|布局|依托|以|实施|推动|提升|发挥|围绕|、|和|及|与)$")
_OF_A_KIND = "[\u4e00-\u9fff]{2}型"
_SITED = re.compile("中[\u4e00-\u9fff][（(]")
_TO = re.compile("([\u4e00-\u9fff]+)(?:[—–－-]+[\u4e00-\u9fff]{2,8})?[—–－-]+$")
_REACH = 30
_LONGEST_END = 8
_WATER = re.compile("[江河湖海溪渠湾岭山岸沿泉滩峡]")


@cache
def _suffix() -> re.Pattern[str]:
    return re.compile(alternatives("park-suffixes"))


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["word"]: row for row in rows("park-suffixes")}


@cache
def _common() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('park-generics')}|{alternatives('adverbs')}|{_OF_A_KIND})*")


@cache
def _trades() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('park-generics')}|{alternatives('trade-words')}|{_OF_A_KIND})*")


def park_type(name: str) -> str | None:
    """Return the kind that a park's ending says: 产业园, 景区, 综合体 …, or None.

    >>> park_type("十三香物流园")
    '物流园'
    """
    found = re.search(f"{alternatives('park-suffixes')}$", name)
    return _rows()[found.group()]["type"] if found else None


def _is_aim(text: str, candidate: Candidate) -> bool:
    """Return whether the words before the name say that it is a title to be had."""
    if not _rows()[candidate.suffix]["title"]:
        return False
    return bool(_AIM.search(text, max(0, candidate.span.start - 60), candidate.span.start))


@cache
def _regions() -> tuple[str, ...]:
    return words("region-names")


def _is_placed(stem: str, anchors: frozenset[str]) -> bool:
    return (
        bool(_SITED.match(stem))
        or begins_with_division(stem)
        or stem.startswith(_regions())
        or any(stem.startswith(name) for name in anchors)
    )


def _is_proper(stem: str, needs: str, anchors: frozenset[str]) -> bool:
    if not _LEAST <= len(stem) <= _MOST or _common().fullmatch(stem) or _NO_STEM.search(stem):
        return False
    if stem.count("“") != stem.count("”"):
        return False
    if needs == "stem":
        return True
    if _trades().fullmatch(stem):
        return False
    if needs == "own":
        return True
    return _is_placed(stem, anchors) or (needs == "water" and bool(_WATER.search(stem)))


def _score(text: str, candidate: Candidate, stem: str) -> Decimal:
    """Return how surely a thing of its own is named: trades alone need company, or the one that is being built."""
    if not _trades().fullmatch(stem) or _is_listed(text, candidate):
        return _NAMED
    if not candidate.opens and _MANY.search(text, max(0, candidate.span.start - 12), candidate.span.start):
        return _TRADE_ONLY
    built = _BUILDS.search(text, max(0, candidate.span.start - 4), candidate.span.start)
    ends = re.match(
        "(?:[（(][^（）()]*[）)])?(?:建设|项目|[，。；、]|和|等|扩建|提质|为)", text[candidate.span.end :][:30]
    )
    return _BUILT if built and ends else _TRADE_ONLY


def _by_suffix(text: str, anchors: frozenset[str]) -> Iterator[Mention]:
    for candidate in suffixed(text, _suffix()):
        stem = candidate.span.of(text)[: -len(candidate.suffix)]
        if not _is_proper(stem, _rows()[candidate.suffix]["needs"], anchors) or _is_aim(text, candidate):
            continue
        if _is_placed(stem, anchors) or not _LOT.search(text, max(0, candidate.span.start - 20), candidate.span.start):
            span = _with_other_end(text, candidate)
            yield Mention(span, "Park", span.of(text), RuleId("park.named"), _score(text, candidate, stem))


def _with_other_end(text: str, candidate: Candidate) -> Span:
    """Return the span of a name with what stands before its dash: 甲山—乙湖示范区 is one area, and no 乙湖示范区."""
    span = candidate.span
    before = _TO.search(text, max(0, span.start - _REACH), span.start)
    if not candidate.opens or before is None or candidate.suffix.endswith("城"):
        return span
    start = name_start(text, before.start(), before.end(1))
    return Span(start, span.end) if _LEAST <= before.end(1) - start <= _LONGEST_END else span


def _is_listed(text: str, candidate: Candidate) -> bool:
    """Return whether a park beside it in a list ends as it does: 建筑产业园、石材产业园."""
    before = text[: candidate.span.start].endswith(f"{candidate.suffix}、")
    after = re.match(f"、[^、，。]{{1,12}}?{candidate.suffix}", text[candidate.span.end : candidate.span.end + 24])
    return candidate.suffix != "产业园区" and (before or bool(after))


def find_parks(text: str, anchors: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
    """Return the parks that a text names; `anchors` are names of places and firms that a park's name may begin with."""
    first = [*_by_suffix(text, anchors), *find_sights(text)]
    names = {mention.surface for mention in first if mention.score >= _NAMED and len(mention.surface) > 3}  # noqa: PLR2004 - 景区 and the like
    again = (Mention(span, "Park", name, RuleId("park.again"), _AGAIN) for name, span in occurrences(text, names))
    known = longest([*first, *again])
    return longest([*known, *sights_among(text, {mention.surface for mention in known})])
