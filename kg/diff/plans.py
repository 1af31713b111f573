"""What differs between two states of a plan, or between two plans? All changes, the gravest first.

The states may be two builds of one plan or two drafts of it under two titles: things are matched by what they are, and
IRIs are compared only where both states name the same plan.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kg.diff.figures import figure_changes
from kg.diff.findings import finding_changes
from kg.diff.gravity import made, one_sided
from kg.diff.links import link_changes
from kg.diff.text import PlanText
from kg.diff.things import Things
from kg.diff.values import Change, FieldChange, Part, PlanDiff, PlanState, Side, ordered
from kg.diff.wording import Wording
from kg.model import Plan
from kg.rdf import canonical
from kg.rdf.canonical import ordered_statements

__all__ = ["compared", "diff_plans"]

_SAID: Final = ("title", "issuer", "area", "area_code", "level", "period", "issued")


def diff_plans(before: PlanState | None, after: PlanState | None) -> PlanDiff:
    """Return what differs between two states; None is a state that lacks the plan.

    Neither the order of the values nor where words stand in the text makes a difference.
    """
    if before is None or after is None:
        return _one_sided(before, after)
    return compared(_in_order(before), _in_order(after))


def compared(before: PlanState, after: PlanState) -> PlanDiff:
    """Return what differs between two states whose values are in their order."""
    return PlanDiff(before.graph.plan, after.graph.plan, ordered(_changes(before, after)))


def _changes(before: PlanState, after: PlanState) -> Iterator[Change]:
    wording = Wording(PlanText(before.graph), PlanText(after.graph))
    things = Things(before, after, wording)
    yield from _of_plan(before.graph.plan, after.graph.plan)
    yield from wording.changes()
    yield from things.changes()
    yield from figure_changes(before, after, things)
    yield from link_changes(before, after, things)
    yield from finding_changes(before, after, things)


def _one_sided(before: PlanState | None, after: PlanState | None) -> PlanDiff:
    plans = (before.graph.plan if before else None, after.graph.plan if after else None)
    sides = (_side(plans[0]) if plans[0] else None, _side(plans[1]) if plans[1] else None)
    plan = plans[0] or plans[1]
    return PlanDiff(*plans, (one_sided(Part.PLAN, sides, _said(plan)),) if plan else ())


def _of_plan(before: Plan, after: Plan) -> Iterator[Change]:
    told = tuple(
        FieldChange(name, was, is_now)
        for (name, was), (_, is_now) in zip(_said(before), _said(after), strict=True)
        if was != is_now
    )
    if told:
        yield made(Part.PLAN, (_side(before), _side(after)), told)


def _said(plan: Plan) -> list[tuple[str, str | None]]:
    period = plan.period.label if plan.period else None
    return [(name, period if name == "period" else getattr(plan, name)) for name in _SAID]


def _side(plan: Plan) -> Side:
    return Side(plan.iri, plan.title, "Plan")


def _in_order(state: PlanState) -> PlanState:
    return replace(state, graph=canonical(state.graph), derived=ordered_statements(state.derived))
