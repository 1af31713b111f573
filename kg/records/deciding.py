"""What does a person's wish to decide come to? A decision in the words of the graph, or the reason why it is none."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kg.decisions import decided
from kg.errors import LookupFailedError
from kg.model import Decision, DecisionKind
from kg.records.subjects import Subject

__all__ = ["Wish", "decision_on"]


class _Fault(StrEnum):
    FIELD = "no_such_field"
    NAME = "no_such_name"
    KIND = "other_kind"
    SAME = "same_thing"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to decide: see Decision.

    A second thing is `other`; of one thing that bears two names, the name that is another thing's is `other_name`.
    """

    kind: DecisionKind
    by: str
    at: datetime
    text: str = ""
    field: str = ""
    other: Subject | None = None
    other_name: str = ""


def decision_on(subject: Subject, wish: Wish) -> Decision:
    """Return the decision on a subject.

    Raises:
        LookupFailedError: if the subject has no such field or name, or the two are of different kinds.
        ValueError: if it says too little or too much, as Decision does.
    """
    words, other_words = subject.words, wish.other.words if wish.other else wish.other_name
    if wish.kind is DecisionKind.CORRECT and wish.field not in subject.fields:
        raise _none(_Fault.FIELD, wish.field, sorted(subject.fields))
    if wish.other and (
        wish.other.iri == subject.iri or (wish.kind is DecisionKind.SPLIT and wish.other.words == words)
    ):
        raise _none(_Fault.SAME, wish.other.words, list(subject.names))
    if wish.other and not subject.kinds & wish.other.kinds:
        raise _none(_Fault.KIND, wish.other.words, sorted(subject.kinds))
    if wish.other_name and not wish.other:
        if wish.other_name not in subject.names or len(subject.names) == 1:
            raise _none(_Fault.NAME, wish.other_name, list(subject.names))
        words = next((name for name in subject.names if name != wish.other_name), words)
    return decided(
        wish.kind,
        subject.iri,
        by=wish.by.strip(),
        at=wish.at,
        text=wish.text.strip(),
        field=wish.field,
        plan=subject.plan,
        words=words,
        other=wish.other.iri if wish.other else None,
        other_words=other_words,
    )


def _none(what: _Fault, name: str, known: list[str]) -> LookupFailedError:
    return LookupFailedError(f"errors.{what}", name=name, known=", ".join(known) or "–")
