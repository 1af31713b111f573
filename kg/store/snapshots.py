"""Which snapshots of a graph are kept, and how is one of them read? By its manifest; opened for reading only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kg.address import Address, Place
from kg.errors import LookupFailedError
from kg.store.embedded import Snapshot
from kg.store.layout import Layout
from kg.store.reader import GraphReader

__all__ = ["HeldPlanEntry", "KeptSnapshot", "one_before", "open_snapshot", "snapshots_of"]


_NONE: Final = "errors.no_snapshot"


@dataclass(frozen=True, slots=True)
class HeldPlanEntry:
    """What the manifest says of one plan: its id, title, source, when it was read, and counts by kind of thing.

    `hashes` are those of its graphs: equal hashes, equal plans.
    """

    id: str
    title: str
    source: str
    read: str
    counts: Mapping[str, int]
    hashes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptSnapshot:
    """One snapshot: its number, when it was published (empty when not known), its plans by title; is it current?"""

    name: str
    published: str
    plans: tuple[HeldPlanEntry, ...]
    current: bool

    @property
    def stamp(self) -> str:
        """Return what tells the snapshot from another of its number in a graph made anew."""
        return f"{self.name} {self.published}"


def snapshots_of(place: Place) -> tuple[KeptSnapshot, ...]:
    """Return the snapshots that are kept, the oldest first; a graph on a server has none.

    Raises:
        StoreNotFoundError: if there is no graph.
        StoreError: if the directory holds something else, or a manifest is damaged.
    """
    if isinstance(place, Address):
        return ()
    layout = Layout(place)
    layout.check()
    current = layout.current()
    kept = []
    for snapshot in layout.snapshots():
        try:
            manifest = layout.manifest(snapshot)
        except FileNotFoundError:
            continue  # it was pruned between the look at the folder and the reading
        plans = (_entry(plan_id, entry) for plan_id, entry in manifest.get("plans", {}).items())
        held = tuple(sorted(plans, key=lambda plan: (plan.title, plan.id)))
        kept.append(KeptSnapshot(snapshot.name, str(manifest.get("published", "")), held, snapshot == current))
    return tuple(kept)


def one_before(kept: Sequence[KeptSnapshot], snapshot: KeptSnapshot) -> KeptSnapshot | None:
    """Return the snapshot with which one is compared when nobody says with which; None for the first.

    It is the last earlier one whose plans are others: what people decide and what checks find is published too.
    """
    earlier = list(reversed(kept[: kept.index(snapshot)]))
    others = (one for one in earlier if _hashes(one) != _hashes(snapshot))
    return next(others, earlier[0] if earlier else None)


def _hashes(snapshot: KeptSnapshot) -> frozenset[tuple[str, ...]]:
    return frozenset((plan.id, *plan.hashes) for plan in snapshot.plans)


def open_snapshot(place: Place, name: str) -> GraphReader:
    """Return what a snapshot of a number holds.

    Raises:
        StoreNotFoundError: if there is no graph.
        StoreError: if the directory holds something else, or a graph of another format.
        LookupFailedError: if no snapshot of the number is kept.
    """
    if isinstance(place, Address):
        raise LookupFailedError(_NONE, name=name, known="")
    snapshot = Snapshot(place, name)
    return GraphReader(snapshot, snapshot.path, snapshot.manifest, snapshot.path.name)


def _entry(plan_id: str, entry: Mapping[str, Any]) -> HeldPlanEntry:
    return HeldPlanEntry(
        id=plan_id,
        title=str(entry.get("title", "")),
        source=str(entry.get("source", "")),
        read=str(entry.get("read", "")),
        counts=dict(entry.get("counts", {})),
        hashes=tuple(f"{iri} {graph['sha256']}" for iri, graph in sorted(entry.get("graphs", {}).items())),
    )
