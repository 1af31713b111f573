"""Which parks, zones, bases and scenic areas does a text name? By their endings, with a stem of their own.

What a clause wants to become (打造…示范区, 争创国家级旅游度假区) is an aim and no park; a common name
(现代农业产业园) is none.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from extract.lexicon import alternatives, rows
from extract.names.boundary import Candidate, suffixed
from extract.names.occurrences import occurrences
from extract.names.overlap import longest
from kg.model import Mention, RuleId

__all__ = ["find_parks", "park_type"]

_MOST = 26
_LEAST = 2
"""One sign before the ending is part of a word: 小区, 城区."""
_NO_STEM = re.compile("的|等|各|一批|若干|[个家处]")
_NAMED = Decimal("0.9")
_AGAIN = Decimal("0.85")
_AIM = re.compile(
    "(?:打造|建成|争创|创建|争当|建设成为|申报|创成|成为|评为|列为|认定为|培育|达到|荣获|获得|授予|获评)[^，。；]{0,40}$"
)
_TRADE_ONLY = Decimal("0.7")


@cache
def _suffix() -> re.Pattern[str]:
    return re.compile(alternatives("park-suffixes"))


@cache
def _needs() -> dict[str, str]:
    return {row["word"]: row["needs"] for row in rows("park-suffixes")}


@cache
def _common() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('park-generics')}|{alternatives('adverbs')})*")


def park_type(name: str) -> str | None:
    """Return the kind that a park's ending says: 产业园, 景区, 综合体 …, or None.

    >>> park_type("十三香物流园")
    '物流园'
    """
    found = re.search(f"{alternatives('park-suffixes')}$", name)
    return next((row["type"] for row in rows("park-suffixes") if found and row["word"] == found.group()), None)


def _is_aim(text: str, candidate: Candidate) -> bool:
    """Return whether the words before the name say that it is to become such a thing."""
    return bool(_AIM.search(text, max(0, candidate.span.start - 60), candidate.span.start))


def _is_proper(text: str, candidate: Candidate, anchors: frozenset[str]) -> bool:
    stem = candidate.span.of(text)[: -len(candidate.suffix)]
    if not _LEAST <= len(stem) <= _MOST or _common().fullmatch(stem) or _NO_STEM.search(stem):
        return False
    if _needs()[candidate.suffix] == "place":
        return any(stem.startswith(anchor) for anchor in anchors)
    return True


def find_parks(text: str, anchors: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
    """Return the parks that a text names; `anchors` are names of places and firms that a park's name may begin with."""
    first = list(_by_suffix(text, anchors))
    sure = (mention for mention in first if mention.score >= _NAMED)
    names = {mention.surface for mention in sure if len(mention.surface) > 3}  # noqa: PLR2004 - 景区 and the like
    again = (Mention(span, "Park", name, RuleId("park.again"), _AGAIN) for name, span in occurrences(text, names))
    return longest([*first, *again])


def _by_suffix(text: str, anchors: frozenset[str]) -> Iterator[Mention]:
    for candidate in suffixed(text, _suffix()):
        if _is_proper(text, candidate, anchors) and not _is_aim(text, candidate):
            name = candidate.span.of(text)
            score = (
                _TRADE_ONLY if _is_trade(name[: -len(candidate.suffix)]) and not _is_listed(text, candidate) else _NAMED
            )
            yield Mention(candidate.span, "Park", name, RuleId("park.named"), score)


def _is_trade(stem: str) -> bool:
    return bool(_trades().fullmatch(stem))


@cache
def _trades() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('park-generics')}|{alternatives('trade-words')})*")


def _is_listed(text: str, candidate: Candidate) -> bool:
    """Return whether a park beside it in a list ends as it does: 建筑产业园、石材产业园."""
    before = text[: candidate.span.start].endswith(f"{candidate.suffix}、")
    after = re.match(f"、[^、，。]{{1,12}}?{candidate.suffix}", text[candidate.span.end : candidate.span.end + 24])
    return candidate.suffix != "产业园区" and (before or bool(after))
