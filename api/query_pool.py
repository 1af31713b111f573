"""Who runs the queries of users? A few worker processes, each for one query at a time; a short queue, then “busy”."""

from asyncio import wait_for
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import anyio
from anyio.to_thread import run_sync

from api.problems import Problem
from kg.config import Limits
from kg.queries import QueryRequest, QueryResult, QueryWorker

__all__ = ["QueryPool"]

_WAITING: Final = 16
"""Queries that may wait for a worker; more are told to come back."""
_RETRY: Final = {"Retry-After": "2"}


class QueryPool:
    """Runs queries side by side, as many as it has workers.

    Queries have threads of their own, so that nothing else that the server does waits for them.
    """

    def __init__(self, graph: Path, limits: Limits, workers: int) -> None:
        self._limits = limits
        self._free = [QueryWorker(graph, limits) for _ in range(workers)]
        self._turn = anyio.Semaphore(workers)
        self._threads = anyio.CapacityLimiter(workers)
        self._waiting = 0

    async def run(self, request: QueryRequest) -> QueryResult:
        """Return the answer to a query.

        Raises:
            Problem: with status 503 if too many others wait, or none ends in time.
            QueryError: as QueryWorker.run does.
            StoreError: if there is no graph.
        """
        async with self._worker() as worker:
            return await run_sync(worker.run, request, limiter=self._threads)

    @asynccontextmanager
    async def _worker(self) -> AsyncIterator[QueryWorker]:
        if self._waiting >= _WAITING:
            raise Problem(503, "api.busy", _RETRY)
        self._waiting += 1
        try:
            await wait_for(self._turn.acquire(), self._limits.seconds)
        except TimeoutError as error:
            raise Problem(503, "api.busy", _RETRY) from error
        finally:
            self._waiting -= 1
        worker = self._free.pop()
        try:
            yield worker
        finally:
            self._free.append(worker)
            self._turn.release()

    def close(self) -> None:
        """Kill the workers."""
        for worker in self._free:
            worker.close()
