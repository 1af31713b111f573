"""How is a query of a user run without harm? In a worker process with limits; whatever kills it is told as an error.

A worker serves one query at a time and stays for the next; one that is over its time is killed, and the next query
starts another.
"""

import contextlib
import os
import subprocess
import sys
from dataclasses import replace
from signal import SIGABRT, SIGKILL, SIGSEGV, SIGXCPU
from time import monotonic
from typing import Any, Final, Self

from kg import errors
from kg.address import Place
from kg.config import Limits, load_settings
from kg.errors import KgError, QueryError
from kg.queries.guard import inspect
from kg.queries.reply import Reply, received
from kg.queries.request import QueryRequest, QueryResult
from kg.queries.stops import Limit, failed, over
from kg.store.base import Answer, Rows, Triples

__all__ = ["QueryWorker", "ask", "run_query"]

_START: Final = 30.0
"""Seconds that a worker may take to start on a busy machine; those of the query count from there."""


def run_query(graph: Place, request: QueryRequest, limits: Limits | None = None) -> QueryResult:
    """Return the answer to a query of a user, run in a process of its own.

    Raises:
        QueryError: if the query is malformed or fails; with line and column where the parser gives them.
        QueryForbiddenError: if it is an update, calls a service, or names a graph outside the store with FROM.
        QueryLimitError: if it meets a limit.
        StoreNotFoundError: if there is no graph.
    """
    with QueryWorker(graph, limits) as worker:
        return worker.run(request)


def ask(graph: Place, sparql: str, limits: Limits | None = None) -> Answer:
    """Return the typed answer to a query of a user, run like `run_query`.

    Raises:
        QueryError: as `run_query` does.
        StoreNotFoundError: if there is no graph.
    """
    return typed(run_query(graph, QueryRequest(sparql, rows="json", triples="ntriples"), limits))


def typed(result: QueryResult) -> Answer:
    """Return the rows, triples or truth that a result in JSON or N-Triples holds."""
    import pyoxigraph as ox  # noqa: PLC0415 - who only passes bytes on does not pay for the engine

    if result.kind == "triples":
        quads = ox.parse(result.body, format=ox.RdfFormat.N_TRIPLES)
        return Triples(tuple(dict.fromkeys(quad.triple for quad in quads)))
    parsed = ox.parse_query_results(result.body, format=ox.QueryResultsFormat.JSON)
    if isinstance(parsed, ox.QueryBoolean):
        return bool(parsed)
    variables = parsed.variables
    rows = tuple(tuple(solution[variable] for variable in variables) for solution in parsed)
    return Rows(tuple(variable.value for variable in variables), rows)


