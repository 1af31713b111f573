"""Which firms begin the name of a project? A place outside the own area, or a brand, and then what the firm makes.

“江苏皇桥联顺农产品加工产业园” begins with a firm of Jiangsu, “恒达智慧园区” with a brand; “深圳至江门铁路” and
“苏州东站” begin with places. A brand is made of signs of which brands are made, is no word, and its signs stand
together nowhere else in the text.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from extract.divisions import begins_with_division, division_prefix
from extract.lexicon import alternatives, words
from kg.model import Mention, RuleId, Span

__all__ = ["BRAND_RULE", "find_project_firms"]

BRAND_RULE = "organisation.project-brand"

_SCORE = Decimal("0.8")
_BRAND_SCORE = Decimal("0.78")
_LONGEST_BRAND = 4
_NO_BRAND = re.compile(
    "[至到段站的和与及等区市县镇乡村路港湾线]|国际|大桥|机场|高铁|铁路|高速|城际|大学|学院|医院|中心|自[由贸]|共[建同]|合作"
)
_NO_SHORT_BRAND = re.compile(
    "[至到段站的与及等区市县镇乡村路港湾线]|国际|大桥|机场|高铁|铁路|高速|城际|大学|学院|医院|中心|自[由贸]|共[建同]|合作"
)
_INVESTOR = re.compile("(?:城投|建投|交投|农投|文投|水投|旅投|产投|国投|城发|农发|交发|城建)")
_PROJECTS = re.compile("[^，。；：\n]{0,90}?等[^，。；：、\n]{0,6}?项目")
_FORMS = ("实业", "药业", "油业", "醋业")
_TWO_COUNTRIES = re.compile("中[国外华德荷法日韩俄美英意新欧非泰越老蒙哈沙阿马巴澳港瑞丹以印]")
_NO_BRAND_END = re.compile(
    "[山河湖江岛庄沟岗岭坡塘寺庙桥关口店堡寨屯营坪坝川泉峡潭林海岸滨城园场馆谷街巷厂矿田湿级型化式性化类年期号大小新老中东西南北]$"
)
_DIVISION_SUFFIX = ("省", "市", "区", "县", "自治州", "盟", "旗")
_COMMON_LISTS = (
    "trade-words",
    "park-generics",
    "park-suffixes",
    "project-generics",
    "organisation-generics",
    "place-generics",
    "water-generics",
    "adverbs",
    "action-verbs",
    "project-verbs",
    "project-tails",
    "goal-heads",
    "tail-nouns",
    "name-openers",
    "name-stops",
    "region-names",
)
_ITEM_END = re.compile("[、，。；：\n（()）]|等(?!级)")
_ELSEWHERE = 1


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
def _what_is_built() -> re.Pattern[str]:
    kinds = [
        word for word in (*words("trade-words"), *words("park-generics"), *words("project-tails")) if len(word) > 1
    ]
    return re.compile("年产|\\d|" + "|".join(sorted(kinds, key=lambda word: (-len(word), word))))


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(f"{alternatives('project-tails')}(?:建设|改造|扩建)?$")


@cache
def _group() -> re.Pattern[str]:
    return re.compile(alternatives("company-groups", alone=""))


@cache
def _firm_ending() -> re.Pattern[str]:
    return re.compile(alternatives("trade-words", firm="yes"))


@cache
def _common_words() -> frozenset[str]:
    return frozenset(word for name in _COMMON_LISTS for word in words(name) if len(word) > 1)


def find_project_firms(text: str, own: frozenset[str], places: frozenset[str] = frozenset()) -> Iterator[Mention]:
    """Yield the firms at the head of items; `own` are the names of the plan's own area, `places` all that it names.

    >>> [firm.surface for firm in find_project_firms("推进甲园、江苏皇桥联顺农产品加工产业园等项目", frozenset())]
    ['江苏皇桥联顺']
    >>> [firm.surface for firm in find_project_firms("推进众鑫农产品批发市场、智慧物流园等项目", frozenset())]
    ['众鑫']
    """
    for opened in _item_starts().finditer(text):
        start = opened.end()
        if not _project_at(text, start):
            continue
        place = division_prefix(text[start : start + 12])
        if place is not None and place not in own and not place.endswith(_DIVISION_SUFFIX):
            # a firm's short name has the place's short name: 江苏雨润; 江苏省 is the province itself
            end = _brand_end(text, start + len(place))
            if end is not None:
                yield _firm(text, Span(start, end), "organisation.project-head", _SCORE)
            continue
        brand = _brand(text, _after_places(text, start, places), places)
        if brand is not None:
            yield _firm(text, brand, BRAND_RULE, _BRAND_SCORE)


def _firm(text: str, span: Span, rule: str, score: Decimal) -> Mention:
    return Mention(span, "Organisation", span.of(text), RuleId(rule), score)


def _brand_end(text: str, start: int) -> int | None:
    """Return where a firm's name ends that has a brand from `start`: before what it makes, or after its trade."""
    for length in range(2, _LONGEST_BRAND + 1):
        brand = text[start : start + length]
        if not re.fullmatch("[\u4e00-\u9fff]+", brand) or _NO_BRAND.search(brand) or _stop().search(brand):
            return None
        made = _what_it_makes().match(text, start + length)
        if made and (brand in _common_words() or brand[:2] in _common_words()):
            return None
        if made:
            trade = _firm_ending().match(text, start + length)
            goes_on = trade and _what_it_makes().match(text, trade.end())
            return trade.end() if trade and goes_on else start + length
        if begins_with_division(text[start + length : start + length + 4]):
            return start + length
    return None


