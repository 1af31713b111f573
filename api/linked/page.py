"""Which page shows what an IRI stands for? Its plan, its thing, or a page of what the graph says of it."""

from collections.abc import Mapping
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.language import language_of
from api.library import Shelf
from api.linked.addresses import address_of, bases_of
from api.routes.showing import missing, page
from kg.export.description import describe, quoted
from kg.ids import IriMaker
from kg.model import Iri
from viz.resource import resource_card

__all__ = ["page_address", "resource_page"]


def page_address(shelf: Shelf, iri: str, root: str = "") -> str:
    """Return the address of the page that shows an IRI: a plan's own page for a plan and its graphs."""
    plan_id = _plans(shelf).get(iri)
    return f"{root}/thing?iri={quote(iri, safe='')}" if plan_id is None else f"{root}/plan/{quote(plan_id, safe='')}"


def resource_page(request: Request, shelf: Shelf, iri: str, offset: int) -> Response:
    """Show what the graph says of an IRI that names no thing; a plan has a page of its own."""
    root = request.scope.get("root_path", "")
    if iri in _plans(shelf):
        return RedirectResponse(page_address(shelf, iri, root), 303)
    told = describe(shelf.reader, iri, offset)
    bases = bases_of(shelf)
    if told is None:
        return missing(request)
    places = quoted(shelf.reader, iri)
    owners = {place.plan: _plans(shelf)[place.plan] for place in places if place.plan in _plans(shelf)}
    held = {plan: found.graph for plan, plan_id in owners.items() if (found := shelf.plan(plan_id))}
    addresses = {
        str(fact): page_address(shelf, fact, root)
        for edge in told.edges
        if address_of(bases, fact := getattr(edge.other, "value", ""))
    }
    card = resource_card(told, places, held, language_of(request))
    return page(request, "resource", resource=card, addresses=addresses, data=address_of(bases, iri, root))


def _plans(shelf: Shelf) -> Mapping[str, str]:
    """Return the id of each plan by its IRI and by those of its graphs."""
    return shelf.found("plans by IRI", lambda: dict(_named(shelf)))


def _named(shelf: Shelf) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for plan_id in shelf.ids:
        iris = IriMaker(plan_id, shelf.reader.base_of(plan_id))
        names = (iris.plan(), iris.graph(), iris.derived_graph(), iris.findings_graph())
        pairs += [(Iri(name), plan_id) for name in names]
    return pairs