class QueryWorker:
    """One worker process over a graph directory, started when first needed; not for use by two threads at once.

    `starts` counts the processes: all but the first came in the place of one that ended.
    """

    def __init__(self, graph: Place, limits: Limits | None = None) -> None:
        self._graph = graph
        self._limits = limits or load_settings().query
        self._process: subprocess.Popen[bytes] | None = None
        self._reply: Reply | None = None
        self._cut_off = False
        self.starts = 0

    def run(self, request: QueryRequest) -> QueryResult:
        """Return the answer to a request; see `run_query`.

        Raises:
            QueryError: as `run_query` does.
            StoreNotFoundError: if there is no graph.
        """
        return self.unguarded(self._guarded(request))

    def unguarded(self, request: QueryRequest) -> QueryResult:
        """Return the answer to a request whose text nobody looked at; for queries of our own and for tests.

        Raises:
            QueryError: as `run_query` does.
            StoreNotFoundError: if there is no graph.
        """
        deadline = self._begin(request)
        try:
            while (result := self._more(deadline)) is None:
                pass
        except TimeoutError as error:
            raise self.late() from error
        except KgError:
            raise
        except BaseException:
            self.close()  # an answer half read would be taken for the next one's
            raise
        return result

    def begin(self, request: QueryRequest) -> None:
        """Hand a request to the worker; who calls this then waits for `answers` himself, and reads it by `more`.

        Raises:
            QueryError: as `run_query` does.
        """
        self._begin(self._guarded(request))

    def answers(self) -> int:
        """Return the descriptor on which the answer comes; nothing when no request was begun."""
        return -1 if self._reply is None else self._reply.descriptor

    def more(self) -> QueryResult | None:
        """Return the answer when it is there whole; when not, what has come so far is kept.

        Raises:
            QueryError: as `run_query` does.
            StoreNotFoundError: if there is no graph.
        """
        return self._more(monotonic() + _START)

    def late(self) -> KgError:
        """Return what to tell of a query that is over its time; its worker is ended."""
        self.close()
        return over(Limit.SECONDS, self._limits.seconds)

    def is_started(self) -> bool:
        """Return whether a process waits for a query; without one it takes a part of a second to begin."""
        return self._process is not None and self._process.poll() is None

    def is_cut_off(self) -> bool:
        """Return whether the worker stands in a network of its own, with nothing in it.

        Raises:
            QueryError: if no worker starts.
        """
        self._started()
        return self._cut_off

    def kill(self) -> None:
        """End the process, from any thread; who waits for its answer is told that it failed."""
        if self._process is not None:
            self._process.kill()

    def close(self) -> None:
        """Kill the worker, if there is one."""
        self._reply = None
        if self._process is not None:
            process, self._process = self._process, None
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(BrokenPipeError):
                        pipe.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def _guarded(self, request: QueryRequest) -> QueryRequest:
        return replace(request, from_graphs=inspect(request.sparql, self._limits))

    def _begin(self, request: QueryRequest) -> float:
        """Return when the answer must be there."""
        try:
            process = self._started()
            _send(process, request)
        except EOFError as error:
            raise self._died() from error
        except TimeoutError as error:
            raise self.late() from error
        self._reply = Reply(process)
        return monotonic() + self._limits.seconds

    def _more(self, deadline: float) -> QueryResult | None:
        """Return the answer when it is there whole, once something came.

        Raises:
            TimeoutError: if nothing comes before the deadline.
        """
        if self._reply is None:
            raise self._died()
        try:
            whole = self._reply.more(deadline)
        except EOFError as error:
            raise self._died() from error
        if whole is None:
            return None
        self._reply = None
        header, body = whole
        if "error" in header:
            raise _told(header)
        return QueryResult(header["kind"], header["format"], header["media"], body, header["seconds"])

    def _started(self) -> subprocess.Popen[bytes]:
        """Return the worker, ready for a query."""
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        limits = self._limits
        numbers = [str(n) for n in (limits.memory_mb, limits.seconds, limits.answer_mb, limits.rows)]
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-P", "-m", "kg.queries.worker", str(os.getpid()), str(self._graph), *numbers],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.starts += 1
        header, _ = received(self._process, monotonic() + _START)
        self._cut_off = not header["network"]
        return self._process

    def _died(self) -> QueryError:
        """Return what to tell of a worker that ended by itself: the system took it for breaking a limit."""
        code = self._process.wait() if self._process else 0
        self.close()
        if code == -SIGXCPU:
            return over(Limit.SECONDS, self._limits.seconds)
        if code in (-SIGABRT, -SIGKILL):  # the engine aborts when it gets no memory
            return over(Limit.MEMORY, self._limits.memory_mb)
        if code == -SIGSEGV:
            return over(Limit.STACK, 0)
        return failed(f"worker ended with {code}")


def _send(process: subprocess.Popen[bytes], request: QueryRequest) -> None:
    if process.stdin is None:
        raise EOFError
    try:
        process.stdin.write(request.line())
        process.stdin.flush()
    except BrokenPipeError as error:
        raise EOFError from error


def _told(header: dict[str, Any]) -> KgError:
    kind = getattr(errors, header["error"])
    told: KgError = kind(header["key"], **header["values"])
    return told
