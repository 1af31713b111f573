"""Which goals has the plan no measure for? Those of chapters, sections and topics with nothing under them, main goals.

A goal inside a sentence stands beside its measures and is not asked about. A main goal is answered by a heading of the
tasks that speaks of it too: which chapter carries it out is often not said in so many words.
"""

from collections.abc import Iterator
from typing import Final

from kg.checks.base import PlanView
from kg.checks.findings import Raised, finding, focus_on, passages
from kg.checks.gaps.guards import guard_of, wording_guard
from kg.checks.gaps.headlines import headline_goals
from kg.checks.gaps.wording import pieces, speaks_of
from kg.model import Entity, Finding, SectionRole

__all__ = ["GoalWithoutMeasure"]

_LEVELS: Final = frozenset({"chapter", "section", "lead"})
_UPWARD: Final = frozenset({"partOf", "serves", "supports", "develops"})


class GoalWithoutMeasure:
    """Asks for goals that nothing in the plan carries out."""

    id = "goal-without-measure"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each such goal of the tasks, then for each such main goal."""
        above = {link.object for link in view.graph.statements if link.predicate in _UPWARD}
        for goal in view.graph.entities:
            if _is_of_tasks(goal) and goal.iri not in above and not _is_quiet(view, goal):
                yield self._finding(view, goal, "task")
        titles = _titles(view)
        for goal, _ in headline_goals(view):
            told = bool(pieces(goal.name)) and not speaks_of(titles, goal.name)
            if told and goal.iri not in above and wording_guard(goal.name, "measure") is None:
                yield self._finding(view, goal, "headline")

    def _finding(self, view: PlanView, goal: Entity, grade: str) -> Finding:
        raised = Raised(
            check=self.id,
            grade=grade,
            key=(goal.name,),
            focus=(focus_on(goal),),
            evidence=passages(view, goal.evidence, limit=1),
            values={"goal": goal.name},
        )
        return finding(view, raised)


def _is_of_tasks(goal: Entity) -> bool:
    level = next((attribute.value for attribute in goal.attributes if attribute.term == "goalLevel"), None)
    return "Goal" in goal.kinds and level in _LEVELS


def _is_quiet(view: PlanView, goal: Entity) -> bool:
    return bool(guard_of(view, goal) or wording_guard(goal.name, "measure"))


def _titles(view: PlanView) -> str:
    sections = view.graph.document.sections
    return "\n".join(section.title for section in sections if section.role is SectionRole.TASKS)
