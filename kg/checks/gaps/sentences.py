"""Which sentences of a plan's tasks speak of a facility, beside those of the goal itself?"""

import re
from collections.abc import Iterator
from typing import Final

from kg.checks.base import PlanView
from kg.checks.gaps.physical import Facility
from kg.model import Block, BlockKind, DirectEvidence, Entity, FindingEvidence, SectionRole, Span
from kg.places import path_of

__all__ = ["serving_sentences"]

_SENTENCE: Final = re.compile(r"[^。；！？\n]+[。；！？]?")


def serving_sentences(view: PlanView, goal: Entity, kinds: tuple[Facility, ...]) -> Iterator[FindingEvidence]:
    """Yield the sentences of the tasks and boxes that name such a facility; the goal's own sentences are left out."""
    own = [piece.span for piece in goal.evidence if isinstance(piece, DirectEvidence)]
    for block in view.graph.document.blocks:
        if _is_task(view, block):
            for span in _sentences(view.graph.document.text, block.span):
                quote = span.of(view.graph.document.text)
                if any(kind.is_named_in(quote) for kind in kinds) and not any(span.overlaps(one) for one in own):
                    path = path_of(view.graph.document, block.section)
                    yield FindingEvidence(view.graph.plan.id, span.start, span.end, quote, path)


def _is_task(view: PlanView, block: Block) -> bool:
    if block.section is None or block.kind in (BlockKind.HEADING, BlockKind.NOTE):
        return False
    path = view.section_path(view.graph.section_iris[block.section])
    return all(section.role is SectionRole.TASKS for section in path)


def _sentences(text: str, span: Span) -> Iterator[Span]:
    for found in _SENTENCE.finditer(text, span.start, span.end):
        yield Span(found.start(), found.end())
