"""Which lists of named members does a paragraph hold, and how many does it say there are?

Only closed lists that touch their number: 甲、乙、丙三大…, 三大…（甲、乙、丙）, 三大…：甲、乙、丙, “三核”指甲、乙、丙.
A list with 等, 如, 包括 or 重点 is a sample; one before 等 can only be too long. Counts inside members may add up
(两场三馆 is five).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

__all__ = ["CountedList", "count_of", "counted_lists"]

_HEAD: Final = r"(?<![一二三四五六七八九十百千万亿零两\d.．第])(?P<number>[一二三四五六七八九十两]{1,3}|\d{1,2})"
_ENCLOSED: Final = re.compile(r"“[^“”\n]*”|（[^（）\n]*）|\([^()\n]*\)|《[^《》\n]*》|〔[^〔〕\n]*〕")
_CLAUSE: Final = re.compile(r"[^，。；：！？\n]+")
_COUNTED: Final = r"(?P<name>[^（）()“”，。；：、！？\s\d]{1,16}?)"
_JOINED: Final = re.compile(r"[一二三四五六七八九十两\d][^，。；：、！？\s“”]{1,5}$")
_COUNTS: Final = re.compile(r"[一二三四五六七八九十两\d]")
_LOOSE: Final = ("为", "是")
_DIGITS: Final = {"两": 2, **{digit: at for at, digit in enumerate("零一二三四五六七八九十")}}
_SEVERAL: Final = re.compile(r"(?<![一二三四五六七八九十第\d])[两二三四五六七八九2-9](?![一二三四五六七八九十\d])")
_NEAR: Final = 2
"""A list that is further from its number is another list, or holds groups."""
_LEAST: Final = 3
_SHORT: Final = 2


@dataclass(frozen=True, slots=True)
class CountedList:
    """A list and its number: from `low` to `high` members, as 和 may join two members or stand inside one.

    `start` and `end` are places in the paragraph that was read.
    """

    count: int
    low: int
    high: int
    phrase: str
    members: tuple[str, ...]
    start: int
    end: int

    @property
    def disagrees(self) -> bool:
        """Return whether the list has more or fewer members than its number says, but nearly as many."""
        return not self.low <= self.count <= self.high and (
            abs(self.low - self.count) <= _NEAR or abs(self.count - self.high) <= _NEAR
        )


def count_of(written: str) -> int:
    """Return the number that a count below a hundred says.

    >>> count_of("十五"), count_of("三十"), count_of("两"), count_of("8")
    (15, 30, 2, 8)
    """
    if written.isdigit():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def counted_lists(text: str) -> Iterator[CountedList]:
    """Yield the counted lists of a paragraph.

    >>> [(found.count, found.low, found.high) for found in counted_lists("发展粮油、果蔬、畜牧和水产三大产业。")]
    [(3, 3, 4)]
    >>> [found.members for found in counted_lists("形成三大片区（东湖、西湖），做强食品、家具等产业。")]
    [('东湖', '西湖')]
    """
    masked = _ENCLOSED.sub(lambda found: "□" * len(found.group()), text)
    for clause in _CLAUSE.finditer(masked):
        if clause.group().count("、") >= _LEAST - 1:
            yield from _lists_before(clause, text)
    for signs, pattern in _after():
        if any(sign in text for sign in signs):
            for found in pattern.finditer(text):
                yield from _list_after(found, text)


def _lists_before(clause: re.Match[str], text: str) -> Iterator[CountedList]:
    """Yield the lists that touch the number after them; what stands in quotes and brackets is one member."""
    since = 0
    for found in _number().finditer(clause.group()):
        members = _own(re.split(r"\d", clause.group()[since : found.start()])[-1])
        low, high = _bounds(members)
        count = count_of(found["number"])
        is_sample = found["sample"] is not None
        since = found.start("name")
        if members[-1] and len(members) >= _LEAST <= count and not (is_sample and low <= count):
            stop, end = clause.start() + found.start(), clause.start() + found.end()
            start = stop - len("、".join(members))
            phrase = text[clause.start() + found.start("number") : end]
            yield CountedList(count, low, high, phrase, tuple(text[start:stop].split("、")), start, end)


def _list_after(found: re.Match[str], text: str) -> Iterator[CountedList]:
    """Yield a list after its number if it is closed and of names."""
    masked = _ENCLOSED.sub(lambda inner: "□" * len(inner.group()), found["list"])
    members = masked.split("、")
    is_closed = not re.search(rf"{_either('sample')}|\d", masked) and len(_own(masked)) == len(members)
    is_of_names = all(len(member) >= _SHORT for member in members)
    is_alone = not (_JOINED.search(text[: found.start()].removesuffix("“")) or _COUNTS.search(found["name"]))
    says_more = "的" in masked and found.groupdict().get("meant") in _LOOSE
    count = count_of(found["number"])
    if is_closed and is_of_names and is_alone and not says_more and count >= _SHORT:
        low, high = _bounds(members)
        phrase = text[found.start("number") : found.end("name")]
        yield CountedList(count, low, high, phrase, tuple(found["list"].split("、")), found.start(), found.end())


def _own(listed: str) -> tuple[str, ...]:
    """Return the members from the last one that opens with an action: what stands before is another list."""
    members = listed.split("、")
    first = max((at for at, member in enumerate(members) if member.startswith(_words("doing"))), default=0)
    return tuple(members[first:])


def _bounds(members: Sequence[str]) -> tuple[int, int]:
    """Return the fewest and the most members of a list: 和 may join two, counts inside one add up."""
    return len(members), sum(max(_joined(member), _added(member)) for member in members)


def _joined(member: str) -> int:
    return 1 + len(re.findall(_either("binding"), member))


def _added(member: str) -> int:
    return sum(count_of(number) for number in _SEVERAL.findall(member))


@cache
def _words(role: str) -> tuple[str, ...]:
    text = (files("kg.checks") / "words" / "lists.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(word for kind, word in rows[1:] if kind == role)


def _either(role: str) -> str:
    return f"(?:{'|'.join(_words(role))})"


@cache
def _number() -> re.Pattern[str]:
    opens = "".join(f"(?<!{word})" for word in (*_words("open"), *_words("doing")))
    name = r"(?P<name>[^、\s□\d和与及]{2,12})"
    return re.compile(rf"(?P<sample>等)?{opens}{_HEAD}{_either('counter')}{name}")


@cache
def _after() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """Return the forms of lists after their number, each with the signs of which a text must hold one."""
    counted = rf"{_HEAD}{_either('counter')}{_COUNTED}"
    plain = r"(?P<list>[^：；，。（）()\n]*、[^：；，。（）()\n]*)"
    opening = r"(?:^|(?<=[“，。；：\n]))"
    name = r"(?P<name>[^（）()“”，。；：、\s\d]{1,6}?)"
    meant = r"(?P<meant>是指|指的是|分别为|分别是|即为|指(?![标数导引挥示南])|即|为|是)由?"
    return (
        (("（", "("), re.compile(rf"{counted}”?[（(]{plain}[）)]")),
        (("：", "——", "即", "分别"), re.compile(rf"{counted}”?(?:：|——|，即|，分别是|，分别为){plain}(?=[。\n]|$)")),
        (("指", "为", "是", "即"), re.compile(rf"{opening}{_HEAD}{_either('counter')}?{name}”?{meant}{plain}")),
    )
