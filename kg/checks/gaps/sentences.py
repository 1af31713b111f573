"""Which sentences of a plan's tasks speak of a facility, beside those of the goal itself?"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from kg.checks.base import PlanView
from kg.checks.gaps.physical import Facility
from kg.model import Block, BlockKind, DirectEvidence, Evidence, FindingEvidence, SectionRole, Span
from kg.places import path_of

__all__ = ["TaskSentences"]

_SENTENCE: Final = re.compile(r"[^。；！？\n]+[。；！？]?")


@dataclass(frozen=True)
class TaskSentences:
    """The sentences of a plan's tasks and boxes; a kind of facility is looked for once."""

    view: PlanView

    def serving(self, kinds: Iterable[Facility], own: Iterable[Evidence]) -> Iterator[FindingEvidence]:
        """Yield the sentences that name such a facility; those that a goal itself stands in are left out."""
        spans = [piece.span for piece in own if isinstance(piece, DirectEvidence)]
        found = sorted({at for kind in kinds for at in self._naming(kind)})
        for span, section in (self._all[at] for at in found):
            if not any(span.overlaps(one) for one in spans):
                document = self.view.graph.document
                quote, path = span.of(document.text), path_of(document, section)
                yield FindingEvidence(self.view.graph.plan.id, span.start, span.end, quote, path)

    def _naming(self, kind: Facility) -> tuple[int, ...]:
        if kind.group not in self._found:
            text = self.view.graph.document.text
            named = (at for at, (span, _) in enumerate(self._all) if kind.is_named_in(span.of(text)))
            self._found[kind.group] = tuple(named)
        return self._found[kind.group]

    @cached_property
    def _found(self) -> dict[str, tuple[int, ...]]:
        return {}

    @cached_property
    def _all(self) -> tuple[tuple[Span, int | None], ...]:
        document = self.view.graph.document
        return tuple(
            (Span(found.start(), found.end()), block.section)
            for block in document.blocks
            if _is_task(self.view, block)
            for found in _SENTENCE.finditer(document.text, block.span.start, block.span.end)
        )


def _is_task(view: PlanView, block: Block) -> bool:
    if block.section is None or block.kind in (BlockKind.HEADING, BlockKind.NOTE):
        return False
    path = view.section_path(view.graph.section_iris[block.section])
    return all(section.role is SectionRole.TASKS for section in path)
