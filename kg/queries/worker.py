"""How is a query of a user evaluated? In this process, which holds nothing else and sees one graph.

    python -P -m kg.queries.worker PARENT GRAPH MEMORY_MB SECONDS ANSWER_MB ROWS

Over a snapshot it has no network; over a server (kg.queries.distant) it needs one.

It says on stdout that it is ready. Then each line on stdin is a request, answered by a line of JSON and, when all went
well, the body. The program that started it (kg.queries.run) watches the clock and kills it.
"""

import json
import sys
from io import RawIOBase
from time import perf_counter
from typing import IO, Any, cast

import pyoxigraph as ox

from kg.address import Address, place_of
from kg.errors import KgError
from kg.queries.confine import cut_network, die_with_parent, limit_memory, limit_processor
from kg.queries.formats import ROW_FORMATS, TRIPLE_FORMATS
from kg.queries.request import QueryRequest
from kg.queries.rows import has_more_rows
from kg.queries.showing import Evaluated, Showing, showing
from kg.queries.stops import Limit, failed, no_format, over
from kg.store.base import TooLargeError
from kg.store.evaluate import syntax_error
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
    place = place_of(graph)
    # a worker that asks a server needs the network; the guard, and what kg.store.asking lets out, then stand alone
    has_network = isinstance(place, Address) or not cut_network()
    _send(sys.stdout.buffer, {"ready": True, "network": has_network}, b"")
    shown = showing(place)
    for line in sys.stdin.buffer:
        limit_processor(int(seconds))
        try:
            header, body = _answer(shown, QueryRequest.from_line(line), int(answer), int(rows))
        except KgError as error:
            header, body = {"error": type(error).__name__, "key": error.key, "values": error.values}, b""
        except MemoryError:
            header, body = {"error": "QueryLimitError", "key": "query.memory", "values": {"limit": int(memory)}}, b""
        _send(sys.stdout.buffer, header, body)


def _send(out: IO[bytes], header: dict[str, Any], body: bytes) -> None:
    out.write(json.dumps({**header, "length": len(body)}, default=str).encode("ascii") + b"\n" + body)
    out.flush()


def _answer(shown: Showing, request: QueryRequest, answer_mb: int, most_rows: int) -> tuple[dict[str, Any], bytes]:
    began = perf_counter()
    out = _Bounded(answer_mb * _MEBI)
    try:
        header = _serialised(shown.evaluated(request, answer_mb * _MEBI), request, out)
    except SyntaxError as error:
        raise syntax_error(str(error)) from error
    except (_AnswerTooLargeError, TooLargeError) as error:
        raise over(Limit.ANSWER, answer_mb) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise failed(str(error)) from error
    body = b"".join(out.parts)
    if header["kind"] == _ROWS and has_more_rows(body, header["format"], most_rows):
        raise over(Limit.ROWS, most_rows)
    return {**header, "seconds": perf_counter() - began}, body


def _serialised(answer: Evaluated, request: QueryRequest, out: _Bounded) -> dict[str, Any]:
    if isinstance(answer, ox.QueryTriples | list):
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
