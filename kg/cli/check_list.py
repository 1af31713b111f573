"""Which checks are there? Each with what it asks, its grades, their severities and the reasons; for `check --list`."""

import json
from collections.abc import Iterator

from kg.checks import Check, checks_named
from kg.checks.severity import Grade, grades_of
from kg.cli.layout import wrap
from kg.cli.session import Session
from kg.messages import say

__all__ = ["told_checks"]

_WIDTH = 100


def told_checks(only: str | None, session: Session, *, as_json: bool) -> str:
    """Return all checks, or the one of an id, for a person or as JSON.

    Raises:
        LookupFailedError: if there is no such check.
    """
    checks = checks_named(only)
    if as_json:
        return json.dumps([_record(check) for check in checks], ensure_ascii=False, indent=2) + "\n"
    head = session.say("cli.check_list_head", count=len(checks))
    return "\n".join([head, *(line for check in checks for line in _lines(check, session))]) + "\n"


def _title(check: Check, lang: str) -> str:
    return say(f"checks.{check.id}_title".replace("-", "_"), lang)


def _lines(check: Check, session: Session) -> Iterator[str]:
    yield ""
    yield session.say("cli.check_list_check", id=check.id, title=_title(check, session.lang))
    for grade in grades_of(check.id):
        severity = session.say(f"cli.severity_{grade.severity}")
        reason = grade.reason_en if session.lang == "en" else grade.reason
        told = session.say("cli.check_list_grade", severity=severity, grade=grade.name, reason=reason)
        first, *rest = wrap(told, _WIDTH)
        yield "    " + first
        yield from ("      " + line for line in rest)


def _record(check: Check) -> dict[str, object]:
    return {
        "id": check.id,
        "title": _title(check, "zh"),
        "title_en": _title(check, "en"),
        "grades": [_grade(grade) for grade in grades_of(check.id)],
    }


def _grade(grade: Grade) -> dict[str, str]:
    return {
        "grade": grade.name,
        "severity": grade.severity.value,
        "reason": grade.reason,
        "reason_en": grade.reason_en,
    }
