"""Which addresses does the JSON API have? All of them read, each list also comes as CSV."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Annotated, Final, TypeVar

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from api.data.matrix import COLUMNS, matrix
from api.data.replies import PageAsked, data, listed
from api.data.selection import KINDS, Wanted, things
from api.data.surroundings import around, neighbourhood
from api.data.telling import counted, of_kind
from api.library import HeldPlan, Shelf
from api.problems import Problem
from kg.export import EXPORTERS
from kg.export.holding import GraphHolding
from kg.model import Basis, Iri, Severity
from kg.records import Json, Record, finding_record, standing_record
from kg.store import open_graph
from kg.trace import Sieve, trace, trace_record

__all__ = ["router"]

router = APIRouter(prefix="/api", tags=["data"])

_MEDIA: Final = {
    "turtle": "text/turtle; charset=utf-8",
    "trig": "application/trig; charset=utf-8",
    "nquads": "application/n-quads",
    "jsonld": "application/ld+json",
    "jsonl": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8",
    "graphml": "application/graphml+xml",
}
_Told = TypeVar("_Told")
_IRI = Query(description="The IRI of a thing.", max_length=2000)
_PLAN = Query(description="The id of a plan.", max_length=200)
_SHARE = Query(ge=0, le=1, description="The least confidence of a link.")


def _shelf(request: Request) -> Shelf:
    shelf: Shelf = request.app.state.library.shelf()
    return shelf


def _plan(shelf: Shelf, plan_id: str) -> HeldPlan:
    found = shelf.plan(plan_id)
    if found is None:
        raise Problem(404, "api.no_plan", plan=plan_id)
    return found


def _thing(shelf: Shelf, iri: str) -> Iri:
    if not shelf.holders(Iri(iri)):
        raise Problem(404, "api.no_thing", iri=iri)
    return Iri(iri)


@router.get("/plans", summary="The plans of the graph")
def plans(request: Request, page: PageAsked) -> Response:
    """Return the plans with how many things of each kind they name."""
    shelf = _shelf(request)
    return listed(request, shelf.snapshot, page, shelf.of_each("counts", counted))


@router.get("/plans/{plan_id}", summary="One plan")
def one_plan(request: Request, plan_id: str) -> Response:
    """Return a plan with how many things of each kind it names."""
    shelf = _shelf(request)
    return data(request, shelf.snapshot, counted(_plan(shelf, plan_id)))


@router.get("/plans/{plan_id}/sections", summary="The headings of a plan")
def sections(request: Request, plan_id: str, page: PageAsked) -> Response:
    """Return the sections in the order of the text."""
    shelf = _shelf(request)
    return listed(request, shelf.snapshot, page, of_kind((_plan(shelf, plan_id),), "section"))


@router.get("/plans/{plan_id}/text", summary="A passage with the text around it")
def text(
    request: Request,
    plan_id: str,
    start: Annotated[int, Query(ge=0, le=10**9)],
    end: Annotated[int, Query(ge=0, le=10**9)],
    signs: Annotated[int, Query(ge=0, le=5000, description="How many signs before and after.")] = 200,
) -> Response:
    """Return the words from one place of a plan's text to another, and what stands around them."""
    shelf = _shelf(request)
    if end < start:
        raise Problem(400, "api.span", start=start, end=end)
    return data(request, shelf.snapshot, around(_plan(shelf, plan_id), start, end, signs))


@router.get("/plans/{plan_id}/matrix", summary="Goals against chapters, places, sectors or strategies")
def coverage(
    request: Request, plan_id: str, columns: Annotated[str, Query(pattern=f"^({'|'.join(COLUMNS)})$")] = "chapters"
) -> Response:
    """Return which goals are reached from where, those that nothing reaches first."""
    shelf = _shelf(request)
    return data(request, shelf.snapshot, matrix(_plan(shelf, plan_id), columns))


@router.get("/entities", summary="Things: search and filters")
def entities(  # noqa: PLR0913 - one for each parameter
    request: Request,
    page: PageAsked,
    *,
    q: Annotated[str | None, Query(max_length=200, description="Words in a name, another name or a passage.")] = None,
    kind: Annotated[str | None, Query(pattern=f"^({'|'.join(KINDS)})$")] = None,
    plan: Annotated[str | None, _PLAN] = None,
    chapter: Annotated[str | None, Query(max_length=200, description="Part of a heading above a passage.")] = None,
    strategy: Annotated[str | None, Query(max_length=200, description="Name or IRI that it answers to.")] = None,
    place: Annotated[str | None, Query(max_length=200, description="Name or IRI of where it stands.")] = None,
    basis: Annotated[list[Basis] | None, Query(description="How its links may be known.")] = None,
    least_confidence: Annotated[float, _SHARE] = 0.0,
    tier: Annotated[str | None, Query(pattern="^(confirmed|candidate)$")] = None,
) -> Response:
    """Return the things that fit; with words, those that bear them as a name first."""
    shelf = _shelf(request)
    wanted = Wanted(
        kind=kind,
        plan=plan,
        chapter=chapter,
        tier=tier,
        words=q,
        linked=tuple(name for name in (strategy, place) if name),
        bases=frozenset(basis or Basis),
        least=Decimal(str(least_confidence)),
    )
    return listed(request, shelf.snapshot, page, things(shelf, wanted))


