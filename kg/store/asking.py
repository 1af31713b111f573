"""How is a query put to a server so that it is answered as the embedded engine would answer it?

The engine reads the query first, over nothing: what it refuses never leaves the machine, whatever more the server would
take, and is told with its line and column. Values bound beforehand are written into the query as VALUES. The default
graph is the one graph that holds the union; the named graphs are those of the record.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

import pyoxigraph as ox

from kg.address import Address
from kg.errors import QueryError, QueryForbiddenError, QueryLimitError
from kg.model import Iri
from kg.store.base import Term
from kg.store.evaluate import syntax_error
from kg.store.record import NOTHING, UNION
from kg.store.wire import ROWS, TRIPLES, Form, Reply, Wire
from ontology.prefixes import PREFIXES

__all__ = ["Asked", "Found", "bound", "dataset", "put_to", "with_prologue"]

Found: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | list[ox.Triple]

_TOKEN = re.compile(
    r"""(?P<blank>\s+|\#[^\r\n]*)|(?P<iri><[^<>"{}|^`\\\s]*>)
    |(?P<string>\"\"\"(?:[^"\\]|\\.|\"(?!\"\"))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
    |(?P<word>[?$:]?[\w:.-]+)|(?P<open>[{(\[])|(?P<close>[})\]])|(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_BASE = re.compile(r"\s*BASE\s*<[^<>]*>", re.IGNORECASE)
_CALLS = re.compile(r"\b(?:bif|sql)\s*:", re.IGNORECASE)
_BOOLEANS: Final = (b'{"head":{},"boolean":false}', b'{"head":{},"boolean":true}')
_MOST_ROWS: Final = "x-sparql-maxrows"
_CSV: Final = "text/csv"
_MILLION: Final = 1_000_000
_MANY: Final = f"SELECT (1 AS ?n) {{ GRAPH ?g {{ ?a ?b ?c }} GRAPH ?h {{ ?d ?e ?f }} }} LIMIT {_MILLION}"
"""Every server holds a thousand triples about itself."""
_PARTIAL: Final = "x-sql-state"
_BOOLEAN = re.compile(rb'("datatype": "http://www\.w3\.org/2001/XMLSchema#boolean", "value": )"([01])"')


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, its dataset as parameters of the protocol, against what its relative IRIs are resolved, and limits.

    `most` is how many bytes the answer may have; `ours` says that no user wrote the query; an answer that need not be
    `whole` may end where the server ends it.
    """

    sparql: str
    form: Form
    base: str | None = None
    most: int | None = None
    ours: bool = True
    whole: bool = True


def bound(sparql: str, bindings: Mapping[str, Term]) -> str:
    """Return a query with variables bound beforehand: as VALUES at the beginning of its outermost group.

    >>> bound("CONSTRUCT { ?a ?b ?c } { ?a ?b ?c }", {"a": ox.NamedNode("https://example.org/x")})
    'CONSTRUCT { ?a ?b ?c } { VALUES (?a) { (<https://example.org/x>) } ?a ?b ?c }'
    """
    if not bindings:
        return sparql
    names = " ".join(f"?{name}" for name in bindings)
    values = " ".join(map(str, bindings.values()))
    at = _outermost(sparql)
    return f"{sparql[:at]} VALUES ({names}) {{ ({values}) }}{sparql[at:]}"


def _outermost(sparql: str) -> int:
    """Return where the group of WHERE begins: behind the first brace that opens no template of CONSTRUCT."""
    depth, skips = 0, False
    before = ""
    for match in _TOKEN.finditer(sparql):
        kind, text = match.lastgroup, match.group()
        if kind == "blank":
            continue
        if text == "{" and depth == 0:
            if before != "CONSTRUCT":
                return match.end()
            skips = True
        depth += {"open": 1, "close": -1}.get(str(kind), 0)
        if skips and depth == 0:
            skips = False
        before = text.upper() if kind == "word" else text
    message = f"no group to bind in: {sparql}"
    raise ValueError(message)


def with_prologue(sparql: str, base: str | None = None) -> str:
    """Return a query that knows our prefixes and a base, unless it has its own: first the base, as Virtuoso wants it.

    >>> with_prologue("BASE <x:y/> ASK {}", "x:z/").partition("PREFIX")[0]
    'BASE <x:y/> '
    """
    own = _BASE.match(sparql)
    first = own[0].strip() if own else f"BASE <{base}>" if base else ""
    known = " ".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in sorted(PREFIXES.items()))
    return f"{first} {known} {sparql[own.end() :] if own else sparql}".lstrip()


def dataset(sparql: str, graphs: Sequence[Iri]) -> Iterator[tuple[str, str]]:
    """Yield the dataset of a query that names none, as parameters of the protocol.

    The named graphs are told only where a query asks for them: Virtuoso repeats them in the head of its answer, which
    may not be long.
    """
    yield "default-graph-uri", UNION
    if "GRAPH" in _unescaped(sparql).upper():
        yield from (("named-graph-uri", graph) for graph in graphs or (NOTHING,))


def _unescaped(sparql: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), sparql)


def put_to(wire: Wire, asked: Asked) -> Found:
    """Return what a server answers to a query.

    A server that ends answers at a number of rows of its own gives rows below that number, and triples to our own
    queries only, which want few: of triples nobody can tell whether there were more.

    Raises:
        QueryError: if the query is malformed or fails.
        QueryForbiddenError: if it calls a function of the server's own, which may reach its network and disk.
        StoreError: if the server cannot be reached.
        TooLargeError: if the answer is over its limit.
    """
    sparql, base = asked.sparql, asked.base
    kind = _read_over_nothing(sparql, base)
    if _CALLS.search(_unescaped(sparql)):
        raise _forbidden()
    if kind is ox.QueryTriples and not asked.ours and (limit := _limit_of(wire.address)):
        raise _cut(limit)
    text = with_prologue(sparql, base)
    reply = wire.ask([("query", text), *asked.form], TRIPLES if kind is ox.QueryTriples else ROWS, asked.most)
    if not reply.is_well or _PARTIAL in reply.headers:
        raise _failed(reply.detail())
    try:
        if asked.whole and kind is ox.QuerySolutions:
            _check_rows(reply)
        return _parsed(kind, reply)
    except (SyntaxError, ValueError) as error:  # an answer that broke off, whatever its status said
        raise _failed(str(error)) from error


def _read_over_nothing(sparql: str, base: str | None) -> type[ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples]:
    """Return of which kind the answer will be."""
    try:
        return type(ox.Store().query(sparql, base_iri=base, prefixes=dict(PREFIXES)))
    except SyntaxError as error:
        raise syntax_error(str(error)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise _failed(str(error)) from error


def _parsed(kind: type[object], reply: Reply) -> Found:
    if kind is ox.QueryTriples:
        return [quad.triple for quad in ox.parse(reply.body, format=ox.RdfFormat.N_TRIPLES, lenient=True)]
    # Virtuoso writes what is true as 1
    body = _BOOLEAN.sub(lambda found: found[1] + (b'"true"' if found[2] == b"1" else b'"false"'), reply.body)
    found = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    if kind is ox.QueryBoolean and isinstance(found, ox.QuerySolutions):  # Virtuoso, where ASK is not the first word
        is_true = any(getattr(row[0], "value", "0") != "0" for row in found)
        found = ox.parse_query_results(_BOOLEANS[is_true], format=ox.QueryResultsFormat.JSON)
    return found


def _check_rows(reply: Reply) -> None:
    """Guarantee that the server did not end the rows at its own greatest number; then it tells the number."""
    told = reply.headers.get(_MOST_ROWS, "")
    if told.isdecimal():
        found = ox.parse_query_results(reply.body, format=ox.QueryResultsFormat.JSON)
        if isinstance(found, ox.QuerySolutions) and sum(1 for _ in found) >= int(told):
            raise _cut(int(told))


@cache
def _limit_of(address: Address) -> int:
    """Return at how many solutions a Virtuoso ends an answer without a word; 0 when it gives a million."""
    if not address.by_steps:
        return 0
    reply = Wire(address).ask([("query", _MANY)], _CSV)
    found = reply.body.count(b"\n") - 1
    return found if reply.is_well and found < _MILLION else 0


def _cut(most: int) -> QueryLimitError:
    return QueryLimitError("store.rows_of_server", limit=most)


def _failed(detail: str) -> QueryError:
    return QueryError("errors.query_failed", detail=detail)


def _forbidden() -> QueryForbiddenError:
    return QueryForbiddenError("errors.query_forbidden", form="bif: / sql:")
