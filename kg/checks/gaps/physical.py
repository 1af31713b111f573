"""Does a goal name a thing to be built? A facility with a quantity, with full coverage, or as what is built anew.

A facility inside another noun (港口发展格局, 学校管理体系) is none: it stands beside the quantity or closes the goal.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.checks.tables import rows_of
from ontology.code_lists import multipliers, units

__all__ = ["Facility", "Named", "facilities", "facility_named", "is_built"]

_NUMBER: Final = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百几]+)"
_BUILT: Final = r"(?:新建|建成|建好|改扩建|扩建|改建|改造|续建|迁建|新增|增设|启用)"
_MADE: Final = re.compile(rf"{_BUILT}|新改建|建设")
_COVERAGE: Final = r"(?:实现|达到)?(?:基本)?全覆盖"
# what a quantity of a facility may be counted in; 人 and 元 are results or costs, not the thing
_KINDS: Final = frozenset({"count", "area", "length", "lane length", "cable length", "volume", "households"})
_BETWEEN: Final = r"[^，。；、]{0,8}?"


@dataclass(frozen=True, slots=True)
class Facility:
    """A group of things that are built: how goals name them, and by which words one sees that something serves them."""

    group: str
    name: str
    name_en: str
    words: tuple[str, ...]
    serving: tuple[str, ...]

    def is_named_in(self, text: str) -> bool:
        """Return whether a text names such a thing."""
        return any(word in text for word in self.words)

    def is_served_by(self, text: str) -> bool:
        """Return whether a project of this name may serve such a thing; wide on purpose."""
        return self.is_named_in(text) or any(word in text for word in self.serving)


@dataclass(frozen=True, slots=True)
class Named:
    """A facility that a goal names, with the noun that names it."""

    facility: Facility
    word: str


@cache
def facilities() -> tuple[Facility, ...]:
    """Return the groups of facilities."""
    return tuple(
        Facility(group, name, name_en, tuple(words.split(",")), tuple(serving.split(",")))
        for group, name, name_en, words, serving in rows_of("facilities")
    )


def facility_named(goal: str) -> tuple[Named, ...]:
    """Return the facilities that a goal's words ask to be built; none when it asks for no such thing.

    >>> [named.facility.group for named in facility_named("新建高速公路30公里")]
    ['road']
    >>> facility_named("打造港口供应链服务体系")
    ()
    """
    return tuple(_named(goal))


def is_built(words: str) -> bool:
    """Return whether words say that something is built, rebuilt or added.

    >>> is_built("新建改扩建学校15所"), is_built("学校管理更加规范")
    (True, False)
    """
    return bool(_MADE.search(words))


def _named(goal: str) -> Iterator[Named]:
    for facility, pattern in _patterns():
        found = pattern.search(goal)
        if found:
            named = (word for word in facility.words if word in found.group())
            yield Named(facility, max(named, key=lambda word: (len(word), word)))


@cache
def _patterns() -> tuple[tuple[Facility, re.Pattern[str]], ...]:
    return tuple((facility, _pattern(facility)) for facility in facilities())


def _pattern(facility: Facility) -> re.Pattern[str]:
    thing = "(?:" + "|".join(re.escape(word) for word in sorted(facility.words, key=len, reverse=True)) + ")"
    quantity = rf"{_NUMBER}[{''.join(m.symbol for m in multipliers())}]*{_unit()}(?:以上|左右)?"
    forms = (
        rf"{thing}(?:里程|面积|总?规模|数量)?(?:达到|达|超过?|突破)?约?{quantity}",
        rf"{quantity}{_BETWEEN}{thing}",
        rf"{thing}{_COVERAGE}",
        rf"{_BUILT}[^，。；]{{0,24}}?{thing}(?:建设|工程)?$",
    )
    return re.compile("|".join(forms))


@cache
def _unit() -> str:
    symbols = [s for unit in units() if unit.kind in _KINDS for s in (unit.symbol, *unit.aliases)]
    return "(?:" + "|".join(re.escape(s) for s in sorted(symbols, key=lambda s: (-len(s), s))) + ")"
