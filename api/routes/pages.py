"""The pages: overview, one plan, its things of a class, one thing, and search."""

from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.language import COOKIE, here_of, language_of
from kg.messages import say
from kg.model import Iri, PlanGraph
from ontology.labels import label_of
from viz.cards import KINDS, goal_rows, plan_card, rows_of
from viz.pages import render
from viz.thing import thing_card

__all__ = ["page", "router"]

router = APIRouter(default_response_class=HTMLResponse)


def page(request: Request, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
    """Return a page in the language of the request, and keep a choice of language in a cookie."""
    lang = language_of(request)
    root = request.scope.get("root_path", "")
    text = render(template, lang, root=root, here=here_of(request).removeprefix(root), **values)
    answer = HTMLResponse(text, status_code=status)
    if "lang" in request.query_params:
        answer.set_cookie(COOKIE, lang, samesite="strict", httponly=True)
    return answer


def missing(request: Request) -> HTMLResponse:
    """Return the page for an address that nothing answers to."""
    lang = language_of(request)
    heading, message = say("pages.not_found", lang), say("pages.not_found_text", lang)
    return page(request, "problem", status=404, heading=heading, message=message)


def _graphs(request: Request) -> list[PlanGraph]:
    return list(request.app.state.library.graphs())


def _plan(request: Request, plan_id: str) -> PlanGraph | None:
    return next((graph for graph in _graphs(request) if graph.plan.id == plan_id), None)


@router.get("/")
def overview(request: Request) -> HTMLResponse:
    """Show all plans at a glance."""
    return page(request, "overview", plans=[plan_card(graph) for graph in _graphs(request)])


@router.get("/plan/{plan_id}")
def plan(request: Request, plan_id: str) -> HTMLResponse:
    """Show one plan: counts, goals with what serves them, and outline."""
    graph = _plan(request, plan_id)
    if graph is None:
        return missing(request)
    goals = goal_rows(graph, request.app.state.library.derived(plan_id))
    return page(request, "plan", plan=plan_card(graph), goals=goals)


@router.get("/plan/{plan_id}/{kind}")
def things(request: Request, plan_id: str, kind: str) -> HTMLResponse:
    """Show a plan's things of one class."""
    graph = _plan(request, plan_id)
    if graph is None or kind not in KINDS:
        return missing(request)
    heading = label_of(kind, language_of(request))
    return page(request, "things", plan=plan_card(graph), heading=heading, things=rows_of(graph, kind))


@router.get("/thing")
def thing(request: Request, iri: str) -> HTMLResponse:
    """Show one thing with its evidence, and with what is derived of it."""
    derived = request.app.state.library.derived
    holders = [graph for graph in _graphs(request) if any(entity.iri == iri for entity in graph.entities)]
    whole = [replace(graph, statements=(*graph.statements, *derived(graph.plan.id))) for graph in holders]
    try:
        card = thing_card(whole, Iri(iri))
    except KeyError:
        return missing(request)
    return page(request, "thing", thing=card)


@router.get("/search")
def search(request: Request, q: str = "") -> HTMLResponse:
    """Show what bears the words in its name, alias or sentence."""
    words = q.strip()
    rows = {row.iri: row for graph in _graphs(request) for row in rows_of(graph, None, words)} if words else {}
    heading = say("pages.found_for", language_of(request), query=words)
    return page(request, "things", plan=None, heading=heading, things=tuple(rows.values()), query=words)