@router.get("/entity", summary="One thing")
def entity(request: Request, iri: Annotated[str, _IRI]) -> Response:
    """Return a thing as each plan that names it has it, with its passages, and what people decided that stands."""
    shelf = _shelf(request)
    found = _thing(shelf, iri)
    held = [record for plan in shelf.holders(found) for record in plan.records if record["id"] == found]
    counts, _ = neighbourhood(shelf, found, None, None)
    told = shelf.standings().get(found)
    body = {"id": found, "records": held, "links": counts, "decisions": standing_record(told) if told else None}
    return data(request, shelf.snapshot, body)


@router.get("/neighbourhood", summary="The links of a thing, counted by relation")
def neighbours(
    request: Request,
    page: PageAsked,
    iri: Annotated[str, _IRI],
    predicate: Annotated[str | None, Query(max_length=100)] = None,
    direction: Annotated[str | None, Query(pattern="^(in|out)$")] = None,
) -> Response:
    """Return the links from and to a thing with the things at their other end."""
    shelf = _shelf(request)
    _, links = neighbourhood(shelf, _thing(shelf, iri), predicate, direction)
    return listed(request, shelf.snapshot, page, links)


@router.get("/trace", summary="What a thing serves, and what carries it out")
def traced(  # noqa: PLR0913 - one for each parameter
    request: Request,
    *,
    iri: Annotated[str, _IRI],
    basis: Annotated[list[Basis] | None, Query()] = None,
    least_confidence: Annotated[float, _SHARE] = 0.0,
    secondary: Annotated[bool, Query(description="Go over further parents too.")] = False,
    candidates: Annotated[bool, Query(description="Go over things a person is to judge.")] = False,
) -> Response:
    """Return the paths up and down from a thing, every hop with its basis, confidence and passages."""
    shelf = _shelf(request)
    found, index = Iri(iri), shelf.index(iri)
    if found not in index.things:
        raise Problem(404, "api.no_thing", iri=iri)
    sieve = Sieve(frozenset(basis or Basis), Decimal(str(least_confidence)), secondary, candidates)
    return data(request, shelf.snapshot, trace_record(trace(index, found, sieve)))


@router.get("/indicators", summary="Indicators with their figures")
def indicators(request: Request, page: PageAsked, plan: Annotated[str | None, _PLAN] = None) -> Response:
    """Return the indicators, each with all its figures: baselines, actual values, targets."""
    shelf = _shelf(request)
    found = _of_each(shelf, plan, "indicators", _with_figures)
    return listed(request, shelf.snapshot, page, [record for told in found for record in told])


def _of_each(
    shelf: Shelf, plan: str | None, what: str, tell: Callable[[HeldPlan], Sequence[_Told]]
) -> Iterable[Sequence[_Told]]:
    """Return what one plan, or each, has to tell; of each it is worked out once a snapshot."""
    return shelf.of_each(what, tell) if plan is None else (tell(_plan(shelf, plan)),)


def _with_figures(plan: HeldPlan) -> list[Record]:
    figures: dict[Json, list[Json]] = defaultdict(list)
    for target in of_kind((plan,), "target"):
        figures[target["indicator_id"]].append(target)
    return [{**record, "targets": figures[record["id"]]} for record in of_kind((plan,), "indicator")]


@router.get("/findings", summary="What the checks find")
def findings(
    request: Request,
    page: PageAsked,
    plan: Annotated[str | None, _PLAN] = None,
    severity: Annotated[Severity | None, Query()] = None,
    check: Annotated[str | None, Query(max_length=100)] = None,
) -> Response:
    """Return the findings, the gravest of each plan first, each with what people decided on it."""
    shelf = _shelf(request)
    found = [
        finding_record(held)
        for findings in _of_each(shelf, plan, "findings", lambda held: held.answers.findings)
        for held in shelf.judged(findings)
        if severity in (None, held.finding.severity) and check in (None, held.finding.check)
    ]
    return listed(request, shelf.snapshot, page, found)


@router.get("/export", summary="The graph, or one plan of it, in a format for other tools")
def export(
    request: Request,
    format: Annotated[str, Query(pattern=f"^({'|'.join(_MEDIA)})$")] = "turtle",  # noqa: A002 - the parameter's name
    plan: Annotated[str | None, _PLAN] = None,
) -> Response:
    """Return an export as a file."""
    shelf = _shelf(request)
    if plan is not None:
        _plan(shelf, plan)
    write = next(one.write for one in EXPORTERS if one.name == format)

    def parts() -> Iterable[bytes]:
        with open_graph(request.app.state.graph) as reader:
            yield from write(GraphHolding(reader, plan), "zh")

    name = f"{plan or 'graph'}.{'ttl' if format == 'turtle' else format}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(parts(), media_type=_MEDIA[format], headers=headers)
