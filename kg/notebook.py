"""What can one do with plans from Python? Build a graph, open it, ask, read, trace, check, export.

import kg

kg.build_graph(["规划.docx"], "graph")
graph = kg.open_graph("graph")
graph.query("projects-by-sector")
graph.records("project")
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from kg.address import Place, place_of
from kg.build import BuildReport
from kg.checks import PlanView, run_checks
from kg.cli.composition import build_from
from kg.cli.reading import not_held
from kg.config import load_settings
from kg.export import EXPORTERS
from kg.export.files import write_file
from kg.export.holding import GraphHolding
from kg.model import Finding, Plan, PlanGraph, Severity
from kg.queries import QueryRequest, catalogue, question, run_query, typed
from kg.records import Record, records
from kg.report import WRITERS, Report, made
from kg.sources import BuildOptions
from kg.store import Rows
from kg.store import open_graph as open_reader
from kg.store.base import Cell
from kg.trace import Sieve, Trace, TraceIndex, trace

__all__ = ["Graph", "build_graph", "open_graph"]


def build_graph(
    sources: Iterable[str | Path], out: str | Path, *, area: str | None = None, workers: int = 1
) -> BuildReport:
    """Return what came of reading plan files into a graph directory; a plan that is there already is replaced.

    Raises:
        StoreBusyError: if another process is writing to the graph.
        StoreError: if the directory holds something else.
    """
    settings = load_settings({"workers": workers}, os.environ)
    options = BuildOptions(settings.base_iri, area, settings.workers, settings.snapshots)
    return build_from([Path(source) for source in sources], _place(out), options)


def open_graph(path: str | Path) -> "Graph":
    """Return a graph directory as it is now; what is built later is seen by opening it again.

    Raises:
        StoreNotFoundError: if there is no graph.
    """
    return Graph(_place(path))


class Graph:
    """A graph open for reading, for as long as a notebook needs it."""

    def __init__(self, path: Place) -> None:
        self.path = path
        self._reader = open_reader(path)
        self._traced: dict[tuple[str, ...], TraceIndex] = {}

    def plans(self) -> tuple[Plan, ...]:
        """Return the plans by title."""
        return self._reader.plans()

    def plan(self, name: str) -> PlanGraph:
        """Return all that the plan of a title, id or source file states, as the values of `kg.model`.

        Raises:
            LookupFailedError: if there is no such plan, or several.
        """
        return self._reader.plan_graph(self._reader.find_plan(name).id)

    def questions(self) -> dict[str, str]:
        """Return the named questions with their Chinese titles."""
        return {entry.name: entry.title for entry in catalogue()}

    def query(self, asked: str, **bound: str) -> list[dict[str, Cell]]:
        """Return the rows that answer a named question or a SELECT, as mappings: `pandas.DataFrame` takes them.

        The query runs in a process of its own with the limits of the settings. `bound` narrows a question by its
        parameters: `graph.query("projects-by-town", place="水屯镇")`.

        Raises:
            QueryError: if the query is malformed, fails, or is no SELECT.
        """
        known = {entry.name for entry in catalogue()} | {entry.title for entry in catalogue()}
        sparql = question(asked).sparql if asked in known else asked
        request = QueryRequest(sparql, "json", None, bindings=tuple(sorted(bound.items())))
        answer = typed(run_query(self.path, request, load_settings(environment=os.environ).query))
        return list(answer.records()) if isinstance(answer, Rows) else [{"answer": bool(answer)}]

    def records(self, kind: str | None = None, plan: str | None = None) -> list[Record]:
        """Return the records of the graph: goal, measure, project, target, relation …; numbers are `Decimal`.

        Raises:
            LookupFailedError: if there is no such plan, or several.
        """
        held = GraphHolding(self._reader, self._chosen(plan)).plans()
        found = [record for graph, derived in held for record in records(graph, derived)]
        return [record for record in found if kind in (None, record["kind"])]

    def check(self, plan: str | None = None, severity: str = "info") -> list[Finding]:
        """Return the findings that are at least as grave as a severity, the gravest first.

        Raises:
            LookupFailedError: if there is no such plan, or several.
        """
        chosen = self._chosen(plan)
        ids = [held.id for held in self.plans() if chosen in (None, held.id)]
        views = [PlanView(self._reader.plan_graph(plan_id), self._reader.base_of(plan_id)) for plan_id in ids]
        return run_checks(views, min_severity=Severity(severity))

    def trace(self, name: str, plan: str | None = None, sieve: Sieve | None = None) -> Trace:
        """Return what the thing of a name or IRI serves and what carries it out: paths up and down, hop by hop.

        `sieve` says over which links: `Sieve(least_confidence=Decimal("0.8"))`.

        Raises:
            LookupFailedError: if there is no such thing or plan, or several, or the plan does not state the thing.
        """
        thing, chosen = self._reader.find_thing(name), self._chosen(plan)
        plans = tuple(held for held in self._reader.plans_stating(thing.iri) if chosen in (None, held))
        if plans not in self._traced:
            self._traced[plans] = TraceIndex(self._reader.plan_graph(held) for held in plans)
        if thing.iri not in self._traced[plans].things:
            raise not_held(thing, plan)
        return trace(self._traced[plans], thing.iri, sieve)

    def report(self, table: str, plan: str, out: str | Path | None = None) -> Report:
        """Return a working table of a plan: tasks, projects, indicators, consistency, strategies.

        With `out` it is also written there, as XLSX, DOCX or CSV by the ending of the name.

        Raises:
            LookupFailedError: if there is no such plan, or several.
            KeyError: if there is no such table or format.
            OSError: if the file cannot be written.
        """
        found, base = self.plan(plan), self._reader.base_of(self._reader.find_plan(plan).id)
        report = made(table, found, base, self._reader.decisions())
        if out is not None:
            write_file(Path(out), [WRITERS[Path(out).suffix.lower().removeprefix(".")](report, "zh")])
        return report

    def export(self, form: str, out: str | Path, plan: str | None = None) -> None:
        """Write the graph, or one plan of it, in a format: turtle, trig, nquads, jsonld, jsonl, csv, graphml.

        Raises:
            LookupFailedError: if there is no such plan, or several.
            KeyError: if there is no such format.
            OSError: if the file cannot be written.
        """
        writers = {exporter.name: exporter.write for exporter in EXPORTERS}
        write_file(Path(out), writers[form](GraphHolding(self._reader, self._chosen(plan)), "zh"))

    def _chosen(self, plan: str | None) -> str | None:
        return None if plan is None else self._reader.find_plan(plan).id

    def close(self) -> None:
        """Let go of the graph."""
        self._reader.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()


def _place(given: str | Path) -> Place:
    return given if isinstance(given, Path) else place_of(given)
