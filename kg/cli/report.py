"""`plankg report`: the working tables of a commission, written to be filled in and read back."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kg.address import Place
from kg.cli.command import argument, command, option
from kg.cli.reading import opened
from kg.cli.session import Session
from kg.cli.usage import Misuse
from kg.cli.values import Choice, GraphPlace

if TYPE_CHECKING:
    from kg.report import Departments, Report

__all__ = ["COMMAND", "TABLE_NAMES"]

TABLE_NAMES = ("tasks", "projects", "indicators", "consistency", "strategies")
_FORMATS = ("xlsx", "docx", "csv")


@command("report")
@argument("graph", metavar="GRAPH", type=GraphPlace(), about="cli.arg_graph")
@argument("plan", metavar="PLAN", about="cli.arg_plan")
@option("--table", type=Choice(TABLE_NAMES), required=True, about="cli.opt_table")
@option("--format", "form", type=Choice(_FORMATS), about="cli.opt_report_format")
@option("--out", metavar="FILE", type=Path, about="cli.opt_report_out")
@option("--fill", metavar="FILE.xlsx", type=Path, about="cli.opt_fill")
@option("--by", metavar="NAME", about="cli.opt_fill_by")
@option("--departments", metavar="FILE.tsv", type=Path, about="cli.opt_departments")
def report(  # noqa: PLR0913 - one for each option
    session: Session,
    *,
    graph: Place,
    plan: str,
    table: str,
    form: str | None,
    out: Path | None,
    fill: Path | None,
    by: str | None,
    departments: Path | None,
) -> None:
    """Read a filled table back, write a table, or both in this order."""
    from kg.report import Departments

    form = form or ("" if out is None else out.suffix.lower().removeprefix("."))
    problem = _problem(form, out, fill, by)
    if problem is not None:
        raise problem
    units = None if departments is None else Departments.read(departments)
    if fill is not None:
        _fill(session, graph, _made(graph, plan, table, units), fill, str(by).strip())
    if out is not None:
        _write(session, _made(graph, plan, table, units), form, out)


COMMAND = report


def _problem(form: str, out: Path | None, fill: Path | None, by: str | None) -> Misuse | None:
    """Return what the line lacks."""
    if out is None and fill is None:
        return Misuse("cli.report_nothing")
    if fill is not None and not (by or "").strip():
        return Misuse("cli.report_by")
    if out is not None and form not in _FORMATS:
        return Misuse("cli.report_format", path=out, known="|".join(_FORMATS))
    return Misuse("cli.needs_file", path=out) if out is not None and out.is_dir() else None


def _made(graph: Place, plan: str, table: str, units: "Departments | None") -> "Report":
    from kg.report import made

    with opened(graph) as reader:
        plan_id = reader.find_plan(plan).id
        return made(table, reader.plan_graph(plan_id), reader.base_of(plan_id), reader.decisions(), units)


def _fill(session: Session, graph: Place, made: "Report", path: Path, by: str) -> None:
    """Record what a person filled into a workbook."""
    from kg.decisions import record
    from kg.report import changes_in, decisions_of

    changes = changes_in(path, made)
    with opened(graph) as reader:
        new = list(decisions_of(changes.filled, made, reader.decisions(), by=by, at=datetime.now(UTC)))
    if new:
        record(graph, new)
    session.tell("cli.report_filled", count=len(new), same=len(changes.filled) - len(new))
    if changes.unread:
        session.tell("cli.report_unread", count=len(changes.unread), first=changes.unread[0])


def _write(session: Session, made: "Report", form: str, out: Path) -> None:
    from kg.export.files import write_file
    from kg.report import WRITERS

    write_file(out, [WRITERS[form](made, session.lang)])
    session.tell("cli.report_rows", table=session.say(f"report.title_{made.table}"), rows=len(made.rows()), path=out)
