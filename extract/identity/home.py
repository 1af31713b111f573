"""Which area is a plan at home in? Its own area and those above it, each by its full chain, so that plans agree.

A plan of 驻马店市驿城区 and one of 河南省驻马店市驿城区 are at home in the same area: the table of divisions says so.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extract.divisions import (
    Area,
    area_at,
    area_of_code,
    division_by_short_name,
    division_named,
    division_prefix,
    short_name,
)
from extract.lexicon import alternatives, rows
from kg.model import Plan

__all__ = ["Home", "division_before", "home_of"]

_LEAST = 2
"""So many signs stay of a name when an area in front is cut: 驿城公园 may be cut, 驿城区 not."""


@dataclass(frozen=True, slots=True)
class Home:
    """The area of a plan: `names` lead from the names of own areas to full chains, `levels` from levels to them.

    `own` is the chain of the plan's own area, `region` that of the prefecture (or province) it lies in.
    """

    area: Area | None
    own: str | None
    region: str | None
    names: Mapping[str, str]
    levels: Mapping[str, str]


def home_of(plan: Plan) -> Home:
    """Return where a plan is at home; all is None and empty when its area is unknown."""
    return _home(plan.area_code, plan.area)


@cache
def _home(code: str | None, text: str | None) -> Home:
    titled = area_at(text) if text else None
    area = area_of_code(code or (titled and titled.code) or "") or titled
    if area is None:
        return Home(None, None, None, {}, {})
    chain = (*area.above, area.name)
    fulls = ["".join(chain[: at + 1]) for at in range(len(chain))]
    names = {name: full for part, full in zip(chain, fulls, strict=True) for name in (short_name(part), part)}
    levels = {found.level: full for full in fulls if (found := area_at(full))}
    region = levels.get("prefecture") or levels.get("province") or fulls[-1]
    return Home(area, fulls[-1], region, names, levels)


@cache
def _short_names() -> dict[str, str]:
    """Return the codes of provinces and cities by short name; a province goes before a city of its name."""
    found: dict[str, str] = {}
    for row in sorted(rows("divisions"), key=lambda row: (row["level"] != "province", row["code"])):
        if row["level"] in {"province", "prefecture"}:
            found.setdefault(short_name(row["word"]), row["code"])
    return found


@cache
def _level_word() -> re.Pattern[str]:
    return re.compile(alternatives("identity/level-words"))


@cache
def _level_of() -> dict[str, str]:
    return {row["word"]: row["level"] for row in rows("identity/level-words")}


def division_before(name: str, home: Home) -> tuple[str | None, str]:
    """Return the chain of the area that a name begins with, None if with none, and the rest of the name.

    >>> division_before("苏州市第九中学", Home(None, None, None, {}, {}))
    ('江苏省苏州市', '第九中学')
    """
    chain, rest = None, name
    while found := _division_at(rest, home):
        full, length = found
        if len(rest) - length < _LEAST:
            break
        chain, rest = full, rest[length:]
    level = None if chain else _level_word().match(rest)
    if level and len(rest) > _LEAST + 1 and (own := home.levels.get(_level_of()[level.group()])):
        return own, rest[level.end() :]
    return chain, rest


def _division_at(name: str, home: Home) -> tuple[str, int] | None:
    """Return the chain of the division at the start of a name and its length in the name."""
    own = max((each for each in home.names if name.startswith(each)), key=len, default="")
    known = division_prefix(name) or ""
    if own and len(own) >= len(known):
        return home.names[own], len(own)
    if known:
        area = division_named(known, home.area) or area_of_code(_short_names().get(known, ""))
        return (area.full, len(known)) if area else None
    for length in (4, 3, 2):
        below = division_by_short_name(name[:length], home.area) if len(name) > length + 1 else None
        if below:
            return below.full, length
    return None
