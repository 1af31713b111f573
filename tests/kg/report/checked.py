"""A plan that was checked, with a finding that was dismissed and one that is commented on, for tests of its report."""

from datetime import UTC, datetime

from kg.checks import Checked, PlanView, answers, judged
from kg.decisions import decided
from kg.derive import derive
from kg.ids import DEFAULT_BASE
from kg.model import Decision, DecisionKind, PlanGraph
from tests.kg.checks.plans import Draft, Paragraph

__all__ = ["HOSTILE", "PARKING", "TOILETS", "checked", "plan_with_goals", "said"]

PARKING, TOILETS = "新建停车位3000个", "新建公厕200座"
AT = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</style><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "{{7*7}}{% raw %}",
    "=HYPERLINK(1)",
    "&lt;b&gt;",
    "\u202e反转\x1b[2J\x00",
)


def plan_with_goals(*goals: str) -> PlanGraph:
    """Return a plan whose goals name things to be built that nothing carries out."""
    draft = Draft((Paragraph("提升城区品质", f"到2025年，{'，'.join(goals)}。"),))
    for goal in goals:
        draft.thing(("Goal",), goal, goal)
    return draft.graph()


def said(graph: PlanGraph, number: int, kind: DecisionKind, text: str = "", *, field: str = "") -> Decision:
    """Return a decision on the finding of a number."""
    view = PlanView(graph)
    finding = answers([view]).findings[number]
    about = view.finding_iri(finding.id)
    return decided(kind, about, by="周明", at=AT, text=text, field=field, plan=graph.plan.id, words=finding.message)


def checked(graph: PlanGraph, *decisions: Decision) -> Checked:
    """Return what the checks say of a plan."""
    assert not derive(graph)
    told = answers([PlanView(graph)])
    return Checked(graph, DEFAULT_BASE, told, judged(told.findings, decisions), "2026-03-01T00:00:00+00:00")
