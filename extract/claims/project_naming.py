"""Does a phrase name one thing that is built, or only a kind of things? By its head and by what stands before it.

甲河大桥改造 names one, 农村公路改造 a kind; a facility of its kind (大数据中心) may be one where the area is small.
"""

import re
from enum import Enum
from functools import cache

from extract.lexicon import alternatives, words

__all__ = ["Head", "Naming", "has_head", "head_of", "is_general", "naming_of", "says_project"]


class Head(Enum):
    """What the end of a name says: a line, facility or platform, construction, care, a 工程 that builds, a 项目."""

    LINE = "line"
    FACILITY = "facility"
    WORK = "work"
    CARE = "care"
    PLATFORM = "platform"
    PHYSICAL = "physical"
    PROJECT = "project"


class Naming(Enum):
    """How much a phrase tells one thing from others of its kind."""

    NAMED = 3
    """A name, number, stretch or quotation stands in it."""
    BRANDED = 2
    """Something stands in it that is no common word."""
    SPECIFIC = 1
    """A kind told from other kinds: 农村电商公共服务中心."""
    GENERAL = 0
    """A field or kind of work: 老旧小区改造."""


_CLOSING = re.compile(
    r"(?:（[^（）]*）|\([^()]*\)|项目|工程|建设|实施|等|[一二三四五六七八九十\d]+期|[新改扩迁]建|改扩建)+$"
)
_SAYS = re.compile(r"(?:项目|工程)(?:建设)?(?:（[^（）]*）)?$")
_REBUILT = re.compile(r"(?:改扩建|[新改扩迁]建)(?:项目|工程|建设)*(?:（[^（）]*）)?$")
_ROUTE = re.compile(
    r"(?<![A-Za-z])[GSXY]\d{2,4}(?!\d)|[国省县乡]道\s?[GSXY]?\d+|\d{3}\s?[国省县]道|\d+号线|[A-Z]?T\d(?!\d)"
)
_STRETCH = re.compile(
    r"[\u4e00-\u9fff）]至[\u4e00-\u9fff（）]{1,14}(?:段|高速|公路|铁路|高铁|城际|[线通隧管]道|[航快]道|快速路|支线|专线)|（[^（）]*[段线]）"
)
_ORDINAL = re.compile("第[一二三四五六七八九十百]+(?=[水污净人中小高初医幼实自])")
_PHASE = re.compile("[二三四五六七八九][期号]|[一二三四五六]号(?!线)|[2-9]期")
_QUOTED = re.compile("“(?![一二三四五六七八九十百千万双两多\\d])([^“”+＋]{2,12})”")
_SLOGAN = re.compile(
    "[一二三四五六七八九十百千万双两][\\u4e00-\\u9fff][、\\u4e00-\\u9fff]*[一二三四五六七八九十百千万双两]|[+＋]|工程|行动|计划|\\d"
)
_LATIN = re.compile(
    r"(?<![A-Za-z])(?!(?:AI|IP|IT|VR|AR|XR|MR|[456]G|NQI|TOD|EOD|LNG|CNG|IPv6|CIM|BIM|IC|PPP|REITs|ESG|CCUS|IDC|DRG|OFDI|RCEP|APP|EPC|MW|GW|kV|KV|kW|KW)(?![A-Za-z]))[A-Za-z]{2,}"
)
_KIND = 4
"""A word of a facility longer than this tells its kind by itself: 大数据中心, not 停车场."""
_PARTICLES = "和及与或等的段"
_CJK = re.compile("[\u4e00-\u9fff]{2,}")


@cache
def _head() -> re.Pattern[str]:
    kinds = "|".join(
        f"(?P<{kind}>{alternatives('project-heads', kind=kind)})"
        for kind in ("facility", "line", "work", "care", "platform")
    )
    return re.compile(f"(?:{kinds})$")


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile("|".join(alternatives("project-heads", kind=kind) for kind in ("facility", "line", "work")))


