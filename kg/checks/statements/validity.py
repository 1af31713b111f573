"""Does the plan go by a plan whose time was over before its own began? By the years in the document's title.

Only passages of goals and tasks that carry a document out are looked at; the report of the past and notes may name
what is over.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from kg.checks.base import PlanView
from kg.checks.findings import Raised, finding, focus_on
from kg.checks.statements.passages import PlanText, Tense
from kg.checks.statements.words import one_of, rows
from kg.model import DirectEvidence, Entity, Finding, Span

__all__ = ["DocumentOutOfTime"]

_YEARS: Final = re.compile(r"20\d{2}\s*年?\s*[-—－–～~至到]+\s*(?P<end>20\d{2})\s*年?")
_FIVE: Final = re.compile(r"第十(?P<plan>[二三四五六])个五年|[“\"]十(?P<short>[二三四五六])五[”\"]")
_FIRST_END: Final = 2015
_PLANS: Final = "二三四五六"


class DocumentOutOfTime:
    """Asks for plans that are to be carried out though their time was over before this one's began."""

    id = "document-out-of-time"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each such document, in the order of their names."""
        period = view.graph.plan.period
        if period is None:
            return
        text = view.once(PlanText)
        for entity in view.graph.entities:
            end = end_of(entity.name) if "PolicyDocument" in entity.kinds else None
            if end is not None and end < period.start:
                passage = _relying(text, entity)
                if passage is not None:
                    yield self._finding(text, entity, end, passage)

    def _finding(self, text: PlanText, entity: Entity, end: int, passage: Span) -> Finding:
        period = text.view.graph.plan.period
        start = "" if period is None else str(period.start)
        raised = Raised(
            check=self.id,
            grade="over",
            key=(entity.name,),
            focus=(focus_on(entity),),
            evidence=(text.quoted(passage),),
            values={"name": entity.name, "end": str(end), "start": start},
            figures={"end": str(end), "start": start},
        )
        return finding(text.view, raised)


def end_of(title: str) -> int | None:
    """Return the last year for which a document holds, by its title; None where the title does not say.

    >>> end_of("全民健身实施计划（2016—2020年）"), end_of("柳溪区第十三个五年规划纲要"), end_of("民法典")
    (2020, 2020, None)
    """
    years = _YEARS.search(title)
    if years:
        return int(years["end"])
    five = _FIVE.search(title)
    return _FIRST_END + 5 * _PLANS.index(five["plan"] or five["short"]) if five else None


def _relying(text: PlanText, entity: Entity) -> Span | None:
    """Return the first clause of goals or tasks that carries a document out."""
    for piece in entity.evidence:
        if isinstance(piece, DirectEvidence) and text.tense(text.block_at(piece.span.start)) is Tense.AHEAD:
            clause = text.clause(piece.span)
            if _relies().search(text.text, clause.start, piece.span.start):
                return clause
    return None


@cache
def _relies() -> re.Pattern[str]:
    return re.compile(one_of(row["word"] for row in rows("reliance")))
