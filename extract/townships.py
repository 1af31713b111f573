"""Which towns lie in an area, and by which names do plans call them? The table of towns, read for one county or city.

A whole country's names would match everything; only those of the plan's own area are ever looked at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extract.divisions import Area, area_of_code
from extract.lexicon import alternatives, words

__all__ = ["Town", "bare_names", "full_names", "is_common_word", "town_forms", "town_named", "towns_in"]

_SUFFIX = re.compile("(?:街道办事处|街道|办事处|镇|乡|苏木)$")
_COUNTY_SIGNS, _CITY_SIGNS = 6, 4


@dataclass(frozen=True, slots=True)
class Town:
    """A town, township or subdistrict: its official name, its code of nine digits."""

    name: str
    code: str

    @property
    def county(self) -> Area | None:
        """Return the county or district that it lies in."""
        return area_of_code(self.code[:_COUNTY_SIGNS])

    @property
    def stem(self) -> str:
        """Return the name without what kind of town it is.

        >>> Town("南溪土家族乡", "").stem, Town("东风路街道", "").stem
        ('南溪', '东风路')
        """
        stem = _SUFFIX.sub("", self.name)
        plain = re.sub(f"(?:{alternatives('ethnic-groups')})+$", "", stem)
        return plain if len(plain) > 1 else stem


@cache
def _table() -> str:
    return (files("extract.lexicon") / "townships.tsv").read_text(encoding="utf-8")


@cache
def _towns_of_code(prefix: str) -> tuple[Town, ...]:
    lines = re.finditer(f"(?m)^({prefix}\\d*)\t(.*)$", _table())
    return tuple(Town(entry[3:], line[1] + entry[:3]) for line in lines for entry in line[2].split("、"))


def towns_in(area: Area | None) -> tuple[Town, ...]:
    """Return the towns of a county or of all counties of a city; none of a province, or where no code is known.

    >>> [town.name for town in towns_in(area_of_code("411702"))][:2]
    ['人民街街道', '东风路街道']
    """
    if area is None or not area.code:
        return ()
    signs = {"county": _COUNTY_SIGNS, "prefecture": _CITY_SIGNS}.get(area.level)
    return _towns_of_code(area.code[:signs]) if signs else ()


def town_forms(town: Town) -> Iterator[str]:
    """Yield the names by which a plan may call a town in full: its own, that of its office, the shorter common one.

    >>> [*town_forms(Town("人民街街道", ""))][3:6]
    ['人民街办事处', '人民街道', '人民街道办']
    >>> [*town_forms(Town("南溪土家族乡", ""))]
    ['南溪土家族乡', '南溪乡', '南溪镇', '南溪街道']
    """
    suffix = _SUFFIX.search(town.name)
    kind = suffix.group() if suffix else ""
    if kind in {"镇", "乡", "苏木"}:
        # a township becomes a town and a town a subdistrict: plans name them as they were or will be
        yield from dict.fromkeys((town.name, town.stem + kind, *(town.stem + other for other in ("镇", "乡", "街道"))))
        return
    stems = [town.stem]
    if len(town.stem) > 2 and town.stem[-1] in "街路":  # noqa: PLR2004 - 老街 is the whole name, 人民街 is 人民 too
        stems.append(town.stem[:-1])
    for stem in stems:
        yield from (stem + ending for ending in ("街道", "街道办", "街道办事处", "办事处"))


@cache
def _by_form(prefix: str) -> dict[str, Town | None]:
    """Return the one town of each form, None where several share it; an official name goes before other forms."""
    towns = _towns_of_code(prefix)
    table: dict[str, Town | None] = {}
    for town in towns:
        for form in town_forms(town):
            table[form] = town if form not in table else None
    official: dict[str, Town | None] = {}
    for town in towns:
        official[town.name] = town if town.name not in official else None
    return table | official


@cache
def _by_stem(prefix: str) -> dict[str, Town]:
    towns = _towns_of_code(prefix)
    stems: dict[str, list[Town]] = {}
    for town in towns:
        for stem in {form.removesuffix("街道") for form in town_forms(town) if form.endswith("街道")} | {town.stem}:
            stems.setdefault(stem, []).append(town)
    return {stem: found[0] for stem, found in stems.items() if len(found) == 1 and len(stem) > 1}


def _prefix(area: Area | None) -> str | None:
    found = towns_in(area)
    return (area.code or "")[: _COUNTY_SIGNS if area.level == "county" else _CITY_SIGNS] if area and found else None


def full_names(area: Area | None) -> frozenset[str]:
    """Return all full names of the towns of an area, shared ones too."""
    prefix = _prefix(area)
    return frozenset(_by_form(prefix)) if prefix else frozenset()


def bare_names(area: Area | None) -> dict[str, Town]:
    """Return the towns of an area by the names without 镇, 乡 and 街道 that only one of them has.

    >>> bare_names(area_of_code("411702"))["老河"].name
    '老河乡'
    """
    prefix = _prefix(area)
    return _by_stem(prefix) if prefix else {}


def town_named(name: str, area: Area | None) -> Town | None:
    """Return the one town of an area that a full or bare name means, or None.

    >>> town_named("人民街道", area_of_code("411702")).name
    '人民街街道'
    """
    prefix = _prefix(area)
    if not prefix:
        return None
    return _by_form(prefix).get(name) or _by_stem(prefix).get(name)


def is_common_word(stem: str) -> bool:
    """Return whether the bare name of a town is a common word too, or a better known name: 建设, 和平, 长江."""
    return stem in words("common-town-names")
