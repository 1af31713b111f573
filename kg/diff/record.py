"""How is a change written for programs? As a flat record, the same for JSON, CSV and the API."""

from collections.abc import Iterator
from typing import Final

from kg.diff.values import Change, PlanDiff, Side
from kg.records import Record

__all__ = ["change_record", "diff_records"]

_BETWEEN: Final = "；"


def diff_records(diff: PlanDiff) -> Iterator[Record]:
    """Yield the records of a plan's changes, in their order."""
    return (change_record(diff, change) for change in diff.changes)


def change_record(diff: PlanDiff, change: Change) -> Record:
    """Return a change as a record; what one state lacks is null."""
    return {
        "plan": diff.plan.id,
        "gravity": change.gravity.value,
        "part": change.part.value,
        "change": change.kind.value,
        "of": change.of,
        "name_before": change.before.name if change.before else None,
        "name_after": change.after.name if change.after else None,
        "fields": [{"field": one.name, "before": one.before, "after": one.after} for one in change.fields],
        "before": _BETWEEN.join(f"{one.name} {one.before}" for one in change.fields if one.before is not None),
        "after": _BETWEEN.join(f"{one.name} {one.after}" for one in change.fields if one.after is not None),
        "follows": change.follows,
        "id_before": (change.before.iri or None) if change.before else None,
        "id_after": (change.after.iri or None) if change.after else None,
        "evidence_before": _passages(change.before),
        "evidence_after": _passages(change.after),
    }


def _passages(side: Side | None) -> list[Record]:
    passages = side.passages if side else ()
    return [
        {"plan": one.plan, "start": one.start, "end": one.end, "quote": one.quote, "path": list(one.path)}
        for one in passages
    ]
