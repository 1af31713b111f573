"""A finding shows what stands about it, and a decision tells when its finding or its plan is gone."""

from datetime import UTC, datetime, timedelta

from kg.checks import Fate, fates, judged
from kg.decisions import decided
from kg.ids import IriMaker
from kg.model import Decision, DecisionKind, Finding, Iri, Severity

PLAN = "a" * 16
IRIS = IriMaker(PLAN)
RAISED, LOST = "1" * 16, "2" * 16
BEGAN = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


def finding(name: str) -> Finding:
    return Finding(name, "growth-against-ends", Severity.LOW, "是否一致？", "Is it?", (), (), "")


def told(minute: int, kind: DecisionKind, about: Iri, *, plan: str = PLAN, text: str = "") -> Decision:
    field = "owner" if kind is DecisionKind.FILL else ""
    return decided(kind, about, by="周明", at=BEGAN + timedelta(minutes=minute), plan=plan, text=text, field=field)


def test_a_finding_has_its_verdict_and_its_comments() -> None:
    dismissed = told(1, DecisionKind.DISMISS, IRIS.finding(RAISED))
    comment = told(2, DecisionKind.COMMENT, IRIS.finding(RAISED), text="待复核")
    first, second = judged([finding(RAISED), finding(LOST)], [comment, dismissed])
    assert (first.standing.verdict, first.standing.comments) == (dismissed, (comment,))
    assert first.standing.is_dismissed
    assert not second.standing.is_dismissed


def test_a_plan_that_moved_to_another_base_keeps_its_verdicts() -> None:
    elsewhere = IriMaker(PLAN, "https://plans.example.org/").finding(RAISED)
    old, new = told(1, DecisionKind.DISMISS, IRIS.finding(RAISED)), told(2, DecisionKind.ACCEPT, elsewhere)
    [held] = judged([finding(RAISED)], [old, new])
    assert held.standing.verdict == new
    assert fates([old, new], {RAISED}, {PLAN}) == {old.iri: Fate.REPLACED, new.iri: Fate.STANDS}


def test_the_fate_of_every_decision_is_told() -> None:
    stands = told(1, DecisionKind.ACCEPT, IRIS.finding(RAISED))
    gone = told(2, DecisionKind.DISMISS, IRIS.finding(LOST))
    orphaned = told(3, DecisionKind.DISMISS, IRIS.finding(RAISED[:-1] + "9"), plan="b" * 16)
    undone = told(4, DecisionKind.COMMENT, IRIS.finding(RAISED), text="待复核")
    undo = told(5, DecisionKind.UNDO, undone.iri)
    filled = told(6, DecisionKind.FILL, IRIS.row("projects", "x"), text="交通局")
    again = told(7, DecisionKind.FILL, IRIS.row("projects", "x"), text="水利局")
    record = [again, filled, undo, undone, orphaned, gone, stands]
    assert fates(record, {RAISED}, {PLAN}) == {
        stands.iri: Fate.STANDS,
        gone.iri: Fate.GONE,
        orphaned.iri: Fate.ORPHANED,
        undone.iri: Fate.UNDONE,
        undo.iri: Fate.STANDS,
        filled.iri: Fate.REPLACED,
        again.iri: Fate.STANDS,
    }
