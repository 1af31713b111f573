"""What does an HTTP request ask of the endpoint? SPARQL 1.1 Protocol §2.1, the query operation in its three forms.

A query comes by GET, by POST as a form, or by POST as it is; the dataset by parameters of the address, or of the form.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from api.negotiation import chosen
from api.problems import Problem
from kg.queries import QueryRequest

__all__ = ["ROW_MEDIA", "TRIPLE_MEDIA", "Received", "asked"]

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
_KNOWN: Final = frozenset({"query", "default-graph-uri", "named-graph-uri", "format"})
_UPDATE_WORDS: Final = frozenset({"update", "using-graph-uri", "using-named-graph-uri"})

ROW_MEDIA: Final[Mapping[str, Sequence[str]]] = {
    "json": ("application/sparql-results+json", "application/json"),
    "xml": ("application/sparql-results+xml", "application/xml", "text/xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
}
TRIPLE_MEDIA: Final[Mapping[str, Sequence[str]]] = {
    "turtle": ("text/turtle", "application/x-turtle"),
    "ntriples": ("application/n-triples", "text/plain"),
    "rdfxml": ("application/rdf+xml", "application/xml"),
    "jsonld": ("application/ld+json", "application/json"),
    "nquads": ("application/n-quads",),
    "trig": ("application/trig",),
}


@dataclass(frozen=True, slots=True)
class Received:
    """An HTTP request as it came: its method, the query part of its address, two headers and its body."""

    method: str
    address: str
    accept: str | None = None
    content_type: str = ""
    body: bytes = b""


def asked(received: Received) -> QueryRequest | None:
    """Return the query of a request with the formats that its answer may have; None for a request without any.

    Raises:
        Problem: if the request is none of the protocol (400, 415), an update (403), or takes no format on offer (406).
    """
    pairs = _pairs(received.address)
    query = None
    if received.method == "POST":
        media = received.content_type.partition(";")[0].strip().lower()
        if media == UPDATE:
            raise Problem(403, "errors.query_forbidden", form="UPDATE")
        if media not in (FORM, QUERY):
            raise Problem(415, "api.media", media=media or "?")
        _check_charset(received.content_type)
        text = _text(received.body)
        if media == FORM:
            pairs = [*pairs, *_pairs(text)]
        else:
            query = text
    return _request(received, pairs, query)


def _request(received: Received, pairs: list[tuple[str, str]], query: str | None) -> QueryRequest | None:
    if any(name in _UPDATE_WORDS for name, _ in pairs):
        raise Problem(403, "errors.query_forbidden", form="UPDATE")
    queries = [*([] if query is None else [query]), *(value for name, value in pairs if name == "query")]
    if not queries and received.method == "GET" and not pairs:
        return None
    if len(queries) != 1:
        raise Problem(400, "api.one_query", count=len(queries))
    rows, triples = _formats(received.accept, next((value for name, value in pairs if name == "format"), None))
    return QueryRequest(
        queries[0],
        rows=rows,
        triples=triples,
        default_graphs=tuple(value for name, value in pairs if name == "default-graph-uri"),
        named_graphs=tuple(value for name, value in pairs if name == "named-graph-uri"),
    )


def _formats(accept: str | None, wanted: str | None) -> tuple[str | None, str | None]:
    """Return the format for rows and the one for triples; which of them is needed the query decides."""
    if wanted is not None:
        if wanted not in ROW_MEDIA and wanted not in TRIPLE_MEDIA:
            raise Problem(400, "api.format", format=wanted, known=", ".join((*ROW_MEDIA, *TRIPLE_MEDIA)))
        return (wanted, None) if wanted in ROW_MEDIA else (None, wanted)
    rows, triples = chosen(accept, ROW_MEDIA), chosen(accept, TRIPLE_MEDIA)
    if rows is None and triples is None:
        raise Problem(406, "api.accept", accept=accept or "")
    return rows, triples


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, strict_parsing=False, errors="strict")
    except UnicodeDecodeError as error:
        raise Problem(400, "api.utf8") from error
    except ValueError as error:  # more fields than anybody needs
        raise Problem(400, "api.one_query", count=0) from error


def _check_charset(content_type: str) -> None:
    for parameter in content_type.lower().split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip().strip('"') not in ("utf-8", "utf8"):
            raise Problem(415, "api.utf8")


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem(400, "api.utf8") from error
