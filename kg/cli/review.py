"""`plankg review`: what do people say to findings and things? Decide, undo, list, rule the next build's names."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kg.address import Place
from kg.cli.command import argument, command, option
from kg.cli.output import emit
from kg.cli.reading import chosen_id, opened
from kg.cli.session import Session
from kg.cli.usage import Misuse
from kg.cli.values import GraphPlace
from kg.ids import finding_id
from kg.model import DecisionKind

__all__ = ["COMMAND"]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the line asks for."""

    findings: tuple[str, ...]
    accept: bool
    dismiss: bool
    comment: str | None
    correct: str | None
    merge: str | None
    split: str | None
    undo: str | None
    by: str | None
    plan: str | None
    as_json: bool
    export: Path | None
    export_overrides: Path | None

    @property
    def kind(self) -> DecisionKind | None:
        """Return what is decided, with or without words, or a comment alone; None when nothing is."""
        kinds = self._kinds()
        if kinds:
            return kinds[0]
        return None if self.comment is None else DecisionKind.COMMENT

    def _kinds(self) -> list[DecisionKind]:
        asked = {
            DecisionKind.ACCEPT: self.accept,
            DecisionKind.DISMISS: self.dismiss,
            DecisionKind.CORRECT: self.correct is not None,
            DecisionKind.MERGE: self.merge is not None,
            DecisionKind.SPLIT: self.split is not None,
        }
        return [kind for kind, wanted in asked.items() if wanted]

    def check(self) -> None:
        """Guarantee that the line asks for one thing, and for all that it needs.

        Raises:
            Misuse: if it does not.
        """
        decides = self.kind is not None
        self._check_one_kind()
        if self.correct is not None and (not self.correct.partition("=")[2].strip() or self.comment is not None):
            raise Misuse("cli.review_correct")  # noqa: EM101
        if self.undo is not None and (decides or self.findings):
            raise Misuse("cli.review_undo_alone")  # noqa: EM101
        if decides is not bool(self.findings):
            raise Misuse("cli.review_which" if decides else "cli.review_what")
        if (decides or self.undo is not None) and not (self.by or "").strip():
            raise Misuse("cli.review_by")  # noqa: EM101
        if self.comment is not None and not self.comment.strip():
            raise Misuse("cli.review_no_words")  # noqa: EM101
        if (decides or self.undo is not None) and (self.as_json or self.export or self.export_overrides):
            raise Misuse("cli.review_list_only")  # noqa: EM101

    def _check_one_kind(self) -> None:
        if self.accept and self.dismiss:
            raise Misuse("cli.review_both")  # noqa: EM101 - a key of the catalogue
        if len(self._kinds()) > 1:
            raise Misuse("cli.review_one")  # noqa: EM101


@command("review")
@argument("graph", metavar="GRAPH", type=GraphPlace(), about="cli.arg_graph")
@argument("findings", nargs=-1, metavar="[FINDING_ID...]", about="cli.arg_findings")
@option("--accept", is_flag=True, about="cli.opt_accept")
@option("--dismiss", is_flag=True, about="cli.opt_dismiss")
@option("--comment", metavar="TEXT", about="cli.opt_comment")
@option("--correct", metavar="FIELD=TEXT", about="cli.opt_correct")
@option("--merge", metavar="NAME_OR_IRI", about="cli.opt_merge")
@option("--split", metavar="NAME_OR_IRI", about="cli.opt_split")
@option("--by", metavar="NAME", about="cli.opt_by")
@option("--undo", metavar="ID", about="cli.opt_undo")
@option("--plan", metavar="PLAN", about="cli.opt_plan")
@option("--json", "as_json", is_flag=True, about="cli.opt_json")
@option("--export", metavar="FILE.csv", type=Path, about="cli.opt_review_export")
@option("--export-overrides", metavar="FILE.toml", type=Path, about="cli.opt_export_overrides")
def review(session: Session, *, graph: Place, **line: object) -> None:
    """Record a decision on findings or things, take one back, or list what was decided."""
    asked = _Asked(**line)  # type: ignore[arg-type]
    asked.check()
    if asked.undo is not None:
        _undo(session, graph, asked)
    elif asked.kind is not None:
        _decide(session, graph, asked, asked.kind)
    elif asked.export_overrides is not None:
        _export_overrides(session, graph, asked, asked.export_overrides)
    else:
        _list(session, graph, asked)


COMMAND = review


def _decide(session: Session, graph: Place, asked: _Asked, kind: DecisionKind) -> None:
    """Record one decision on each finding or thing that is named, all or none.

    Raises:
        LookupFailedError: if a name fits nothing, or several; or the thing has not the field or name.
    """
    from kg.cli.deciding import Desk
    from kg.decisions import record
    from kg.records import Wish, decision_on

    field, _, right = (asked.correct or "").partition("=")
    words = right if kind is DecisionKind.CORRECT else asked.comment or ""
    with opened(graph) as reader:
        desk = Desk(reader, asked.plan)
        subjects = [desk.meant(name, session.lang) for name in dict.fromkeys(asked.findings)]
        at, decisions = datetime.now(UTC), []
        for subject, _ in subjects:
            other, other_name = desk.other(subject, asked.merge, asked.split)
            wish = Wish(kind, asked.by or "", at, words, field.strip(), other, other_name)
            decisions.append(decision_on(subject, wish))
    record(graph, decisions, keep=_snapshots())
    told = session.say(f"checks.decision_{kind}")
    for subject, message in subjects:
        session.tell("cli.review_done", kind=told, id=finding_id(subject.iri) or subject.iri, message=message)


def _export_overrides(session: Session, graph: Place, asked: _Asked, path: Path) -> None:
    """Write what was decided on names as a file of corrections, which the next build applies."""
    from kg.export.files import write_file
    from kg.sources.ruled import overrides_of

    with opened(graph) as reader:
        chosen = chosen_id(reader, asked.plan)
        found = overrides_of(
            one for one in reader.decisions() if one.kind is DecisionKind.UNDO or chosen in (None, one.plan)
        )
    write_file(path, (found.toml.encode("utf-8"),))
    session.tell("cli.review_overrides", count=len(found.ruled), path=path)
    if found.left_out:
        session.tell("cli.review_not_overrides", count=len(found.left_out))


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
    from kg.cli.deciding import raised_findings
    from kg.cli.review_list import decisions_csv, decisions_json, told_decisions
    from kg.export.files import write_file

    with opened(graph) as reader:
        chosen = chosen_id(reader, asked.plan)
        decisions = tuple(one for one in reader.decisions() if chosen in (None, one.plan))
        titles = {plan.id: plan.title for plan in reader.plans()}
        concerned = plans_decided_on(decisions) & titles.keys()
        raised = {finding.id for plan in sorted(concerned) for _, finding in raised_findings(reader, plan)}
    ends = fates(decisions, raised, titles.keys())
    if asked.export:
        write_file(asked.export, (decisions_csv(decisions, ends, titles, session.lang),))
        session.tell("cli.review_exported", count=len(decisions), path=asked.export)
    elif asked.as_json:
        emit(decisions_json(decisions, ends, titles))
    else:
        emit(told_decisions(decisions, ends, titles, session))


def _snapshots() -> int:
    from kg.config import load_settings

    return load_settings(environment=os.environ).snapshots
