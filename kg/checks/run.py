"""What do the checks find in these plans? All findings, the gravest first, and what no check could decide."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.checks.base import Check, PlanView
from kg.checks.figures.baseline import TargetAgainstBaseline
from kg.checks.figures.growth import GrowthAgainstEnds
from kg.checks.figures.horizons import LaterAgainstEarlier
from kg.checks.figures.places import FigureInTwoPlaces
from kg.checks.figures.sums import AnnualAgainstSum
from kg.checks.figures.units import UnitAgainstName
from kg.checks.goals import GoalWithoutProject
from kg.checks.severity import RANK
from kg.checks.shapes import ShapesCheck
from kg.model import Finding, Severity, Undecided

__all__ = ["CHECKS", "Answers", "answers", "run_checks"]

CHECKS: tuple[Check, ...] = (
    GoalWithoutProject(),
    FigureInTwoPlaces(),
    GrowthAgainstEnds(),
    UnitAgainstName(),
    TargetAgainstBaseline(),
    LaterAgainstEarlier(),
    AnnualAgainstSum(),
    ShapesCheck(),
)
"""Every check, in the order in which they run."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the checks say of plans: the findings, by gravity, plan, check and place; and what they cannot decide."""

    findings: tuple[Finding, ...]
    undecided: tuple[Undecided, ...]


def answers(
    plans: Iterable[PlanView], *, min_severity: Severity = Severity.INFO, checks: tuple[Check, ...] = CHECKS
) -> Answers:
    """Return the findings in plans that are at least as grave as a severity, and what no check can decide."""
    found: list[tuple[tuple[int, int, int, int, str], Finding]] = []
    left_open: list[Undecided] = []
    for at, view in enumerate(plans):
        for order, check in enumerate(checks):
            for told in check.run(view):
                if isinstance(told, Undecided):
                    left_open.append(told)
                elif RANK[told.severity] <= RANK[min_severity]:
                    start = told.evidence[0].start if told.evidence else 0
                    found.append(((RANK[told.severity], at, order, start, told.id), told))
    found.sort(key=lambda pair: pair[0])
    return Answers(tuple(finding for _, finding in found), tuple(left_open))


def run_checks(
    plans: Iterable[PlanView], *, min_severity: Severity = Severity.INFO, checks: tuple[Check, ...] = CHECKS
) -> list[Finding]:
    """Return the findings in plans that are at least as grave as a severity: by gravity, plan, check and place."""
    return list(answers(plans, min_severity=min_severity, checks=checks).findings)
