"""Checks: questions put to a plan's graph, each answer a finding with the passages it rests on."""

from kg.checks.base import Check, PlanView
from kg.checks.run import CHECKS, Answers, answers, checks_named, run_checks, together
from kg.checks.verdicts import Checked, Fate, Judged, as_known, fates, judged, plans_decided_on, standings

__all__ = [
    "CHECKS",
    "Answers",
    "Check",
    "Checked",
    "Fate",
    "Judged",
    "PlanView",
    "answers",
    "as_known",
    "checks_named",
    "fates",
    "judged",
    "plans_decided_on",
    "run_checks",
    "standings",
    "together",
]
