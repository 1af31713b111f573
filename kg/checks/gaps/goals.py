"""Which goals name something to be built and have no project? Asked only where planners would ask it.

A goal is looked at when it names a facility with a quantity, full coverage or as newly built (`physical`) and no guard
holds it back (`guards`). It is raised when no project reaches it and no project of the plan is of that kind: gravely
when nothing else in the plan speaks of such a thing either, lightly when measures do. So is what the text promises as
a measure (实现…全覆盖) or as a number (5000套保障性住房), in plans that list projects. Where there are projects, the
plan is asked whether they are enough (`short`) and whether anything is to come of them (`unmoved`).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from kg.checks.base import PlanView
from kg.checks.findings import Raised, finding, focus_on, passages
from kg.checks.gaps.boxes import project_boxes
from kg.checks.gaps.guards import guard_of, section_guard, wording_guard
from kg.checks.gaps.physical import Facility, Named, facility_named
from kg.checks.gaps.reach import reached_by_projects
from kg.checks.gaps.sentences import TaskSentences
from kg.checks.gaps.short import shortfalls
from kg.checks.gaps.unmoved import unmoved
from kg.model import DirectEvidence, Entity, Evidence, Finding, FindingEvidence, Span, Target, Tier
from kg.values import TargetRole, ValueKind

__all__ = ["GoalWithoutProject"]

_SERVING_SHOWN: Final = 2
_NEAR: Final = 8
_END_STATES: Final = ("实现", "建成", "完成", "达到")
_BUILT: Final = frozenset({ValueKind.COUNT, ValueKind.CUMULATIVE, ValueKind.LEVEL})


@dataclass(frozen=True, slots=True)
class _Asked:
    """Something to be built: its words, what it is about, the things it names and what in the plan covers it."""

    words: str
    about: Entity
    evidence: tuple[Evidence, ...]
    named: tuple[Named, ...]
    covering: tuple[FindingEvidence, ...] = ()

    @property
    def kinds(self) -> tuple[Facility, ...]:
        """Return the kinds of the things it names."""
        return tuple(one.facility for one in self.named)


class GoalWithoutProject:
    """Asks for what the government is to build and no project carries out, or too few do."""

    id = "goal-without-project"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each such goal or number, then those whose projects are too few or come to nothing."""
        projects = _project_words(view)
        sentences = TaskSentences(view)
        for asked in (*_goals(view), *_promises(view)):
            if not any(kind.is_served_by(projects) for kind in asked.kinds):
                yield self._finding(view, asked, sentences)
        yield from shortfalls(view, self.id)
        yield from unmoved(view, self.id)

    def _finding(self, view: PlanView, asked: _Asked, sentences: TaskSentences) -> Finding:
        serving = (*asked.covering, *sentences.serving(asked.kinds, asked.evidence))
        raised = Raised(
            check=self.id,
            grade="programme" if serving else "nothing" if "Goal" in asked.about.kinds else "promise",
            key=(asked.words,),
            focus=(focus_on(asked.about),),
            evidence=tuple(dict.fromkeys((*passages(view, asked.evidence), *serving[:_SERVING_SHOWN]))),
            values={
                "goal": asked.words,
                "thing": "、".join(kind.name for kind in asked.kinds),
                "words": "、".join(one.word for one in asked.named),
            },
            values_en={"thing": ", ".join(kind.name_en for kind in asked.kinds)},
        )
        return finding(view, raised)


def _goals(view: PlanView) -> Iterator[_Asked]:
    """Yield the goals that name something to be built, that no guard holds back and no project reaches."""
    for goal in view.graph.entities:
        if "Goal" in goal.kinds and not view.supported.get(goal.iri):
            named = facility_named(goal.name)
            if named and guard_of(view, goal) is None:
                kinds = tuple(one.facility for one in named)
                yield _Asked(goal.name, goal, goal.evidence, named, tuple(_measures(view, goal, kinds)))


def _promises(view: PlanView) -> Iterator[_Asked]:
    """Yield what the text promises to build, as a measure or a number, where the plan lists projects."""
    if not project_boxes(view):
        return
    stated = {span for goal in view.graph.entities if "Goal" in goal.kinds for span in _spans(goal.evidence)}
    reached = reached_by_projects(view)
    for measure in view.graph.entities:
        if "Measure" in measure.kinds and measure.name.startswith(_END_STATES):
            named = facility_named(measure.name)
            guard = guard_of(view, measure) or wording_guard(measure.name, "number")
            if named and guard is None:
                stated.update(_spans(measure.evidence))
                if measure.iri not in reached:
                    yield _Asked(measure.name, measure, measure.evidence, named)
    yield from _numbers(view, stated)


def _numbers(view: PlanView, stated: AbstractSet[Span]) -> Iterator[_Asked]:
    """Yield the numbers of things to be built that do not stand in what is stated already."""
    spans = sorted(stated, key=lambda span: (span.start, span.end))
    starts = [span.start for span in spans]
    for target in view.targets:
        indicator = view.entities.get(target.indicator)
        quote = next((piece.quote for piece in target.evidence if isinstance(piece, DirectEvidence)), "")
        is_stated = any(_is_in(one, starts, spans) for one in _spans(target.evidence))
        if indicator is None or indicator.tier is not Tier.CONFIRMED or is_stated or not _is_to_be_built(view, target):
            continue
        named = tuple(one for one in facility_named(quote) if one.word in indicator.name)
        words = f"{quote} {indicator.name}"
        guard = wording_guard(words) or wording_guard(words, "number") or section_guard(view, target.evidence)
        if named and guard is None:
            yield _Asked(quote, indicator, target.evidence, named)


def _is_to_be_built(view: PlanView, target: Target) -> bool:
    """Return whether a figure of the text tells a number for the plan's own period."""
    period = view.graph.plan.period
    is_later = period is not None and target.year is not None and target.year > period.end
    is_number = target.figure.kind in _BUILT and target.role is TargetRole.TARGET
    return is_number and target.table is None and not is_later


def _is_in(span: Span, starts: Sequence[int], spans: Sequence[Span]) -> bool:
    """Return whether a span overlaps the nearest of the sorted ones that begin before its end."""
    at = bisect_left(starts, span.end)
    return any(span.overlaps(one) for one in spans[max(0, at - _NEAR) : at])


def _spans(evidence: Iterable[Evidence]) -> Iterator[Span]:
    return (piece.span for piece in evidence if isinstance(piece, DirectEvidence))


def _project_words(view: PlanView) -> str:
    """Return all names and passages of the plan's projects, wherever they stand, one a line."""
    return "\n".join(
        words
        for entity in view.graph.entities
        if "Project" in entity.kinds
        for words in (
            entity.name,
            *entity.aliases,
            *(p.quote for p in entity.evidence if isinstance(p, DirectEvidence)),
        )
    )


def _measures(view: PlanView, goal: Entity, kinds: tuple[Facility, ...]) -> Iterator[FindingEvidence]:
    """Yield the passages of what covers the goal: any programme, and any measure that names such a thing."""
    for link in view.covered.get(goal.iri, ()):
        measure = view.entities.get(link.object)
        if measure and ("Programme" in measure.kinds or any(kind.is_named_in(measure.name) for kind in kinds)):
            yield from passages(view, measure.evidence, limit=1)
