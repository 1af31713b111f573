"""What does a graph hold, as the values of the model? Plans, their graphs and what is derived, from one snapshot."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Self

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from kg.ids import HUMAN_GRAPH, IriMaker
from kg.model import CheckReport, Decision, Iri, Plan, PlanGraph, Statement
from kg.rdf import decode, decode_decisions, decode_derived, decode_findings
from kg.rdf.index import Index
from kg.rdf.plan import read_plan
from kg.store.base import Answer, Rows, Term, Triples, View
from kg.store.lookup import Thing, find_plan, find_thing, no_such_plan

__all__ = ["GraphReader"]

_PLANS = "SELECT ?graph ?plan ?id { GRAPH ?graph { ?plan a plan:Plan ; plan:planId ?id } }"
_STATED_IN = "SELECT DISTINCT ?thing ?id { ?thing plan:statedIn/plan:planId ?id }"
_PLAN = "CONSTRUCT { ?plan ?p ?o } { GRAPH ?graph { ?plan ?p ?o } }"


class GraphReader:
    """Reads plans and things from a view of a graph; what it has read it keeps, since a snapshot never changes.

    `snapshot` is the directory of the snapshot (None when there is none), `manifest` says how it was made, and `state`
    names what is read: two states of one graph never have one name.
    """

    def __init__(
        self, view: View, snapshot: Path | None = None, manifest: Mapping[str, Any] | None = None, state: str = ""
    ) -> None:
        self.view = view
        self.snapshot = snapshot
        self.manifest = manifest or {}
        self.state = state
        self._places: dict[str, tuple[Iri, Iri]] | None = None
        self._plans: tuple[Plan, ...] | None = None
        self._graphs: dict[str, PlanGraph] = {}

    def plans(self) -> tuple[Plan, ...]:
        """Return the plans by title.

        Raises:
            StoreError: if the graph is damaged.
        """
        if self._plans is None:
            found = (self._plan(plan_id) for plan_id in self._known())
            self._plans = tuple(sorted(found, key=lambda plan: (plan.title, plan.id)))
        return self._plans

    def plan_graph(self, plan_id: str, *, keep: bool = True) -> PlanGraph:
        """Return all that a plan states; who reads hundreds of plans keeps what he needs himself.

        Raises:
            LookupFailedError: if the graph has no such plan.
            StoreError: if the graph is damaged.
        """
        if plan_id in self._graphs:
            return self._graphs[plan_id]
        graph = decode(self.view.triples(self.graph_of(plan_id)))
        if keep:
            self._graphs[plan_id] = graph
        return graph

    def derived(self, plan_id: str) -> tuple[Statement, ...]:
        """Return what is derived from a plan.

        Raises:
            LookupFailedError: if the graph has no such plan.
            StoreError: if the graph is damaged.
        """
        return decode_derived(self.view.triples(self.derived_graph_of(plan_id)))

    def decisions(self) -> tuple[Decision, ...]:
        """Return all that people decided, in order of time.

        Raises:
            StoreError: if the graph is damaged.
        """
        return decode_decisions(self.view.triples(HUMAN_GRAPH))

    def findings(self, plan_id: str) -> CheckReport | None:
        """Return what the checks found in a plan when it was last kept, the gravest first; None when nothing is kept.

        Raises:
            LookupFailedError: if the graph has no such plan.
            StoreError: if the graph is damaged.
        """
        return decode_findings(self.view.triples(self.findings_graph_of(plan_id)))

    def findings_graph_of(self, plan_id: str) -> Iri:
        """Return the named graph of what the checks found in a plan.

        Raises:
            LookupFailedError: if the graph has no such plan.
        """
        return IriMaker(plan_id, self.base_of(plan_id)).findings_graph()

    def graph_of(self, plan_id: str) -> Iri:
        """Return the named graph of what a plan states.

        Raises:
            LookupFailedError: if the graph has no such plan.
        """
        return self._place(plan_id)[0]

    def derived_graph_of(self, plan_id: str) -> Iri:
        """Return the named graph of what is derived from a plan.

        Raises:
            LookupFailedError: if the graph has no such plan.
        """
        return IriMaker(plan_id, self.base_of(plan_id)).derived_graph()

    def base_of(self, plan_id: str) -> str:
        """Return the base under which a plan's things are named.

        Raises:
            LookupFailedError: if the graph has no such plan.
        """
        return self.graph_of(plan_id).removesuffix(IriMaker(plan_id, "").graph())

    def graphs(self) -> tuple[Iri, ...]:
        """Return the names of all graphs, sorted."""
        return self.view.graphs()

    def quads(self, graph: Iri) -> Iterator[Quad]:
        """Yield the quads of a graph."""
        return self.view.quads(graph)

    def query(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Return the answer to a query of our own; see View.

        Raises:
            QueryError: if the query is malformed or fails.
        """
        return self.view.query(sparql, bindings)

    def rows(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Rows:
        """Return the rows of a SELECT of our own.

        Raises:
            QueryError: if the query is malformed or fails.
            TypeError: if it is no SELECT.
        """
        answer = self.view.query(sparql, bindings)
        if not isinstance(answer, Rows):
            message = "not a SELECT query"
            raise TypeError(message)
        return answer

    def find_plan(self, name: str) -> Plan:
        """Return the plan of a title, id, IRI or source file.

        Raises:
            LookupFailedError: if there is none, or several.
        """
        return find_plan(self.plans(), name)

    def find_thing(self, name: str) -> Thing:
        """Return the thing of a name or IRI.

        Raises:
            LookupFailedError: if there is none, with names close to it; or several.
        """
        return find_thing(self.view, name)

    def plans_stating(self, iri: Iri) -> tuple[str, ...]:
        """Return the ids of the plans that state a thing, sorted; none for what is no IRI."""
        try:
            thing = NamedNode(iri)
        except ValueError:
            return ()
        return tuple(sorted(str(row[1]) for row in self.rows(_STATED_IN, {"thing": thing}).plain()))

    def is_current(self) -> bool:
        """Return whether who opens the graph now sees the same."""
        return self.view.is_current()

    def close(self) -> None:
        """Let go of the view."""
        self.view.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def _known(self) -> dict[str, tuple[Iri, Iri]]:
        if self._places is None:
            rows = sorted(self.rows(_PLANS).plain(), key=str)
            self._places = {str(plan_id): (Iri(str(graph)), Iri(str(plan))) for graph, plan, plan_id in rows}
        return self._places

    def _place(self, plan_id: str) -> tuple[Iri, Iri]:
        known = self._known()
        if plan_id not in known:
            raise no_such_plan(plan_id, known)
        return known[plan_id]

    def _plan(self, plan_id: str) -> Plan:
        graph, iri = self._place(plan_id)
        answer = self.view.query(_PLAN, {"plan": NamedNode(iri), "graph": NamedNode(graph)})
        triples = answer.triples if isinstance(answer, Triples) else ()
        return read_plan(Index(serialize(triples, format=RdfFormat.N_TRIPLES) or b"").node(iri))
