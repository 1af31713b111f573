"""What did people decide on findings, and what has become of each decision since?"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kg.checks.run import Answers
from kg.ids import finding_id
from kg.model import Decision, DecisionKind, Finding, Iri, PlanGraph, Standing, standing

__all__ = ["Checked", "Fate", "Judged", "as_known", "fates", "judged", "plans_decided_on", "standings"]


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with what stands about it."""

    finding: Finding
    standing: Standing = field(default_factory=Standing)


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan with what the checks say of it and what people said to that.

    `base` is the base of its IRIs, `read` when it was read, as the manifest has it, or nothing.
    """

    graph: PlanGraph
    base: str
    answers: Answers
    findings: tuple[Judged, ...]
    read: str = ""


class Fate(StrEnum):
    """What has become of a decision."""

    STANDS = "stands"
    REPLACED = "replaced"
    """A later verdict, or a later word on the same cell, field or pair of names, stands in its place."""
    UNDONE = "undone"
    GONE = "gone"
    """The finding is no longer raised: the text or the check has changed."""
    ORPHANED = "orphaned"
    """The graph no longer holds the plan."""


def judged(findings: Iterable[Finding], decisions: Iterable[Decision]) -> tuple[Judged, ...]:
    """Return each finding with what stands about it, whatever the base under which it was decided on."""
    found = standings(decisions)
    return tuple(Judged(finding, found.get(Iri(finding.id), Standing())) for finding in findings)


def standings(decisions: Iterable[Decision]) -> Mapping[Iri, Standing]:
    """Return what stands about each thing by its IRI, about a finding by its id."""
    return standing(decisions, as_known)


def as_known(iri: Iri) -> Iri:
    """Return a thing as one knows it again: a finding by its id alone, for a plan may have moved to another base."""
    return Iri(finding_id(iri) or iri)


def plans_decided_on(decisions: Iterable[Decision]) -> frozenset[str]:
    """Return the ids of the plans of which findings were decided on: their checks tell what has become of them."""
    return frozenset(decision.plan for decision in decisions if finding_id(decision.about))


def fates(decisions: Iterable[Decision], raised: Collection[str], plans: Collection[str]) -> Mapping[Iri, Fate]:
    """Return what has become of each decision, by its IRI.

    Args:
        decisions: all decisions of a graph.
        raised: the ids of the findings that all checks raise now in the plans decided on.
        plans: the ids of the plans that the graph holds.
    """
    told = tuple(decisions)
    stand = {decision.iri for of_thing in standings(told).values() for decision in of_thing.told}
    undone = {decision.about for decision in told if decision.kind is DecisionKind.UNDO}

    def fate(decision: Decision) -> Fate:
        if decision.iri in undone:
            return Fate.UNDONE
        if decision.kind is not DecisionKind.UNDO and decision.iri not in stand:
            return Fate.REPLACED
        if decision.plan and decision.plan not in plans:
            return Fate.ORPHANED
        finding = finding_id(decision.about)
        return Fate.GONE if finding and finding not in raised else Fate.STANDS

    return {decision.iri: fate(decision) for decision in told}
