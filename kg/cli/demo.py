"""`plankg demo`: the example plan, from file to browser."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.address import Place
from kg.cli.build import build_options, built
from kg.cli.check import answers_by_plan
from kg.cli.command import command, option
from kg.cli.example import example_plan
from kg.cli.output import emit
from kg.cli.serving import address_of, listening, open_browser, serve_graph
from kg.cli.session import Session
from kg.cli.summary import told_next, told_summary
from kg.cli.values import GraphPlace

__all__ = ["COMMAND"]

FAILED = 2
_HOST, _PORT = "127.0.0.1", 8000


@command("demo")
@option("--no-browser", is_flag=True, about="cli.opt_no_browser")
@option("--once", is_flag=True, about="cli.opt_once")
@option("--out", metavar="GRAPH", type=GraphPlace(), about="cli.opt_demo_out")
def demo(session: Session, *, no_browser: bool, once: bool, out: Place | None) -> int:
    """Build the example, tell what was found, and serve it; findings do not fail it."""
    source = example_plan()
    if source is None:
        session.tell("cli.demo_no_example")
        return FAILED
    with _place(out) as graph:
        session.tell("cli.demo_builds", path=source)
        if not _told(session, source, graph):
            return FAILED
        with listening(_HOST, _PORT, or_any=True) as found:
            address = address_of(found)
            emit("\n" + (session.say("cli.demo_own_plan") + "\n" if out is None else told_next(graph, session)))
            emit(f"\n{session.say('cli.demo_open')} {address}\n")
            if not no_browser:
                open_browser(address)
            if not once:
                session.tell("cli.serve_how_to_end")
            serve_graph(graph, found, once=once)
    session.tell("cli.serve_ended")
    return 0


COMMAND = demo


@contextmanager
def _place(out: Place | None) -> Iterator[Place]:
    """Give where the graph is built: where it is to stay, or a folder that goes when the demo ends."""
    if out is not None:
        yield out
        return
    with tempfile.TemporaryDirectory(prefix="plankg-demo-", ignore_cleanup_errors=True) as folder:
        yield Path(folder) / "graph"


def _told(session: Session, source: Path, graph: Place) -> bool:
    """Build the graph and print the summary and the findings; return whether there is a graph."""
    from kg.checks import judged, together
    from kg.cli.check_text import told_findings, told_inventories, told_undecided
    from kg.store import open_graph

    report, plans = built(session, (source,), graph, build_options())
    emit(told_summary(report, plans, graph, session))
    if report.snapshot is None:
        return False
    with open_graph(graph) as reader:
        answers = together(answers_by_plan(reader, list(plans.values())))
        titles = {held.plan.id: held.plan.title for held in plans.values()}
        emit("\n" + told_findings(judged(answers.findings, reader.decisions()), session, titles))
        emit(told_inventories(answers.inventories, session))
        emit(told_undecided(answers.undecided, session))
    return True
