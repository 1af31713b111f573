"""Which short names of firms do the lists of a text show? “依托甲电力、乙食品等龙头企业” names two.

Where the words around a list say that its items lead, are known or are listed, each item alone between its signs is a
firm, unless it is made of the words of trades; where they only say “企业”, an item must look like one.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from extract.lexicon import alternatives, words
from extract.names.boundary import name_start
from kg.model import Mention, RuleId, Span

__all__ = ["find_helped_firms", "find_listed_firms", "firms_among", "looks_like_firm"]

_LISTED = Decimal("0.85")
_LIKELY = Decimal("0.8")
_REACH = 200
_CLAUSE_START = re.compile("[^，。；：！？（）()\n]*$")
_NO_FIRM = re.compile(
    "[的等和及与以为者]|一批|企业|产业|行业|领域|项目|机构|集群|商品|产品$|消费品|康养|业$(?<![油醋药牧实酒乳])业"
    "|合作社|农户|大户|农场$|农民|高校|院所|学校|医院|大学|学院|资源|教育$|优质|品牌|中介|研究|平台|基金|协会|园区|技术$|工程$|服务$|人才|主体|政府|部门|单位|系统|模式|实验室|中心|总部|改革|落地|都市圈|城市群|经济圈|科技城|省|市$|县$|区$|镇$|村$|[\\d“”+]"
)
_LONGEST = 12


_NOT_OF_FIRMS = "(?!领域|方面|环节|赛道|产业|地(?!方))"
"""What a list of fields goes on with: “甲制造、乙加工等领域龙头企业”."""
_HELPED = "(?:模式|方式|支持|引导|鼓励|培育|吸引)"
_BODIES = "(?:企业|公司|集团|车企|药企|央企|国企|民企|外企|力量|单位)"


@cache
def _strong() -> re.Pattern[str]:
    leads = alternatives("firm-list-words", strong="yes")
    helped = f"(?![^，。；]*?{_HELPED}[^，。；]{{0,6}}?{leads})"
    leading = f"等{_NOT_OF_FIRMS}{helped}[^，。；、\n]{{0,10}}?{leads}[^，。；、\n]{{0,6}}?{_BODIES}"
    counted = "等\\d+[家户][^，。；、\\n]{0,6}?企业"
    return re.compile(f"{leading}|{counted}|为(?:龙头|链主)")


@cache
def _weak() -> re.Pattern[str]:
    kinds = alternatives("firm-list-words", strong="")
    return re.compile(f"等{_NOT_OF_FIRMS}[^，。；、\n]{{0,8}}?{kinds}")


@cache
def _trade() -> re.Pattern[str]:
    return re.compile(
        f"(?:{alternatives('trade-words')}|{alternatives('organisation-generics')}|{alternatives('park-generics')})*"
    )


@cache
def _firm_ending() -> re.Pattern[str]:
    return re.compile(f"{alternatives('trade-words', firm='yes')}$")


@cache
def _groups() -> frozenset[str]:
    return frozenset(words("company-groups"))


def looks_like_firm(name: str) -> bool:
    """Return whether an item could be a firm's short name: it has a brand beside the words of its trade.

    >>> looks_like_firm("甲宇电力"), looks_like_firm("食品加工"), looks_like_firm("家庭农场")
    (True, False, False)
    """
    if name in _groups():
        return True
    return 3 <= len(name) <= _LONGEST and not _NO_FIRM.search(name) and not _trade().fullmatch(name)  # noqa: PLR2004 - 审计 is a trade


def _is_likely(name: str) -> bool:
    """Return whether a name shows by its ending, or by a list, that it is a firm's."""
    if name in _groups():
        return True
    ending = _firm_ending().search(name)
    return looks_like_firm(name) and bool(ending) and not _trade().fullmatch(name[: ending.start() if ending else 0])


def _items(text: str, end: int) -> Iterator[Span]:
    """Yield the items of the list that ends at a place, the first without the words before its name."""
    before = _CLAUSE_START.search(text, max(0, end - _REACH), end)
    start = before.start() if before else end
    for at, piece in enumerate(before.group().split("、") if before else ()):
        begin = start if at else name_start(text, start, start + len(piece))
        yield Span(begin, start + len(piece))
        start += len(piece) + 1


