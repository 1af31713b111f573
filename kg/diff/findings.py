"""Which findings are raised now, and which are gone? By id, then by check and what they are about."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace

from kg.diff.gravity import made, one_sided
from kg.diff.pairing import Pairing
from kg.diff.things import Things
from kg.diff.values import Change, FieldChange, Part, PlanState, Side
from kg.ids import IriMaker
from kg.model import Finding, Iri, Severity

__all__ = ["finding_changes"]


def finding_changes(before: PlanState, after: PlanState, things: Things) -> Iterator[Change]:
    """Yield the findings that are gone, raised or put in other words, each with its own severity as gravity."""
    old, new = _by_id(before), _by_id(after)
    pairing = Pairing(old, new)
    pairing.by(lambda one: one, lambda one: one)
    pairing.by(lambda one: _about(old[one], things.token_before), lambda one: _about(new[one], things.token_after))
    for one in pairing.left_before():
        change = one_sided(Part.FINDING, (_side(before, old[one]), None), _said(old[one]))
        yield replace(change, gravity=old[one].severity)
    for one in pairing.left_after():
        change = one_sided(Part.FINDING, (None, _side(after, new[one])), _said(new[one]))
        yield replace(change, gravity=new[one].severity)
    for first, second in pairing.after_of.items():
        was, is_now = old[first], new[second]
        told = tuple(
            FieldChange(name, one, other)
            for (name, one), (_, other) in zip(_said(was), _said(is_now), strict=True)
            if one != other
        )
        if told:
            change = made(Part.FINDING, (_side(before, was), _side(after, is_now)), told)
            yield replace(change, gravity=min(was.severity, is_now.severity, key=tuple(Severity).index))


def _by_id(state: PlanState) -> dict[str, Finding]:
    return {finding.id: finding for finding in sorted(state.findings, key=lambda one: one.id)}


def _about(finding: Finding, token: Callable[[Iri | None], Hashable]) -> Hashable:
    return finding.check, frozenset(token(focus.iri) for focus in finding.focus)


def _side(state: PlanState, finding: Finding) -> Side:
    plan = state.graph.plan
    iris = IriMaker(plan.id, plan.iri.removesuffix(f"plan/{plan.id}"))
    return Side(iris.finding(finding.id), finding.message, finding.check, finding.evidence)


def _said(finding: Finding) -> list[tuple[str, str]]:
    return [("severity", finding.severity.value), ("message", finding.message), ("message_en", finding.message_en)]
