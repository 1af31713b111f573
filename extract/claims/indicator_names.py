"""When are two names of an indicator one? Equal after what adds nothing is taken off, with figures of one kind of unit.

A level and its growth are two; the words of growth (增速, 年均增长, 增长率) are one. What is less sure stays two.
"""

import re
from dataclasses import dataclass
from functools import cache

from extract.figures.kinds import unit_kind
from extract.lexicon import rows
from extract.own_area import area_names
from kg.ids import name_key

__all__ = ["IndicatorKey", "indicator_key"]

_GROWTH = re.compile("(?:年均)?(?:增长率|增长速度|平均增速|平均增长率|增速|增幅|递增|增长)$|年均(?:增长率|增长|增速)")
_WIDE = re.compile("^(?:全区|全市|全省|全县|全州|全域|我区|我市|我省|我县|本区|本市|本省|本县)")
_COUNTED = re.compile("(?:数量|总数|个数|家数)$")
_SMALL = re.compile("[的“”\"'（）()、，,\\s]|达到(?=.)")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class IndicatorKey:
    """The form under which two indicators are compared."""

    base: str
    grows: bool
    unit: str


@cache
def _synonyms() -> tuple[tuple[re.Pattern[str], str], ...]:
    found = []
    for row in sorted(rows("figures/name-synonyms"), key=lambda row: -len(row["word"])):
        head = row["means"].removesuffix(row["word"])
        guard = f"(?<!{re.escape(head)})" if head != row["means"] and head else ""
        found.append((re.compile(guard + re.escape(row["word"])), row["means"]))
    return tuple(found)


def indicator_key(name: str, unit: str | None, area: str | None = None) -> IndicatorKey:
    """Return the form under which a name is compared with others.

    >>> indicator_key("全区规上工业增加值年均增速", "%") == indicator_key("规模以上工业增加值年均增长", "%")
    True
    >>> indicator_key("地区生产总值", "亿元") == indicator_key("地区生产总值增速", "%")
    False
    """
    bare = _WIDE.sub("", name_key(name))
    for own in area_names(area):
        if bare.startswith(own) and len(bare) - len(own) > _SHORTEST:
            bare = bare[len(own) :]
    for pattern, means in _synonyms():
        bare = pattern.sub(means, bare)
    grows = bool(_GROWTH.search(bare))
    base = _COUNTED.sub("", _SMALL.sub("", _GROWTH.sub("", bare)))
    return IndicatorKey(base or bare, grows, unit_kind(unit) or "ratio" if unit else "")
