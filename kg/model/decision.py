"""What did a person decide, and which of the decisions about a thing stands?

Nothing that was decided is ever deleted: taking a decision back is a decision of its own (UNDO). What stands is worked
out from the record, by five rules:

- an UNDO strikes out the decision it is about, and what was decided before that stands again; an UNDO cannot itself
  be undone, one decides anew;
- of ACCEPT and DISMISS about a thing the last one stands, whoever said it;
- of what was filled into a cell (the thing and the field) the last one stands; an empty text leaves the cell blank;
  of what was said to be right of a field the last one stands too, beside what was filled in;
- of MERGE and SPLIT about two names, whatever their order, the last one stands; it is told of both things;
- every COMMENT stands.

A record changes no graph: what stands is shown beside what the plan states. See docs/overrides.md for how MERGE and
SPLIT come to change the next build.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeAlias

from kg.model.names import Iri

__all__ = ["Decision", "DecisionKind", "Standing", "standing"]


class DecisionKind(StrEnum):
    """What a person does with what the program found."""

    ACCEPT = "accept"
    DISMISS = "dismiss"
    COMMENT = "comment"
    FILL = "fill"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    UNDO = "undo"


_OF_A_FIELD: Final = frozenset({DecisionKind.FILL, DecisionKind.CORRECT})
_OF_TWO: Final = frozenset({DecisionKind.MERGE, DecisionKind.SPLIT})
_WORDED: Final = frozenset({DecisionKind.COMMENT, DecisionKind.CORRECT})


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: about what, which, by whom, and when in UTC (given by whoever records it; there is no clock here).

    `about` names a thing, a link, a finding, a row of a table or, for UNDO, the decision that is taken back. `text` is
    the comment, what was filled in, what is right, or the reason of anything else; `field` is the column that was
    filled in or the property that is wrong. `words` is what the thing read when it was decided on, so that it is still
    known when a rebuild no longer has it. `plan` is the id of the plan.

    MERGE says that `other` is the same thing; SPLIT that the names `words` and `other_words` are two things': of the
    one thing that bears both, or of it and `other`.

    Raises:
        ValueError: if nobody decided, the time is not in UTC, a comment or correction is blank, a field or a second
            thing is out of place or missing.
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
    other: Iri | None = None
    other_words: str = ""

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
        if bool(self.field) is not (self.kind in _OF_A_FIELD):
            return "a field is filled or corrected, and nothing else has one"
        if self.kind in _WORDED and not self.text.strip():
            return "a comment or a correction says something"
        return self._problem_of_two()

    def _problem_of_two(self) -> str:
        if self.kind not in _OF_TWO:
            return "there is no second thing" if self.other or self.other_words else ""
        if not (self.words.strip() and self.other_words.strip()):
            return "two things are known by two names"
        if self.other == self.about or (self.kind is DecisionKind.MERGE and not self.other):
            return "two things have two IRIs"
        if self.kind is DecisionKind.SPLIT and self.words == self.other_words:
            return "two names differ"
        return ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands about one thing: the last verdict, every comment by time, and the last word on each field.

    `corrections` are by field as well; `pairs` are the MERGE and SPLIT that stand, by time.
    """

    verdict: Decision | None = None
    comments: tuple[Decision, ...] = ()
    fills: Mapping[str, Decision] = field(default_factory=lambda: MappingProxyType({}))
    corrections: Mapping[str, Decision] = field(default_factory=lambda: MappingProxyType({}))
    pairs: tuple[Decision, ...] = ()

    @property
    def is_dismissed(self) -> bool:
        """Return whether a person set the thing aside."""
        return self.verdict is not None and self.verdict.kind is DecisionKind.DISMISS

    @property
    def told(self) -> tuple[Decision, ...]:
        """Return all that stands: verdict, comments, fills, corrections and pairs."""
        verdict = (self.verdict,) if self.verdict else ()
        return (*verdict, *self.comments, *self.fills.values(), *self.corrections.values(), *self.pairs)


def as_named(iri: Iri) -> Iri:
    """Return an IRI as it is."""
    return iri


def standing(decisions: Iterable[Decision], thing: Callable[[Iri], Iri] = as_named) -> dict[Iri, Standing]:
    """Return what stands about each thing, by its IRI; things whose decisions were all undone are left out.

    `thing` tells two IRIs of one thing to be one.
    """
    told = sorted(decisions, key=lambda decision: (decision.at, decision.iri))
    undone = {decision.about for decision in told if decision.kind is DecisionKind.UNDO}
    left = [one for one in told if one.kind is not DecisionKind.UNDO and one.iri not in undone]
    last = {_pair(one): one for one in left if one.kind in _OF_TWO}
    by_thing: dict[Iri, list[Decision]] = {}
    for decision in left:
        if decision.kind not in _OF_TWO or last[_pair(decision)] == decision:
            for iri in {thing(decision.about): None, **({thing(decision.other): None} if decision.other else {})}:
                by_thing.setdefault(iri, []).append(decision)
    return {iri: _standing(of_thing) for iri, of_thing in by_thing.items()}


_Pair: TypeAlias = tuple[str, frozenset[str | None]]


def _pair(decision: Decision) -> _Pair:
    """Return which two things a decision tells to be one or two: by their names, which outlive a rebuild."""
    names: frozenset[str | None] = frozenset({decision.words, decision.other_words})
    if len(names) == 1:  # two things of one name
        return "", frozenset({decision.about, decision.other})
    return decision.about.rpartition("/")[0], names


def _standing(told: Iterable[Decision]) -> Standing:
    verdict: Decision | None = None
    comments: list[Decision] = []
    fills: dict[str, Decision] = {}
    corrections: dict[str, Decision] = {}
    pairs: list[Decision] = []
    for decision in told:
        match decision.kind:
            case DecisionKind.ACCEPT | DecisionKind.DISMISS:
                verdict = decision
            case DecisionKind.COMMENT:
                comments.append(decision)
            case DecisionKind.FILL:
                fills[decision.field] = decision
            case DecisionKind.CORRECT:
                corrections[decision.field] = decision
            case DecisionKind.MERGE | DecisionKind.SPLIT:
                pairs.append(decision)
            case DecisionKind.UNDO:
                continue
    return Standing(verdict, tuple(comments), fills, corrections, tuple(pairs))
