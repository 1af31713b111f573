"""Which figures of a plan speak of one indicator, and what may be done with them?

Two names are one when they differ only in how the figure is measured (社会消费品零售总额年均增长) or in words that mean
the same (规上, 规模以上). Words of scope are never left out: 登记失业率 is not 调查失业率.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final

from kg.checks.base import PlanView
from kg.checks.figures.printed import Interval, printed
from kg.model import DirectEvidence, Entity, Iri, SectionRole, Target, Tier
from kg.values import Period, TargetRole, ValueKind

__all__ = ["Facet", "Reading", "Side", "core_of", "has_direction", "has_word", "own_word", "readings", "words_of"]

_NOTE: Final = re.compile(r"[（(](?:[^（）()]*(?:年价|价格|[%％‰元人个件岁年亿万吨])|当年价)[）)]")
_MARKS: Final = re.compile(r"[“”‘’\"\s（）()《》*]")
_FROM_NUMBER: Final = re.compile(r"(?:(?:[\[〔【≥≤><＞＜近约超]|超过|突破|跨越|跨过|迈上|站上|不低于|不超过)\s*)?\d.*")
_BOUNDED: Final = re.compile(r"(?P<number>.*\d)(?P<bound>以上|左右|以内|以下)")
_FROM_TO: Final = re.compile(r"(?:由|从)[^，。；]*(?:到|至|为)")
_NO_SUM: Final = re.compile(r"人均|平均|每[一百千万亩人户名]|率$|比重$|占比$")
_GROWS: Final = re.compile(r"(?:增长|增加|下降|降低|减少|增幅|降幅)(?:率|速度|幅度)?$|增速$")
_NEW: Final = re.compile(r"新增加?|新建")
_OWN: Final = {"省": "全省", "市": "全市", "县": "全县", "区": "全区", "旗": "全旗", "镇": "全镇", "乡": "全乡"}


class Facet(StrEnum):
    """What a figure says of its indicator; only figures of one facet are compared as they stand."""

    POINT = "point"
    GROWTH = "growth"
    YEARLY = "yearly"
    """The growth of one year: it says nothing of a level and is not held against that of another year."""
    SUM = "sum"
    CHANGE = "change"


class Side(StrEnum):
    """Whether a figure tells what was, what was once planned, or what is to be."""

    STATUS = "status"
    PLANNED = "planned"
    TARGET = "target"


_FACETS: Final = {
    ValueKind.LEVEL: Facet.POINT,
    ValueKind.COUNT: Facet.POINT,
    ValueKind.SHARE: Facet.POINT,
    ValueKind.AVERAGE_GROWTH: Facet.GROWTH,
    ValueKind.CUMULATIVE: Facet.SUM,
    ValueKind.CHANGE: Facet.CHANGE,
}
_SIDES: Final = {
    TargetRole.BASELINE: Side.STATUS,
    TargetRole.ACTUAL: Side.STATUS,
    TargetRole.PLANNED: Side.PLANNED,
    TargetRole.TARGET: Side.TARGET,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure ready to be held against another: whose it is, what it says, for which years, within which bounds.

    `core` is the indicator's name without what only says how it is measured; `flow` tells what is newly added in a
    time from what there is. `spans_years` marks a level that is told of several years: it may be a sum.
    """

    target: Target
    indicator: Entity
    core: str
    flow: bool
    facet: Facet
    side: Side
    years: Period
    bounds: Interval
    spans_years: bool

    @property
    def subject(self) -> Iri | None:
        """Return whose figure it is when it is not the plan's own."""
        return self.target.subject

    @property
    def is_state(self) -> bool:
        """Return whether a figure tells how things are, not what was done in a year: in a table, a share, a mean."""
        figure = self.target.figure
        return bool(self.target.table or figure.kind is ValueKind.SHARE or _NO_SUM.search(self.indicator.name))

    @property
    def value(self) -> Decimal:
        """Return the printed number with its multipliers taken out; the lower one of a range."""
        figure = self.target.figure
        return figure.value_normalised if figure.value_normalised is not None else figure.value or Decimal(0)

    @property
    def written(self) -> str:
        """Return the figure as people read it: as printed from its number on, with the unit of its heading."""
        figure = self.target.figure
        found = _FROM_NUMBER.search(figure.as_written)
        words = found.group() if found else figure.as_written
        unit = figure.unit or ""
        if not unit or unit in words.replace("％", "%"):
            return words
        bounded = _BOUNDED.fullmatch(words)
        return f"{bounded['number']}{unit}{bounded['bound']}" if bounded else f"{words}{unit}"

    def is_comparable_with(self, other: "Reading") -> bool:
        """Return whether the two are counted in one unit."""
        mine, others = (_unit(reading) for reading in (self, other))
        return mine == others or "" in (mine, others)


