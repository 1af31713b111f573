"""Which indicators do the figures of running text belong to? Those of the tables where the name is one, else new ones.

The same figure stated again is one target with the evidence of both; different figures stay apart, for a check to see.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.claims.indicator_names import IndicatorKey, indicator_key
from extract.claims.prose_targets import ProseFigure
from extract.context import Claims, Context
from kg.model import Attribute, Entity, Evidence, Iri, Target, Tier
from kg.values import Figure, Period, TargetRole

__all__ = ["IndicatorSite", "claim_prose_indicators"]

_RULE = "target.in-prose"
_CONFIDENCE = Decimal("0.9")
_DOUBTFUL = Decimal("0.6")


@dataclass(frozen=True, slots=True)
class IndicatorSite:
    """A place of running text that states a figure of an indicator."""

    indicator: Iri
    target: Iri
    figure: ProseFigure


def claim_prose_indicators(
    context: Context, figures: Iterable[ProseFigure], tables: Claims
) -> tuple[Claims, tuple[IndicatorSite, ...]]:
    """Return the indicators and targets of tables and running text together, and where the text states them.

    Args:
        context: the plan.
        figures: the figures of running text.
        tables: what the indicator tables state.
    """
    shelf = _Shelf(context, tables)
    sites = tuple(shelf.placed(figure) for figure in figures)
    return Claims(entities=tuple(shelf.entities.values()), targets=tuple(shelf.targets.values())), sites


class _Shelf:
    """The indicators and targets known so far, by the forms under which they are compared."""

    def __init__(self, context: Context, tables: Claims) -> None:
        self._context = context
        self.entities: dict[Iri, Entity] = {entity.iri: entity for entity in tables.entities}
        self.targets: dict[Iri, Target] = {target.iri: target for target in tables.targets}
        self._by_key: dict[IndicatorKey, Iri] = {}
        self._by_value: dict[tuple[object, ...], Iri] = {}
        for target in tables.targets:
            self._by_value.setdefault(_value_key(target.indicator, target.figure, target.role, target), target.iri)
        units = _units(tables)
        for entity in tables.entities:
            for name in (entity.name, *entity.aliases):
                for unit in sorted(units.get(entity.iri, {""})):
                    self._by_key.setdefault(indicator_key(name, unit or None, context.plan.area), entity.iri)

    def placed(self, figure: ProseFigure) -> IndicatorSite:
        """Return where a figure belongs, and take it up."""
        evidence = self._context.evidence(figure.span, _RULE)
        indicator = self._indicator(figure, evidence)
        time = figure.time
        key = _value_key(indicator, figure.figure, time.role, time)
        known = self._by_value.get(key)
        if known is None:
            target = self._target(indicator, figure, evidence, key)
            self.targets[target.iri] = target
            self._by_value[key] = target.iri
            return IndicatorSite(indicator, target.iri, figure)
        old = self.targets[known]
        if evidence not in old.evidence:
            self.targets[known] = replace(old, evidence=(*old.evidence, evidence))
        return IndicatorSite(indicator, known, figure)

    def _indicator(self, figure: ProseFigure, evidence: Evidence) -> Iri:
        unit = figure.figure.unit
        key = indicator_key(figure.name, unit, self._context.plan.area)
        iri = self._by_key.get(key) or self._context.iris.entity("Indicator", figure.name)
        self._by_key[key] = iri
        known = self.entities.get(iri)
        if known is None:
            self.entities[iri] = Entity(
                iri=iri,
                kinds=("Indicator",),
                name=figure.name,
                evidence=(evidence,),
                attributes=(Attribute("unitText", unit),) if unit else (),
                confidence=_CONFIDENCE if figure.sure else _DOUBTFUL,
                tier=Tier.CONFIRMED if figure.sure else Tier.CANDIDATE,
            )
            return iri
        aliases = {*known.aliases, figure.name} - {known.name}
        more = () if evidence in known.evidence else (evidence,)
        self.entities[iri] = replace(known, aliases=tuple(sorted(aliases)), evidence=(*known.evidence, *more))
        return iri

    def _target(self, indicator: Iri, figure: ProseFigure, evidence: Evidence, key: tuple[object, ...]) -> Target:
        parts = ["" if part is None else str(part) for part in key[1:]]
        return Target(
            iri=self._context.iris.node("target", indicator, *parts),
            indicator=indicator,
            figure=figure.figure,
            role=figure.time.role,
            evidence=(evidence,),
            year=figure.time.year,
            period=figure.time.period,
        )


def _units(tables: Claims) -> Mapping[Iri, set[str]]:
    """Return the units that the figures of each indicator have."""
    units: dict[Iri, set[str]] = {}
    for target in tables.targets:
        if target.figure.unit:
            units.setdefault(target.indicator, set()).add(target.figure.unit)
    return units


def _value_key(indicator: Iri, figure: Figure, role: TargetRole, time: object) -> tuple[object, ...]:
    """Return what two statements of one figure have in common."""
    year, period = getattr(time, "year", None), getattr(time, "period", None)
    when = year if year is not None else period.end if isinstance(period, Period) else None
    low = figure.value_normalised if figure.value_normalised is not None else figure.value
    high = figure.value_max_normalised if figure.value_max_normalised is not None else figure.value_max
    unit = figure.unit_normalised or figure.unit
    return (indicator, _plain(low), _plain(high), unit, figure.comparator.value, figure.kind.value, role.value, when)


def _plain(value: Decimal | None) -> str | None:
    """Return a number in one form: 10 and 10.0 are one."""
    return None if value is None else format(value.normalize(), "f")
