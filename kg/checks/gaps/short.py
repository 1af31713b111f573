"""Are the projects of a goal enough? The number of things it names against those that the chapter's box lists."""

from collections.abc import Iterator

from kg.checks.base import PlanView
from kg.checks.findings import Raised, finding, focus_on, passages
from kg.checks.gaps.boxes import passage_of
from kg.checks.gaps.guards import section_guard, wording_guard
from kg.checks.gaps.quantities import Counted, counted
from kg.model import Finding
from kg.places import printed_heading

__all__ = ["asked_count", "shortfalls"]

_FEWER = frozenset({"short", "short-sample"})


def shortfalls(view: PlanView, check: str) -> Iterator[Finding]:
    """Yield a finding of a check for each number of things of which the box of its chapter lists fewer."""
    for found in counted(view):
        if found.grade in _FEWER and not _is_held(view, found):
            yield asked_count(view, check, found)


def asked_count(view: PlanView, check: str, found: Counted) -> Finding:
    """Return the question whether the number of the text and the list of the box go together."""
    document = view.graph.document
    unit = found.target.figure.unit or ""
    gap = abs(found.stated - found.listed)
    sign = "<" if found.listed < found.stated else ">"
    values = {
        "name": found.indicator.name,
        "stated": f"{found.stated}{unit}",
        "listed": f"{found.listed}{unit}",
        "gap": f"{gap}{unit}",
        "box": printed_heading(document, found.box),
    }
    quotes = tuple(passage_of(view, head.span, found.box) for head in found.heads)
    raised = Raised(
        check=check,
        grade=found.grade or "",
        key=(found.indicator.name, found.grade or ""),
        focus=(focus_on(found.indicator), *(focus_on(project) for project in found.projects)),
        evidence=(*passages(view, found.target.evidence, limit=1), *quotes),
        values=values,
        figures={"comparison": f"{found.listed} {sign} {found.stated}", "difference": f"{gap}{unit}"},
    )
    return finding(view, raised)


def _is_held(view: PlanView, found: Counted) -> bool:
    evidence = found.target.evidence
    return bool(wording_guard(found.indicator.name) or section_guard(view, evidence))
