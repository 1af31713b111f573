"""What did a person decide, and which of the decisions about a thing stands?

Nothing that was decided is ever deleted: taking a decision back is a decision of its own (UNDO). What stands is worked
out from the record, by four rules:

- an UNDO strikes out the decision it is about, and what was decided before that stands again; an UNDO cannot itself
  be undone, one decides anew;
- of ACCEPT and DISMISS about a thing the last one stands, whoever said it;
- of what was filled into a cell (the thing and the field) the last one stands; an empty text leaves the cell blank;
- every COMMENT stands.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from kg.model.names import Iri

__all__ = ["Decision", "DecisionKind", "Standing", "standing"]


class DecisionKind(StrEnum):
    """What a person does with what the program found."""

    ACCEPT = "accept"
    DISMISS = "dismiss"
    COMMENT = "comment"
    FILL = "fill"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: about what, which, by whom, and when in UTC (given by whoever records it; there is no clock here).

    `about` names a thing, a link, a finding, a row of a table or, for UNDO, the decision that is taken back. `text` is
    the comment, what was filled in, or the reason of a verdict; `field` is the column that was filled in. `words` is
    what the thing read when it was decided on, so that it is still known when a rebuild no longer has it. `plan` is the
    id of the plan.

    Raises:
        ValueError: if nobody decided, the time is not in UTC, a comment is blank, or a field is out of place.
    """

    iri: Iri
    about: Iri
    kind: DecisionKind
    by: str
    at: datetime
    text: str = ""
    field: str = ""
    plan: str = ""
    words: str = ""

    def __post_init__(self) -> None:
        problem = self._problem()
        if problem:
            message = f"{problem}: {self.kind} about {self.about}"
            raise ValueError(message)

    def _problem(self) -> str:
        if not self.by.strip():
            return "a decision needs the name of who decided"
        if self.at.utcoffset() != timedelta(0):
            return "a decision is dated in UTC"
        if bool(self.field) is not (self.kind is DecisionKind.FILL):
            return "a field is filled, and nothing else has one"
        if self.kind is DecisionKind.COMMENT and not self.text.strip():
            return "a comment says something"
        return ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands about one thing: the last verdict, every comment by time, and the last word on each field."""

    verdict: Decision | None = None
    comments: tuple[Decision, ...] = ()
    fills: Mapping[str, Decision] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def is_dismissed(self) -> bool:
        """Return whether a person set the thing aside."""
        return self.verdict is not None and self.verdict.kind is DecisionKind.DISMISS


def about(decision: Decision) -> Iri:
    """Return what a decision is about."""
    return decision.about


def standing(decisions: Iterable[Decision], thing: Callable[[Decision], Iri] = about) -> dict[Iri, Standing]:
    """Return what stands about each thing, by its IRI; things whose decisions were all undone are left out.

    `thing` tells two names of one thing to be one.
    """
    told = sorted(decisions, key=lambda decision: (decision.at, decision.iri))
    undone = {decision.about for decision in told if decision.kind is DecisionKind.UNDO}
    by_thing: dict[Iri, list[Decision]] = {}
    for decision in told:
        if decision.kind is not DecisionKind.UNDO and decision.iri not in undone:
            by_thing.setdefault(thing(decision), []).append(decision)
    return {iri: _standing(of_thing) for iri, of_thing in by_thing.items()}


def _standing(told: Iterable[Decision]) -> Standing:
    verdict: Decision | None = None
    comments: list[Decision] = []
    fills: dict[str, Decision] = {}
    for decision in told:
        match decision.kind:
            case DecisionKind.ACCEPT | DecisionKind.DISMISS:
                verdict = decision
            case DecisionKind.COMMENT:
                comments.append(decision)
            case DecisionKind.FILL:
                fills[decision.field] = decision
            case DecisionKind.UNDO:
                continue
    return Standing(verdict, tuple(comments), fills)
