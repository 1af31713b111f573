"""Which kind of quantity is a figure, and in which unit? Its words decide, then its column, its name and its unit."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from extract.figures.parts import fold
from extract.lexicon import rows
from kg.values import Comparator, Period, ValueKind
from ontology.units import parse_unit

__all__ = ["FigureHints", "Sketch", "kind_of", "name_kind", "printed_unit", "unit_kind"]

_PER_CENT = ("%", "‰")
_COUNTED = frozenset({"count", "people", "households", "visits"})


@dataclass(frozen=True, slots=True)
class FigureHints:
    """What the place of a figure says about it.

    `unit` and `name` are those of the row; `plan` is the period of the plan at hand; `kind` is set by a column that
    holds one kind only (年均增速, 五年累计); `several_years` says that the column stands for a span of years, and
    `mixed` that it holds rates and sums side by side (年均/累计).
    """

    unit: str | None = None
    name: str = ""
    plan: Period | None = None
    kind: ValueKind | None = None
    several_years: bool = False
    mixed: bool = False
    price_basis: str | None = None
    round_sums: bool = False
    """Whether a note says that ( ) holds a sum over the period, as [ ] always does."""


@dataclass(slots=True)
class Sketch:
    """What the parts of a phrase add up to, before its place is asked."""

    value: Decimal
    value_max: Decimal | None = None
    unit: str | None = None
    comparator: Comparator = Comparator.EQUAL
    qualifiers: list[str] = field(default_factory=list)
    kind: ValueKind | None = None
    per_year: bool = False
    fall: str | None = None
    relative_to: str | None = None


def name_kind(name: str) -> str:
    """Return what an indicator's name says about its figures: a value kind, growth, or an empty text.

    >>> name_kind("地区生产总值年均增长"), name_kind("森林覆盖率"), name_kind("单位GDP能耗降低")
    ('averageGrowth', 'share', 'change')
    """
    bare = re.sub(r"[（(][^（()）]*[)）]$", "", name)
    for place, fits in (("end", bare.endswith), ("inside", bare.__contains__)):
        found = [row for row in _name_kinds() if row["place"] == place and fits(row["word"])]
        if found:
            return max(found, key=lambda row: len(row["word"]))["kind"]
    return ""


@cache
def _name_kinds() -> tuple[dict[str, str], ...]:
    return rows("figures/name-kinds")


def kind_of(sketch: Sketch, hints: FigureHints) -> ValueKind | None:
    """Return the kind of a figure, or None where words, column and unit leave a doubt.

    >>> kind_of(Sketch(Decimal(6)), FigureHints(unit="%", name="地区生产总值增长", several_years=True)).value
    'averageGrowth'
    >>> kind_of(Sketch(Decimal(6)), FigureHints(unit="亿元", name="地区生产总值", mixed=True)) is None
    True
    """
    named = name_kind(hints.name)
    unit = sketch.unit or hints.unit
    growing = named in ("growth", "averageGrowth")
    # 年均6% is a mean growth, but 年均 of a share or of a count is a mean of levels
    if sketch.per_year and unit in _PER_CENT and named != "share":
        return ValueKind.AVERAGE_GROWTH
    stated = sketch.kind
    if stated is ValueKind.CHANGE and growing and unit in _PER_CENT:
        stated = None
    if stated or hints.kind:
        return stated or hints.kind
    if growing:
        mean = hints.several_years or named == "averageGrowth"
        return ValueKind.AVERAGE_GROWTH if mean else ValueKind.LEVEL
    if hints.mixed and not sketch.unit and unit not in _PER_CENT:
        # 6左右 of 亿元 under 年均/累计 may be a rate or a sum
        return None
    return _kind_of_level(named, unit, hints.name)


def _kind_of_level(named: str, unit: str | None, name: str) -> ValueKind:
    if named == "share":
        return ValueKind.SHARE if unit in _PER_CENT else ValueKind.LEVEL
    counted = (named == "count" or unit_kind(unit) in _COUNTED) and not name.startswith(("每", "人均"))
    if named and named != "count":
        return ValueKind(named)
    return ValueKind.COUNT if counted else ValueKind.LEVEL


def unit_kind(unit: str | None) -> str:
    """Return the kind of quantity that a unit measures (count, money, ratio …), or an empty text."""
    parsed = parse_unit(unit) if unit else None
    return parsed.kind if parsed else ""


def printed_unit(sketch: Sketch, kind: ValueKind, hints: FigureHints) -> str | None:
    """Return the unit of a figure as printed: in its own words, or that of its row where it can be meant."""
    if sketch.unit:
        return sketch.unit
    ratio = hints.unit is None or fold(hints.unit) in _PER_CENT
    if kind is ValueKind.AVERAGE_GROWTH:
        return fold(hints.unit) if hints.unit and ratio else "%"
    if kind is ValueKind.CHANGE and sketch.fall and not ratio:
        # 下降18 beside 吨/万元 may be per cent or the unit itself
        return None
    if kind is ValueKind.RANK:
        return None if hints.unit is None else hints.unit
    return fold(hints.unit) if hints.unit and ratio else hints.unit
