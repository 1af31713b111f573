"""Who runs the queries of users? A few worker processes, each for one query at a time; a short queue, then “busy”.

The event loop itself waits for the answers. A thread for each took half of the time of a small query, since it and the
loop hand each other the one lock that Python has.
"""

import asyncio
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

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
_SHORT: Final = 4096
"""Signs of a query that the loop itself looks at; one of 64 KB takes the guard longer than others should wait."""


@dataclass(frozen=True, slots=True)
class PoolState:
    """How busy the workers are, and since the start: how many were started anew, and why queries got no answer."""

    free: int
    busy: int
    waiting: int
    respawns: int
    refused: Mapping[str, int]


class QueryPool:
    """Runs queries side by side, as many as it has workers; for one event loop."""

    def __init__(self, graph: Place, limits: Limits, workers: int) -> None:
        self._limits = limits
        self._workers = tuple(QueryWorker(graph, limits) for _ in range(workers))
        self._free = list(self._workers)
        self._waiting: deque[asyncio.Future[QueryWorker]] = deque()
        self._refused: Counter[str] = Counter()

    async def run(self, request: QueryRequest) -> QueryResult:
        """Return the answer to a query.

        Raises:
            Problem: with status 503 if too many others wait, or none ends in time.
            QueryError: as QueryWorker.run does.
            StoreError: if there is no graph.
        """
        try:
            worker = self._free.pop() if self._free else await self._turn()
            try:
                return await self._answer(worker, request)
            finally:
                self._pass_on(worker)
        except (KgError, Problem) as error:
            self._refused[error.key.rpartition(".")[2]] += 1
            raise

    async def _answer(self, worker: QueryWorker, request: QueryRequest) -> QueryResult:
        if len(request.sparql) > _SHORT or not worker.is_started():
            await asyncio.to_thread(worker.begin, request)
        else:
            worker.begin(request)
        pipe, loop = worker.answers(), asyncio.get_running_loop()
        answered: asyncio.Future[QueryResult] = loop.create_future()
        loop.add_reader(pipe, _read, loop, worker, answered)
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await answered
        except TimeoutError:
            loop.remove_reader(pipe)
            raise await asyncio.to_thread(worker.late) from None
        except asyncio.CancelledError:
            loop.remove_reader(pipe)
            worker.close()  # an answer half read would be taken for the next one's
            raise

    async def _turn(self) -> QueryWorker:
        """Return the worker of one whose query ends while this one waits in the queue."""
        if len(self._waiting) >= _WAITING:
            raise Problem(503, _BUSY, _RETRY)
        turn: asyncio.Future[QueryWorker] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await asyncio.shield(turn)
        except BaseException as error:
            if turn.done():  # its turn came in the same moment
                self._pass_on(turn.result())
            else:
                self._waiting.remove(turn)
            if isinstance(error, TimeoutError):
                raise Problem(503, _BUSY, _RETRY) from error
            raise

    def _pass_on(self, worker: QueryWorker) -> None:
        if self._waiting:
            self._waiting.popleft().set_result(worker)
        else:
            self._free.append(worker)

    def state(self) -> PoolState:
        """Return how busy the workers are."""
        respawns = sum(max(worker.starts - 1, 0) for worker in self._workers)
        free = len(self._free)
        return PoolState(free, len(self._workers) - free, len(self._waiting), respawns, dict(self._refused))

    def close(self) -> None:
        """End the workers, those that are at work too: who waits for one is told that it failed."""
        for worker in self._workers:
            if worker in self._free:
                worker.close()
            else:
                worker.kill()


def _read(loop: asyncio.AbstractEventLoop, worker: QueryWorker, answered: "asyncio.Future[QueryResult]") -> None:
    """Take what has come of an answer. The pipe is let go of first: who died leaves its number to the next caller."""
    pipe = worker.answers()
    loop.remove_reader(pipe)
    if answered.done():
        return
    try:
        result = worker.more()
    except KgError as error:
        answered.set_exception(error)
        return
    if result is None:
        loop.add_reader(pipe, _read, loop, worker, answered)
    else:
        answered.set_result(result)
