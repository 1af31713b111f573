"""The pages: overview, one plan, its things of a class, one thing, and search."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.language import language_of
from api.library import HeldPlan, Shelf
from api.linked.addresses import address_of, bases_of
from api.linked.page import resource_page
from api.routes.showing import missing, page
from kg.messages import say
from kg.model import Iri
from ontology.labels import label_of
from viz.cards import KINDS, PlanCard, goal_rows, plan_card, rows_of
from viz.thing import thing_card

__all__ = ["router"]

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


def _shelf(request: Request) -> Shelf:
    shelf: Shelf = request.app.state.library.shelf()
    return shelf


def _card(plan: HeldPlan) -> PlanCard:
    """Return the plan at a glance without its outline, small enough to be remembered of each plan."""
    return replace(plan_card(plan.graph), outline=())


@router.get("/")
def overview(request: Request) -> HTMLResponse:
    """Show all plans at a glance."""
    return page(request, "overview", plans=_shelf(request).of_each("cards", _card))


@router.get("/plan/{plan_id}")
def plan(request: Request, plan_id: str) -> HTMLResponse:
    """Show one plan: counts, goals with what serves them, and outline."""
    held = _shelf(request).plan(plan_id)
    if held is None:
        return missing(request)
    return page(request, "plan", plan=plan_card(held.graph), goals=goal_rows(held.graph, held.derived))


@router.get("/plan/{plan_id}/{kind}")
def things(request: Request, plan_id: str, kind: str) -> HTMLResponse:
    """Show a plan's things of one class."""
    held = _shelf(request).plan(plan_id)
    if held is None or kind not in KINDS:
        return missing(request)
    heading = label_of(kind, language_of(request))
    return page(request, "things", plan=plan_card(held.graph), heading=heading, things=rows_of(held.graph, kind))


@router.get("/thing")
def thing(request: Request, iri: str, offset: Annotated[int, Query(ge=0, le=10**9)] = 0) -> Response:
    """Show one thing with its evidence, and with what is derived of it; or what else stands under an IRI."""
    shelf = _shelf(request)
    whole = [replace(held.graph, statements=(*held.graph.statements, *held.derived)) for held in shelf.holders(iri)]
    try:
        card = thing_card(whole, Iri(iri))
    except KeyError:
        return resource_page(request, shelf, iri, offset)
    data = address_of(bases_of(shelf), iri, request.scope.get("root_path", ""))
    return page(request, "thing", thing=card, data=data)


@router.get("/search")
def search(request: Request, q: str = "") -> HTMLResponse:
    """Show what bears the words in its name, alias or sentence."""
    words = q.strip()
    plans = _shelf(request).plans if words else ()
    rows = {row.iri: row for held in plans for row in rows_of(held.graph, None, words)}
    heading = say("pages.found_for", language_of(request), query=words)
    return page(request, "things", plan=None, heading=heading, things=tuple(rows.values()), query=words)
