"""Which boxes of a plan list projects, under which heads, and what does the text around them say?"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kg.checks.base import PlanView
from kg.model import (
    Block,
    BlockKind,
    DirectEvidence,
    Entity,
    FindingEvidence,
    PlanGraph,
    Section,
    SectionLevel,
    SectionRole,
    Span,
    Tier,
)
from kg.places import path_of, printed_heading

__all__ = [
    "Box",
    "Head",
    "chapter_of",
    "passage_of",
    "project_boxes",
    "projects_by_block",
    "task_blocks",
    "text_beside",
]

_PROJECTS: Final = "项目"
_OPEN: Final = ("等", "一批", "若干")


@dataclass(frozen=True, slots=True)
class Head:
    """A sector head of a box: its words, where its paragraph stands, and the projects it lists.

    `is_open` says that the list names some of more (等).
    """

    name: str
    span: Span
    projects: tuple[Entity, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A box that lists projects, with the indices of its section and of the chapter it stands in."""

    section: int
    chapter: int
    heading: str
    heads: tuple[Head, ...]

    @property
    def projects(self) -> tuple[Entity, ...]:
        """Return the projects of all heads, each once."""
        return tuple({project.iri: project for head in self.heads for project in head.projects}.values())


def project_boxes(view: PlanView) -> tuple[Box, ...]:
    """Return the boxes of the tasks that list projects, in the order of the plan.

    Boxes of towns, patterns and fields of industry name projects too, but do not list them as projects.
    """
    heads_of = _heads(view.graph, projects_by_block(view))
    return tuple(
        Box(at, chapter_of(view.graph, at), printed_heading(view.graph.document, at), heads)
        for at, section in enumerate(view.graph.document.sections)
        if section.level is SectionLevel.BOX and section.role is SectionRole.TASKS
        for heads in (tuple(heads_of.get(at, ())),)
        if heads and _lists_projects(view.graph, section, heads)
    )


def text_beside(view: PlanView, boxes: tuple[Box, ...]) -> str:
    """Return the words of the tasks outside of these boxes and of tables; boxes of another kind are text too."""
    document = view.graph.document
    left_out = {box.section for box in boxes}
    left_out |= {at for at, section in enumerate(document.sections) if section.level is SectionLevel.TABLE}
    return "\n".join(
        block.span.of(document.text)
        for block in document.blocks
        if block.section is not None
        and block.section not in left_out
        and document.sections[block.section].role is SectionRole.TASKS
    )


def projects_by_block(view: PlanView) -> Mapping[int, list[Entity]]:
    """Return the confirmed projects by the index of the block that names them, in the order of their naming."""
    blocks = view.graph.document.blocks
    starts = [block.span.start for block in blocks]
    found: dict[int, dict[int, Entity]] = defaultdict(dict)
    for entity in view.graph.entities:
        if "Project" in entity.kinds and entity.tier is Tier.CONFIRMED:
            for piece in entity.evidence:
                if isinstance(piece, DirectEvidence):
                    at = bisect_right(starts, piece.span.start) - 1
                    found[at].setdefault(piece.span.start, entity)
    return {at: [told[start] for start in sorted(told)] for at, told in found.items()}


def task_blocks(view: PlanView) -> Iterator[tuple[int, Block]]:
    """Yield the paragraphs of the tasks outside of boxes and tables, each with the index of its chapter."""
    document = view.graph.document
    for block in document.blocks:
        if block.section is not None and block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.HEADING):
            section = document.sections[block.section]
            boxed = section.level in (SectionLevel.BOX, SectionLevel.TABLE)
            if section.role is SectionRole.TASKS and not boxed:
                yield chapter_of(view.graph, block.section), block


def passage_of(view: PlanView, span: Span, section: int | None) -> FindingEvidence:
    """Return a stretch of the text as a passage."""
    document = view.graph.document
    return FindingEvidence(view.graph.plan.id, span.start, span.end, span.of(document.text), path_of(document, section))


def _heads(graph: PlanGraph, listed: Mapping[int, list[Entity]]) -> Mapping[int, list[Head]]:
    """Return the paragraphs that name projects by the index of their section."""
    text = graph.document.text
    found: dict[int, list[Head]] = defaultdict(list)
    for at, block in enumerate(graph.document.blocks):
        if block.section is not None and block.kind is not BlockKind.HEADING and at in listed:
            name = block.lead.of(text) if block.lead else ""
            words = block.span.of(text)
            projects = tuple({project.iri: project for project in listed[at]}.values())
            found[block.section].append(Head(name, block.span, projects, any(word in words for word in _OPEN)))
    return found


def _lists_projects(graph: PlanGraph, section: Section, heads: tuple[Head, ...]) -> bool:
    """Return whether a box says of itself that it lists projects: in its title or under most of its heads."""
    text = graph.document.text
    return _PROJECTS in section.title or 2 * sum(_PROJECTS in head.span.of(text) for head in heads) > len(heads)


def chapter_of(graph: PlanGraph, at: int) -> int:
    """Return the index of the chapter that a section stands in, or of its outermost section."""
    sections = graph.document.sections
    here: int | None = at
    while here is not None:
        at = here
        if sections[at].level is SectionLevel.CHAPTER:
            break
        here = sections[at].parent
    return at
