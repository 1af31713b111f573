"""Where does the text say the names of the plan's projects? Every place, not only those that an extractor took up."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.checks.base import PlanView
from kg.checks.statements.words import rows
from kg.model import Entity, Span, Tier

__all__ = ["Said", "projects_said", "said", "stem_of"]

_HEADS: Final = re.compile(r"(?:等)?(?:建设项目|建设工程|项目|工程|建设)$")
_LEAST: Final = 5
_START: Final = 4


@dataclass(frozen=True, slots=True)
class Said:
    """A thing where the text names it, with the name as it stands there."""

    entity: Entity
    name: str
    span: Span


def stem_of(name: str) -> str:
    """Return a project's name without the word at its end that only says that it is one.

    >>> stem_of("响泉抽水蓄能电站项目"), stem_of("建设项目")
    ('响泉抽水蓄能电站', '建设项目')
    """
    return _HEADS.sub("", name) or name


def projects_said(view: PlanView) -> tuple[Said, ...]:
    """Return where the text names confirmed projects, without 项目; short names and those of two are left out."""
    return tuple(said(view.graph.document.text, _names(view)))


def _names(view: PlanView) -> dict[str, Entity]:
    found: dict[str, Entity | None] = {}
    for entity in view.graph.entities:
        if "Project" in entity.kinds and entity.tier is Tier.CONFIRMED:
            for name in {stem_of(each) for each in (entity.name, *entity.aliases)}:
                if len(name) >= _LEAST or _is_short_name(name):
                    found[name] = entity if found.get(name, entity) is entity else None
    return {name: entity for name, entity in found.items() if entity is not None}


def _is_short_name(name: str) -> bool:
    """Return whether four characters name one work (青云水库), not a kind of works (城市公园)."""
    ends, common = _short("end"), _short("common")
    return len(name) == _START and name.endswith(ends) and not name.startswith(common)


@cache
def _short(says: str) -> tuple[str, ...]:
    return tuple(row["word"] for row in rows("short-names") if row["says"] == says)


def said(text: str, names: Mapping[str, Entity]) -> Iterator[Said]:
    """Yield where a text says some names, in its order; at each place the longest one, none inside another."""
    by_start: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        by_start.setdefault(name[:_START], []).append(name)
    end = 0
    for at in [at for at in range(len(text) - _START + 1) if text[at : at + _START] in by_start]:
        here = next((name for name in by_start[text[at : at + _START]] if text.startswith(name, at)), None)
        if at >= end and here is not None:
            end = at + len(here)
            yield Said(names[here], here, Span(at, end))
