"""Which goals name something to be built and have no project? Asked only where planners would ask it.

A goal is looked at when it names a facility with a quantity, full coverage or as newly built (`physical`) and no guard
holds it back (`guards`). It is raised when no project reaches it and no project of the plan is of that kind: gravely
when nothing else in the plan speaks of such a thing either, lightly when measures do.
"""

from collections.abc import Iterator
from typing import Final

from kg.checks.base import PlanView
from kg.checks.findings import Raised, finding, focus_on, passages
from kg.checks.gaps.guards import guard_of
from kg.checks.gaps.physical import Facility, Named, facility_named
from kg.checks.gaps.sentences import serving_sentences
from kg.model import DirectEvidence, Entity, Finding, FindingEvidence

__all__ = ["GoalWithoutProject"]

_SERVING_SHOWN: Final = 2


class GoalWithoutProject:
    """Asks for goals of the government's own building that no project carries out."""

    id = "goal-without-project"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each such goal, in the order of the plan."""
        for goal in view.graph.entities:
            if "Goal" in goal.kinds and not view.supported.get(goal.iri):
                named = facility_named(goal.name)
                if named and guard_of(view, goal) is None and not _has_project(view, named):
                    yield self._finding(view, goal, named)

    def _finding(self, view: PlanView, goal: Entity, named: tuple[Named, ...]) -> Finding:
        kinds = tuple(one.facility for one in named)
        serving = (*_measures(view, goal, kinds), *serving_sentences(view, goal, kinds))
        raised = Raised(
            check=self.id,
            grade="programme" if serving else "nothing",
            key=(goal.name,),
            focus=(focus_on(goal),),
            evidence=tuple(dict.fromkeys((*passages(view, goal.evidence), *serving[:_SERVING_SHOWN]))),
            values={
                "goal": goal.name,
                "thing": "、".join(kind.name for kind in kinds),
                "words": "、".join(one.word for one in named),
            },
            values_en={"thing": ", ".join(kind.name_en for kind in kinds)},
        )
        return finding(view, raised)


def _has_project(view: PlanView, named: tuple[Named, ...]) -> bool:
    """Return whether some project of the plan is of a kind that the goal names, wherever it stands."""
    return any(
        one.facility.is_served_by(words)
        for entity in view.graph.entities
        if "Project" in entity.kinds
        for words in (entity.name, *entity.aliases, *_quotes(entity))
        for one in named
    )


def _quotes(entity: Entity) -> Iterator[str]:
    return (piece.quote for piece in entity.evidence if isinstance(piece, DirectEvidence))


def _measures(view: PlanView, goal: Entity, kinds: tuple[Facility, ...]) -> Iterator[FindingEvidence]:
    """Yield the passages of what covers the goal: any programme, and any measure that names such a thing."""
    for link in view.covered.get(goal.iri, ()):
        measure = view.entities.get(link.object)
        if measure and ("Programme" in measure.kinds or any(kind.is_named_in(measure.name) for kind in kinds)):
            yield from passages(view, measure.evidence, limit=1)
