"""Has one project two sizes? Its name with another figure elsewhere, or another figure in brackets behind its name.

Only measures of capacity are compared (千瓦, 吨, 立方米, and what is made in a year): counts, areas and lengths in a
name are mostly those of a programme, and money is no size. Two entries of one list are two projects.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import combinations
from typing import Final

from kg.checks.base import PlanView
from kg.checks.findings import Raised, finding, focus_on
from kg.checks.statements.passages import PlanText, Tense
from kg.checks.statements.said import Said, said, stem_of
from kg.checks.statements.words import one_of
from kg.model import Entity, Finding, Span, Tier
from ontology.code_lists import multipliers
from ontology.units import parse_unit, unit_symbols

__all__ = ["SizeInTwoPlaces"]

_KINDS: Final = frozenset(
    {"power", "apparent power", "energy", "charge", "mass", "volume", "flow", "flow of volume", "flow of mass", "steam"}
)
_OUTPUT: Final = r"(?:年产量?|年处理|年加工|日产|日处理|日供水?|总?装机(?:容量|规模)?|总?库容)"
_HEAD: Final = "(?:项目|工程)?"
_LEAST: Final = 5


@dataclass(frozen=True, slots=True)
class _Sized:
    """A project with a size in one passage."""

    said: Said
    whole: str
    size: Decimal
    unit: str
    words: str
    block: Span


class SizeInTwoPlaces:
    """Asks for projects that have one size here and another there."""

    id = "size-in-two-places"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each such project, in the order of the plan."""
        groups: dict[tuple[str, str], dict[Decimal, _Sized]] = {}
        for sized in _sized(view.once(PlanText)):
            groups.setdefault((sized.whole, sized.unit), {}).setdefault(sized.size, sized)
        for group in groups.values():
            pairs = (pair for pair in combinations(group.values(), 2) if pair[0].block != pair[1].block)
            first = next(pairs, None)
            if first is not None:
                yield self._finding(view.once(PlanText), *first)

    def _finding(self, text: PlanText, one: _Sized, two: _Sized) -> Finding:
        raised = Raised(
            check=self.id,
            grade="differs",
            key=(one.whole, one.unit),
            focus=tuple(dict.fromkeys(focus_on(each.said.entity) for each in (one, two))),
            evidence=tuple(text.quoted(text.clause(each.said.span)) for each in (one, two)),
            values={"name": one.whole, "first": one.words, "second": two.words},
            figures={"first": one.words, "second": two.words},
        )
        return finding(text.view, raised)


def _sized(text: PlanText) -> Iterator[_Sized]:
    """Yield where the plan gives a project a size: inside its name, or in brackets behind it."""
    for each in said(text.text, _names(text.view)):
        block = text.block_at(each.span.start)
        if text.tense(block) is not Tense.AHEAD:
            continue
        behind = _behind().match(text.text, each.span.end, text.sentence(each.span).end)
        found = _size(each.name) or (behind and _size(behind.group()))
        whole = whole_of(each.name)
        if found and len(whole) >= _LEAST:
            yield _Sized(each, whole, *found, block.span)


def _names(view: PlanView) -> dict[str, Entity]:
    """Return the confirmed projects by all their names, with and without 项目 at the end."""
    found: dict[str, Entity] = {}
    for entity in view.graph.entities:
        if "Project" in entity.kinds and entity.tier is Tier.CONFIRMED:
            for name in (entity.name, *entity.aliases):
                found.setdefault(stem_of(name), entity)
    return {name: entity for name, entity in found.items() if len(name) >= _LEAST}


def whole_of(name: str) -> str:
    """Return a project's name without the size that stands in it.

    >>> whole_of("石桥年产2.3万吨芝麻油生产"), whole_of("柳溪70MW农光互补光伏")
    ('石桥芝麻油生产', '柳溪农光互补光伏')
    """
    return stem_of(re.sub(r"[（(][）)]", "", _amount().sub("", name)))


def _size(words: str) -> tuple[Decimal, str, str] | None:
    """Return the size that words tell in the base of its unit, that base, and the words; None for none or several."""
    found = [each for each in _amount().finditer(words) if _is_capacity(each)]
    if len(found) != 1:
        return None
    unit = parse_unit(found[0]["unit"])
    if unit is None:
        return None
    return Decimal(found[0]["number"]) * unit.multiplier * unit.unit.factor, unit.unit.base, found[0].group()


def _is_capacity(found: re.Match[str]) -> bool:
    unit = parse_unit(found["unit"])
    return unit is not None and (unit.kind in _KINDS or (bool(found["output"]) and unit.kind == "count"))


@cache
def _amount() -> re.Pattern[str]:
    signs = "".join(each.symbol for each in multipliers())
    unit = one_of(re.escape(symbol) for symbol in unit_symbols())
    return re.compile(rf"(?P<output>{_OUTPUT})?约?(?P<number>\d+(?:\.\d+)?)(?P<unit>[{signs}]*{unit})")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"{_HEAD}[（(][^（）()]{{2,40}}[）)]")
