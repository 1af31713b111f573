"""In which clause do words stand, and does the passage tell of what was or of what is to be?"""

import re
from bisect import bisect_right
from enum import StrEnum
from functools import cached_property
from typing import Final

from kg.checks.base import PlanView
from kg.model import Block, BlockKind, FindingEvidence, SectionRole, Span

__all__ = ["PlanText", "Tense"]

_AHEAD: Final = frozenset({SectionRole.GOALS, SectionRole.TASKS})
_CLAUSE: Final = "，；。！？\n"
_SENTENCE: Final = "。！？\n"


class Tense(StrEnum):
    """Whether a section reports, plans, or does neither (principles, guarantees, surroundings, notes)."""

    PAST = "past"
    AHEAD = "ahead"
    NEITHER = "neither"


class PlanText:
    """The text of one plan with the way from a place in it to its block, its clause and its tense."""

    def __init__(self, view: PlanView) -> None:
        """Keep the plan's text."""
        self.view = view
        self.text = view.graph.document.text
        self.blocks = view.graph.document.blocks

    @cached_property
    def _starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    @cached_property
    def _tenses(self) -> tuple[Tense, ...]:
        return tuple(_tense(section.role) for section in self.view.graph.document.sections)

    def block_at(self, position: int) -> Block:
        """Return the block that a place of the text stands in."""
        return self.blocks[max(bisect_right(self._starts, position) - 1, 0)]

    def tense(self, block: Block) -> Tense:
        """Return whether a block reports or plans; what stands before the first heading does neither."""
        return Tense.NEITHER if block.section is None else self._tenses[block.section]

    def clause(self, span: Span) -> Span:
        """Return the clause around a span, without the mark that ends it."""
        return self._around(span, _CLAUSE)

    def sentence(self, span: Span) -> Span:
        """Return the sentence around a span, without the mark that ends it."""
        return self._around(span, _SENTENCE)

    def _around(self, span: Span, marks: str) -> Span:
        block = self.block_at(span.start).span
        start = max((self.text.rfind(mark, block.start, span.start) for mark in marks), default=-1)
        ends = [at for mark in marks if (at := self.text.find(mark, span.end, block.end)) >= 0]
        return Span(max(start + 1, block.start), min(ends, default=block.end))

    def quoted(self, span: Span) -> FindingEvidence:
        """Return a span as a passage with its headings, without blanks around it."""
        quote = span.of(self.text)
        found = re.search(r"\S(?:.*\S)?", quote, re.DOTALL)
        start = span.start + (found.start() if found else 0)
        end = span.start + (found.end() if found else len(quote))
        section = self.block_at(start).section
        path = () if section is None else self.view.paths[self.view.graph.section_iris[section]]
        return FindingEvidence(self.view.graph.plan.id, start, end, self.text[start:end], path)

    def is_prose(self, block: Block) -> bool:
        """Return whether a block is running text: no heading, row or note."""
        return block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET)


def _tense(role: SectionRole) -> Tense:
    if role is SectionRole.FOUNDATION:
        return Tense.PAST
    return Tense.AHEAD if role in _AHEAD else Tense.NEITHER
