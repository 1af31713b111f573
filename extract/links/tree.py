"""What stands under what? The place of every goal and measure in the plan's own form: clause, lead, section, chapter.

A “——” line stands under the topic lead before it; a clause under its lead; a lead under its section's heading.
"""

from collections.abc import Iterable, Iterator

from extract.claims.aims import Aim
from extract.context import Context
from kg.model import BlockKind

__all__ = ["Tree"]

_EFFECT = "实现"
"""A goal that names an effect (实现…全覆盖) holds for its own sentence, not for the whole paragraph."""


class Tree:
    """Finds the aims above an aim, the nearest first; built once for a plan and never changed."""

    def __init__(self, context: Context, aims: Iterable[Aim]) -> None:
        self._context = context
        self._headings: dict[int, list[Aim]] = {}
        self._leads: dict[int, list[Aim]] = {}
        self._clauses: dict[int, list[Aim]] = {}
        for aim in aims:
            if aim.block is None:
                self._headings.setdefault(aim.section, []).append(aim)
            else:
                shelf = self._leads if aim.level == "lead" else self._clauses
                shelf.setdefault(aim.block, []).append(aim)
        self._topics = dict(self._topic_blocks())
        self._intros = dict(self._intro_blocks())

    def _topic_blocks(self) -> Iterator[tuple[int, int]]:
        """Yield each “——” block with the block of the topic lead that it stands under."""
        topic: int | None = None
        section: int | None = None
        for at, block in enumerate(self._context.document.blocks):
            if block.section != section:
                topic, section = None, block.section
            if block.kind is BlockKind.PARAGRAPH:
                topic = at if at in self._leads else None
            elif block.kind is BlockKind.BULLET and topic is not None:
                yield at, topic

    def _intro_blocks(self) -> Iterator[tuple[int, int]]:
        """Yield each section with its first paragraph, where that has no lead: what it wants, the section wants."""
        for at, block in enumerate(self._context.document.blocks):
            before = self._context.document.blocks[at - 1] if at else None
            if (
                block.kind is BlockKind.PARAGRAPH
                and block.lead is None
                and block.section is not None
                and before is not None
                and before.kind is BlockKind.HEADING
                and before.section == block.section
            ):
                yield block.section, at

    def heading(self, section: int | None, kind: str) -> Aim | None:
        """Return the aim of a kind in the nearest heading, from a section upwards."""
        while section is not None:
            found = [aim for aim in self._headings.get(section, ()) if aim.kind == kind]
            if found:
                return found[0]
            section = self._context.document.sections[section].parent
        return None

    def lead(self, block: int, kind: str) -> Aim | None:
        """Return the aim of a kind in the lead of a block."""
        return next((aim for aim in self._leads.get(block, ()) if aim.kind == kind), None)

    def parent_measure(self, aim: Aim) -> Aim | None:
        """Return the measure that a measure is part of, or None at the top."""
        if aim.block is None:
            return self.heading(self._context.document.sections[aim.section].parent, "Measure")
        topic = self._topics.get(aim.block)
        own = self.lead(aim.block, "Measure") if aim.level == "clause" else None
        above = self.lead(topic, "Measure") if topic is not None else None
        return own or above or self.heading(aim.section, "Measure")

    def goal_of(self, aim: Aim) -> Aim | None:
        """Return the goal that a measure serves: of its own lead or paragraph, else of the section or chapter."""
        if aim.block is None:
            intro = self._intros.get(aim.section)
            own = [goal for goal in self._clauses.get(intro, ()) if goal.kind == "Goal"] if intro is not None else []
            parent = self._context.document.sections[aim.section].parent
            return next(iter(own), None) or self.heading(aim.section, "Goal") or self.heading(parent, "Goal")
        topic = self._topics.get(aim.block)
        for block in (aim.block, topic):
            found = self._goal_in(block, aim) if block is not None else None
            if found:
                return found
        return self._section_goal(aim.section)

    def _goal_in(self, block: int, aim: Aim) -> Aim | None:
        lead = self.lead(block, "Goal")
        if lead:
            return lead
        goals = [goal for goal in self._clauses.get(block, ()) if goal.kind == "Goal"]
        same = [goal for goal in goals if self._one_sentence(aim, goal)]
        places = [goal for goal in goals if not goal.name.startswith(_EFFECT)]
        return next(iter(same), None) or next(iter(places), None)

    def _one_sentence(self, aim: Aim, goal: Aim) -> bool:
        """Return whether a goal follows a measure in one sentence: what the sentence does, it does to that end."""
        between = self._context.document.text[aim.span.end : goal.span.start]
        return goal.span.start >= aim.span.end and "。" not in between

    def _section_goal(self, section: int) -> Aim | None:
        here = [aim for aim in self._headings.get(section, ()) if aim.kind == "Goal"]
        intro = self._intros.get(section)
        stated = [goal for goal in self._clauses.get(intro, ()) if goal.kind == "Goal"] if intro is not None else []
        return next(iter(here), None) or next(iter(stated), None) or self.heading(section, "Goal")

    def parent_goal(self, aim: Aim) -> Aim | None:
        """Return the goal that a goal is part of, or None at the top."""
        parent = self._context.document.sections[aim.section].parent
        if aim.block is None:
            return self.heading(parent, "Goal")
        topic = self._topics.get(aim.block)
        own = self.lead(aim.block, "Goal") if aim.level == "clause" else None
        above = self.lead(topic, "Goal") if topic is not None else None
        found = own or above or self.heading(aim.section, "Goal")
        return found if found != aim else self.heading(parent, "Goal")
