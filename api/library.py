"""Which plans does the server show? Those of the snapshot that is current when a request comes, read once each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock

from kg.checks import Answers, PlanView, answers
from kg.model import Entity, Iri, PlanGraph, Statement
from kg.places import section_paths
from kg.records import Record, records
from kg.store import open_graph
from kg.trace import TraceIndex

__all__ = ["HeldPlan", "Library", "Shelf"]


@dataclass(frozen=True)
class HeldPlan:
    """A plan of a snapshot with what follows from it; each is worked out when it is first asked for."""

    graph: PlanGraph
    derived: tuple[Statement, ...]
    base: str

    @property
    def id(self) -> str:
        """Return the id of the plan."""
        return self.graph.plan.id

    @cached_property
    def records(self) -> Sequence[Record]:
        """Return the records of the plan and what is derived from it, in the order of the export."""
        return records(self.graph, self.derived)

    @cached_property
    def entities(self) -> Mapping[Iri, Entity]:
        """Return the things by IRI."""
        return {entity.iri: entity for entity in self.graph.entities}

    @cached_property
    def paths(self) -> Mapping[Iri, tuple[str, ...]]:
        """Return the headings above each section, by the section's IRI."""
        return section_paths(self.graph)

    @cached_property
    def answers(self) -> Answers:
        """Return what the checks find."""
        return answers([PlanView(self.graph, self.base)])


@dataclass(frozen=True)
class Shelf:
    """The plans of one snapshot, by title; `snapshot` names it, and another build or decision makes another."""

    snapshot: str
    plans: tuple[HeldPlan, ...]

    @cached_property
    def index(self) -> TraceIndex:
        """Return the hops that lead up and down from the things of all plans."""
        return TraceIndex(plan.graph for plan in self.plans)

    def plan(self, plan_id: str) -> HeldPlan | None:
        """Return the plan of an id, or None."""
        return next((plan for plan in self.plans if plan.id == plan_id), None)

    def holders(self, iri: str) -> tuple[HeldPlan, ...]:
        """Return the plans that name a thing."""
        return tuple(plan for plan in self.plans if iri in plan.entities)


class Library:
    """The plans of a graph directory; a build that publishes a new snapshot is seen by the next request."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._read_from: Path | None = None
        self._shelf = Shelf("", ())

    def shelf(self) -> Shelf:
        """Return the plans of the current snapshot.

        Raises:
            StoreNotFoundError: if the graph is gone.
        """
        with self._lock, open_graph(self._path) as reader:
            if reader.snapshot != self._read_from:
                held = (
                    HeldPlan(reader.plan_graph(plan.id), reader.derived(plan.id), reader.base_of(plan.id))
                    for plan in reader.plans()
                )
                self._shelf = Shelf(reader.snapshot.name if reader.snapshot else "", tuple(held))
                self._read_from = reader.snapshot
            return self._shelf

    def graphs(self) -> Sequence[PlanGraph]:
        """Return what the plans of the current snapshot state.

        Raises:
            StoreNotFoundError: if the graph is gone.
        """
        return [plan.graph for plan in self.shelf().plans]

    def derived(self, plan_id: str) -> Sequence[Statement]:
        """Return what is derived from a plan of the current snapshot; nothing when it has no such plan."""
        plan = self.shelf().plan(plan_id)
        return plan.derived if plan else ()
