"""What becomes of what the checks found as RDF? One report a plan: kept in the graph, or written as Turtle."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.address import Place
from kg.cli.session import Session
from kg.cli.usage import Misuse
from kg.model import CheckReport

if TYPE_CHECKING:
    from kg.checks import Answers
    from kg.model import PlanGraph
    from kg.store import GraphReader

__all__ = ["as_turtle", "keep_reports", "refuse_parts", "reports_of"]


def refuse_parts(only: str | None) -> None:
    """Guarantee that all checks are asked for, before a report of them is kept.

    Raises:
        Misuse: if only one is asked for.
    """
    if only is not None:
        raise _all_or_none()


def reports_of(reader: "GraphReader", plans: "Sequence[PlanGraph]", said: "Sequence[Answers]") -> list[CheckReport]:
    """Return a report for each plan of what was said of it."""
    from kg.findings import report_of

    held = zip(plans, said, strict=True)
    return [report_of(reader, graph.plan.id, answers.findings) for graph, answers in held]


def keep_reports(path: Place, reports: Sequence[CheckReport], session: Session) -> None:
    """Store reports and say so.

    Raises:
        StoreBusyError: if another process is writing to the graph.
        StoreError: if a plan was built anew since it was checked.
    """
    from kg.findings import save_reports

    save_reports(path, reports)
    session.tell("cli.check_saved", count=sum(len(report.findings) for report in reports))


def as_turtle(reader: "GraphReader", reports: Iterable[CheckReport]) -> bytes:
    """Return reports as Turtle."""
    from pyoxigraph import RdfFormat, parse

    from kg.export.rdf import turtle_of
    from kg.rdf import encode_findings

    nquads = b"".join(encode_findings(report, reader.base_of(report.plan)) for report in reports)
    return turtle_of(parse(nquads, format=RdfFormat.N_QUADS))


def _all_or_none() -> Misuse:
    return Misuse("cli.save_all_checks")
