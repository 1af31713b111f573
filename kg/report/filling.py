"""How does what a person filled in become decisions? One for each cell that says something new, by whom and when."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from kg.decisions import decided
from kg.model import Decision, DecisionKind, standing
from kg.report.filled import Change
from kg.report.human import field_of
from kg.report.sheet import Report

__all__ = ["decisions_of"]


def decisions_of(
    changes: Iterable[Change], report: Report, held: Iterable[Decision], *, by: str, at: datetime
) -> Iterator[Decision]:
    """Yield the decisions that changes of a table come to; what stands already is not decided again."""
    told = standing(held)
    for change in changes:
        field = field_of(report.table, change.column)
        stands = told[change.key].fills.get(field) if change.key in told else None
        if stands is None or stands.text != change.text:
            yield decided(
                DecisionKind.FILL,
                change.key,
                by=by,
                at=at,
                text=change.text,
                field=field,
                plan=report.plan.id,
                words=change.name,
            )
