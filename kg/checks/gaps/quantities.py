"""Which numbers of facilities does the plan say it will build, and what do its boxes list of them?

Asked are counted things (新建学校15所) in goals and tasks, held against the boxes of projects of the same chapter.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kg.checks.base import PlanView
from kg.checks.gaps.boxes import Head, chapter_of, project_boxes
from kg.checks.gaps.counting import count_of, countable_in
from kg.checks.gaps.physical import is_built
from kg.model import DirectEvidence, Entity, Iri, SectionRole, Target, Tier
from kg.values import Comparator, TargetRole

__all__ = ["Counted", "counted"]

_COUNTERS: Final = frozenset("所座个家处")
_REBUILT: Final = ("改", "扩", "迁")
_EXACT: Final = frozenset({Comparator.EQUAL, Comparator.AT_LEAST, Comparator.MORE_THAN})


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of things that the plan says it will build, and those that a box of the chapter lists one by one."""

    target: Target
    indicator: Entity
    stated: Decimal
    listed: Decimal
    projects: tuple[Entity, ...]
    box: int
    heads: tuple[Head, ...]

    @property
    def is_open(self) -> bool:
        """Return whether the list names some of more (等)."""
        return any(head.is_open for head in self.heads)

    @property
    def grade(self) -> str | None:
        """Return whether the list has fewer or more than the plan says; None when they agree."""
        if self.listed < self.stated:
            return "short-sample" if self.is_open else "short"
        exact = self.target.figure.comparator is Comparator.EQUAL
        return "more" if exact and self.listed > self.stated else None


def counted(view: PlanView) -> Iterator[Counted]:
    """Yield the numbers of facilities to be built for which a box of the same chapter lists such things."""
    boxes = project_boxes(view)
    if not boxes:
        return
    for target in view.targets:
        indicator = view.entities.get(target.indicator)
        kind = countable_in(indicator.name.removesuffix("数量")) if indicator else None
        value = target.figure.value
        if indicator is None or kind is None or value is None or not _is_to_be_built(view, target, indicator):
            continue
        for box in boxes:
            if box.chapter == _chapter(view, target):
                heads = tuple(head for head in box.heads if any(kind.is_one(project.name) for project in head.projects))
                listed = (project for head in heads for project in head.projects)
                found = count_of((project for project in listed if _is_in_scope(project.name, _said(target))), kind)
                if found and found[1]:
                    yield Counted(target, indicator, value, *found, box.section, heads)


def _is_to_be_built(view: PlanView, target: Target, indicator: Entity) -> bool:
    figure = target.figure
    quotes = [piece for piece in target.evidence if isinstance(piece, DirectEvidence)]
    roles = {section.role for piece in quotes for section in view.section_path(piece.section)}
    return (
        target.role is TargetRole.TARGET
        and target.table is None
        and indicator.tier is Tier.CONFIRMED
        and (figure.unit or "") in _COUNTERS
        and figure.comparator in _EXACT
        and roles <= {SectionRole.GOALS, SectionRole.TASKS}
        and any(is_built(words) for words in (indicator.name, *(piece.quote for piece in quotes)))
    )


def _said(target: Target) -> str:
    return "".join(piece.quote for piece in target.evidence if isinstance(piece, DirectEvidence))


def _is_in_scope(project: str, said: str) -> bool:
    """Return whether a project is of the nature that the text counts: new alone, rebuilt alone, or both."""
    new, rebuilt = "新建" in said, any(word in said for word in _REBUILT)
    if new == rebuilt:
        return True
    return not any(word in project for word in (_REBUILT if new else ("新建",)))


def _chapter(view: PlanView, target: Target) -> int | None:
    section: Iri | None = next((p.section for p in target.evidence if isinstance(p, DirectEvidence)), None)
    return None if section is None else chapter_of(view.graph, view.graph.section_iris.index(section))
