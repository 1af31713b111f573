"""What differs between two snapshots? Worked out one request at a time; the last answers are kept.

A comparison reads and checks each plan twice, so a few may wait for it and more are told to come back.
"""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from time import monotonic
from typing import Final, TypeAlias

from api.problems import Problem
from kg.address import Place
from kg.diff import diff_graphs, diff_records
from kg.records import Record
from kg.store.snapshots import KeptSnapshot, open_snapshot, snapshots_of

__all__ = ["Differences"]

_KEPT: Final = 8
_WAITING: Final = 4
_SECONDS: Final = 60
"""After so long no further plan is begun."""
_RETRY: Final = {"Retry-After": "10"}
_Asked: TypeAlias = tuple[str, str, str | None]


class Differences:
    """Compares the snapshots of one graph; none of them is ever written to."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._kept: OrderedDict[_Asked, tuple[Record, ...]] = OrderedDict()
        self._places = BoundedSemaphore(_WAITING)
        self._turn = Lock()

    def snapshots(self) -> tuple[KeptSnapshot, ...]:
        """Return the snapshots that are kept, the oldest first.

        Raises:
            StoreError: if the graph cannot be read.
        """
        return snapshots_of(self._place)

    def ends(self, before: str | None, after: str | None) -> tuple[KeptSnapshot, KeptSnapshot]:
        """Return the snapshots of two numbers; the current one for no `after`, the one before it for no `before`.

        Raises:
            Problem: with status 404 if one is not kept.
        """
        kept = self.snapshots()
        at_end = _at(kept, after)
        if before is not None:
            return kept[_at(kept, before)], kept[at_end]
        if at_end == 0:
            raise Problem(404, "api.no_earlier_snapshot")
        return kept[at_end - 1], kept[at_end]

    def between(self, before: KeptSnapshot, after: KeptSnapshot, plan: str | None) -> tuple[Record, ...]:
        """Return the changes of all plans, or of one, as records: by plan, the gravest first.

        Raises:
            Problem: with status 503 if others wait already, or too many plans differ; 404 if a snapshot is gone.
        """
        asked = (before.stamp, after.stamp, plan)
        with self._waiting():
            if asked not in self._kept:
                self._kept[asked] = self._compared(before, after, plan)
            self._kept.move_to_end(asked)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            return self._kept[asked]

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise Problem(503, "api.busy", _RETRY)
        try:
            with self._turn:
                yield
        finally:
            self._places.release()

    def _compared(self, before: KeptSnapshot, after: KeptSnapshot, plan: str | None) -> tuple[Record, ...]:
        latest = monotonic() + _SECONDS
        found: list[Record] = []
        try:
            with open_snapshot(self._place, before.name) as old, open_snapshot(self._place, after.name) as new:
                for diff in diff_graphs(old, new, plan):
                    found += diff_records(diff)
                    if monotonic() > latest:
                        raise Problem(503, "api.many_plans", _RETRY)
        except OSError as error:
            raise Problem(404, "api.snapshot_gone") from error
        return tuple(found)


def _at(kept: tuple[KeptSnapshot, ...], name: str | None) -> int:
    for at, snapshot in enumerate(kept):
        if snapshot.current if name is None else int(snapshot.name) == int(name):
            return at
    raise Problem(404, "api.no_snapshot", name=name or "")
