"""Which tasks say that a facility is built and have no project, in a chapter whose box lists projects for other tasks?

A task is a topic sentence (a row of the 任务分解表). It is looked at when one of its clauses has the government build a
facility (without a number: that is asked by `goals`), and raised when no project stands in its paragraph or reaches it
and no project of the plan is of that kind.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kg.checks.base import PlanView
from kg.checks.findings import Raised, finding, focus_on, passages
from kg.checks.gaps.boxes import passage_of, project_boxes, projects_by_block, task_blocks
from kg.checks.gaps.guards import section_guard, wording_guard
from kg.checks.gaps.physical import Facility, facilities, is_built
from kg.checks.gaps.reach import reached_by_projects
from kg.model import Block, DirectEvidence, Entity, Finding, Span, Tier

__all__ = ["TaskWithoutProject"]

_CLAUSE: Final = re.compile(r"[^，。；！？\n]+")
_NUMBER: Final = re.compile(r"\d")
_SHOWN: Final = 2
_MAKING: Final = r"(?:新建|建成|扩建|改建|改造|建设|迁建)"
_NEAR: Final = r"[^，。；]{0,8}?"


@dataclass(frozen=True, slots=True)
class _Built:
    """A clause of a task in which a facility is built."""

    kind: Facility
    word: str
    span: Span


class TaskWithoutProject:
    """Asks for tasks that build something and have no project, where other tasks of the chapter have some."""

    id = "task-without-project"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each such task, in the order of the plan."""
        chapters = {box.chapter for box in project_boxes(view)}
        if not chapters:
            return
        tasks = _tasks_by_start(view)
        reached = reached_by_projects(view)
        named = projects_by_block(view)
        known = _project_names(view)
        at = {block.span: index for index, block in enumerate(view.graph.document.blocks)}
        for chapter, block in task_blocks(view):
            task = tasks.get(block.span.start)
            if chapter in chapters and task and at[block.span] not in named and not _is_quiet(view, task):
                built = tuple(one for one in _built(view, block) if not one.kind.is_named_in(known))
                if built and task.iri not in reached:
                    yield self._finding(view, task, block, built)

    def _finding(self, view: PlanView, task: Entity, block: Block, built: tuple[_Built, ...]) -> Finding:
        kinds = tuple(dict.fromkeys(one.kind for one in built))
        quotes = tuple(passage_of(view, one.span, block.section) for one in built[:_SHOWN])
        raised = Raised(
            check=self.id,
            grade="none",
            key=(task.name, *(kind.group for kind in kinds)),
            focus=(focus_on(task),),
            evidence=tuple(dict.fromkeys((*passages(view, task.evidence, limit=1), *quotes))),
            values={
                "task": task.name,
                "thing": "、".join(kind.name for kind in kinds),
                "words": "、".join(dict.fromkeys(one.word for one in built)),
            },
            values_en={"thing": ", ".join(kind.name_en for kind in kinds)},
        )
        return finding(view, raised)


def _tasks_by_start(view: PlanView) -> Mapping[int, Entity]:
    """Return the tasks by where their topic words begin."""
    found: dict[int, Entity] = {}
    for entity in view.graph.entities:
        if "Task" in entity.kinds and entity.tier is Tier.CONFIRMED:
            for piece in entity.evidence:
                if isinstance(piece, DirectEvidence):
                    found.setdefault(piece.span.start, entity)
    return found


def _project_names(view: PlanView) -> str:
    projects = (entity for entity in view.graph.entities if "Project" in entity.kinds)
    return "\n".join(name for project in projects for name in (project.name, *project.aliases))


def _is_quiet(view: PlanView, task: Entity) -> bool:
    return bool(wording_guard(task.name) or section_guard(view, task.evidence))


def _built(view: PlanView, block: Block) -> Iterator[_Built]:
    """Yield the clauses of a paragraph in which the government builds a facility."""
    text = view.graph.document.text
    for found in _CLAUSE.finditer(text, block.span.start, block.span.end):
        clause = found.group()
        if is_built(clause) and not _NUMBER.search(clause) and wording_guard(clause, "clause") is None:
            for kind in facilities():
                word = max((word for word in kind.words if _is_object(word, clause)), key=len, default=None)
                if word is not None:
                    yield _Built(kind, word, Span(found.start(), found.end()))


def _is_object(word: str, clause: str) -> bool:
    """Return whether a facility is what is built: the verb stands just before it, or just after."""
    return word in clause and re.search(rf"{_MAKING}{_NEAR}{word}|{word}{_NEAR}{_MAKING}", clause) is not None
