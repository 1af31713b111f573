"""Under which key and scope does a name stand? Names of the whole country need no scope, local ones that of their area.

A body, park or water with an area in front is that area's (苏州实验室, 广州实验室 are two). One without, and without a
form that is the only one in the country, is local: the plan says whose it is, and if it does not, its own area.
"""

import re
from dataclasses import dataclass
from functools import cache

from extract.divisions import division_by_short_name, division_named, short_name
from extract.identity.home import Home, division_before
from extract.identity.project_keys import project_key
from extract.lexicon import alternatives, rows, words
from extract.names.organisations import organisation_type
from extract.names.strategies import strategy_names
from extract.townships import town_named
from kg.ids import name_key

__all__ = ["Bearing", "abbreviated", "bearing", "firm_core", "is_legal_name"]

_LEAST_REST = 3
_QUOTES = re.compile("[“”\"'‘’「」]")
_GROUP_TAIL = re.compile("(?:集团|总|股份|有限|责任|公司)+$")


@dataclass(frozen=True, slots=True)
class Bearing:
    """Under which key and scope a name is one thing with others; `settled` if no look at the plan's other names helps.

    `name` is how the thing is called where the name itself does not say (昆山 is 昆山市).
    """

    key: str
    scope: str | None = None
    settled: bool = True
    name: str | None = None


def bearing(kind: str, surface: str, home: Home) -> Bearing:
    """Return where a name of a kind belongs, seen from a plan's home.

    >>> bearing("Organisation", "苏州市第九中学", Home(None, None, None, {}, {}))
    Bearing(key='第九中学', scope='江苏省苏州市', settled=True, name=None)
    >>> bearing("WaterBody", "长江", Home(None, None, None, {}, {}))
    Bearing(key='长江', scope=None, settled=True, name=None)
    """
    if kind == "Place":
        return _place(surface, home)
    if kind == "Strategy":
        return _strategy(surface)
    if kind == "Project":
        return Bearing(project_key(surface, home.area.full if home.area else None))
    key = abbreviated(kind, _QUOTES.sub("", name_key(surface)))
    if kind == "Organisation":
        return _organisation(key, home)
    if kind == "WaterBody" and key in words("identity/great-waters"):
        return Bearing(key)
    return _local(key, home, home.region if kind == "WaterBody" else home.own)


@cache
def _shorter(kind: str) -> tuple[re.Pattern[str], dict[str, str]]:
    table = {row["word"]: row["short"] for row in rows("identity/abbreviations") if row["kind"] == kind}
    return re.compile(alternatives("identity/abbreviations", kind=kind)), table


def abbreviated(kind: str, key: str) -> str:
    """Return a name with its long words in their short spelling.

    >>> abbreviated("Park", "柳溪高新技术产业开发区"), abbreviated("WaterBody", "镜湖水库")
    ('柳溪高新区', '镜湖')
    """
    if kind not in {"Organisation", "Park", "WaterBody"}:
        return key
    pattern, table = _shorter(kind)
    return pattern.sub(lambda found: table[found.group()], key)


def _local(key: str, home: Home, own: str | None) -> Bearing:
    chain, rest = division_before(key, home)
    if chain and len(rest) >= _LEAST_REST:
        return Bearing(rest, chain)
    return Bearing(key, own, settled=False)


@cache
def _legal() -> re.Pattern[str]:
    return re.compile(f"{alternatives('organisation-suffixes', type='enterprise')}$")


def is_legal_name(name: str) -> bool:
    """Return whether a firm's name is the registered one: with its legal form.

    >>> is_legal_name("河南某某电源有限公司"), is_legal_name("某某电源")
    (True, False)
    """
    return bool(_legal().search(name))


def firm_core(name: str) -> str:
    """Return a firm's name without its legal form.

    >>> firm_core("柳溪电源集团有限公司")
    '柳溪电源'
    """
    found = _legal().search(name)
    return name[: found.start()] if found else name


@cache
def _national() -> re.Pattern[str]:
    return re.compile(alternatives("identity/national-prefixes"))


@cache
def _unique_body() -> re.Pattern[str]:
    return re.compile(alternatives("identity/unique-bodies"))


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('organisation-generics')}|{alternatives('organisation-suffixes')})*")


@cache
def _group_names() -> dict[str, str]:
    names = {row["word"]: row["group"] for row in rows("identity/group-aliases")}
    return names | {name: names.get(name, name) for name in words("company-groups")}


def _group(key: str) -> str | None:
    """Return the name of the nation-wide group that a name stands for, short or in full, or None."""
    bare = _GROUP_TAIL.sub("", key)
    tries = (key, bare, f"{bare}集团", bare.removeprefix("中国"), f"中国{bare}")
    return next((_group_names()[name] for name in tries if name in _group_names()), None)


def _organisation(key: str, home: Home) -> Bearing:
    group = _group(key)
    if group:
        return Bearing(group)
    if _national().match(key) or is_legal_name(key):
        return Bearing(key)
    if _unique_body().search(key) and not _generic().fullmatch(key):
        return Bearing(key)
    if organisation_type(key) is None:
        chain, _ = division_before(key, home)
        return Bearing(key, None if chain else home.region)
    return _local(key, home, home.own)


@cache
def _strategies() -> dict[str, str]:
    """Return the canonical names of strategies by each of their names."""
    return {name_key(alias): name for alias, (name, _) in strategy_names().items()}


def _strategy(surface: str) -> Bearing:
    bare = re.sub("^“([^”]*)”$", r"\1", surface)
    name = _strategies().get(surface) or _strategies().get(bare) or bare
    return Bearing(name_key(name), name=name)


def _place(surface: str, home: Home) -> Bearing:
    area = home.area
    for part in (*area.above, area.name) if area else ():
        if surface in {part, short_name(part)}:
            return Bearing(part, home.names[part].removesuffix(part) or None, name=part)
    if surface.endswith(("街道办事处", "街道办")):
        surface = re.sub("办(?:事处)?$", "", surface)
    stretch = re.sub("(?:地区|区域)$", "", surface)
    if stretch in words("region-names"):
        return Bearing(stretch, name=stretch)
    known = division_named(surface, area) or division_by_short_name(surface, area)
    if known:
        return Bearing(known.name, "".join(known.above) or None, name=known.name)
    return _local_place(surface, home)


def _local_place(surface: str, home: Home) -> Bearing:
    """Return where a place of the own area belongs: a town by the table, a part or quarter of the area, any other."""
    town = town_named(surface, home.area)
    if town and town.county:
        return Bearing(town.name, town.county.full, name=town.name)
    if home.area and re.fullmatch("[东西南北中]部", surface):
        part = home.area.name + surface
        return Bearing(part, home.own, name=part)
    if surface.endswith("片区"):
        quarter = division_before(surface, home)[1]
        return Bearing(quarter if len(quarter) > _LEAST_REST else surface, home.own, name=surface)
    return Bearing(surface, home.own, name=surface)
