"""`plankg check`: what does the plan leave open, and where does it contradict itself?"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.address import Place
from kg.cli.check_files import FORMATS, Asked, form_of, write_check
from kg.cli.command import argument, command, option
from kg.cli.output import emit
from kg.cli.reading import chosen_plans, opened
from kg.cli.session import Session
from kg.cli.usage import Misuse
from kg.cli.values import Choice, GraphPlace
from kg.model import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.checks import Answers, Checked
    from kg.model import Decision, PlanGraph
    from kg.store import GraphReader

__all__ = ["COMMAND", "answers_by_plan"]

FOUND = 1


@dataclass(frozen=True, slots=True)
class _Line:
    """What the line asks for."""

    graph: Place | None
    plan: str | None
    severity: str | None
    only: str | None
    as_list: bool
    everything: bool
    save: bool
    as_json: bool
    form: str | None
    out: Path | None

    @property
    def least(self) -> Severity:
        """Return the severity from which findings are wanted."""
        return Severity(self.severity or Severity.INFO)


@command("check")
@argument("graph", metavar="GRAPH", type=GraphPlace(), required=False, about="cli.arg_graph")
@option("--plan", metavar="PLAN", about="cli.opt_plan")
@option("--severity", type=Choice(tuple(Severity)), about="cli.opt_severity")
@option("--check", "only", metavar="ID", about="cli.opt_check")
@option("--list", "as_list", is_flag=True, about="cli.opt_check_list")
@option("--all", "everything", is_flag=True, about="cli.opt_check_all")
@option("--save", is_flag=True, about="cli.opt_check_save")
@option("--format", "form", type=Choice(FORMATS), about="cli.opt_check_format")
@option("--out", metavar="FILE", type=Path, about="cli.opt_check_out")
@option("--json", "as_json", is_flag=True, about="cli.opt_json")
def check(session: Session, **line: Any) -> int:  # noqa: ANN401 - options
    """Print the findings, the gravest first, or write them; return 1 when there are any. Or list the checks."""
    asked = _Line(**line)
    form = form_of(asked.form, asked.out)
    if form and (asked.as_json or asked.as_list):
        raise Misuse("cli.check_one_form")  # noqa: EM101 - a key of the catalogue
    if asked.as_list:
        from kg.cli.check_list import told_checks

        emit(told_checks(asked.only, session, as_json=asked.as_json))
        return 0
    if asked.graph is None:
        raise _no_graph()
    return _checked(asked.graph, asked, form, session)


COMMAND = check


def _checked(path: Place, asked: _Line, form: str | None, session: Session) -> int:
    """Check the plans that are asked for, tell or write what is found, and return the code."""
    from kg.checks import together
    from kg.cli.check_reports import keep_reports, refuse_parts, reports_of

    if asked.save:
        refuse_parts(asked.only)
    with opened(path) as reader:
        plans = chosen_plans(reader, asked.plan)
        said = answers_by_plan(reader, plans, asked.only)
        if asked.save:
            keep_reports(path, reports_of(reader, plans, said), session)
        shown = [together([of_one], min_severity=asked.least) for of_one in said]
        ids = {plan.plan.id for plan in plans}
        decisions = [one for one in reader.decisions() if asked.plan is None or one.plan in ids]
        checked = [_of_plan(reader, *of_one, decisions) for of_one in zip(plans, shown, strict=True)]
        lost = 0 if asked.severity or asked.only else _lost(checked, decisions)  # only all checks know what is gone
        if form:
            write_check(reader, checked, Asked(asked.only, asked.least, form, asked.out, lost), session)
        else:
            _tell(checked, lost, asked, session)
    return FOUND if any(not held.standing.is_dismissed for plan in checked for held in plan.findings) else 0


def _of_plan(
    reader: "GraphReader", plan: "PlanGraph", answers: "Answers", decisions: "Sequence[Decision]"
) -> "Checked":
    """Return a plan with what was found in it and what people decided on that."""
    from kg.checks import verdicts

    entry = reader.manifest.get("plans", {}).get(plan.plan.id, {})
    found = verdicts.judged(answers.findings, decisions)
    return verdicts.Checked(plan, reader.base_of(plan.plan.id), answers, found, entry.get("read", ""))


def _lost(checked: "Sequence[Checked]", decisions: "Sequence[Decision]") -> int:
    """Return how many decisions are about findings that are no longer raised, or plans that are gone."""
    from kg.checks import Fate, fates

    raised = {held.finding.id for plan in checked for held in plan.findings}
    ends = fates(decisions, raised, {plan.graph.plan.id for plan in checked})
    return sum(fate in (Fate.GONE, Fate.ORPHANED) for fate in ends.values())


def _tell(checked: "Sequence[Checked]", lost: int, asked: _Line, session: Session) -> None:
    """Print what was found in all plans, the gravest first, as JSON or for a person."""
    from kg.checks import together
    from kg.cli.check_text import told_findings, told_inventories, told_lost, told_undecided
    from kg.records import finding_record

    answers = together([plan.answers for plan in checked])
    told = {held.finding.id: held for plan in checked for held in plan.findings}
    findings = [told[finding.id] for finding in answers.findings]
    if asked.as_json:
        emit(json.dumps([finding_record(held) for held in findings], ensure_ascii=False, indent=2) + "\n")
        return
    titles = {plan.graph.plan.id: plan.graph.plan.title for plan in checked}
    emit(told_findings(findings, session, titles, everything=asked.everything))
    emit(told_inventories(answers.inventories, session))
    emit(told_undecided(answers.undecided, session))
    emit(told_lost(lost, session))


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
