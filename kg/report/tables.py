"""Which working tables are there, and how is one made of a plan? What people filled in is put in last."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from kg.model import Decision, PlanGraph
from kg.report.consistency import consistency
from kg.report.departments import Departments
from kg.report.ground import Ground
from kg.report.human import with_decisions
from kg.report.indicators import indicators
from kg.report.projects import projects
from kg.report.sheet import Report, Sheet
from kg.report.strategies import strategies
from kg.report.tasks import tasks

__all__ = ["TABLES", "made"]

Maker: TypeAlias = Callable[[Ground], tuple[Sheet, ...]]

TABLES: dict[str, Maker] = {
    "tasks": tasks,
    "projects": projects,
    "indicators": indicators,
    "consistency": consistency,
    "strategies": strategies,
}


def made(
    table: str,
    graph: PlanGraph,
    base: str,
    decisions: Iterable[Decision] = (),
    departments: Departments | None = None,
) -> Report:
    """Return a working table of a plan whose IRIs stand under a base, with what people filled in.

    Raises:
        KeyError: if there is no such table.
    """
    ground = Ground(graph, base, departments or Departments.usual())
    report = Report(table, graph.plan, TABLES[table](ground))
    return with_decisions(report, decisions)
