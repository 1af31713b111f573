"""What do the checks find in these plans? All findings, the gravest first, what no check could decide, and lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from kg.checks.base import Check, PlanView
from kg.checks.figures.baseline import TargetAgainstBaseline
from kg.checks.figures.counts import CountAgainstList
from kg.checks.figures.feasible import ShareAgainstGrowth
from kg.checks.figures.growth import GrowthAgainstEnds
from kg.checks.figures.horizons import LaterAgainstEarlier
from kg.checks.figures.increments import IncreaseAgainstEnds
from kg.checks.figures.levels import ShareAgainstLevels
from kg.checks.figures.parts import PartsAgainstTotal
from kg.checks.figures.places import FigureInTwoPlaces
from kg.checks.figures.ranked import HigherAgainstLower
from kg.checks.figures.rows import CountAgainstRows
from kg.checks.figures.sizes import NumberAgainstSizes
from kg.checks.figures.sums import AnnualAgainstSum
from kg.checks.figures.units import UnitAgainstName
from kg.checks.figures.wholes import PartAgainstWhole
from kg.checks.gaps.box_count import CountAgainstBox
from kg.checks.gaps.box_text import BoxWithoutText
from kg.checks.gaps.carriers import CarrierWithoutProject
from kg.checks.gaps.columns import EmptyProjectColumns
from kg.checks.gaps.goals import GoalWithoutProject
from kg.checks.gaps.handed_down import TargetsHandedDown
from kg.checks.gaps.headlines import HeadlineGoalWithoutIndicator
from kg.checks.gaps.measures import GoalWithoutMeasure
from kg.checks.gaps.one_place import TargetsInOnePlace
from kg.checks.gaps.strategies import StrategyUnanswered
from kg.checks.gaps.tasks import TaskWithoutProject
from kg.checks.gaps.text_box import TextProjectNotInBox
from kg.checks.severity import RANK
from kg.checks.shapes import ShapesCheck
from kg.checks.statements.again import CompleteAndPlanned
from kg.checks.statements.boxes import ProjectListedTwice
from kg.checks.statements.names import NamesOfOneThing
from kg.checks.statements.reached import StateReachedAndPlanned
from kg.checks.statements.reaches import ReachesApart
from kg.checks.statements.relations import RelationInTwoStrengths
from kg.checks.statements.sizes import SizeInTwoPlaces
from kg.checks.statements.titles import TitleSoughtAgain
from kg.checks.statements.validity import DocumentOutOfTime
from kg.checks.statements.wording import StageInTwoPlaces
from kg.errors import LookupFailedError
from kg.model import Finding, Inventory, Severity, Undecided

__all__ = ["CHECKS", "Answers", "answers", "checks_named", "run_checks", "together"]

CHECKS: tuple[Check, ...] = (
    GoalWithoutProject(),
    GoalWithoutMeasure(),
    TaskWithoutProject(),
    HeadlineGoalWithoutIndicator(),
    BoxWithoutText(),
    TextProjectNotInBox(),
    CountAgainstBox(),
    CarrierWithoutProject(),
    StrategyUnanswered(),
    TargetsHandedDown(),
    TargetsInOnePlace(),
    EmptyProjectColumns(),
    FigureInTwoPlaces(),
    GrowthAgainstEnds(),
    UnitAgainstName(),
    TargetAgainstBaseline(),
    LaterAgainstEarlier(),
    AnnualAgainstSum(),
    PartsAgainstTotal(),
    ShareAgainstLevels(),
    IncreaseAgainstEnds(),
    ShareAgainstGrowth(),
    NumberAgainstSizes(),
    PartAgainstWhole(),
    HigherAgainstLower(),
    CountAgainstList(),
    CountAgainstRows(),
    StageInTwoPlaces(),
    SizeInTwoPlaces(),
    ReachesApart(),
    TitleSoughtAgain(),
    CompleteAndPlanned(),
    StateReachedAndPlanned(),
    RelationInTwoStrengths(),
    NamesOfOneThing(),
    ProjectListedTwice(),
    DocumentOutOfTime(),
    ShapesCheck(),
)
"""Every check, in the order in which they run."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the checks say of plans: the findings, by gravity, plan, check and place; and what they cannot decide.

    The inventories are lists to work with, in the order of the plans and checks.
    """

    findings: tuple[Finding, ...]
    undecided: tuple[Undecided, ...]
    inventories: tuple[Inventory, ...] = ()


def checks_named(name: str | None) -> tuple[Check, ...]:
    """Return the check of an id; all checks for no name.

    Raises:
        LookupFailedError: if there is none.

    >>> [check.id for check in checks_named("shapes")]
    ['shapes']
    """
    if name is None:
        return CHECKS
    found = tuple(check for check in CHECKS if check.id == name)
    if not found:
        ids = [check.id for check in CHECKS]
        near = get_close_matches(name, ids, n=3, cutoff=0.5) or ids
        raise LookupFailedError(_NO_SUCH, name=name, known=", ".join(near))
    return found


_NO_SUCH: Final = "errors.no_such_check"


def answers(
    plans: Iterable[PlanView], *, min_severity: Severity = Severity.INFO, checks: tuple[Check, ...] = CHECKS
) -> Answers:
    """Return the findings in plans that are at least as grave as a severity, what no check decides, and the lists."""
    return together((_of_one(view, checks) for view in plans), min_severity=min_severity)


def together(parts: Iterable[Answers], *, min_severity: Severity = Severity.INFO) -> Answers:
    """Return what was said of plans one by one as one, without the findings that are lighter than a severity."""
    said = list(parts)
    found = [one for part in said for one in part.findings if RANK[one.severity] <= RANK[min_severity]]
    return Answers(
        tuple(sorted(found, key=lambda finding: RANK[finding.severity])),
        tuple(one for part in said for one in part.undecided),
        tuple(one for part in said for one in part.inventories),
    )


def _of_one(view: PlanView, checks: tuple[Check, ...]) -> Answers:
    found: list[tuple[tuple[int, int, int, str], Finding]] = []
    left_open: list[Undecided] = []
    lists: list[Inventory] = []
    for order, check in enumerate(checks):
        for told in check.run(view):
            if isinstance(told, Undecided):
                left_open.append(told)
            elif isinstance(told, Inventory):
                lists.append(told)
            else:
                start = told.evidence[0].start if told.evidence else 0
                found.append(((RANK[told.severity], order, start, told.id), told))
    found.sort(key=lambda pair: pair[0])
    return Answers(tuple(finding for _, finding in found), tuple(left_open), tuple(lists))


def run_checks(
    plans: Iterable[PlanView], *, min_severity: Severity = Severity.INFO, checks: tuple[Check, ...] = CHECKS
) -> list[Finding]:
    """Return the findings in plans that are at least as grave as a severity: by gravity, plan, check and place."""
    return list(answers(plans, min_severity=min_severity, checks=checks).findings)
