"""Has a counted list as many members as it says? A clause's own list, or the “——” items below a paragraph."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from kg.checks.base import PlanView
from kg.checks.figures.lists import CountedList, count_of, counted_lists
from kg.checks.figures.raising import TextQuestion, text_question
from kg.model import Block, BlockKind, Finding, Span

__all__ = ["CountAgainstList"]

_READ: Final = (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.NOTE)
_ANNOUNCED: Final = re.compile(
    r"(?<![第\d一二三四五六七八九十])(?P<number>[一二三四五六七八九十两]{1,2}|\d{1,2})(?:大|个|类|项|种|条|重|方面)"
    r"(?P<name>[^，。；：、“”（）\d\s]{0,10})”?[。：:]?$"
)
_FEWEST: Final = 2


class CountAgainstList:
    """Asks for counted lists with more or fewer members than their number."""

    id = "count-against-list"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each such list; once where it is told twice in the same words."""
        seen: dict[str, Finding] = {}
        for found in (*self._lists(view), *self._items(view)):
            seen.setdefault(found.id, found)
        yield from seen.values()

    def _lists(self, view: PlanView) -> Iterator[Finding]:
        text = view.graph.document.text
        for block in view.graph.document.blocks:
            if block.kind in _READ:
                for found in counted_lists(block.span.of(text)):
                    if found.disagrees:
                        span = Span(block.span.start + found.start, block.span.start + found.end)
                        yield self._finding(view, block, (span,), found)

    def _items(self, view: PlanView) -> Iterator[Finding]:
        """Yield the paragraphs that announce a number of items, where all items of the section follow at once."""
        text = view.graph.document.text
        for _, group in groupby(view.graph.document.blocks, key=lambda block: block.section):
            blocks = [block for block in group if block.kind is not BlockKind.HEADING]
            runs = [(kind, list(run)) for kind, run in groupby(blocks, key=lambda block: block.kind)]
            for (kind, before), (next_kind, items) in pairwise(runs):
                alone = sum(kind is BlockKind.BULLET for kind, _ in runs) == 1
                if kind is BlockKind.PARAGRAPH and next_kind is BlockKind.BULLET and alone:
                    yield from self._announced(view, before[-1], [item.span.of(text) for item in items])

    def _announced(self, view: PlanView, block: Block, items: Sequence[str]) -> Iterator[Finding]:
        announced = _ANNOUNCED.search(block.span.of(view.graph.document.text))
        if announced is None or len(items) < _FEWEST:
            return
        leads = tuple(re.split(r"[，。：；]", item.lstrip("—－- "))[0] for item in items)
        phrase = announced.group().strip("”。：:")
        count, listed = count_of(announced["number"]), len(leads)
        found = CountedList(count, listed, listed, phrase, leads, announced.start(), announced.end())
        if found.disagrees and count >= _FEWEST:
            span = Span(block.span.start + found.start, block.span.start + found.end)
            yield self._finding(view, block, (span, *_leads(view, block, leads)), found)

    def _finding(self, view: PlanView, block: Block, spans: tuple[Span, ...], found: CountedList) -> Finding:
        listed = str(found.low) if found.low == found.high else f"{found.low}—{found.high}"
        figures = {"count": str(found.count), "listed": listed}
        values = {"phrase": found.phrase, "members": "、".join(found.members), **figures}
        key = (found.phrase, *found.members)
        return text_question(view, TextQuestion(self.id, "list", key, spans, block.section, figures, values))


def _leads(view: PlanView, block: Block, leads: Sequence[str]) -> Iterator[Span]:
    """Yield where the first words of the items stand after a paragraph."""
    at = block.span.end
    for lead in leads:
        at = view.graph.document.text.index(lead, at)
        yield Span(at, at + len(lead))
        at += len(lead)
