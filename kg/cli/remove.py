"""`plankg remove`: take a plan out of a graph."""

import os

from kg.address import Place
from kg.cli.command import argument, command
from kg.cli.reading import opened
from kg.cli.session import Session
from kg.cli.values import GraphPlace

__all__ = ["COMMAND"]


@command("remove")
@argument("graph", metavar="GRAPH", type=GraphPlace(), about="cli.arg_graph")
@argument("plan", metavar="PLAN", about="cli.arg_plan")
def remove(session: Session, *, graph: Place, plan: str) -> None:
    """Remove a plan and what is derived from it; the others stay, and so does what people decided."""
    from kg.build import remove_plan
    from kg.config import load_settings

    settings = load_settings(environment=os.environ)
    removed = remove_plan(graph, plan, keep=settings.snapshots)
    session.tell("cli.removed", title=removed.title, id=removed.id)
    with opened(graph) as reader:
        kept = sum(decision.plan == removed.id for decision in reader.decisions())
    if kept:
        session.tell("cli.removed_decisions", count=kept, graph=graph)


COMMAND = remove
