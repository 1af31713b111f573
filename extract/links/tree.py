"""Where do goals and measures stand in the plan's own form? In a heading, a lead, the opening, or a sentence.

A “——” line stands under the topic lead before it; a clause under its lead; a lead under its section's heading. The
first paragraph of a section that has topics or sections of its own is its opening: what it wants, the section wants.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from extract.claims.aims import Aim
from extract.context import Context
from kg.model import BlockKind, SectionLevel, Span

__all__ = ["Tree"]

_ENDS = re.compile("[。；;！？!?\n]")
_EFFECT = re.compile("^实现|[0-9]")
_HIGH = frozenset({SectionLevel.PART, SectionLevel.CHAPTER})
_WITHIN = frozenset({SectionLevel.BOX, SectionLevel.TABLE})


class Tree:
    """Finds aims by their place in the plan; built once for a plan and never changed."""

    def __init__(self, context: Context, aims: Iterable[Aim]) -> None:
        self.context = context
        self._headings: dict[int, list[Aim]] = {}
        self._leads: dict[int, list[Aim]] = {}
        self._clauses: dict[int, list[Aim]] = {}
        for aim in aims:
            if aim.block is None:
                self._headings.setdefault(aim.section, []).append(aim)
            elif aim.level == "lead":
                self._leads.setdefault(aim.block, []).append(aim)
            elif aim.level == "clause":
                self._clauses.setdefault(aim.block, []).append(aim)
        self._topics = dict(self._topic_blocks())
        self._parted = set(self._parted_sections())
        self._openings = dict(self._opening_blocks())

    def _topic_blocks(self) -> Iterator[tuple[int, int]]:
        """Yield each “——” block with the block of the topic lead that it stands under."""
        topic: int | None = None
        section: int | None = None
        for at, block in enumerate(self.context.document.blocks):
            if block.section != section:
                topic, section = None, block.section
            if block.kind is BlockKind.PARAGRAPH:
                topic = at if at in self._leads else None
            elif block.kind is BlockKind.BULLET and topic is not None:
                yield at, topic

    def _parted_sections(self) -> Iterator[int]:
        """Yield the sections that have topics or sections of their own."""
        document = self.context.document
        yield from (s.parent for s in document.sections if s.parent is not None and s.level not in _WITHIN)
        yield from (aim.section for leads in self._leads.values() for aim in leads)

    def _opening_blocks(self) -> Iterator[tuple[int, int]]:
        """Yield each section with its first paragraph, where that has no lead."""
        blocks = self.context.document.blocks
        for at, block in enumerate(blocks):
            before = blocks[at - 1] if at else None
            opens = before is not None and before.kind is BlockKind.HEADING and before.section == block.section
            if opens and block.kind is BlockKind.PARAGRAPH and block.lead is None and block.section is not None:
                yield block.section, at

    def parent(self, section: int) -> int | None:
        """Return the section that a section stands in."""
        return self.context.document.sections[section].parent

    def above(self, section: int) -> Iterator[int]:
        """Yield a section and those that it stands in, the nearest first."""
        at: int | None = section
        while at is not None:
            yield at
            at = self.parent(at)

    def up_to_chapter(self, section: int) -> Iterator[int]:
        """Yield the sections that a section stands in, the nearest first, up to its chapter."""
        sections = self.context.document.sections
        for at in self.above(section):
            if at != section:
                yield at
            if sections[at].level in _HIGH:
                return

    def topic(self, block: int) -> int | None:
        """Return the block of the topic lead that a “——” block stands under."""
        return self._topics.get(block)

    def opening(self, section: int) -> int | None:
        """Return the block that opens a section with parts."""
        return self._openings.get(section) if section in self._parted else None

    def first_block(self, section: int) -> int | None:
        """Return the first paragraph of a section, where it has no lead."""
        return self._openings.get(section)

    def heading(self, section: int, kind: str) -> Aim | None:
        """Return the aim of a kind in the heading of a section."""
        return next((aim for aim in self._headings.get(section, ()) if aim.kind == kind), None)

    def leads(self, block: int | None, kind: str) -> list[Aim]:
        """Return the aims of a kind in the lead of a block."""
        return [aim for aim in self._leads.get(block, ()) if aim.kind == kind] if block is not None else []

    def closing(self, block: int | None) -> list[Aim]:
        """Return the positions that close a sentence of a block: what the sentence does, it does to that end.

        An effect (实现…全覆盖) and an amount hold for their own sentence and are left out.
        """
        if block is None:
            return []
        text = self.context.document.text
        end = self.context.document.blocks[block].span.end
        return [
            goal
            for goal in self._clauses.get(block, ())
            if goal.kind == "Goal"
            and (goal.span.end >= end or _ENDS.match(text, goal.span.end))
            and not _EFFECT.search(goal.name)
        ]

    def wanted_first(self, block: int | None) -> list[Aim]:
        """Return the goals of a block that opens a section: those that close its sentences, the last first, else any.

        Another clause may follow on a goal there: 提升保障水平，构建支撑体系; 建设交通强区，到2025年新建公路….
        """
        closing = self.closing(block)
        goals = [each for each in self._clauses.get(block or 0, ()) if each.kind == "Goal" and block is not None]
        return closing[::-1] or [goal for goal in goals if not _EFFECT.search(goal.name)]

    def opened_with(self, block: int | None) -> Aim | None:
        """Return the goal that closes the first sentence of a block, after its lead."""
        if block is None:
            return None
        whole = self.context.document.blocks[block]
        start = whole.lead.end + 1 if whole.lead else whole.span.start
        stop = _ENDS.search(self.context.document.text, start, whole.span.end)
        end = stop.start() if stop else whole.span.end
        return next((goal for goal in self.closing(block) if goal.span.end <= end), None)

    def opened_row(self, block: int | None) -> list[Aim]:
        """Return the goals that stand in a row at the end of a block's first sentence: 建设强省，打造“水乡”."""
        last = self.opened_with(block)
        if last is None:
            return []
        row = [last]
        before = self._clauses[last.block or 0]
        for other in reversed(before[: before.index(last)]):
            if other.kind != "Goal" or _ENDS.search(self.context.document.text, other.span.end, row[0].span.start):
                break
            row.insert(0, other)
        return row

    def purpose(self, block: int | None, span: Span) -> Aim | None:
        """Return the goal of a clause in its own sentence.

        Of goals in a row the last is the end of the whole sentence, the first that of the clause before it.
        """
        text = self.context.document.text
        row: list[Aim] = []
        after, near = span.end, True
        for other in self._after(block, span):
            if _ENDS.search(text, after, other.span.start):
                break
            if other.kind == "Goal":
                row.append(other)
            elif row:
                break
            else:
                near = False
            after = max(after, other.span.end)
        return (row[0] if near else row[-1]) if row else None

    def opener(self, block: int | None, span: Span) -> Aim | None:
        """Return the goal that opens the sentence of a clause, where no measure stands before it: 打造…胜地，推进…."""
        text = self.context.document.text
        clauses = self._clauses.get(block, []) if block is not None else []
        first = bisect_left(clauses, span.start, key=lambda clause: clause.span.start)
        found: Aim | None = None
        start = span.start
        for other in reversed(clauses[:first]):
            if _ENDS.search(text, other.span.end, start):
                break
            found, start = other, other.span.start
        return found if found and found.kind == "Goal" else None

    def _after(self, block: int | None, span: Span) -> list[Aim]:
        """Return the clauses of a block after a stretch."""
        clauses = self._clauses.get(block, []) if block is not None else []
        return clauses[bisect_left(clauses, span.end, key=lambda clause: clause.span.start) :]

    def measure_at(self, block: int, position: int) -> Aim | None:
        """Return the clause of a block that holds a position, where it is a measure."""
        clauses = self._clauses.get(block, ())
        inside = (each for each in clauses if each.span.start <= position < each.span.end)
        return next((each for each in inside if each.kind == "Measure"), None)

    def headings(self, block: int, kind: str) -> list[Aim]:
        """Return the aim of a kind in the nearest heading above a block, up to its chapter."""
        section = self.context.document.blocks[block].section
        above = [section, *self.up_to_chapter(section)] if section is not None else []
        found = (self.heading(at, kind) for at in above)
        return [aim for aim in found if aim][:1]
