"""Which plans does the server show? Those of the snapshot that is current, each read when it is asked for.

A graph may hold hundreds of plans: what is known of all of them at once is their ids, and a few are kept as read.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Final, TypeVar, cast

from kg.address import Place
from kg.checks import Answers, Judged, PlanView, answers, standings
from kg.model import Entity, Finding, Iri, PlanGraph, Standing, Statement
from kg.places import section_paths
from kg.records import Record, records
from kg.store import GraphReader, open_graph
from kg.trace import TraceIndex

__all__ = ["HeldPlan", "Library", "Shelf"]

_KEPT: Final = 32
"""Plans that are kept as read; one of sixty thousand triples takes some forty megabytes with all that follows."""
_REMEMBERED: Final = 128
_INDEXES: Final = 8
_LISTS: Final = 8

_Known = TypeVar("_Known")


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


class _Kept(OrderedDict[Hashable, object]):
    """Keeps the values that were asked for last, up to a number."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        self._lock = Lock()

    def get_or(self, key: Hashable, make: Callable[[], _Known]) -> _Known:
        """Return the value of a key; it is made when it is not kept."""
        with self._lock:
            if key in self:
                self.move_to_end(key)
                return cast("_Known", self[key])
        made = make()
        with self._lock:
            self[key] = made
            while len(self) > self._most:
                self.popitem(last=False)
        return made


class Shelf:
    """The plans of one snapshot by title; another build or decision makes another shelf, named by its snapshot.

    `reader` reads what else the snapshot holds.
    """

    def __init__(self, reader: GraphReader, kept: int = _KEPT) -> None:
        self.snapshot = reader.state
        self.ids = tuple(plan.id for plan in reader.plans())
        self._known = frozenset(self.ids)
        self.reader = reader
        self._kept = _Kept(kept)
        self._indexes = _Kept(_INDEXES)
        self._remembered = _Kept(_REMEMBERED)
        self._found = _Kept(_LISTS)

    @property
    def plans(self) -> Iterator[HeldPlan]:
        """Yield the plans one by one; those that were not kept are read."""
        return map(self._read, self.ids)

    def at(self, number: int) -> HeldPlan:
        """Return the plan whose id has a number among `ids`."""
        return self._read(self.ids[number])

    def plan(self, plan_id: str) -> HeldPlan | None:
        """Return the plan of an id, or None."""
        return self._read(plan_id) if plan_id in self._known else None

    def holders(self, iri: str) -> tuple[HeldPlan, ...]:
        """Return the plans that name a thing."""
        stating = self._remember(("holders", iri), lambda: self.reader.plans_stating(Iri(iri)))
        held = (self._read(plan_id) for plan_id in self.ids if plan_id in stating)
        return tuple(plan for plan in held if iri in plan.entities)

    def index(self, iri: str) -> TraceIndex:
        """Return the hops that lead up and down from the things of the plans that state a thing."""
        ids = self._remember(("holders", iri), lambda: self.reader.plans_stating(Iri(iri)))
        return self._indexes.get_or(ids, lambda: TraceIndex(self._read(one).graph for one in ids))

    def of_each(self, what: str, tell: Callable[[HeldPlan], _Known]) -> tuple[_Known, ...]:
        """Return something small of each plan, under a name; it is worked out once a snapshot."""
        return self._remember((what,), lambda: tuple(tell(plan) for plan in self.plans))

    def found(self, what: Hashable, find: Callable[[], _Known]) -> _Known:
        """Return what was found for a question over all plans; the last ones are remembered."""
        return self._found.get_or(what, find)

    def standings(self) -> Mapping[Iri, Standing]:
        """Return what people decided that stands, by thing; see kg.checks.standings."""
        return self._remember("standings", lambda: standings(self.reader.decisions()))

    def judged(self, findings: Iterable[Finding]) -> Iterator[Judged]:
        """Yield findings, each with what stands about it."""
        told = self.standings()
        return (Judged(finding, told.get(Iri(finding.id), Standing())) for finding in findings)

    def is_current(self) -> bool:
        """Return whether this is still what readers see."""
        return self.reader.is_current()

    def _remember(self, key: Hashable, make: Callable[[], _Known]) -> _Known:
        return self._remembered.get_or(key, make)

    def _read(self, plan_id: str) -> HeldPlan:
        def read() -> HeldPlan:
            graph = self.reader.plan_graph(plan_id, keep=False)
            return HeldPlan(graph, self.reader.derived(plan_id), self.reader.base_of(plan_id))

        return self._kept.get_or(plan_id, read)


class Library:
    """The plans of a graph directory; a build that publishes a new snapshot is seen by the next request."""

    def __init__(self, path: Place) -> None:
        self._path = path
        self._lock = Lock()
        self._shelf: Shelf | None = None

    def shelf(self) -> Shelf:
        """Return the plans of the current snapshot.

        Raises:
            StoreNotFoundError: if the graph is gone.
        """
        with self._lock:
            if self._shelf is None or not self._shelf.is_current():
                self._shelf = Shelf(open_graph(self._path))
            return self._shelf
