"""What is a difference? A change of one thing, figure, link, section, sentence or finding between two states of a plan.

A change knows both sides, so a diff read backwards is the diff of the states the other way round. It says nothing of
where words stand: what only moved in the text is no change.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from kg.model import Finding, FindingEvidence, Plan, PlanGraph, Severity, Statement

__all__ = ["Change", "ChangeKind", "FieldChange", "Part", "PlanDiff", "PlanState", "Side", "mirrored", "ordered"]


class Part(StrEnum):
    """What of a plan a change is about, in the order in which changes of one gravity are told."""

    PLAN = "plan"
    FIGURE = "figure"
    FINDING = "finding"
    THING = "thing"
    ATTRIBUTE = "attribute"
    """What is said of a thing that both states name: its capacity, stage, horizon, other names."""
    LINK = "link"
    SECTION = "section"
    SENTENCE = "sentence"
    SHORTCUT = "shortcut"
    """A derived link; it follows from others."""


class ChangeKind(StrEnum):
    """What became of it from the first state to the second."""

    REMOVED = "removed"
    ADDED = "added"
    CHANGED = "changed"
    RENAMED = "renamed"
    """The same thing under another name or IRI."""
    MOVED = "moved"
    """The same sentence in another section, the same section under another one."""


_BACKWARDS: Final = {ChangeKind.REMOVED: ChangeKind.ADDED, ChangeKind.ADDED: ChangeKind.REMOVED}
_GRAVITY: Final = tuple(Severity)
_PARTS: Final = tuple(Part)
_KINDS: Final = tuple(ChangeKind)


@dataclass(frozen=True, slots=True)
class PlanState:
    """A plan in one state: what it states, what is derived from that, and what the checks find in it."""

    graph: PlanGraph
    derived: tuple[Statement, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value in both states, as text; None where there is none."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """How what changed stands in one state: its IRI if it has one, what it is called, and passages of the plan.

    `of` is the class of a thing, the role of a figure, the predicate of a link, the level of a section, a finding's
    check.
    """

    iri: str
    name: str
    of: str = ""
    passages: tuple[FindingEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    `fields` are the values that differ; of what was added or removed, all of them. `follows` says that it follows from
    another change: a link of a thing that was added is new because the thing is.
    """

    part: Part
    kind: ChangeKind
    before: Side | None
    after: Side | None
    gravity: Severity
    fields: tuple[FieldChange, ...] = ()
    follows: bool = False

    @property
    def of(self) -> str:
        """Return what it is of: the class of a thing, the role of a figure …, in the second state if it is there."""
        return self.side.of

    @property
    def side(self) -> Side:
        """Return how it stands in the second state, or in the first when it is gone."""
        side = self.after or self.before
        if side is None:
            message = "a change has a side"
            raise ValueError(message)
        return side


@dataclass(frozen=True, slots=True)
class PlanDiff:
    """The changes of one plan, the gravest first; `before` or `after` is None for a plan that one state lacks."""

    before: Plan | None
    after: Plan | None
    changes: tuple[Change, ...]

    @property
    def plan(self) -> Plan:
        """Return the plan of the second state, or of the first when it is gone."""
        plan = self.after or self.before
        if plan is None:
            message = "a diff is of a plan"
            raise ValueError(message)
        return plan

    def counts(self) -> dict[Part, dict[ChangeKind, int]]:
        """Return how many changes there are of each part and kind, without those that there are not."""
        counted = Counter((change.part, change.kind) for change in self.changes)
        told: dict[Part, dict[ChangeKind, int]] = {}
        for part, kind in sorted(counted, key=lambda pair: (_PARTS.index(pair[0]), _KINDS.index(pair[1]))):
            told.setdefault(part, {})[kind] = counted[part, kind]
        return told


def ordered(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return changes in their order: the gravest first, then by part, kind and place in the text."""
    return tuple(sorted(changes, key=_key))


def _key(change: Change) -> tuple[object, ...]:
    side = change.side
    place = side.passages[0].start if side.passages else -1
    values = tuple((one.name, one.before or "", one.after or "") for one in change.fields)
    names = (
        side.name,
        side.iri,
        change.before.name if change.before else "",
        change.before.iri if change.before else "",
    )
    order = (_GRAVITY.index(change.gravity), change.follows, _PARTS.index(change.part), _KINDS.index(change.kind))
    return (*order, place, change.of, *names, values)


def mirrored(diff: PlanDiff) -> PlanDiff:
    """Return the diff read backwards: what was added is removed, what was before is after."""
    return PlanDiff(diff.after, diff.before, ordered(map(_backwards, diff.changes)))


def _backwards(change: Change) -> Change:
    fields = tuple(FieldChange(one.name, one.after, one.before) for one in change.fields)
    kind = _BACKWARDS.get(change.kind, change.kind)
    return replace(change, kind=kind, before=change.after, after=change.before, fields=fields)
