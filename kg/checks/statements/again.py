"""Does the plan plan what it reports as complete? The same project, in the same words, with nothing added to it.

An extension, a second phase, a renewal or the use of what was built is no repetition.
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.checks.base import PlanView
from kg.checks.findings import Raised, finding, focus_on
from kg.checks.statements.passages import PlanText, Tense
from kg.checks.statements.said import Said, projects_said
from kg.checks.statements.stages import Stage, stages_at
from kg.checks.statements.words import one_of, rows
from kg.model import BlockKind, Finding, Iri, SectionLevel

__all__ = ["CompleteAndPlanned"]


class CompleteAndPlanned:
    """Asks for what is reported as built or in use and is to be built again."""

    id = "complete-and-planned"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each such project, in the order of the plan."""
        text = view.once(PlanText)
        complete: dict[Iri, Said] = {}
        planned: dict[Iri, tuple[str, Said]] = {}
        for each in view.once(projects_said):
            tense = text.tense(text.block_at(each.span.start))
            if tense is Tense.PAST and stages_at(text, each.span) == {Stage.DONE} and not _is_part(text, each):
                complete.setdefault(each.entity.iri, each)
            elif tense is Tense.AHEAD and each.entity.iri not in planned:
                grade = _planned(text, each)
                if grade is not None:
                    planned[each.entity.iri] = grade, each
        for iri, each in complete.items():
            if iri in planned:
                yield self._finding(text, each, *planned[iri])

    def _finding(self, text: PlanText, complete: Said, grade: str, planned: Said) -> Finding:
        before, after = (text.quoted(text.clause(each.span)) for each in (complete, planned))
        raised = Raised(
            check=self.id,
            grade=grade,
            key=(complete.entity.name,),
            focus=(focus_on(complete.entity),),
            evidence=(before, after),
            values={"name": complete.entity.name, "before": before.quote, "after": after.quote},
        )
        return finding(text.view, raised)


@cache
def _more() -> re.Pattern[str]:
    return re.compile(one_of(row["word"] for row in rows("again") if row["says"] == "more"))


@cache
def _part() -> re.Pattern[str]:
    return re.compile(one_of(row["word"] for row in rows("again") if row["says"] == "part"))


def _is_part(text: PlanText, each: Said) -> bool:
    """Return whether only a part of a thing is reported as complete (一期, 主体)."""
    return bool(_part().search(text.clause(each.span).of(text.text)))


def _planned(text: PlanText, each: Said) -> str | None:
    """Return how a passage plans a thing: to be built, going on, in a box; None where it adds to it or uses it."""
    clause = text.clause(each.span).of(text.text)
    if _more().search(clause):
        return None
    stages = stages_at(text, each.span)
    if stages & {Stage.START, Stage.DONE}:
        return "stage"
    if Stage.WORK in stages:
        return "going-on"
    block = text.block_at(each.span.start)
    section = None if block.section is None else text.view.graph.document.sections[block.section]
    is_listed = section is not None and section.level is SectionLevel.BOX and block.kind is not BlockKind.HEADING
    return "box" if is_listed else None
