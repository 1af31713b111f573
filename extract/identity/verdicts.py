"""How sure is it that two names stand for one thing? A verdict, and what all kinds of names are compared by."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.divisions import division_prefix
from extract.lexicon import alternatives
from kg.model import Tier

__all__ = ["Verdict", "is_distinct", "is_subsequence", "perhaps", "same", "trade_words", "unplaced"]

_BRAND = 2


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure it is that two names stand for one thing, with the rule that says so and a score from 0 to 1."""

    tier: Tier
    rule: str
    score: Decimal


def same(rule: str, score: str = "0.9") -> Verdict:
    """Return that two names are surely one thing's."""
    return Verdict(Tier.CONFIRMED, f"identity.{rule}", Decimal(score))


def perhaps(rule: str, score: str = "0.6") -> Verdict:
    """Return that two names may be one thing's."""
    return Verdict(Tier.CANDIDATE, f"identity.{rule}", Decimal(score))


@cache
def trade_words() -> re.Pattern[str]:
    """Return the pattern of words of trades and kinds, which many names share."""
    parts = (alternatives(name) for name in ("trade-words", "organisation-generics", "park-generics"))
    return re.compile(f"(?:{'|'.join(parts)})+")


def is_distinct(stem: str) -> bool:
    """Return whether a stem has a brand of two signs or more beside words of its trade.

    >>> is_distinct("广远光伏"), is_distinct("新能源汽车")
    (True, False)
    """
    return len(trade_words().sub("", stem)) >= _BRAND


def is_subsequence(short: str, long: str) -> bool:
    """Return whether the signs of a name stand in another in their order.

    >>> is_subsequence("广源油业", "广源食用油业"), is_subsequence("广源油业", "广道油业")
    (True, False)
    """
    rest = iter(long)
    return all(sign in rest for sign in short)


_AREA_BY_FORM = re.compile("[\u4e00-\u9fff]{2,5}?(?:省|市|县|自治州)(?=..)")


def unplaced(name: str) -> str:
    """Return a name without the area in front, known or by its form.

    >>> unplaced("河南广源油业"), unplaced("柳溪市广源油业")
    ('广源油业', '广源油业')
    """
    known = name.removeprefix(division_prefix(name) or "")
    return _AREA_BY_FORM.sub("", known, count=1) if _AREA_BY_FORM.match(known) else known or name
