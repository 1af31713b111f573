"""Which strategies, belts and plans above it does a plan name? Those of the code list, and others by form."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from extract.divisions import area_at
from extract.lexicon import alternatives, words
from extract.names.overlap import longest
from extract.names.strategy_forms import form_mentions
from kg.model import Mention, RuleId, Span
from ontology.files import code_list

__all__ = ["find_strategies", "strategy_names"]

_ANSWERED = Decimal("0.95")
_IN_PASSING = Decimal("0.6")
_PLAIN = 8
"""A name of more signs is no common word: 巩固拓展脱贫攻坚成果同乡村振兴有效衔接."""
_SAYS_SO = re.compile("(?:战略|规划|纲要|方案|倡议|协定|崛起|大开发|协同发展)$")
_ZONE = re.compile(
    "(?:经济带|都市圈|城市群|城市圈|经济圈|经济区|大湾区|自贸区|自贸港|试验区|走廊|通道|示范区|先行区|合作区|国家文化公园|一体化|发展)$"
)
_CAMPAIGN = re.compile("(?:行动|工程|计划)$")
_FREE = re.compile("(?:[^一-鿿]|[好了和与及的]|国家|全国|全省|新一轮|大规模|全面|深入|推动)$")
_REACH = 64
_BY = re.compile("(?:以|按照|围绕)[^，。；：！？\n]{0,12}$")
_MEANS = re.compile(
    "[”]?[^，。；：！？\n]{0,24}?(?:为[^，。；]{0,8}(?:主线|引领|统领|统揽|抓手|指引|契机|重点|牵引|载体|导向|遵循)|统揽|要求|方针|思路)"
)
"""What the plan works by: 以“百城提质”为抓手, 按照…要求."""
_BUILT = re.compile("(?:建设|创建|共建)$")
_NUMBERED = re.compile("[一二三四五六七八九十百千万]")
_LOCAL = frozenset({"county", "township", "village"})
_QUOTES = "“”"
_TITLE = re.compile("《[^》]*$")
"""What stands inside the title of a document names that document: 《关于推进乡村振兴战略的意见》."""


@cache
def strategy_names() -> dict[str, tuple[str, str]]:
    """Return every name and alias of the code list with the name that stands for it and its level."""
    lines = code_list("strategies").read_text(encoding="utf-8").splitlines()
    entries = [line.split("\t") for line in lines if line.strip() and not line.startswith(("#", "name\t"))]
    return {
        alias: (entry[0], entry[3]) for entry in entries for alias in (entry[0], *entry[1].split(",")) if alias.strip()
    }


@cache
def _by_start() -> dict[str, tuple[str, ...]]:
    """Return the listed names by their first two signs, the longest first: one look-up a place, not a thousand."""
    shelves: dict[str, list[str]] = {}
    for name in strategy_names():
        shelves.setdefault(name[:2], []).append(name)
    return {start: tuple(sorted(names, key=lambda name: (-len(name), name))) for start, names in shelves.items()}


def _listed(text: str) -> Iterator[Span]:
    """Yield where listed names stand, the longest at each place, none inside another."""
    shelves = _by_start()
    at = 0
    while at < len(text) - 1:
        shelf = shelves.get(text[at : at + 2])
        name = next((name for name in shelf if text.startswith(name, at)), None) if shelf else None
        if name:
            yield Span(at, at + len(name))
        at += len(name) if name else 1


@cache
def _answered() -> re.Pattern[str]:
    """Return a pattern of what stands before a name that is answered to: a trigger, others of the list, no 的."""
    between = "(?:[^，。；：！？\n的]{0,24}[“]?|[^，。；：！？\n的]{0,50}[、和与及][“]?)"
    return re.compile(f"{alternatives('strategy-triggers')}{between}$")


@cache
def _after() -> re.Pattern[str]:
    """Return a pattern of what stands after a name that is no part of another name."""
    ends = "[，,。；：！？、》\n]|[）)](?![一-鿿])|和|与|及|以及|等|同|为|的|在|取得|$"
    return re.compile(f"[”]?(?:{alternatives('strategy-tails')})*[”]?\\s*(?:{ends})")


@cache
def _makes() -> re.Pattern[str]:
    return re.compile(f"[”]?{alternatives('strategy-tails', makes='yes')}")


def _mention(text: str, span: Span) -> Mention | None:
    """Return a listed name as a mention, surely one where it says so itself or the plan answers to it; or None.

    A name that begins a longer word in quotes (“企业上云上链”) is another.
    An ordinary word (城市更新) needs a word after it that makes a strategy of it.
    """
    name = span.of(text)
    plain = name.strip(_QUOTES)
    if _TITLE.search(text[max(0, span.start - _REACH) : span.start]) and text[span.end : span.end + 1] != "》":
        return None
    quoted = span.start > 0 and text[span.start - 1] == "“" and text[span.end : span.end + 1] != "”"
    if quoted and plain == name and len(name) <= _PLAIN:
        return None
    if name in words("strategy-common") and not _makes().match(text, span.end):
        return None
    if _is_part(text, span, name):
        return None
    score = _ANSWERED if _says_so(text, span, plain) or _is_answered(text, span) else _IN_PASSING
    return Mention(span, "Strategy", name, RuleId("strategy.listed"), score)


def _says_so(text: str, span: Span, plain: str) -> bool:
    """Return whether a name is a strategy whatever stands before it; a zone is none where it says whose a thing is."""
    if _SAYS_SO.search(plain):
        return True
    return (len(plain) > _PLAIN or bool(_ZONE.search(plain))) and bool(_after().match(text, span.end))


def _is_answered(text: str, span: Span) -> bool:
    before = text[max(0, span.start - _REACH) : span.start]
    if _BY.search(before) and _MEANS.match(text, span.end):
        return True
    if not _after().match(text, span.end):
        return False
    quoted = "“" in text[span.start - 1 : span.end]
    built = quoted and bool(_BUILT.search(before.rstrip("“")) and _NUMBERED.search(span.of(text)))
    return built or bool(_answered().search(before) or _makes().match(text, span.end))


def _is_part(text: str, span: Span, name: str) -> bool:
    """Return whether a campaign's name ends a longer one, of the plan's own: 家政服务质量提升行动."""
    if not _CAMPAIGN.search(name):
        return False
    before = text[max(0, span.start - _REACH) : span.start]
    answered = re.search(f"{alternatives('strategy-triggers')}$", before) and not before.endswith("服务")
    return bool(before) and not answered and not _FREE.search(before)


def find_strategies(text: str, area: str | None = None) -> tuple[Mention, ...]:
    """Return the strategies that a text names, the longest where two overlap.

    Args:
        text: the text of a plan.
        area: the plan's own area; a county carries on campaigns of its city and province.
    """
    within = area_at(area) if area else None
    local = within is not None and within.level in _LOCAL
    listed = (mention for span in _listed(text) if (mention := _mention(text, span)))
    return longest([*listed, *form_mentions(text, local=local)])
