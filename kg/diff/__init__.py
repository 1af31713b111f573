"""Differences: what was added, removed, changed or renamed between two states of a plan, or two graphs of plans."""

from kg.diff.graphs import diff_graphs, state_of
from kg.diff.plans import diff_plans
from kg.diff.record import change_record, diff_records
from kg.diff.values import Change, ChangeKind, FieldChange, Part, PlanDiff, PlanState, Side, mirrored

__all__ = [
    "Change",
    "ChangeKind",
    "FieldChange",
    "Part",
    "PlanDiff",
    "PlanState",
    "Side",
    "change_record",
    "diff_graphs",
    "diff_plans",
    "diff_records",
    "mirrored",
    "state_of",
]
