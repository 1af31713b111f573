"""What of a graph is exported? All plans, or one: with what is derived and found; of all, what people decided too."""

from collections.abc import Iterator

from pyoxigraph import Quad

from kg.model import Iri, PlanGraph, Statement
from kg.store import GraphReader

__all__ = ["GraphHolding"]


class GraphHolding:
    """The plans of a graph that is open for reading; `plan_id` narrows it to one."""

    def __init__(self, reader: GraphReader, plan_id: str | None = None) -> None:
        self._reader = reader
        self._plan_id = plan_id

    def plans(self) -> Iterator[tuple[PlanGraph, tuple[Statement, ...]]]:
        """Yield what each plan states, and what is derived from it."""
        for plan in self._reader.plans():
            if self._plan_id in (None, plan.id):
                yield self._reader.plan_graph(plan.id), self._reader.derived(plan.id)

    def graphs(self) -> tuple[Iri, ...]:
        """Return the names of the graphs."""
        reader = self._reader
        if self._plan_id is None:
            return reader.graphs()
        of_plan = (reader.graph_of(self._plan_id), reader.derived_graph_of(self._plan_id))
        findings = reader.findings_graph_of(self._plan_id)
        return (*of_plan, findings) if findings in reader.graphs() else of_plan

    def quads(self, graph: Iri) -> Iterator[Quad]:
        """Yield the quads of a graph."""
        return self._reader.quads(graph)
