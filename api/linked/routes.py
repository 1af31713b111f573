"""How does an IRI of the graph answer over HTTP? A browser is sent to its page, a program gets its triples."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Final
from urllib.parse import quote

from fastapi import APIRouter, Query
from fastapi.responses import RedirectResponse
from pyoxigraph import NamedNode, Triple
from starlette.requests import Request
from starlette.responses import Response

from api.data.replies import sent
from api.library import Shelf
from api.linked.addresses import DATA, bases_of, iris_of, own_paths
from api.linked.answers import OPEN, PAGE, form_of, written
from api.linked.page import page_address
from api.problems import Problem
from api.routes.showing import missing
from kg.export.description import Description, describe, is_named
from ontology.prefixes import expand

__all__ = ["routes_for"]

_SEE_OTHER: Final = 303
_VARY: Final = {**OPEN, "Vary": "Accept"}
_LONGEST: Final = 2000
_SEE_ALSO: Final = NamedNode(expand("rdfs:seeAlso"))

Form = Annotated[str | None, Query(max_length=20, description="html, turtle, jsonld, ntriples or rdfxml.")]
Offset = Annotated[int, Query(ge=0, le=10**9, description="How many triples are left out before the page.")]


def routes_for(bases: Iterable[str]) -> APIRouter:
    """Return the routes at which what stands under the bases answers: /data/, and the paths of the bases themselves."""
    router = APIRouter(include_in_schema=False)
    for path in (DATA, *own_paths(bases)):
        router.add_api_route(f"{path}{{rest:path}}", resource)
    return router


def resource(request: Request, rest: str, format: Form = None, offset: Offset = 0) -> Response:  # noqa: A002 - the parameter's name
    """Send a browser to the page of an IRI; answer a program with what the graph says of it.

    Raises:
        Problem: with status 404 if the graph does not name the IRI, 400 or 406 if there is no such form.
    """
    shelf: Shelf = request.app.state.library.shelf()
    form = form_of(request, format)
    named = [iri for iri in iris_of(bases_of(shelf), rest) if len(iri) <= _LONGEST]
    found = next((iri for iri in named if is_named(shelf.reader, iri)), None)
    if found is None:
        if form == PAGE:
            return missing(request)
        raise Problem(404, "api.no_thing", {"Vary": "Accept"}, iri=named[0] if named else "…")
    if form == PAGE:
        root = request.scope.get("root_path", "")
        return RedirectResponse(page_address(shelf, found, root), _SEE_OTHER, _VARY)
    told = describe(shelf.reader, found, offset)
    if told is None:
        raise Problem(404, "api.no_more", {"Vary": "Accept"}, iri=found, offset=offset)
    return _answer(request, shelf, told, form)


def _answer(request: Request, shelf: Shelf, told: Description, form: str) -> Response:
    triples = list(told.triples)
    headers: Mapping[str, str] = OPEN
    if told.following is not None:
        following = f"{told.iri}?offset={told.following}"
        triples.append(Triple(NamedNode(told.iri), _SEE_ALSO, NamedNode(following)))
        headers = {**OPEN, "Link": f'<{quote(request.url.path)}?offset={told.following}&format={form}>; rel="next"'}
    body, media = written(form, triples)
    return sent(request, shelf.snapshot, body, media, headers)