def _after_places(text: str, start: int, places: frozenset[str]) -> int:
    """Return where an item goes on after the places that it begins with: 众鑫 of 甲区众鑫农产品批发市场."""
    for length in range(7, 1, -1):
        if text[start : start + length] in places:
            return _after_places(text, start + length, places)
    return start


def _project_at(text: str, start: int) -> bool:
    """Return whether an item ends as a thing that is built, or its list says that its items are projects."""
    ends = _ITEM_END.search(text, start, start + 40)
    item = text[start : ends.start()] if ends else ""
    return bool(item) and bool(_tail().search(item) or _PROJECTS.match(text, start))


def _brand(text: str, start: int, places: frozenset[str]) -> Span | None:
    """Return the brand that the words of an item begin with, before what is built; the groups of the list are known."""
    if _group().match(text, start):
        return None
    item = text[start : start + 12]
    for length in range(2, _LONGEST_BRAND + 1):
        name = item[:length]
        if not re.fullmatch("[\u4e00-\u9fff]+", name) or _NO_SHORT_BRAND.search(name) or _stop().search(name):
            return None
        investor = _INVESTOR.match(item, length)
        if investor and name not in _common_words() and name not in places:
            return Span(start, start + investor.end())
        if _what_is_built().match(item, length):
            return _with_trade(text, Span(start, start + length), places)
    return None


def _with_trade(text: str, brand: Span, places: frozenset[str]) -> Span | None:
    """Return the brand with the trade that firms are called by, if its item goes on: 盛晟农业 of 盛晟农业观光园."""
    trade = _firm_ending().match(text, brand.end)
    if not _is_brand(text, brand.of(text), places, sure=bool(trade and trade.group() in _FORMS)):
        return None
    goes_on = trade and not _ITEM_END.match(text, trade.end()) and not _tail().match(text, trade.end())
    return Span(brand.start, trade.end()) if trade and goes_on else brand


def _is_brand(text: str, name: str, places: frozenset[str], *, sure: bool) -> bool:
    """Return whether a word is a brand; `sure` when a form of firms follows: it may have any signs."""
    pairs = [name[at : at + 2] for at in range(len(name) - 1)]
    if not _common_words().isdisjoint((*pairs, name)) or _NO_BRAND_END.search(name) or _TWO_COUNTRIES.match(name):
        return False
    if not (sure or set(name) <= set(words("brand-signs"))) or any(place.startswith(name) for place in places):
        return False
    known = text.count(name)
    return all(text.count(pair) - known <= _ELSEWHERE for pair in pairs)
