"""How is what people decided listed? For a person, as JSON, and as a table for a spreadsheet; the oldest first."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence

from kg.checks.decision_words import decision_words
from kg.checks.verdicts import Fate
from kg.cli.layout import printable
from kg.cli.session import Session
from kg.export.spreadsheet import guarded
from kg.ids import finding_id
from kg.messages import say
from kg.model import Decision, DecisionKind, Iri
from kg.records import decision_id, decision_record

__all__ = ["decisions_csv", "decisions_json", "told_decisions"]

_COLUMNS = ("at", "by", "kind", "text", "field", "words", "fate", "plan", "about", "id")


def told_decisions(
    decisions: Sequence[Decision], fates: Mapping[Iri, Fate], titles: Mapping[str, str], session: Session
) -> str:
    """Return the decisions for a person: each with its id, what it is about and what has become of it."""
    if not decisions:
        return session.say("cli.review_none") + "\n"
    lines = [session.say("cli.review_head", count=len(decisions))]
    for decision in decisions:
        lines += ["", *_lines(decision, fates[decision.iri], titles, session)]
    return "\n".join(lines) + "\n"


def _lines(decision: Decision, fate: Fate, titles: Mapping[str, str], session: Session) -> Iterator[str]:
    yield f"{decision_id(decision)}  {printable(decision_words(decision, session.lang))}"
    about = _about(decision)
    words = printable(decision.words) or about
    key = "cli.review_about_finding" if finding_id(decision.about) else "cli.review_about"
    yield "    " + session.say(key, words=words, id=about)
    if len(titles) > 1 and decision.plan in titles:
        yield "    " + printable(titles[decision.plan])
    if fate is not Fate.STANDS:
        yield "    " + session.say(f"cli.fate_{fate}")


def decisions_json(decisions: Sequence[Decision], fates: Mapping[Iri, Fate], titles: Mapping[str, str]) -> str:
    """Return the decisions as a JSON list; times are in UTC."""
    told = [
        {
            **decision_record(decision),
            "plan_title": titles.get(decision.plan),
            "state": fates[decision.iri].value,
        }
        for decision in decisions
    ]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def decisions_csv(
    decisions: Sequence[Decision], fates: Mapping[Iri, Fate], titles: Mapping[str, str], lang: str
) -> bytes:
    """Return the decisions as CSV for WPS and Excel; no cell is taken for a formula, times are of this machine."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([say(f"cli.review_column_{column}", lang) for column in _COLUMNS])
    for decision in decisions:
        told = {
            "at": f"{decision.at.astimezone():%Y-%m-%d %H:%M:%S}",
            "by": decision.by,
            "kind": say(f"checks.decision_{decision.kind}", lang),
            "text": decision.text,
            "field": decision.field,
            "words": decision.words,
            "fate": say(f"cli.fate_{fates[decision.iri]}", lang),
            "plan": titles.get(decision.plan, decision.plan),
            "about": _about(decision),
            "id": decision_id(decision),
        }
        writer.writerow([guarded(told[column]) for column in _COLUMNS])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def _about(decision: Decision) -> str:
    """Return what a decision is about: the id of a finding or decision, else the IRI of the thing."""
    if decision.kind is DecisionKind.UNDO:
        return decision.about.rpartition("/")[2]
    return finding_id(decision.about) or decision.about
