"""Differences: what was added, removed, changed or renamed between two states of a plan, or two graphs of plans."""

from kg.diff.graphs import diff_graphs, state_of
from kg.diff.plans import diff_plans
from kg.diff.values import Change, ChangeKind, FieldChange, Part, PlanDiff, PlanState, Side, mirrored

__all__ = [
    "Change",
    "ChangeKind",
    "FieldChange",
    "Part",
    "PlanDiff",
    "PlanState",
    "Side",
    "diff_graphs",
    "diff_plans",
    "mirrored",
    "state_of",
]
