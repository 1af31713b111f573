"""Which main goals has the plan no indicator for? A “——” line of the period without a figure and without a row.

A row of the table of indicators measures a goal when it is of the goal's theme (words/themes.tsv). Plans seldom measure
reform, governance or culture; these are not asked about, and neither is a plan without a table.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.checks.base import PlanView
from kg.checks.findings import Raised, finding, focus_on
from kg.checks.gaps.boxes import passage_of
from kg.checks.tables import rows_of
from kg.model import Block, DirectEvidence, Entity, Finding, SectionRole, Target, Tier
from kg.values import TargetRole

__all__ = ["HeadlineGoalWithoutIndicator", "headline_goals"]

_FEW: Final = 3


@dataclass(frozen=True, slots=True)
class _Theme:
    """What a goal may be about, with the words of its goals and of the indicators that measure it."""

    name: str
    name_en: str
    goal: tuple[str, ...]
    indicator: tuple[str, ...]


@cache
def _themes() -> tuple[_Theme, ...]:
    return tuple(
        _Theme(name, name_en, tuple(goal.split(",")), () if words == "-" else tuple(words.split(",")))
        for _, name, name_en, goal, words in rows_of("themes")
    )


class HeadlineGoalWithoutIndicator:
    """Asks for main goals of the period that nothing measures."""

    id = "headline-goal-without-indicator"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each such goal, in the order of the plan."""
        rows = [target for target in view.targets if _is_row(target)]
        names = "\n".join(view.entities[target.indicator].name for target in rows if target.indicator in view.entities)
        measured = {link.subject for link in view.graph.statements if link.predicate == "hasIndicator"}
        for goal, block in headline_goals(view) if rows else ():
            theme = _theme_of(goal.name)
            if theme is None or not theme.indicator or goal.iri in measured:
                continue
            if not _has_figure(view, block) and not any(word in names for word in theme.indicator):
                yield self._finding(view, goal, block, theme, rows)

    def _finding(self, view: PlanView, goal: Entity, block: Block, theme: _Theme, rows: list[Target]) -> Finding:
        table = rows[0].table or ""
        raised = Raised(
            check=self.id,
            grade="none",
            key=(goal.name,),
            focus=(focus_on(goal),),
            evidence=(passage_of(view, block.span, block.section),),
            values={"goal": goal.name, "theme": theme.name, "table": table, "count": str(len({r.row for r in rows}))},
            values_en={"theme": theme.name_en},
        )
        return finding(view, raised)


def headline_goals(view: PlanView) -> Iterator[tuple[Entity, Block]]:
    """Yield the main goals of the plan's own period with the lines they stand in, where there are several."""
    period = view.graph.plan.period
    blocks = sorted(view.graph.document.blocks, key=lambda block: block.span.start)
    found: dict[int, tuple[Entity, Block]] = {}
    for goal in view.graph.entities:
        told = {attribute.term: attribute.value for attribute in goal.attributes}
        is_main = "Goal" in goal.kinds and goal.tier is Tier.CONFIRMED and told.get("goalLevel") == "plan"
        piece = next((p for p in goal.evidence if isinstance(p, DirectEvidence)), None)
        if is_main and piece and (period is None or str(told.get("horizon")) == str(period.end)):
            block = next((one for one in blocks if one.span.start <= piece.span.start < one.span.end), None)
            if block is not None and _stands_with_goals(view, block):
                found[piece.span.start] = (goal, block)
    if len(found) >= _FEW:
        yield from (found[start] for start in sorted(found))


def _stands_with_goals(view: PlanView, block: Block) -> bool:
    return block.section is not None and view.graph.document.sections[block.section].role is SectionRole.GOALS


def _theme_of(goal: str) -> _Theme | None:
    """Return what a goal is about: by its first clause when that says it, else by all of it."""
    for words in (goal.partition("，")[0], goal):
        found = next((theme for theme in _themes() if any(word in words for word in theme.goal)), None)
        if found is not None:
            return found
    return None


def _is_row(target: Target) -> bool:
    return target.table is not None and target.role is TargetRole.TARGET


def _has_figure(view: PlanView, block: Block) -> bool:
    spans = (p.span for t in view.targets for p in t.evidence if isinstance(p, DirectEvidence) and t.table is None)
    return any(block.span.start <= span.start < block.span.end for span in spans)
