"""Which plans does the server show? Those of the snapshot that is current when a request comes, read once each."""

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from kg.model import PlanGraph, Statement
from kg.store import open_graph

__all__ = ["Library"]


class Library:
    """The plans of a graph directory; a build that publishes a new snapshot is seen by the next request.

    Invariant: `_graphs` are all plans of the snapshot `_snapshot`, in the order of their titles.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._snapshot: Path | None = None
        self._graphs: tuple[PlanGraph, ...] = ()
        self._derived: dict[str, tuple[Statement, ...]] = {}

    def graphs(self) -> Sequence[PlanGraph]:
        """Return the plans of the current snapshot.

        Raises:
            StoreNotFoundError: if the graph is gone.
        """
        with self._lock, open_graph(self._path) as reader:
            if reader.snapshot != self._snapshot:
                self._graphs = tuple(reader.plan_graph(plan.id) for plan in reader.plans())
                self._derived = {plan.id: reader.derived(plan.id) for plan in reader.plans()}
                self._snapshot = reader.snapshot
            return self._graphs

    def derived(self, plan_id: str) -> Sequence[Statement]:
        """Return what is derived from a plan of the snapshot that `graphs` returned last."""
        with self._lock:
            return self._derived.get(plan_id, ())
