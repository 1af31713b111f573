"""A small plan of figures: each is told by its own clause; and what one check says of it."""

from dataclasses import dataclass
from decimal import Decimal

from kg.checks import Check, PlanView
from kg.model import Finding, SectionRole, Undecided
from kg.values import Comparator, Figure, Period, TargetRole, ValueKind
from tests.kg.checks.plans import Draft, Paragraph

__all__ = ["LAST", "NEXT", "Told", "answers_of", "figure", "findings_of", "reasons_of"]

LAST = Period(2016, 2020)
NEXT = Period(2021, 2025)


@dataclass(frozen=True, slots=True)
class Told:
    """One figure of one indicator and the clause that tells it."""

    name: str
    words: str
    figure: Figure
    role: TargetRole = TargetRole.TARGET
    year: int | None = 2025
    period: Period | None = None
    table: str | None = None


def figure(
    written: str,
    value: str,
    unit: str | None = None,
    kind: ValueKind = ValueKind.LEVEL,
    comparator: Comparator = Comparator.EQUAL,
) -> Figure:
    """Return a figure; 亿 and 万 at the head of its unit are taken out."""
    factor = {"亿": Decimal(10) ** 8, "万": Decimal(10) ** 4}.get((unit or " ")[0], Decimal(1))
    bare = unit.lstrip("亿万") if unit else None
    number = Decimal(value)
    return Figure(
        written,
        number,
        unit=unit,
        value_normalised=number * factor,
        unit_normalised=bare,
        kind=kind,
        comparator=comparator,
    )


def answers_of(check: Check, *told: Told, role: SectionRole = SectionRole.GOALS, text: str = "") -> list[object]:
    """Return what a check says of a plan that tells these figures, and `text` beside them."""
    clauses = "。".join(dict.fromkeys(one.words for one in told))
    draft = Draft((Paragraph("主要目标", f"{clauses}。{text}", role),))
    indicators = {one.name: draft.thing(("Indicator",), one.name, one.words) for one in told}
    for one in told:
        draft.target(
            indicators[one.name],
            one.figure,
            role=one.role,
            year=one.year,
            period=one.period,
            table=one.table,
            words=one.words,
        )
    return list(check.run(PlanView(draft.graph())))


def findings_of(check: Check, *told: Told, text: str = "") -> list[Finding]:
    """Return the findings of a check; what it leaves open is left out."""
    return [answer for answer in answers_of(check, *told, text=text) if isinstance(answer, Finding)]


def reasons_of(check: Check, *told: Told, text: str = "") -> list[str]:
    """Return the reasons of what a check leaves open."""
    return [answer.reason for answer in answers_of(check, *told, text=text) if isinstance(answer, Undecided)]