@cache
def _line() -> re.Pattern[str]:
    return re.compile("(?:高铁|高速铁路|铁路|城际|高速公路|高速|大桥|隧道|运河|大道|水库|灌区|抽水蓄能)")


@cache
def _physical() -> re.Pattern[str]:
    return re.compile(f"{alternatives('project-works')}$")


@cache
def _common() -> re.Pattern[str]:
    lists = ("project-generics", "project-qualifiers", "project-heads", "project-works", "trade-words", "adverbs")
    common = {word for name in lists for word in words(name) if len(word) > 1 or word in _PARTICLES}
    return re.compile("|".join(sorted(map(re.escape, common), key=lambda word: (-len(word), word))))


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('project-generics')}|处|个|所|座|\\d)+")


def says_project(name: str) -> bool:
    """Return whether a name itself says that it is a project or work.

    >>> says_project("甲河治理工程"), says_project("甲河治理")
    (True, False)
    """
    return bool(_SAYS.search(name))


def head_of(name: str) -> Head | None:
    """Return what the end of a name says is built or worked on, or None where it says nothing of the kind.

    >>> head_of("甲湖大桥工程"), head_of("甲河治理"), head_of("甲镇管网工程"), head_of("育人工程")
    (<Head.LINE: 'line'>, <Head.CARE: 'care'>, <Head.PHYSICAL: 'physical'>, None)
    """
    core = _CLOSING.sub("", name)
    if _REBUILT.search(name) and len(core) > 1:
        return Head.WORK
    found = _head().search(core)
    if found:
        return Head(next(kind for kind, words in found.groupdict().items() if words))
    if name.endswith("工程") or "工程（" in name:
        return Head.PHYSICAL if _physical().search(core) else None
    return Head.PROJECT if says_project(name) else None


def has_head(name: str) -> bool:
    """Return whether a thing that is built stands anywhere in a name: 甲镇水厂扩建及配套."""
    return bool(_anywhere().search(name))


def is_general(name: str) -> bool:
    """Return whether a phrase is made of words of kinds and fields alone: 老旧小区改造."""
    return bool(_generic().fullmatch(re.sub(r"（[^（）]*）", "", name)))


def _is_quoted(name: str) -> bool:
    quoted = (found[1] for found in _QUOTED.finditer(name))
    return any(not _SLOGAN.search(each) and not _generic().fullmatch(each) for each in quoted)


def _is_line(name: str) -> bool:
    """Return whether a line of its own name stands in a name: 京广铁路 of 京广铁路东片区开发."""
    rest = _common().sub(lambda found: found.group() if _line().fullmatch(found.group()) else " ", name)
    return bool(re.search(f"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{{2,6}}{_line().pattern}", rest))


def naming_of(name: str, *, mentioned: bool = False) -> Naming:
    """Return how much a phrase tells one thing from others of its kind.

    Args:
        name: the phrase without the verb before it.
        mentioned: whether the name of a place, body, park or water stands in it.

    >>> naming_of("国道328改建工程").name, naming_of("赛琅格斯传感器项目").name, naming_of("老旧小区改造").name
    ('NAMED', 'BRANDED', 'GENERAL')
    """
    signs = (_ROUTE, _STRETCH, _ORDINAL, _PHASE)
    quoted = _is_quoted(name) and head_of(name) is not None
    if mentioned or any(sign.search(name) for sign in signs) or quoted or _LATIN.search(name) or _is_line(name):
        return Naming.NAMED
    core = _CLOSING.sub("", name)
    head = _head().search(core)
    if is_general(name):
        return Naming.SPECIFIC if head and head["facility"] and len(core) > _KIND else Naming.GENERAL
    rest = _common().sub(" ", re.sub("“[^”]*”", " ", name))
    if _CJK.search(rest):
        return Naming.BRANDED
    before = core[: head.start()] if head else core
    return Naming.SPECIFIC if len(before) > 1 or (head and len(core) > _KIND) else Naming.GENERAL
