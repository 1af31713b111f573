"""Is one project only being prepared in one passage and being built in another? A difference of wording, not of fact.

Only passages that plan are compared. What was signed or prepared and is now planned is carried over; a sentence that
leads from one stage to the next agrees with both.
"""

from collections.abc import Iterator

from kg.checks.base import PlanView
from kg.checks.findings import Raised, finding, focus_on
from kg.checks.statements.passages import PlanText, Tense
from kg.checks.statements.said import Said, projects_said
from kg.checks.statements.stages import Stage, stages_at
from kg.model import Finding, FindingEvidence, Iri

__all__ = ["StageInTwoPlaces"]


class StageInTwoPlaces:
    """Asks for projects that are at two stages in two passages."""

    id = "stage-in-two-places"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each such project, in the order of the passages that only prepare it."""
        text = view.once(PlanText)
        early: dict[Iri, Said] = {}
        later: dict[Iri, Said] = {}
        for each in view.once(projects_said):
            block = text.block_at(each.span.start)
            if text.is_prose(block) and text.tense(block) is Tense.AHEAD:
                stages = stages_at(text, each.span)
                if stages == {Stage.EARLY}:
                    early.setdefault(each.entity.iri, each)
                elif stages and Stage.EARLY not in stages:
                    later.setdefault(each.entity.iri, each)
        for iri, each in early.items():
            if iri in later:
                yield self._finding(text, each, later[iri])

    def _finding(self, text: PlanText, early: Said, later: Said) -> Finding:
        quotes = {each: text.quoted(text.clause(each.span)) for each in (early, later)}
        raised = Raised(
            check=self.id,
            grade="early-and-late",
            key=(early.entity.name,),
            focus=(focus_on(early.entity),),
            evidence=tuple(sorted(quotes.values(), key=_start)),
            values={"name": early.entity.name, "early": quotes[early].quote, "later": quotes[later].quote},
        )
        return finding(text.view, raised)


def _start(passage: FindingEvidence) -> int:
    return passage.start
