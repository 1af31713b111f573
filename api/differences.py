"""What differs between two snapshots? Worked out in a process of its own, one at a time; the last answers are kept.

A comparison reads and checks each plan twice, so a few may wait for it and more are told to come back.
"""

import json
import os
import subprocess
import sys
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from typing import Final, TypeAlias

from api.problems import Problem
from kg.address import Place
from kg.diff.worker import GONE
from kg.records import Record
from kg.store.snapshots import KeptSnapshot, one_before, snapshots_of

__all__ = ["Differences"]

_KEPT: Final = 4
_WAITING: Final = 4
_SECONDS: Final = 60
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
        """Return the snapshots of two numbers; the current one for no `after`, the build before it for no `before`.

        Raises:
            Problem: with status 404 if one is not kept.
        """
        kept = self.snapshots()
        end = _named(kept, after)
        if before is not None:
            return _named(kept, before), end
        start = one_before(kept, end)
        if start is None:
            raise Problem(404, "api.no_earlier_snapshot")
        return start, end

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
        ends = (str(self._place), before.name, after.name, *([] if plan is None else [plan]))
        command = [sys.executable, "-P", "-m", "kg.diff.worker", str(os.getpid()), *ends]
        try:
            run = subprocess.run(  # noqa: S603 - our own module; a word of a request is never a command
                command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise Problem(503, "api.diff_time", _RETRY, limit=_SECONDS) from error
        if run.returncode == GONE:
            raise Problem(404, "api.snapshot_gone")
        if run.returncode:
            raise Problem(503, "api.diff_failed", _RETRY)
        return tuple(json.loads(line) for line in run.stdout.splitlines())


def _named(kept: tuple[KeptSnapshot, ...], name: str | None) -> KeptSnapshot:
    for snapshot in kept:
        if snapshot.current if name is None else int(snapshot.name) == int(name):
            return snapshot
    raise Problem(404, "api.no_snapshot", name=name or "")
