"""How is a decision, and what stands about a thing, told to a program? As records, for commands and the API."""

from dataclasses import asdict

from kg.checks import Judged
from kg.ids import finding_id
from kg.model import Decision, Standing
from kg.records.passages import Record

__all__ = ["decision_id", "decision_record", "finding_record", "standing_record"]


def decision_id(decision: Decision) -> str:
    """Return the id by which people name a decision: the end of its IRI."""
    return decision.iri.rpartition("/")[2]


def decision_record(decision: Decision) -> Record:
    """Return a decision as a record; times are in UTC, what a decision of its kind has not is None."""
    return {
        "id": decision_id(decision),
        "iri": decision.iri,
        "kind": decision.kind.value,
        "about": decision.about,
        "finding": finding_id(decision.about),
        "field": decision.field or None,
        "text": decision.text,
        "words": decision.words,
        "other": decision.other,
        "other_words": decision.other_words or None,
        "by": decision.by,
        "at": decision.at.isoformat(),
        "plan": decision.plan or None,
    }


def standing_record(told: Standing) -> Record | None:
    """Return what stands about a thing as a record; None when nobody decided on it."""
    if not told.told:
        return None
    return {
        "verdict": decision_record(told.verdict) if told.verdict else None,
        "comments": [decision_record(comment) for comment in told.comments],
        "fills": {field: decision_record(fill) for field, fill in sorted(told.fills.items())},
        "corrections": {field: decision_record(right) for field, right in sorted(told.corrections.items())},
        "pairs": [decision_record(pair) for pair in told.pairs],
    }


def finding_record(held: Judged) -> Record:
    """Return a finding as a record, with what stands about it under `decision`: None when nobody decided."""
    finding = held.finding
    return {**asdict(finding), "severity": finding.severity.value, "decision": standing_record(held.standing)}
