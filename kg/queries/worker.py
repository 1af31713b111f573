"""How is a query of a user evaluated? In this process, which holds nothing else, reads one snapshot and has no network.

    python -P -m kg.queries.worker PARENT GRAPH MEMORY_MB SECONDS ANSWER_MB ROWS

It says on stdout that it is ready. Then each line on stdin is a request, answered by a line of JSON and, when all went
well, the body. The program that started it (kg.queries.run) watches the clock and kills it.
"""

import json
import sys
from io import RawIOBase
from pathlib import Path
from time import perf_counter
from typing import IO, Any, cast

import pyoxigraph as ox

from kg.errors import KgError
from kg.queries.confine import cut_network, die_with_parent, limit_memory, limit_processor
from kg.queries.formats import ROW_FORMATS, TRIPLE_FORMATS
from kg.queries.request import QueryRequest
from kg.queries.rows import has_more_rows
from kg.queries.stops import Limit, failed, no_format, outside, over
from kg.store.embedded import Snapshot
from kg.store.evaluate import syntax_error
from kg.store.union import is_filled
from ontology.prefixes import PREFIXES

__all__ = ["main"]

_ROWS, _TRIPLES = "rows", "triples"
_MEBI = 1024 * 1024


class _Bounded(RawIOBase):
    """Takes bytes up to a limit."""

    def __init__(self, limit: int) -> None:
        self.parts: list[bytes] = []
        self.left = limit

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:  # noqa: ANN401 - any buffer
        part = bytes(data)
        self.left -= len(part)
        if self.left < 0:
            raise _AnswerTooLargeError
        self.parts.append(part)
        return len(part)


class _AnswerTooLargeError(Exception):
    """Raised inside the engine's serialiser when the answer is over its limit."""


def main(arguments: list[str]) -> None:
    """Answer requests until stdin ends."""
    parent, graph, memory, seconds, answer, rows = arguments
    die_with_parent(int(parent))
    limit_memory(int(memory))
    _send(sys.stdout.buffer, {"ready": True, "network": not cut_network()}, b"")
    shown: Snapshot | None = None
    for line in sys.stdin.buffer:
        limit_processor(int(seconds))
        try:
            if shown is None or not shown.is_current():
                shown = Snapshot(Path(graph))
            header, body = _answer(shown, QueryRequest.from_line(line), int(answer), int(rows))
        except KgError as error:
            header, body = {"error": type(error).__name__, "key": error.key, "values": error.values}, b""
        except MemoryError:
            header, body = {"error": "QueryLimitError", "key": "query.memory", "values": {"limit": int(memory)}}, b""
        _send(sys.stdout.buffer, header, body)


def _send(out: IO[bytes], header: dict[str, Any], body: bytes) -> None:
    out.write(json.dumps({**header, "length": len(body)}, default=str).encode("ascii") + b"\n" + body)
    out.flush()


def _answer(shown: Snapshot, request: QueryRequest, answer_mb: int, most_rows: int) -> tuple[dict[str, Any], bytes]:
    began = perf_counter()
    out = _Bounded(answer_mb * _MEBI)
    try:
        header = _serialised(_evaluated(shown, request), request, out)
    except SyntaxError as error:
        raise syntax_error(str(error)) from error
    except _AnswerTooLargeError as error:
        raise over(Limit.ANSWER, answer_mb) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise failed(str(error)) from error
    body = b"".join(out.parts)
    if header["kind"] == _ROWS and has_more_rows(body, header["format"], most_rows):
        raise over(Limit.ROWS, most_rows)
    return {**header, "seconds": perf_counter() - began}, body


def _evaluated(shown: Snapshot, request: QueryRequest) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    engine = shown.engine()
    given = bool(request.default_graphs or request.named_graphs)
    for iri in () if given else request.from_graphs:
        if not engine.contains_named_graph(ox.NamedNode(iri)):
            raise outside(iri)
    return engine.query(
        request.sparql,
        base_iri=request.base,
        prefixes=dict(PREFIXES),
        use_default_graph_as_union=not (given or request.from_graphs or is_filled(engine)),
        default_graph=[ox.NamedNode(iri) for iri in request.default_graphs] if given else None,
        named_graphs=[ox.NamedNode(iri) for iri in request.named_graphs] if given else None,
        substitutions={ox.Variable(name): ox.Literal(text) for name, text in request.bindings},
    )


def _serialised(
    answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, request: QueryRequest, out: _Bounded
) -> dict[str, Any]:
    if isinstance(answer, ox.QueryTriples):
        if request.triples is None:
            raise no_format(_TRIPLES, request.rows)
        form = TRIPLE_FORMATS[request.triples]
        triples = sorted(set(answer), key=str)
        ox.serialize(triples, cast("IO[bytes]", out), format=form.engine, prefixes=_prefixes_of(triples))
        return {"kind": _TRIPLES, "format": request.triples, "media": form.media}
    if request.rows is None:
        raise no_format(_ROWS, request.triples)
    row_form = ROW_FORMATS[request.rows]
    answer.serialize(cast("IO[bytes]", out), format=row_form.engine)
    kind = _ROWS if isinstance(answer, ox.QuerySolutions) else "boolean"
    return {"kind": kind, "format": request.rows, "media": row_form.media}


def _prefixes_of(triples: list[ox.Triple]) -> dict[str, str]:
    """Return the prefixes that the triples can use; a page of unused ones helps nobody."""
    iris = {term.value for triple in triples for term in triple if isinstance(term, ox.NamedNode)}
    spaces = {iri[: max(iri.rfind("#"), iri.rfind("/")) + 1] for iri in iris}
    return {prefix: base for prefix, base in PREFIXES.items() if base in spaces}


if __name__ == "__main__":
    main(sys.argv[1:])
