"""What do the checks find in these plans? All findings, the gravest first."""

from collections.abc import Iterable

from kg.checks.base import Check, PlanView
from kg.checks.goals import GoalWithoutProject
from kg.checks.severity import RANK
from kg.checks.shapes import ShapesCheck
from kg.model import Finding, Severity

__all__ = ["CHECKS", "run_checks"]

CHECKS: tuple[Check, ...] = (GoalWithoutProject(), ShapesCheck())
"""Every check, in the order in which they run."""


def run_checks(
    plans: Iterable[PlanView], *, min_severity: Severity = Severity.INFO, checks: tuple[Check, ...] = CHECKS
) -> list[Finding]:
    """Return the findings in plans that are at least as grave as a severity: by gravity, plan, check and place."""
    found: list[tuple[tuple[int, int, int, int, str], Finding]] = []
    for at, view in enumerate(plans):
        for order, check in enumerate(checks):
            for finding in check.run(view):
                start = finding.evidence[0].start if finding.evidence else 0
                found.append(((RANK[finding.severity], at, order, start, finding.id), finding))
    found.sort(key=lambda pair: pair[0])
    return [finding for _, finding in found if RANK[finding.severity] <= RANK[min_severity]]