def _unit(reading: Reading) -> str:
    return reading.target.figure.unit_normalised or reading.target.figure.unit or ""


@cache
def words_of(role: str) -> tuple[str, ...]:
    """Return the words of a role of words/indicators.tsv."""
    text = (files("kg.checks") / "words" / "indicators.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(word for kind, word in rows[1:] if kind == role)


def has_word(role: str, text: str) -> bool:
    """Return whether a text holds a word of a role of words/indicators.tsv.

    >>> has_word("price", "规模以上工业增加值年均增长"), has_word("lower", "人均预期寿命")
    (True, False)
    """
    return any(word in text for word in words_of(role))


def has_direction(core: str) -> bool:
    """Return whether more or less of an indicator is better by itself.

    >>> has_direction("城镇化率"), has_direction("第一产业比重"), has_direction("常住人口")
    (True, False, False)
    """
    return core not in words_of("whole") and not has_word("neutral", core)


def core_of(name: str, own: str = "") -> str:
    """Return what an indicator's name measures; `own` is the plan's word for all of its area (全区).

    >>> core_of("社会消费品零售总额年均增长"), core_of("城镇新增就业人数")
    ('社会消费品零售总额', '城镇就业')
    >>> core_of("每千人口拥有执业（助理）医师数")
    '每千人口拥有执业助理医师'
    """
    core = _NEW.sub("", _MARKS.sub("", _NOTE.sub("", name)))
    core = core.removeprefix(own) if own else core
    for pair in words_of("same"):
        written, _, taken = pair.partition("=")
        core = core.replace(written, taken)
    return _bare(core)


def _bare(core: str) -> str:
    while True:
        end = next((word for word in words_of("suffix") if core.endswith(word) and len(core) > len(word) + 1), "")
        start = next((word for word in words_of("prefix") if core.startswith(word)), "")
        if not (end or start):
            return core
        core = core.removeprefix(start).removesuffix(end)


def readings(view: PlanView) -> Iterator[Reading]:
    """Yield the figures of confirmed indicators that name a number and its years, in the order of the plan."""
    own = own_word(view)
    for target in view.targets:
        indicator = view.entities.get(target.indicator)
        if indicator is not None and indicator.tier is Tier.CONFIRMED and not _is_elsewhere(view, target):
            made = _reading(view, target, indicator, own)
            if made is not None:
                yield made


def own_word(view: PlanView) -> str:
    """Return the plan's word for all of its area (全区), or nothing when the area is not known."""
    return _OWN.get((view.graph.plan.area or " ")[-1], "")


def _is_elsewhere(view: PlanView, target: Target) -> bool:
    """Return whether a figure stands where plans tell of the country and the region, not of themselves."""
    sections = (piece.section for piece in target.evidence if isinstance(piece, DirectEvidence))
    paths = [view.section_path(section) for section in sections]
    return bool(paths) and all(any(s.role is SectionRole.CONTEXT for s in path) for path in paths)


def _reading(view: PlanView, target: Target, indicator: Entity, own: str) -> Reading | None:
    facet = _facet(target, indicator.name)
    bounds = printed(target.figure)
    years = _years(view, target, facet) if facet else None
    relative = target.figure.relative_to is not None and facet is not Facet.CHANGE
    if facet is None or bounds is None or years is None or relative:
        return None
    flow = bool(_NEW.search(indicator.name) or _NEW.search(target.figure.as_written))
    spans = facet is Facet.POINT and _may_be_sum(target, indicator.name)
    side = _SIDES[target.role]
    core = core_of(indicator.name, own)
    return Reading(target, indicator, core, flow, facet, side, years, bounds, spans)


def _facet(target: Target, name: str) -> Facet | None:
    facet = _FACETS.get(target.figure.kind)
    yearly = facet is Facet.POINT and "%" in (target.figure.unit or "") and _GROWS.search(name)
    return Facet.YEARLY if yearly else facet


def _may_be_sum(target: Target, name: str) -> bool:
    """Return whether a level is told of several years and nothing in its words says that it is of the last one."""
    if target.period is None or target.period.start == target.period.end:
        return False
    if target.figure.kind is ValueKind.SHARE or _NO_SUM.search(name):
        return False
    return not any(_FROM_TO.search(piece.quote) for piece in target.evidence if isinstance(piece, DirectEvidence))


def _years(view: PlanView, target: Target, facet: Facet) -> Period | None:
    if facet in (Facet.POINT, Facet.YEARLY):
        return None if target.year is None else Period(target.year, target.year)
    if target.period is not None:
        return target.period
    period = view.graph.plan.period
    if period is None or target.year is None:
        return None
    length = period.end - period.start + 1
    if target.year == period.end:
        return period
    if target.year == period.start - 1:
        return Period(period.start - length, period.end - length)
    return None
