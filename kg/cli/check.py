"""`plankg check`: what does the plan leave open, and where does it contradict itself?"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.command import argument, command, option
from kg.cli.layout import printable, shorten
from kg.cli.output import emit
from kg.cli.reading import chosen_plans, opened
from kg.cli.session import Session
from kg.cli.usage import Misuse
from kg.cli.values import Choice
from kg.model import Finding, Inventory, Severity, Undecided

if TYPE_CHECKING:
    from kg.checks import Answers
    from kg.model import PlanGraph
    from kg.store import GraphReader

__all__ = ["COMMAND", "answers_of", "told_findings", "told_inventories", "told_undecided"]

FOUND = 1
_QUOTE_WIDTH = 120
_LISTED = 12


@command("check")
@argument("graph", metavar="GRAPH", type=Path, required=False, about="cli.arg_graph")
@option("--plan", metavar="PLAN", about="cli.opt_plan")
@option("--severity", type=Choice(tuple(Severity)), about="cli.opt_severity")
@option("--check", "only", metavar="ID", about="cli.opt_check")
@option("--list", "as_list", is_flag=True, about="cli.opt_check_list")
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
    with opened(graph) as reader:
        plans = chosen_plans(reader, asked["plan"])
        answers = answers_of(reader, plans, Severity(asked["severity"] or Severity.INFO), asked["only"])
    findings = answers.findings
    if as_json:
        emit(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2) + "\n")
    else:
        emit(told_findings(findings, session, {held.plan.id: held.plan.title for held in plans}))
        emit(told_inventories(answers.inventories, session))
        emit(told_undecided(answers.undecided, session))
    return FOUND if findings else 0


COMMAND = check


def _no_graph() -> Misuse:
    return Misuse("cli.missing_argument", name="GRAPH")


def answers_of(
    reader: "GraphReader", plans: "Sequence[PlanGraph]", least: Severity, only: str | None = None
) -> "Answers":
    """Return what the checks, or the one of an id, find in plans of a graph, and what they cannot decide.

    Raises:
        LookupFailedError: if there is no such check.
    """
    from kg.checks import PlanView, answers, checks_named

    views = [PlanView(graph, reader.base_of(graph.plan.id)) for graph in plans]
    return answers(views, min_severity=least, checks=checks_named(only))


def told_undecided(undecided: Sequence[Undecided], session: Session) -> str:
    """Return for a person how many questions no check could decide, with the reasons, or nothing when there is none."""
    if not undecided:
        return ""
    counts = Counter(told.reason for told in undecided)
    lines = [session.say("cli.check_undecided", count=len(undecided))]
    for reason, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        why = session.say(f"checks.undecided_{reason}".replace("-", "_"))
        lines.append("    " + session.say("cli.check_undecided_reason", count=count, reason=why))
    return "\n".join(["", *lines]) + "\n"


def told_inventories(inventories: Sequence[Inventory], session: Session) -> str:
    """Return for a person the lists to work with, the first entries of each, or nothing when there is none."""
    if not inventories:
        return ""
    lines = [session.say("cli.check_inventories")]
    for told in inventories:
        heading = session.say(f"checks.inventory_{told.name}".replace("-", "_"), count=len(told.items))
        names = [item.name_en if session.lang == "en" else item.name for item in told.items[:_LISTED]]
        more = len(told.items) - len(names)
        listed = session.say("cli.show_join").join(printable(name) for name in names)
        lines.append("    " + session.say("cli.check_inventory", heading=heading, listed=listed))
        if more:
            lines[-1] += session.say("cli.check_inventory_more", count=more)
    return "\n".join(["", *lines]) + "\n"


def told_findings(findings: Sequence[Finding], session: Session, titles: Mapping[str, str]) -> str:
    """Return the findings for a person: how many of each severity, then each with its passages.

    `titles` are those of the plans that were checked, by id; where they are several, each passage names its plan.
    """
    if not findings:
        return session.say("cli.check_none") + "\n"
    counts = Counter(finding.severity for finding in findings)
    told = [
        session.say("cli.check_count", severity=session.say(f"cli.severity_{severity}"), count=counts[severity])
        for severity in Severity
        if counts[severity]
    ]
    head = session.say("cli.check_head", count=len(findings), parts=session.say("cli.show_join").join(told))
    named = titles if len(titles) > 1 else {}
    return "\n".join([head, *(line for finding in findings for line in _finding(finding, session, named))]) + "\n"


def _finding(finding: Finding, session: Session, titles: Mapping[str, str]) -> Iterator[str]:
    english = session.lang == "en"
    message = finding.message_en if english else finding.message
    why = (finding.explanation_en or finding.explanation) if english else finding.explanation
    severity = session.say(f"cli.severity_{finding.severity}")
    yield ""
    yield session.say("cli.check_finding", severity=severity, message=printable(message))
    for passage in finding.evidence:
        title = titles.get(passage.plan)
        place = printable(" › ".join((title, *passage.path) if title else passage.path))
        quote = shorten(passage.quote, _QUOTE_WIDTH)
        yield "    " + session.say("cli.check_passage", place=place, quote=quote)
    if why:
        yield "    " + session.say("cli.check_why", why=printable(why))
