"""Which goals and measures stand about a place of the text? In the words there, its sentence, its block, its heading.

Sorted once and looked up by halving: a plan has a thousand aims and as many names.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from extract.claims.aims import Aim
from extract.context import Context
from extract.links.stating import sentence_of
from kg.model import Span

__all__ = ["AimIndex"]


class AimIndex:
    """The goals and measures of a plan by where they stand; built once and never changed."""

    def __init__(self, context: Context, aims: Iterable[Aim]) -> None:
        self._context = context
        self._aims = sorted(aims, key=lambda aim: (aim.span, aim.kind))
        self._starts = [aim.span.start for aim in self._aims]
        self._longest = max((len(aim.span) for aim in self._aims), default=0)
        self._blocks = [block.span.start for block in context.document.blocks]
        self._leads: dict[int, list[Aim]] = {}
        self._headings: dict[int, list[Aim]] = {}
        for aim in self._aims:
            if aim.block is None:
                self._headings.setdefault(aim.section, []).append(aim)
            elif aim.level == "lead":
                self._leads.setdefault(aim.block, []).append(aim)

    def covering(self, span: Span, kind: str | None = None) -> Aim | None:
        """Return the shortest aim whose words hold a span; of a kind, if one is given."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_right(self._starts, span.start)
        holding = [aim for aim in self._aims[first:last] if aim.span.covers(span) and kind in {None, aim.kind}]
        return min(holding, key=lambda aim: len(aim.span), default=None)

    def within(self, span: Span, kind: str | None = None) -> list[Aim]:
        """Return the aims that stand wholly in a span, in the order of the text."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [aim for aim in self._aims[first:last] if span.covers(aim.span) and kind in {None, aim.kind}]

    def after(self, span: Span, kind: str | None) -> list[Aim]:
        """Return the aims, of a kind if one is given, that follow a span in its sentence."""
        sentence = sentence_of(self._context, span)
        return self.within(Span(span.end, max(span.end, sentence.end)), kind)

    def before(self, span: Span, kind: str | None) -> list[Aim]:
        """Return the aims, of a kind if one is given, that stand before a span in its sentence."""
        sentence = sentence_of(self._context, span)
        return self.within(Span(min(sentence.start, span.start), span.start), kind)

    def block(self, span: Span) -> int:
        """Return the index of the block that a span begins in."""
        return max(0, bisect_right(self._blocks, span.start) - 1)

    def first_in(self, block: int, kind: str) -> Aim | None:
        """Return the first aim of a kind in a block, after its lead."""
        return next((aim for aim in self.within(self._context.document.blocks[block].span, kind)), None)

    def lead(self, block: int, kind: str) -> Aim | None:
        """Return the aim of a kind in the lead of a block."""
        return next((aim for aim in self._leads.get(block, ()) if aim.kind == kind), None)

    def heading(self, section: int | None, kind: str | None = None) -> Aim | None:
        """Return the aim in the heading of a section; of a kind, if one is given."""
        found = self._headings.get(section, ()) if section is not None else ()
        return next((aim for aim in found if kind in {None, aim.kind}), None)
