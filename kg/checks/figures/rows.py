"""Has a table of indicators as many rows as its headings (一、经济强（12项）) or the text of the goals say?

Rows are told apart by their printed numbers. A row may hold smaller items: for the text either count will do.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from kg.checks.base import PlanView
from kg.checks.figures.raising import TextQuestion, text_question
from kg.model import Block, BlockKind, Finding, SectionRole, Span, Target
from kg.values import TargetRole

__all__ = ["CountAgainstRows"]

_GROUP: Final = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．\s]*)?(?P<name>[^\d（(\t]{2,20})[（(](?P<count>\d{1,2})\s*[项个][）)]\s*$"
)
_ROW: Final = re.compile(r"^(?:[^\d\t]{2,10}\t)?(?P<number>\d{1,2})(?:[\s.．、\t]|$)")
_SAID: Final = re.compile(
    r"(?:设置|提出|确定|设定|明确|安排|选取|细化)[^，。；\d]{0,14}(?:\d{1,2}个?(?:方面|大?类|维度)[^，。；\d]{0,4})?(?P<count>\d{1,2})[项个](?:主要|核心|关键|经济社会发展|发展)*指标"
)
_LEAST: Final = 3


@dataclass(frozen=True, slots=True)
class _Group:
    """A heading inside a table, the number it says and the numbers of the rows below it."""

    heading: Span
    name: str
    count: int
    rows: tuple[Span, ...]


class CountAgainstRows:
    """Asks for tables with more or fewer rows than is said."""

    id = "count-against-rows"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each heading inside a table, then for each sentence of the goals."""
        rows = [block for block in view.graph.document.blocks if block.kind is BlockKind.ROW]
        for section, blocks in groupby(rows, key=lambda block: block.section):
            for group in _groups(view, tuple(blocks)):
                if group.count != len(group.rows):
                    figures = {"count": str(group.count), "listed": str(len(group.rows))}
                    spans = (group.heading, *group.rows[:1], *group.rows[-1:])
                    values = {"name": group.name, **figures}
                    yield text_question(
                        view, TextQuestion(self.id, "heading", (group.name,), spans, section, figures, values)
                    )
        yield from self._said(view, rows)

    def _said(self, view: PlanView, rows: Sequence[Block]) -> Iterator[Finding]:
        targets = [one for one in view.targets if one.table is not None and one.role is TargetRole.TARGET]
        if len({one.table for one in targets}) != 1:
            return
        counts = _counts(targets)
        text = view.graph.document.text
        for block in view.graph.document.blocks:
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET) and _is_goals(view, block):
                for found in _SAID.finditer(text, block.span.start, block.span.end):
                    if int(found["count"]) not in counts and rows:
                        figures = {"count": found["count"], "listed": str(min(counts))}
                        span = Span(found.start(), found.end())
                        values = {"words": found.group(), "items": str(max(counts)), **figures}
                        key = (found.group(),)
                        yield text_question(
                            view, TextQuestion(self.id, "text", key, (span,), block.section, figures, values)
                        )


def _groups(view: PlanView, blocks: Sequence[Block]) -> Iterator[_Group]:
    """Yield the headings that say a number, each with the rows whose printed numbers follow one another."""
    open_group: _Group | None = None
    last = 0
    for block in blocks:
        words = block.span.of(view.graph.document.text)
        heading, row = _GROUP.match(words), _ROW.match(words)
        if heading:
            if open_group and open_group.rows:
                yield open_group
            open_group = _Group(block.span, heading["name"], int(heading["count"]), ())
        elif row and (
            int(row["number"]) == last + 1 or (int(row["number"]) == 1 and open_group and not open_group.rows)
        ):
            last = int(row["number"])
            if open_group:
                rows = (*open_group.rows, block.span)
                open_group = _Group(open_group.heading, open_group.name, open_group.count, rows)
    if open_group and open_group.rows:
        yield open_group


def _counts(targets: Sequence[Target]) -> set[int]:
    """Return the number of rows of a table and that of its smaller items."""
    numbers = {one.row for one in targets if one.row and one.row.isdigit()}
    found = {len({one.indicator for one in targets}), max((int(number) for number in numbers), default=0)}
    return found if min(found) >= _LEAST else set(range(100))


def _is_goals(view: PlanView, block: Block) -> bool:
    if block.section is None:
        return False
    path = view.section_path(view.graph.section_iris[block.section])
    return any(section.role is SectionRole.GOALS for section in path)
