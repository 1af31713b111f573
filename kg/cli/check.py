"""`plankg check`: what does the plan leave open, and where does it contradict itself?"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.command import argument, command, option
from kg.cli.output import emit, emit_bytes
from kg.cli.reading import chosen_plans, opened
from kg.cli.session import Session
from kg.cli.usage import Misuse
from kg.cli.values import Choice
from kg.model import Decision, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.checks import Answers, Judged
    from kg.model import PlanGraph
    from kg.store import GraphReader

__all__ = ["COMMAND", "answers_by_plan"]

FOUND = 1
FORMATS = ("turtle",)


@command("check")
@argument("graph", metavar="GRAPH", type=Path, required=False, about="cli.arg_graph")
@option("--plan", metavar="PLAN", about="cli.opt_plan")
@option("--severity", type=Choice(tuple(Severity)), about="cli.opt_severity")
@option("--check", "only", metavar="ID", about="cli.opt_check")
@option("--list", "as_list", is_flag=True, about="cli.opt_check_list")
@option("--all", "everything", is_flag=True, about="cli.opt_check_all")
@option("--save", is_flag=True, about="cli.opt_check_save")
@option("--format", "form", type=Choice(FORMATS), about="cli.opt_check_format")
@option("--out", metavar="FILE", type=Path, about="cli.opt_check_out")
@option("--json", "as_json", is_flag=True, about="cli.opt_json")
def check(
    session: Session,
    *,
    graph: Path | None,
    as_list: bool,
    as_json: bool,
    **asked: Any,  # noqa: ANN401 - options
) -> int:
    """Print the findings, the gravest first; return 1 when there are any. Or list the checks."""
    if as_list:
        from kg.cli.check_list import told_checks

        emit(told_checks(asked["only"], session, as_json=as_json))
        return 0
    if graph is None:
        raise _no_graph()
    from kg.checks import judged, together
    from kg.cli.check_reports import as_turtle, keep_reports, refuse_parts, reports_of

    least = Severity(asked["severity"] or Severity.INFO)
    if asked["save"]:
        refuse_parts(asked["only"])
    with opened(graph) as reader:
        plans = chosen_plans(reader, asked["plan"])
        said = answers_by_plan(reader, plans, asked["only"])
        decisions = reader.decisions()
        if asked["save"]:
            keep_reports(graph, reports_of(reader, plans, said), session)
        shown = [together([of_one], min_severity=least) for of_one in said]
        turtle = as_turtle(reader, reports_of(reader, plans, shown)) if asked["form"] else b""
    answers = together(shown)
    findings = judged(answers.findings, decisions)
    if asked["form"]:
        _write(turtle, asked["out"], session)
    elif as_json:
        emit(json.dumps([_record(held) for held in findings], ensure_ascii=False, indent=2) + "\n")
    else:
        _tell(session, answers, findings, plans=plans, decisions=decisions, **asked)
    return FOUND if any(not held.standing.is_dismissed for held in findings) else 0


COMMAND = check


def _tell(
    session: Session,
    answers: "Answers",
    findings: "Sequence[Judged]",
    *,
    plans: "Sequence[PlanGraph]",
    decisions: "Sequence[Decision]",
    **asked: Any,  # noqa: ANN401 - options
) -> None:
    """Print what was found for a person."""
    from kg.cli.check_text import told_findings, told_inventories, told_lost, told_undecided

    titles = {held.plan.id: held.plan.title for held in plans}
    emit(told_findings(findings, session, titles, everything=asked["everything"]))
    emit(told_inventories(answers.inventories, session))
    emit(told_undecided(answers.undecided, session))
    if not (asked["severity"] or asked["only"]):  # only all the checks together know what is no longer raised
        chosen = [decision for decision in decisions if asked["plan"] is None or decision.plan in titles]
        emit(told_lost(chosen, {held.finding.id for held in findings}, titles, session))


def _write(data: bytes, out: Path | None, session: Session) -> None:
    """Write to a file, whole or not at all, or to stdout."""
    from kg.export.files import write_file

    if out is None:
        emit_bytes(data)
    else:
        write_file(out, (data,))
        session.tell("cli.written", path=out)


def _record(held: "Judged") -> dict[str, Any]:
    """Return a finding as JSON has it, with what stands about it under `decision`: None when nobody decided."""
    told = held.standing
    decision = {
        "verdict": _decision(told.verdict) if told.verdict else None,
        "comments": [_decision(comment) for comment in told.comments],
    }
    return {**asdict(held.finding), "decision": decision if any(decision.values()) else None}


def _decision(decision: Decision) -> dict[str, str]:
    return {
        "id": decision.iri.rpartition("/")[2],
        "kind": decision.kind.value,
        "by": decision.by,
        "at": decision.at.isoformat(),
        "text": decision.text,
    }


def _no_graph() -> Misuse:
    return Misuse("cli.missing_argument", name="GRAPH")


def answers_by_plan(reader: "GraphReader", plans: "Sequence[PlanGraph]", only: str | None = None) -> "list[Answers]":
    """Return for each plan of a graph what the checks, or the one of an id, find, and what they cannot decide.

    Raises:
        LookupFailedError: if there is no such check.
    """
    from kg.checks import PlanView, answers, checks_named

    checks = checks_named(only)
    return [answers([PlanView(graph, reader.base_of(graph.plan.id))], checks=checks) for graph in plans]
