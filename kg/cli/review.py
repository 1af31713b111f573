"""`plankg review`: what do people say to the findings? Accept, dismiss, comment, undo, and list what was decided."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kg.address import Place
from kg.cli.command import argument, command, option
from kg.cli.output import emit
from kg.cli.reading import chosen_id, opened
from kg.cli.session import Session
from kg.cli.usage import Misuse
from kg.cli.values import GraphPlace
from kg.model import DecisionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.checks import PlanView
    from kg.model import Finding
    from kg.store import GraphReader

__all__ = ["COMMAND"]

_SHORTEST = 4
"""How much of an id is enough to name a finding, when it fits only one."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the line asks for."""

    findings: tuple[str, ...]
    accept: bool
    dismiss: bool
    comment: str | None
    undo: str | None
    by: str | None
    plan: str | None
    as_json: bool
    export: Path | None

    @property
    def kind(self) -> DecisionKind | None:
        """Return what is decided: a verdict, with or without words, or a comment alone; None when nothing is."""
        if self.accept or self.dismiss:
            return DecisionKind.ACCEPT if self.accept else DecisionKind.DISMISS
        return None if self.comment is None else DecisionKind.COMMENT

    def check(self) -> None:
        """Guarantee that the line asks for one thing, and for all that it needs.

        Raises:
            Misuse: if it does not.
        """
        decides = self.kind is not None
        if self.accept and self.dismiss:
            raise Misuse("cli.review_both")  # noqa: EM101 - a key of the catalogue
        if self.undo is not None and (decides or self.findings):
            raise Misuse("cli.review_undo_alone")  # noqa: EM101
        if decides is not bool(self.findings):
            raise Misuse("cli.review_which" if decides else "cli.review_what")
        if (decides or self.undo is not None) and not (self.by or "").strip():
            raise Misuse("cli.review_by")  # noqa: EM101
        if self.comment is not None and not self.comment.strip():
            raise Misuse("cli.review_no_words")  # noqa: EM101
        if (decides or self.undo is not None) and (self.as_json or self.export):
            raise Misuse("cli.review_list_only")  # noqa: EM101


@command("review")
@argument("graph", metavar="GRAPH", type=GraphPlace(), about="cli.arg_graph")
@argument("findings", nargs=-1, metavar="[FINDING_ID...]", about="cli.arg_findings")
@option("--accept", is_flag=True, about="cli.opt_accept")
@option("--dismiss", is_flag=True, about="cli.opt_dismiss")
@option("--comment", metavar="TEXT", about="cli.opt_comment")
@option("--by", metavar="NAME", about="cli.opt_by")
@option("--undo", metavar="ID", about="cli.opt_undo")
@option("--plan", metavar="PLAN", about="cli.opt_plan")
@option("--json", "as_json", is_flag=True, about="cli.opt_json")
@option("--export", metavar="FILE.csv", type=Path, about="cli.opt_review_export")
def review(session: Session, *, graph: Place, **line: object) -> None:
    """Record a decision on findings, take one back, or list what was decided."""
    asked = _Asked(**line)  # type: ignore[arg-type]
    asked.check()
    if asked.undo is not None:
        _undo(session, graph, asked)
    elif asked.kind is not None:
        _decide(session, graph, asked, asked.kind)
    else:
        _list(session, graph, asked)


COMMAND = review


def _decide(session: Session, graph: Place, asked: _Asked, kind: DecisionKind) -> None:
    """Record one decision on each finding that is named, all or none.

    Raises:
        LookupFailedError: if an id names no finding, or several.
    """
    from kg.decisions import decided, record

    with opened(graph) as reader:
        held = _raised(reader, asked.plan)
    found = [_named(name, held) for name in dict.fromkeys(asked.findings)]
    at, by = datetime.now(UTC), (asked.by or "").strip()
    decisions = [
        decided(
            kind,
            view.finding_iri(finding.id),
            by=by,
            at=at,
            text=(asked.comment or "").strip(),
            plan=view.graph.plan.id,
            words=finding.message,
        )
        for view, finding in found
    ]
    record(graph, decisions, keep=_snapshots())
    told = session.say(f"checks.decision_{kind}")
    for _, finding in found:
        message = finding.message_en if session.lang == "en" else finding.message
        session.tell("cli.review_done", kind=told, id=finding.id, message=message)


def _undo(session: Session, graph: Place, asked: _Asked) -> None:
    """Take a decision back.

    Raises:
        LookupFailedError: if no decision that stands has the id, or several.
    """
    from kg.checks.decision_words import decision_words
    from kg.decisions import undo

    name, by = (asked.undo or "").strip(), (asked.by or "").strip()
    gone = undo(graph, name, by=by, at=datetime.now(UTC), keep=_snapshots())
    session.tell("cli.review_undone", decision=decision_words(gone, session.lang), words=gone.words)


def _list(session: Session, graph: Place, asked: _Asked) -> None:
    """Print all decisions, or those about one plan, in order of time; or write them to a file."""
    from kg.checks import fates, plans_decided_on
    from kg.cli.review_list import decisions_csv, decisions_json, told_decisions
    from kg.export.files import write_file

    with opened(graph) as reader:
        chosen = chosen_id(reader, asked.plan)
        decisions = tuple(one for one in reader.decisions() if chosen in (None, one.plan))
        titles = {plan.id: plan.title for plan in reader.plans()}
        concerned = plans_decided_on(decisions) & titles.keys()
        raised = {finding.id for plan in sorted(concerned) for _, finding in _raised(reader, plan)}
    ends = fates(decisions, raised, titles.keys())
    if asked.export:
        write_file(asked.export, (decisions_csv(decisions, ends, titles, session.lang),))
        session.tell("cli.review_exported", count=len(decisions), path=asked.export)
    elif asked.as_json:
        emit(decisions_json(decisions, ends, titles))
    else:
        emit(told_decisions(decisions, ends, titles, session))


def _raised(reader: "GraphReader", plan: str | None) -> "list[tuple[PlanView, Finding]]":
    """Return what all checks find in the plan of a name or in every plan, each with its plan."""
    from kg.checks import PlanView, run_checks

    chosen = chosen_id(reader, plan)
    ids = [held.id for held in reader.plans() if chosen in (None, held.id)]
    views = [PlanView(reader.plan_graph(plan_id), reader.base_of(plan_id)) for plan_id in ids]
    return [(view, finding) for view in views for finding in run_checks([view])]


def _named(name: str, held: "Sequence[tuple[PlanView, Finding]]") -> "tuple[PlanView, Finding]":
    """Return the finding of an id, or of the beginning of one.

    Raises:
        LookupFailedError: if there is none, with ids close to it; or several.
    """
    from difflib import SequenceMatcher

    from kg.errors import LookupFailedError

    exact = [pair for pair in held if pair[1].id == name]
    found = exact or [pair for pair in held if len(name) >= _SHORTEST and pair[1].id.startswith(name)]
    if len(found) == 1:
        return found[0]
    ids = sorted(finding.id for _, finding in held)
    likest = sorted(ids, key=lambda known: -SequenceMatcher(None, name, known[: len(name)]).ratio())
    near = [finding.id for _, finding in found] or likest[:3]
    key = "errors.ambiguous" if found else "errors.no_such_finding"
    raise LookupFailedError(key, name=name, known=", ".join(near) or "–")


def _snapshots() -> int:
    from kg.config import load_settings

    return load_settings(environment=os.environ).snapshots
