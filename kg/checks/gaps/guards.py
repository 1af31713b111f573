"""Why does a goal ask for no project? Its place in the plan, its wording, its time, or the kind of its figures."""

from collections.abc import Iterable
from functools import cache
from typing import Final

from kg.checks.base import PlanView
from kg.checks.tables import rows_of
from kg.model import DirectEvidence, Entity, Evidence, SectionRole, Tier
from kg.values import Comparator

__all__ = ["guard_of", "section_guard", "wording_guard"]

_QUIET_ROLES: Final = frozenset(set(SectionRole) - {SectionRole.GOALS, SectionRole.TASKS})
_OTHER_KINDS: Final = frozenset({"Constraint", "Title", "SpatialPattern", "Strategy"})
_LIMITS: Final = frozenset({Comparator.AT_MOST, Comparator.LESS_THAN})


@cache
def _words(where: str) -> tuple[tuple[str, str], ...]:
    return tuple((guard, word) for place, guard, word in rows_of("guards") if place == where)


def guard_of(view: PlanView, goal: Entity) -> str | None:
    """Return the name of the first guard that holds a goal back from the check, or None when none does."""
    if goal.tier is not Tier.CONFIRMED or _OTHER_KINDS & set(goal.kinds):
        return "kind"
    return wording_guard(goal.name) or _time(view, goal) or section_guard(view, goal.evidence) or _figures(view, goal)


def wording_guard(words: str, where: str = "goal") -> str | None:
    """Return the first guard that holds back what is worded so; None when none does. `where` is a kind of the table.

    >>> wording_guard("学校数量保持在30所以上"), wording_guard("新建学校3所")
    ('hold', None)
    """
    return next((guard for guard, word in _words(where) if word in words), None)


def _time(view: PlanView, goal: Entity) -> str | None:
    period = view.graph.plan.period
    horizon = next((str(a.value) for a in goal.attributes if a.term == "horizon"), None)
    if period is None or horizon is None or not horizon.isdecimal():
        return None
    return None if int(horizon) <= period.end else "time"


def section_guard(view: PlanView, evidence: Iterable[Evidence]) -> str | None:
    """Return the first guard that holds back what stands in such sections, or None."""
    for piece in evidence:
        path = view.section_path(piece.section) if isinstance(piece, DirectEvidence) else []
        if any(section.role in _QUIET_ROLES for section in path):
            return "role"
        headings = " ".join(section.title for section in path)
        found = next((guard for guard, word in _words("section") if word in headings), None)
        if found:
            return found
    return None


def _figures(view: PlanView, goal: Entity) -> str | None:
    for target in view.targets_of.get(goal.iri, ()):
        if target.figure.delegated:
            return "handed-down"
        if target.figure.comparator in _LIMITS:
            return "hold"
    return None
