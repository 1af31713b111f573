"""How severe is a finding? A table of the checks' grades with the reason for each level."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.model import Severity

__all__ = ["RANK", "Grade", "grades", "grades_of", "severity_of"]

RANK = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2, Severity.INFO: 3}


@dataclass(frozen=True, slots=True)
class Grade:
    """One row: a check's grade, its severity and the reason for it."""

    check: str
    name: str
    severity: Severity
    reason: str
    reason_en: str


@cache
def grades() -> dict[tuple[str, str], Grade]:
    """Return the rows of the table by check and grade."""
    text = (files("kg.checks") / "severity.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    read = (Grade(check, name, Severity(severity), zh, en) for check, name, severity, zh, en in rows[1:])
    return {(grade.check, grade.name): grade for grade in read}


def grades_of(check: str) -> tuple[Grade, ...]:
    """Return the rows of a check in the order of the table.

    >>> [grade.name for grade in grades_of("goal-without-project")][0]
    'nothing'
    """
    return tuple(grade for grade in grades().values() if grade.check == check)


def severity_of(check: str, grade: str) -> Severity:
    """Return the severity of a check's grade.

    Raises:
        KeyError: if the table has no such row.

    >>> severity_of("goal-without-project", "nothing").value
    'high'
    """
    return grades()[check, grade].severity