def find_listed_firms(text: str) -> Iterator[Mention]:
    """Yield the items of the lists that the words after them call firms.

    >>> [firm.surface for firm in find_listed_firms("依托甲宇电力、乙威电缆等骨干生产企业，引进丙方食品、小麦等企业")]
    ['甲宇电力', '乙威电缆', '丙方食品']
    """
    strong = {found.start() for found in _strong().finditer(text)}
    for end in sorted(strong):
        for span in _items(text, end):
            if looks_like_firm(span.of(text)):
                yield Mention(span, "Organisation", span.of(text), RuleId("organisation.listed"), _LISTED)
    for found in _weak().finditer(text):
        if found.start() in strong:
            continue
        for span in _items(text, found.start()):
            if _is_likely(span.of(text)):
                yield Mention(span, "Organisation", span.of(text), RuleId("organisation.listed"), _LIKELY)


_FIRM_DEEDS = (
    "扩大(?:出口|产能|生产|再生产)|增资扩产|扩能|上市|挂牌|做大做强|做强做优|兼并重组|技术改造|技改"
    "|(?:发展|开展|拓展|开拓)(?:线上|网上|海外|国际|国内|电商)|开拓[^，。；、]{0,4}市场|转型升级|提质增效|达产|满产"
)
_ITEM_END = re.compile(f"等(?!级)|[和与及]|{_FIRM_DEEDS}")
_HELPED_LIST = re.compile(
    f"(?:支持|鼓励|引导|推动|帮助|助力|扶持)(?P<items>[^，。；：！？（）()\n、]{{2,12}}(?:、[^，。；：！？（）()\n、]{{2,12}}?)+)(?=等?(?:{_FIRM_DEEDS}))"
)
"""A list of what does as only firms do: 支持甲铸造、乙车辆扩大出口."""


def find_helped_firms(text: str) -> Iterator[Mention]:
    """Yield the items of a list that is helped to do what firms do, where one is known for a firm or all go public.

    >>> [firm.surface for firm in find_helped_firms("支持甲宇电力、乙佳惠家发展线上销售，支持香菇、花生扩大出口")]
    ['甲宇电力', '乙佳惠家']
    """
    for found in _HELPED_LIST.finditer(text):
        start = found.start("items")
        spans = []
        for piece in found["items"].split("、"):
            spans.append(Span(start, start + len(piece)))
            start += len(piece) + 1
        names = [span.of(text) for span in spans]
        sure = text.startswith(("上市", "挂牌"), found.end()) or any(_is_known(name) for name in names)
        # a brand may hold 和 (永和), which elsewhere joins two trades
        if sure and all(looks_like_firm(name.replace("和", "")) for name in names):
            for span in spans:
                yield Mention(span, "Organisation", span.of(text), RuleId("organisation.listed"), _LIKELY)


def _is_known(name: str) -> bool:
    """Return whether a name has the ending of a firm after a brand, or begins with a group of the list."""
    return _is_likely(name) or name.startswith(tuple(group for group in _groups() if len(group) > 1))


_RUN = re.compile("[^，。；：！？（）()\\n、]+(?:、[^，。；：！？（）()\\n、]+)+")
_LEAST_KNOWN = 2
_LONGEST_LAST = 6


def firms_among(text: str, known: Iterable[str]) -> Iterator[Mention]:
    """Yield the items that stand in a list of which at least half, and two, are known firms.

    >>> [firm.surface for firm in firms_among("鼓励甲商玛特、乙山商场、丙乐爱家等线下实体", ["甲商玛特", "乙山商场"])]
    ['丙乐爱家']
    """
    firms = frozenset(known)
    for run in _RUN.finditer(text):
        spans = list(_pieces(text, run))
        new = [span for span in spans if span.of(text) not in firms]
        if len(spans) - len(new) < max(_LEAST_KNOWN, len(new)):
            continue
        for span in new:
            if looks_like_firm(span.of(text)):
                yield Mention(span, "Organisation", span.of(text), RuleId("organisation.among-firms"), _LIKELY)


def _pieces(text: str, run: re.Match[str]) -> Iterator[Span]:
    """Yield the items of a run up to “等”, the first without the words before its name; a long last one is a clause."""
    start = run.start()
    pieces = run.group().split("、")
    for at, piece in enumerate(pieces):
        begin = start if at else name_start(text, start, start + len(piece))
        item = _ITEM_END.split(piece, maxsplit=1)[0]
        if begin < start + len(item) and (item != piece or at + 1 < len(pieces) or len(piece) <= _LONGEST_LAST):
            yield Span(begin, start + len(item))
        if item != piece:
            return
        start += len(piece) + 1
