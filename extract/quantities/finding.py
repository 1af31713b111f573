"""Which numbers of a passage are quantities? Numbers with a unit of their own, ranges, ranks, ratios and doublings.

Numbers in quotation marks, titles and brackets are parts of names; so are those beside Latin letters (5G, PM2.5), after
第 without a rank, and those of dates and roads. Offsets are those of the text given.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.figures.kinds import unit_kind
from extract.figures.parts import fold, unit_after
from extract.lexicon import rows
from extract.punctuation import depths
from kg.model import Span

__all__ = ["Quantity", "find_quantities"]

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_START = re.compile(
    rf"(?<![\dA-Za-z.,+/:∶\-_])(?P<rank>第|前)?(?P<low>{_NUMBER})(?P<scale>%|‰|[百千万亿]*)"
    rf"(?:\s?(?:[-－—–~～∼至到]|——)\s?(?P<high>{_NUMBER}))?(?P<more>[余多])?"
)
_RATIO = re.compile(rf"(?<![\dA-Za-z.,+/:∶])(?P<low>{_NUMBER})[:：∶]1(?![\d.:：∶])")
_PLAIN = re.compile(
    rf"(?:比|比值|指数|系数|倍差)[\u4e00-\u9fff]{{1,6}}?(?P<low>(?<!\d){_NUMBER})(?P<bound>以内|以下|以上|左右)?(?=[，。；、,;]|$)"
)
_DOUBLING = re.compile("翻(?P<times>[一两二三])?番(?P<bound>以上|左右)?")
_COVERED = re.compile("全覆盖(?=[，。；,;]|$)")
_RANK_UNIT = re.compile("[位名强]")
_AFTER = re.compile("(?:及|或)?(?:以上|之上|以内|之内|以下|之下)|左右|上下|多|余")
_LATIN = re.compile("[A-Za-z0-9+]")
_CLASSES = "级型"
"""What makes a size of what follows: 10万吨级码头."""
_TIMES = {"": 1, "一": 1, "两": 2, "二": 2, "三": 3}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as it stands: `said` is the number in the form that the reader of figures knows.

    `span` covers the number, its unit and the bound after it (以上, 左右).
    """

    span: Span
    said: str
    unit: str | None
    bound: str = ""
    rank: bool = False
    covers: bool = False
    """Whether it is 全覆盖: a hundred per cent of what stands before it."""

    @property
    def kind(self) -> str:
        """Return the kind of quantity that the unit measures, or an empty text."""
        return unit_kind(self.unit)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a passage in order; a number without a unit only after the name of a ratio or index.

    >>> [each.said for each in find_quantities("新建5G基站100个以上，其中3-5%在107国道旁，增长1.5倍")]
    ['100个以上', '3-5%', '1.5倍']
    >>> [each.said for each in find_quantities("第3位，前50强，2.56∶1，10亿多元，比“十四五”末翻一番")]
    ['第3位', '前50强', '2.56', '10多亿元', '翻1番']
    """
    folded = fold(text)
    if not re.search(r"\d|番|全覆盖", folded):
        return ()
    level = depths(text)
    found = [each for each in _all(folded) if level[each.span.start] == 0]
    return tuple(sorted(found, key=lambda each: each.span.start))


def _all(text: str) -> Iterator[Quantity]:
    ratios = [Span(*match.span()) for match in _RATIO.finditer(text)]
    for span in ratios:
        yield Quantity(span, re.split("[:：∶]", span.of(text))[0], None)
    for match in _PLAIN.finditer(text):
        bound = match["bound"] or ""
        yield Quantity(Span(match.start("low"), match.end()), f"{match['low']}{bound}", None, bound)
    for match in _START.finditer(text):
        if not any(span.overlaps(Span(*match.span())) for span in ratios):
            quantity = _ranked(text, match) if match["rank"] else _counted(text, match)
            if quantity:
                yield quantity
    for match in _COVERED.finditer(text):
        yield Quantity(Span(*match.span()), match.group(), "%", covers=True)
    for match in _DOUBLING.finditer(text):
        yield Quantity(Span(*match.span()), f"翻{_TIMES[match['times'] or '']}番{match['bound'] or ''}", "番")


def _ranked(text: str, match: re.Match[str]) -> Quantity | None:
    """Return a place among others: 第3位, 前50强; what has another unit is no rank (前3个, 第5家)."""
    unit = _RANK_UNIT.match(text, match.end())
    if not unit or match["high"] or (match["rank"] == "第" and unit.group() == "强"):
        return None
    said = f"{match['rank']}{match['low']}{unit.group()}"
    return Quantity(Span(match.start(), unit.end()), said, unit.group(), rank=True)


def _counted(text: str, match: re.Match[str]) -> Quantity | None:
    """Return the quantity of a number: its unit must follow, whole, and begin no other word."""
    high, more, scale = match["high"], match["more"] or "", match["scale"]
    at = match.end() if high or more else match.start("scale")
    unit = unit_after(text, at)
    if unit is None or _is_trapped(text, at, unit):
        return None
    if high:
        if scale and not unit.startswith(scale):
            return None
        number = f"{match['low']}-{high}"
    else:
        number = match["low"]
    above = scale if more and not high else ""
    end = at + len(unit)
    after = _AFTER.match(text, end)
    bound = after.group() if after else ""
    if bound in ("多", "余"):
        more, bound = bound, ""
    said = f"{number}{more}{above}{unit}{bound}"
    return Quantity(Span(match.start(), after.end() if after else end), said, f"{above}{unit}", bound)


@cache
def _traps() -> dict[str, tuple[str, bool]]:
    return {row["word"]: (row["not_before"], row["alone"] == "no") for row in rows("figures/unit-traps")}


def _is_trapped(text: str, at: int, unit: str) -> bool:
    """Return whether a unit's sign begins another word here, or is none in running text."""
    bare = unit.lstrip("百千万亿")
    not_before, alone = _traps().get(bare, ("", False))
    following = text[at + len(unit) : at + len(unit) + 1]
    if alone or (following and (following in not_before or following in _CLASSES)):
        return True
    return bare[-1:].isascii() and bare[-1:].isalpha() and bool(_LATIN.match(following))
