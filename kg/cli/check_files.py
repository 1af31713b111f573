"""What is written of a check? A page, document, workbook or table to hand over, or a SHACL report as Turtle."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.output import emit_bytes
from kg.cli.session import Session
from kg.cli.usage import Misuse
from kg.model import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.checks import Checked
    from kg.store import GraphReader

__all__ = ["FORMATS", "Asked", "form_of", "write_check"]

TURTLE = "turtle"
FORMATS = ("html", "docx", "xlsx", "csv", TURTLE)
_NO_FILE, _NO_FORMAT, _FOLDER = "cli.check_needs_out", "cli.check_format", "cli.check_is_folder"
_NOTHING = "cli.check_no_plan"
_ENDINGS = {"ttl": TURTLE, "htm": "html"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be written: the one check that ran, if only one did; from which severity; in which form and where.

    `lost` is the number of decisions whose finding is gone.
    """

    only: str | None
    least: Severity
    form: str
    out: Path | None
    lost: int


def form_of(form: str | None, out: Path | None) -> str | None:
    """Return the format that the line names, or the ending of the file; None when nothing is to be written.

    Raises:
        Misuse: if there is no file for the format, or no format for the file.
    """
    if out is None:
        if form not in (None, TURTLE):
            raise Misuse(_NO_FILE, form=form)
        return form
    ending = out.suffix.lower().removeprefix(".")
    found = form or _ENDINGS.get(ending, ending)
    if found not in FORMATS:
        raise Misuse(_NO_FORMAT, path=out, known="|".join(FORMATS))
    if out.is_dir():
        raise Misuse(_FOLDER, path=out)
    return found


def write_check(reader: "GraphReader", checked: "Sequence[Checked]", asked: Asked, session: Session) -> None:
    """Write what was found, whole or not at all, and say so; Turtle goes to stdout when no file is named."""
    from kg.export.files import write_file

    data = _turtle(reader, checked) if asked.form == TURTLE else _to_hand_over(checked, asked, session)
    if asked.out is None:
        emit_bytes(data)
    else:
        write_file(asked.out, (data,))
        session.tell("cli.written", path=asked.out)


def _turtle(reader: "GraphReader", checked: "Sequence[Checked]") -> bytes:
    from kg.cli.check_reports import as_turtle, reports_of

    return as_turtle(reader, reports_of(reader, [one.graph for one in checked], [one.answers for one in checked]))


def _to_hand_over(checked: "Sequence[Checked]", asked: Asked, session: Session) -> bytes:
    from kg.checks import checks_named
    from kg.report import WRITERS
    from kg.report.handover import handed_over
    from kg.report.handover_sheets import handover_report
    from viz.handover_page import handover_page

    if not checked:
        raise Misuse(_NOTHING)
    ran = [check.id for check in checks_named(asked.only)]
    told = handed_over(checked, ran, session.lang, least=asked.least, lost=asked.lost)
    if asked.form == "html":
        return handover_page(told).encode("utf-8")
    return WRITERS[asked.form](handover_report(told, summary=asked.form != "csv"), session.lang)
