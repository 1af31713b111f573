"""What is an indicator called, apart from the unit, price basis and marks printed with it?

A sub-item is called what a planner would print in a list by itself. Its own name does when it names a quantity
(贫困发生率) or stands under a mere topic (脱贫攻坚 → 贫困人口). Under a name that ends in a change, the change is added
(主要污染物排放减少 → 化学需氧量排放减少); under another quantity, that quantity comes first (居民收入：城镇).
"""

import re
from dataclasses import dataclass
from functools import cache

from extract.figures import tidy
from extract.figures.parts import fold
from extract.lexicon import rows, words
from extract.lexicon.figures import marks
from extract.tables.align import is_unit

__all__ = ["PrintedName", "name_of_part", "read_name", "split_name"]

_ENDING = re.compile(r"[（(](?P<inside>[^（()）]*)[)）]$")
_COMMA_UNIT = re.compile(r"[，,、]\s*(?P<unit>[^，,、]{1,12})$")
_TIGHT = re.compile(r"(?<=[^\x21-\x7e])[ \u3000]+(?=[^\x21-\x7e])")
_WIDE = str.maketrans({"(": "（", ")": "）", "：": "：", ":": "："})


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A printed name taken apart. `sub` says that a sign before it (其中：, ①) makes it part of the row above."""

    name: str
    unit: str | None = None
    price_basis: str | None = None
    sub: bool = False


def read_name(printed: str) -> PrintedName:
    """Return a printed name without unit, price basis and marks.

    >>> read_name("细颗粒物（PM2.5）年均浓度（微克/立方米）")
    PrintedName(name='细颗粒物（PM2.5）年均浓度', unit='微克/立方米', price_basis=None, sub=False)
    >>> read_name("万元生产总值能耗减少(2015年价）").price_basis
    '2015年价'
    >>> read_name("海洋生产总值*").name
    '海洋生产总值'
    """
    name = _without_marks(_TIGHT.sub("", tidy(printed)))
    bare = _sub().sub("", name)
    sub = bare != name
    unit: str | None = None
    price: str | None = None
    while match := _ENDING.search(bare):
        found_unit, found_price = _inside(match["inside"])
        if not (found_unit or found_price):
            break
        unit, price = unit or found_unit, price or found_price
        bare = _without_marks(bare[: match.start()])
    comma = _COMMA_UNIT.search(bare)
    if unit is None and comma and is_unit(comma["unit"]):
        bare, unit = bare[: comma.start()], fold(comma["unit"])
    return PrintedName(_wide(bare), unit, price, sub)


def name_of_part(parent: str, part: str) -> str:
    """Return the name by which a sub-item stands in a list without the item that it is part of.

    >>> name_of_part("脱贫攻坚", "贫困人口"), name_of_part("主要污染物排放减少", "氨氮")
    ('贫困人口', '氨氮排放减少')
    >>> name_of_part("居民人均可支配收入", "城镇"), name_of_part("每千人口医护人员数", "每千人口注册护士数")
    ('居民人均可支配收入：城镇', '每千人口注册护士数')
    """
    tail = _tail().search(parent)
    if tail and tail.start():
        return part if _tail().search(part) or _is_rate(part) else part + tail[0]
    return f"{parent}：{part}" if _is_quantity(parent) and not _is_quantity(part) else part


def split_name(name: str, count: int) -> tuple[str, ...] | None:
    """Return the names that a name with strokes stands for, or None when it has not as many parts.

    >>> split_name("机场旅客/货邮吞吐量", 2)
    ('机场旅客吞吐量', '机场货邮吞吐量')
    """
    parts = [part.strip() for part in name.split("/")]
    if len(parts) != count or not all(parts):
        return None
    head = _head(parts[-1])
    opening = next((word for word in words("figures/shared-heads") if _opens(parts[0], word)), "")
    first = parts[0] if _is_quantity(parts[0]) or not head else parts[0] + head
    middle = [opening + (part if _is_quantity(part) or not head else part + head) for part in parts[1:-1]]
    last = parts[-1] if parts[-1].startswith(opening) else opening + parts[-1]
    return (first, *middle, last)


def _opens(part: str, word: str) -> bool:
    return part.startswith(word) and part != word


def _wide(name: str) -> str:
    """Return a name with the brackets of Chinese type, so that one name has one spelling."""
    chinese = any("\u4e00" <= sign <= "\u9fff" for sign in name)
    return name.translate(_WIDE).strip() if chinese else name.strip()


@cache
def _sub() -> re.Pattern[str]:
    return re.compile(marks()["sub"])


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(rf"^(?:[*＊※★☆▲△●#]+)|(?:{marks()['mark']}|{marks()['trailing_note_digit']})$")


def _without_marks(name: str) -> str:
    while (bare := _mark().sub("", name).strip()) != name and bare:
        name = bare
    return name


def _inside(text: str) -> tuple[str | None, str | None]:
    """Return the unit and the price basis that closing brackets hold; nothing when they hold anything else."""
    unit: str | None = None
    price: str | None = None
    for piece in re.split(r"[，,、；;]", text.removeprefix("单位：").removeprefix("单位:")):
        if is_unit(piece.strip()) and unit is None:
            unit = fold(piece.strip()).replace(" ", "")
        elif _price().fullmatch(piece.strip()):
            price = piece.strip().removeprefix("按").removesuffix("计算").replace(" ", "")
        else:
            return None, None
    return unit, price


@cache
def _price() -> re.Pattern[str]:
    return re.compile(rf"按?{marks()['price']}")


@cache
def _tail() -> re.Pattern[str]:
    places: dict[str, list[str]] = {}
    for row in rows("figures/change-tails"):
        places.setdefault(row["place"], []).append(re.escape(row["word"]))
    change = "5"
    parts = (f"(?:{'|'.join(found)}){'' if place == change else '?'}" for place, found in sorted(places.items()))
    return re.compile("".join(parts) + "$")


def _head(name: str) -> str:
    """Return the noun of quantity that ends a name, the longest of the list, or an empty text."""
    return next((word for word in words("figures/name-heads") if name.endswith(word)), "")


def _is_quantity(name: str) -> bool:
    return bool(_head(re.sub(r"[（(][^（()）]*[)）]$", "", name))) or _tail().search(name) is not None


def _is_rate(name: str) -> bool:
    return name.endswith(("率", "比例", "比重", "占比", "面积"))
