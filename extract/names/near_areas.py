"""Which other areas does a text name by short names? Provinces, cities, counties of the plan's own city or province.

A short name counts only where it stands by itself: at the start of a phrase, before a sign or a word of ties.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from extract.divisions import Area, short_name
from extract.lexicon import rows, words
from extract.names.boundary import chunks, name_start
from kg.model import Mention, RuleId, Span

__all__ = ["find_near_areas", "is_near_area"]

_CONFIDENCE = Decimal("0.9")
_SHORTEST = 2
_AFTER = (
    "[）)](?!自由贸易|自贸|跨境电|国际)|[一二两三四五六七八九]个(?:组团|市|县|区|地)|[、，。；：和与及等（\\s—–－-]|至(?!今)|到|两地|三地|两市|三市|等地|方向|地区|合作|联动|协作|协同|对接|结对|"
    "都市圈|城市群|互动|互补|联合|共建|市场|企业|产业|招商|开展|交界|境内|段"
)
_BEFORE = "[、，。；：和与及在到至赴对向往经（\n—–－-]|毗邻|临近|邻近|支持|联合|连接|链接|东接|西接|南接|北接|对接|对口"
_ROUTE = re.compile(
    "[\u4e00-\u9fff]{2,6}(?:(?:至|到|经|[—–－-]+)[\u4e00-\u9fff]{2,6}?){1,3}(?:高速|铁路|公路|城际|快速路|轨道|输变电|管道|客专|运河|高铁|段)"
)
"""A road or line by its ends: 甲市至乙市高速公路 is in neither."""


@cache
def _short_names(prefix: str) -> re.Pattern[str]:
    """Return a pattern of the short names of provinces and cities, and of the counties whose codes begin so."""
    taken = set(words("ambiguous-areas")) | set(words("ambiguous-divisions"))
    names = {
        short
        for row in rows("divisions")
        if row["level"] != "county" or (prefix and row["code"].startswith(prefix))
        if len(short := short_name(row["word"])) >= _SHORTEST and short not in taken and short != row["word"]
    }
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(f"(?:{'|'.join(ordered)})(?={_AFTER}|$)")


def _prefix(area: Area | None) -> str:
    signs = {"province": 2, "prefecture": 4, "county": 4}.get(area.level, 6) if area else 6
    return (area.code or "")[:signs] if area else ""


def is_near_area(name: str, area: Area | None) -> bool:
    """Return whether a name is the short name of an area, also where it ends as a mountain or a river does.

    >>> is_near_area("佛山", None), is_near_area("老青山", None)
    (True, False)
    """
    return bool(_short_names(_prefix(area)).fullmatch(name))


def find_near_areas(text: str, area: Area | None) -> Iterator[Mention]:
    """Yield the areas that a text names by short names, where these stand by themselves.

    >>> [found.surface for found in find_near_areas("加强与深圳、佛山合作，扩建深圳路", None)]
    ['深圳', '佛山']
    """
    before = re.compile(f"(?:{_BEFORE})$")
    pattern = _short_names(_prefix(area))
    routes = {at for route in _ROUTE.finditer(text) for at in range(*route.span())}
    for chunk in chunks(text):
        for found in pattern.finditer(text, chunk.start, chunk.end):
            start = found.start()
            opens = start == chunk.start or before.search(text, max(0, start - 4), start)
            if start in routes:
                continue
            if opens or name_start(text, chunk.start, start) == start:
                yield Mention(Span(start, found.end()), "Place", found.group(), RuleId("place.near-area"), _CONFIDENCE)
