"""Who runs the queries of users? A few worker processes, each for one query at a time; a short queue, then “busy”."""

from asyncio import wait_for
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

import anyio
from anyio.to_thread import run_sync

from api.problems import Problem
from kg.address import Place
from kg.config import Limits
from kg.errors import KgError
from kg.queries import QueryRequest, QueryResult, QueryWorker

__all__ = ["PoolState", "QueryPool"]

_WAITING: Final = 16
"""Queries that may wait for a worker; more are told to come back."""
_RETRY: Final = {"Retry-After": "2"}
_BUSY: Final = "api.busy"


@dataclass(frozen=True, slots=True)
class PoolState:
    """How busy the workers are, and since the start: how many were started anew, and why queries got no answer."""

    free: int
    busy: int
    waiting: int
    respawns: int
    refused: Mapping[str, int]


class QueryPool:
    """Runs queries side by side, as many as it has workers.

    Queries have threads of their own, so that nothing else that the server does waits for them.
    """

    def __init__(self, graph: Place, limits: Limits, workers: int) -> None:
        self._limits = limits
        self._workers = tuple(QueryWorker(graph, limits) for _ in range(workers))
        self._free = list(self._workers)
        self._turn = anyio.Semaphore(workers)
        self._threads = anyio.CapacityLimiter(workers)
        self._waiting = 0
        self._refused: Counter[str] = Counter()

    async def run(self, request: QueryRequest) -> QueryResult:
        """Return the answer to a query.

        Raises:
            Problem: with status 503 if too many others wait, or none ends in time.
            QueryError: as QueryWorker.run does.
            StoreError: if there is no graph.
        """
        try:
            async with self._worker() as worker:
                return await run_sync(worker.run, request, limiter=self._threads)
        except (KgError, Problem) as error:
            self._refused[error.key.rpartition(".")[2]] += 1
            raise

    @asynccontextmanager
    async def _worker(self) -> AsyncIterator[QueryWorker]:
        if self._waiting >= _WAITING:
            raise Problem(503, _BUSY, _RETRY)
        self._waiting += 1
        try:
            await wait_for(self._turn.acquire(), self._limits.seconds)
        except TimeoutError as error:
            raise Problem(503, _BUSY, _RETRY) from error
        finally:
            self._waiting -= 1
        worker = self._free.pop()
        try:
            yield worker
        finally:
            self._free.append(worker)
            self._turn.release()

    def state(self) -> PoolState:
        """Return how busy the workers are."""
        respawns = sum(max(worker.starts - 1, 0) for worker in self._workers)
        free = len(self._free)
        return PoolState(free, len(self._workers) - free, self._waiting, respawns, dict(self._refused))

    def close(self) -> None:
        """End the workers, those that are at work too: who waits for one is told that it failed."""
        for worker in self._workers:
            if worker in self._free:
                worker.close()
            else:
                worker.kill()
