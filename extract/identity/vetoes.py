"""What says that two names are two things, however alike they look? Numbers, roads, brackets, directions, parts.

Names of plans differ by the one sign that matters: 一期 and 二期, 东石河 and 西石河, 国道328 and 省道328.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from extract.lexicon import alternatives, words
from kg.ids import name_key

__all__ = ["road_names_folded", "veto", "vetoes"]

_NUMBER = re.compile(
    "[0-9]+(?:\\.[0-9]+)?|第?[一二三四五六七八九十百两]+(?=[期号标段批院中小幼路线环区组队])|第[一二三四五六七八九十百]+"
)
_BRACKETS = re.compile("\\(([^()]*)\\)")
_ROAD = re.compile("(?:([GSXY国省县乡])道?|([国省县乡])道)([0-9]{2,4})|([0-9]{3})([国省县乡])道")
_CLASSES = {"国": "G", "省": "S", "县": "X", "乡": "Y"}


@lru_cache(maxsize=8192)
def road_names_folded(name: str) -> str:
    """Return a name with its roads in one spelling.

    >>> {road_names_folded(road) for road in ("国道107", "107国道", "G107国道", "G107公路", "G107")}
    {'G107'}
    """

    def folded(found: re.Match[str]) -> str:
        sign = found[1] or found[2] or found[5]
        return _CLASSES.get(sign, sign) + (found[3] or found[4])

    return re.sub("(?<=[GSXY][0-9]{3})(?:国道|省道|县道|公路)", "", _ROAD.sub(folded, name_key(name)))


def _numbers(name: str) -> tuple[str, ...]:
    return tuple(sorted(number.removeprefix("第") for number in _NUMBER.findall(name)))


def _roads(name: str) -> tuple[str, ...]:
    return tuple(sorted(re.findall("[GSXY][0-9]{2,4}", name)))


def _brackets(name: str) -> tuple[str, ...]:
    return tuple(sorted(_BRACKETS.findall(name)))


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(alternatives("identity/part-words"))


def _part_words(name: str) -> tuple[str, ...]:
    return tuple(sorted(_parts().findall(name)))


_REACH = re.compile("[^至（(]{1,8}(?:至|[—－-])[^至]{1,8}段")


def _reaches(name: str) -> tuple[str, ...]:
    return ("reach",) if _REACH.search(name) else ()


_SAME_IN_BOTH: tuple[tuple[str, Callable[[str], tuple[str, ...]]], ...] = (
    ("numbers", _numbers),
    ("roads", _roads),
    ("brackets", _brackets),
    ("parts", _part_words),
    ("reaches", _reaches),
)


def _compass(first: str, other: str) -> bool:
    """Return whether one name is the other with a direction in front, or both differ in theirs."""
    signs = words("identity/compass")
    heads = [name[0] if name.startswith(signs) else "" for name in (first, other)]
    rests = [name[len(head) :] for name, head in zip((first, other), heads, strict=True)]
    return heads[0] != heads[1] and (rests[0] == rests[1])


def _child(first: str, other: str) -> bool:
    """Return whether one is a firm below the group that the other is: 甲集团 and 甲集团乙公司."""
    short, long = sorted((first, other), key=lambda name: (len(name), name))
    _, group, below = long.partition("集团")
    return bool(group and len(re.sub("股份|有限|责任|公司|总", "", below)) > 1 and not short.endswith(below))


def vetoes(first: str, other: str) -> Iterator[str]:
    """Yield what says that two names are two things."""
    one, two = road_names_folded(first), road_names_folded(other)
    yield from (name for name, read in _SAME_IN_BOTH if read(one) != read(two))
    if _compass(one, two):
        yield "compass"
    if _child(one, two):
        yield "child"


def veto(first: str, other: str) -> str | None:
    """Return what says first that two names are two things, or None.

    >>> veto("某污水处理厂一期", "某污水处理厂二期"), veto("东石河", "西石河"), veto("国道328改建", "省道328改建")
    ('numbers', 'compass', 'roads')
    >>> veto("107国道改建", "国道107改建") is None
    True
    """
    return next(vetoes(first, other), None)
