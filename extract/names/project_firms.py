"""Which firms begin the name of a project? A place outside the own area, a brand, and then what the firm makes.

“江苏皇桥联顺农产品加工产业园” begins with a firm of Jiangsu; “深圳至江门铁路” and “苏州东站” begin with places.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from extract.divisions import begins_with_division, division_prefix
from extract.lexicon import alternatives
from kg.model import Mention, RuleId, Span

__all__ = ["find_project_firms"]

_SCORE = Decimal("0.8")
_LONGEST_BRAND = 4
_NO_BRAND = re.compile(
    "[至到段站的和与及等区市县镇乡村路港湾线]|国际|大桥|机场|高铁|铁路|高速|城际|大学|学院|医院|中心|自[由贸]|共[建同]|合作"
)
_DIVISION_SUFFIX = ("省", "市", "区", "县", "自治州", "盟", "旗")


@cache
def _item_starts() -> re.Pattern[str]:
    return re.compile(f"、|(?:{alternatives('adverbs')})*{alternatives('project-verbs')}")


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(alternatives("name-stops"))


@cache
def _what_it_makes() -> re.Pattern[str]:
    return re.compile(f"年产|\\d|{alternatives('trade-words')}")


@cache
def _firm_ending() -> re.Pattern[str]:
    return re.compile(alternatives("trade-words", firm="yes"))


def find_project_firms(text: str, own: frozenset[str]) -> Iterator[Mention]:
    """Yield the firms at the head of items; `own` are the names of the plan's own area.

    >>> [firm.surface for firm in find_project_firms("推进甲园、江苏皇桥联顺农产品加工产业园等项目", frozenset())]
    ['江苏皇桥联顺']
    """
    for opened in _item_starts().finditer(text):
        start = opened.end()
        place = division_prefix(text[start : start + 12])
        if place is None or place in own or place.endswith(_DIVISION_SUFFIX):
            continue  # a firm's short name has the place's short name: 江苏雨润; 江苏省 is the province itself
        end = _brand_end(text, start + len(place))
        if end is not None:
            yield Mention(
                Span(start, end), "Organisation", text[start:end], RuleId("organisation.project-head"), _SCORE
            )


def _brand_end(text: str, start: int) -> int | None:
    """Return where a firm's name ends that has a brand from `start`: before what it makes, or after its trade."""
    for length in range(2, _LONGEST_BRAND + 1):
        brand = text[start : start + length]
        if not re.fullmatch("[\u4e00-\u9fff]+", brand) or _NO_BRAND.search(brand) or _stop().search(brand):
            return None
        made = _what_it_makes().match(text, start + length)
        if made:
            trade = _firm_ending().match(text, start + length)
            goes_on = trade and _what_it_makes().match(text, trade.end())
            return trade.end() if trade and goes_on else start + length
        if begins_with_division(text[start + length : start + length + 4]):
            return start + length
    return None
