"""What does a watcher of the server read? Counts and durations of requests, and the workers, as Prometheus text."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from api.query_pool import PoolState

__all__ = ["MEDIA", "Metrics"]

MEDIA: Final = "text/plain; version=0.0.4; charset=utf-8"
_BOUNDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


@dataclass(slots=True)
class _Durations:
    """How many requests took how long: one number a bound, the last for what took longer than all."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(_BOUNDS) + 1))
    total: float = 0.0


class Metrics:
    """Counts since the start; told of requests by the one thread of the event loop."""

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._bytes: Counter[str] = Counter()
        self._durations: dict[str, _Durations] = defaultdict(_Durations)
        self.running = 0

    def add(self, method: str, route: str, status: int, seconds: float, sent: int) -> None:
        """Count a request that was answered."""
        self._requests[method, route, status] += 1
        self._bytes[route] += sent
        durations = self._durations[route]
        durations.counts[bisect_left(_BOUNDS, seconds)] += 1
        durations.total += seconds

    def text(self, pool: PoolState) -> str:
        """Return all figures in the text format of Prometheus."""
        return "\n".join((*self._of_requests(), *self._of_durations(), *_of_pool(pool), ""))

    def _of_requests(self) -> Iterator[str]:
        yield from _head("plankg_requests_total", "counter", "Requests answered.")
        for (method, route, status), count in sorted(self._requests.items()):
            yield _line("plankg_requests_total", count, method=method, route=route, status=status)
        yield from _head("plankg_response_bytes_total", "counter", "Bytes of answers' bodies.")
        for route, count in sorted(self._bytes.items()):
            yield _line("plankg_response_bytes_total", count, route=route)
        yield from _head("plankg_requests_running", "gauge", "Requests being answered.")
        yield _line("plankg_requests_running", self.running)

    def _of_durations(self) -> Iterator[str]:
        name = "plankg_request_duration_seconds"
        yield from _head(name, "histogram", "From the request to the last byte of its answer.")
        for route, durations in sorted(self._durations.items()):
            up_to = 0
            for bound, count in zip((*_BOUNDS, "+Inf"), durations.counts, strict=True):
                up_to += count
                yield _line(f"{name}_bucket", up_to, route=route, le=bound)
            yield _line(f"{name}_sum", round(durations.total, 6), route=route)
            yield _line(f"{name}_count", up_to, route=route)


def _of_pool(pool: PoolState) -> Iterator[str]:
    yield from _head("plankg_query_workers", "gauge", "Processes that run queries.")
    yield _line("plankg_query_workers", pool.free, state="free")
    yield _line("plankg_query_workers", pool.busy, state="busy")
    yield from _head("plankg_queries_waiting", "gauge", "Queries that wait for a worker.")
    yield _line("plankg_queries_waiting", pool.waiting)
    yield from _head("plankg_query_worker_respawns_total", "counter", "Workers started in the place of one that ended.")
    yield _line("plankg_query_worker_respawns_total", pool.respawns)
    yield from _head("plankg_queries_refused_total", "counter", "Queries not answered, by reason.")
    for reason, count in sorted(pool.refused.items()):
        yield _line("plankg_queries_refused_total", count, reason=reason)


def _head(name: str, kind: str, about: str) -> tuple[str, str]:
    return f"# HELP {name} {about}", f"# TYPE {name} {kind}"


def _line(name: str, value: float, **labels: object) -> str:
    r"""Return one figure.

    >>> _line("plankg_requests_total", 3, route='/plan/{plan_id}', status=200)
    'plankg_requests_total{route="/plan/{plan_id}",status="200"} 3'
    """
    shown = ",".join(f'{label}="{_escaped(str(text))}"' for label, text in labels.items())
    return f"{name}{{{shown}}} {value}" if shown else f"{name} {value}"


_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)
