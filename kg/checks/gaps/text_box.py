"""Are the projects that the text names listed in the box of their sector? One question a box.

Asked about are projects of their own, known by a place, a body, a firm or a number in the name, not kinds of works.
Only topics that a head of the chapter's box answers to are held against it, and a project counts as listed when it
stands in any box of projects, under a like name too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from kg.checks.base import PlanView
from kg.checks.findings import Raised, finding, focus_on
from kg.checks.gaps.boxes import Box, passage_of, project_boxes, projects_by_block, task_blocks
from kg.checks.gaps.physical import facilities
from kg.checks.gaps.wording import is_same_thing, speaks_of
from kg.model import Block, BlockKind, DirectEvidence, Entity, Finding, FindingEvidence

__all__ = ["TextProjectNotInBox"]

_SHOWN: Final = 3
_QUOTES: Final = 3
_SCHEME: Final = "规划"
_MARK: Final = re.compile(r"[0-9A-Za-z“]")


@dataclass(slots=True)
class _Missing:
    """What the text names and a box does not list, with the heads that its topics answer to."""

    projects: dict[str, Entity] = field(default_factory=dict)
    quotes: list[FindingEvidence] = field(default_factory=list)
    heads: dict[str, FindingEvidence] = field(default_factory=dict)


class TextProjectNotInBox:
    """Asks for projects of the text that the box of their sector does not list."""

    id = "text-project-not-in-box"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each box that leaves out projects of the text."""
        boxes = project_boxes(view)
        projects = (project for box in boxes for project in box.projects)
        listed = tuple(dict.fromkeys(name for project in projects for name in (project.name, *project.aliases)))
        names = _names(view) if boxes else ()
        missing: dict[int, _Missing] = {}
        by_block = projects_by_block(view) if boxes else {}
        at = {block.span: index for index, block in enumerate(view.graph.document.blocks)}
        for chapter, block in task_blocks(view):
            here = (project for project in by_block.get(at[block.span], ()) if _is_named(project, names))
            named = [project for project in here if not _is_listed(project, listed)]
            if named and block.kind is not BlockKind.HEADING:
                for box in boxes:
                    if box.chapter == chapter and self._note(
                        view, box, block, missing.setdefault(box.section, _Missing())
                    ):
                        _add(view, missing[box.section], block, named)
        for box in boxes:
            if box.section in missing and missing[box.section].projects:
                yield self._finding(view, box, missing[box.section])

    def _note(self, view: PlanView, box: Box, block: Block, missing: _Missing) -> bool:
        """Note the heads that a paragraph answers to; return whether there is one."""
        topic = _topic(view, block)
        heads = [head for head in box.heads if speaks_of(topic, head.name)]
        for head in heads:
            missing.heads.setdefault(head.name, passage_of(view, head.span, box.section))
        return bool(heads)

    def _finding(self, view: PlanView, box: Box, missing: _Missing) -> Finding:
        projects = tuple(missing.projects.values())
        names = "、".join(project.name for project in projects[:_SHOWN])
        raised = Raised(
            check=self.id,
            grade="missing",
            key=(box.heading,),
            focus=tuple(focus_on(project) for project in projects),
            evidence=(*missing.quotes[:_QUOTES], *list(missing.heads.values())[:1]),
            values={
                "box": box.heading,
                "count": str(len(projects)),
                "names": names if len(projects) <= _SHOWN else f"{names}等",
                "heads": "、".join(missing.heads),
            },
            values_en={"names": names, "heads": ", ".join(missing.heads)},
        )
        return finding(view, raised)


def _topic(view: PlanView, block: Block) -> str:
    """Return what a paragraph is about: its topic words, or the title of its section when it has none."""
    if block.lead is not None:
        return block.lead.of(view.graph.document.text)
    return "" if block.section is None else view.graph.document.sections[block.section].title


def _names(view: PlanView) -> tuple[str, ...]:
    """Return the names of places, bodies and firms: what tells one project from a kind of projects."""
    kinds = {"Place", "Organisation", "Park", "WaterBody"}
    named = (e for e in view.graph.entities if kinds & set(e.kinds) and "Project" not in e.kinds)
    return tuple(sorted({name for entity in named for name in (entity.name, *entity.aliases)}))


def _is_named(project: Entity, names: tuple[str, ...]) -> bool:
    return bool(_MARK.search(project.name)) or any(name in project.name for name in names)


def _is_listed(project: Entity, listed: tuple[str, ...]) -> bool:
    """Return whether a box lists a project under a like name, or a whole scheme of its kind that may hold it."""
    names = (project.name, *project.aliases)
    if any(is_same_thing(one, other) or is_same_thing(other, one) for one in names for other in listed):
        return True
    kinds = [kind for kind in facilities() if any(kind.is_served_by(name) for name in names)]
    return any(_SCHEME in other and kind.is_served_by(other) for kind in kinds for other in listed)


def _add(view: PlanView, missing: _Missing, block: Block, named: list[Entity]) -> None:
    for project in named:
        if project.iri not in missing.projects:
            missing.projects[project.iri] = project
            spans = (piece.span for piece in project.evidence if isinstance(piece, DirectEvidence))
            span = next(span for span in spans if block.span.start <= span.start < block.span.end)
            missing.quotes.append(passage_of(view, span, block.section))
