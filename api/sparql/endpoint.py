"""How does the endpoint answer over HTTP? Queries, its own description, and whole graphs; nothing is written."""

from dataclasses import replace
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.bodies import read_body
from api.negotiation import chosen
from api.problems import Problem
from api.sparql.description import described
from api.sparql.protocol import TRIPLE_MEDIA, Received, asked
from kg.model import Iri
from kg.queries import QueryRequest
from kg.queries.formats import TRIPLE_FORMATS
from kg.store import open_graph

__all__ = ["CORS", "router"]

CORS: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Expose-Headers": "Retry-After",
    "Access-Control-Max-Age": "86400",
}
_READING: Final = {"Allow": "GET, HEAD, POST, OPTIONS"}
_WHOLE: Final = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_KIBI: Final = 1024
_FORM_OVERHEAD: Final = 4
"""A form writes a Chinese sign of three bytes in nine; the query's own length is checked when it is read."""

router = APIRouter(include_in_schema=False)


async def sparql(request: Request) -> Response:
    """Answer a query; without one, describe the endpoint."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=CORS)
    if request.method not in ("GET", "HEAD", "POST"):
        raise Problem(405, "api.method", _READING, method=request.method)
    wanted = asked(
        Received(
            "POST" if request.method == "POST" else "GET",
            request.url.query,
            request.headers.get("accept"),
            request.headers.get("content-type", ""),
            await _body(request) if request.method == "POST" else b"",
        )
    )
    if wanted is None:
        return _description(request)
    result = await request.app.state.pool.run(replace(wanted, base=_address(request)))
    return Response(result.body, headers={**CORS, "Vary": "Accept"}, media_type=result.media)


for _path in ("/sparql", "/sparql/"):  # it reads the request itself: no parameters are declared, nor checked twice
    router.add_route(_path, sparql, methods=["GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH"])


@router.api_route("/graph-store", methods=["GET", "HEAD"])
async def whole_graph(request: Request, graph: str | None = None, default: str | None = None) -> Response:
    """Answer with one named graph, or with the union of all: the reading half of the Graph Store HTTP Protocol."""
    if (graph is None) == (default is None):
        raise Problem(400, "api.one_graph")
    form = chosen(request.headers.get("accept"), TRIPLE_MEDIA)
    if form is None:
        raise Problem(406, "api.accept", accept=request.headers.get("accept", ""))
    if graph is not None and graph not in _graphs(request):
        raise Problem(404, "api.no_graph", graph=graph)
    wanted = QueryRequest(_WHOLE, rows=None, triples=form, default_graphs=() if graph is None else (graph,))
    result = await request.app.state.pool.run(wanted)
    return Response(result.body, headers={**CORS, "Vary": "Accept"}, media_type=result.media)


def _address(request: Request) -> str:
    return str(request.url.replace(query="", fragment=""))


def _graphs(request: Request) -> tuple[Iri, ...]:
    with open_graph(request.app.state.graph) as reader:
        return reader.graphs()


def _description(request: Request) -> Response:
    form = chosen(request.headers.get("accept"), TRIPLE_MEDIA) or "turtle"
    body = described(_address(request), _graphs(request), form)
    return Response(body, headers={**CORS, "Vary": "Accept"}, media_type=TRIPLE_FORMATS[form].media)


async def _body(request: Request) -> bytes:
    """Return the body of a request, read no further than a query may be long."""
    limit = request.app.state.limits.length_kb
    return await read_body(request, limit * _KIBI * _FORM_OVERHEAD, Problem(413, "query.length", limit=limit))
