"""How do people decide over HTTP? They accept, dismiss, comment, fill in and take back; everything is kept."""

from datetime import UTC, datetime
from typing import Annotated, Final, Literal

from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from api.data.replies import PageAsked, data, listed
from api.library import Shelf
from api.problems import Problem
from api.writing.token import check_token
from kg.decisions import decided, record, undo
from kg.export.jsonl import to_json
from kg.ids import IriMaker
from kg.model import Decision, DecisionKind, Iri
from kg.records import Record

__all__ = ["router"]

router = APIRouter(prefix="/api/decisions", tags=["decisions"])

_ID: Final = 16
_NAME: Final = Field(min_length=1, max_length=200, pattern=r"\S", description="Who decides.")


class NewDecision(BaseModel):
    """What a person decides: about a thing, link or finding; a cell is filled by its field, a comment has a text."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{
        "about": "1087d5f8483413b8", "kind": "dismiss", "by": "王工", "text": "两个园区，不是一个",
    }]})  # fmt: skip

    about: str = Field(min_length=1, max_length=2000, description="An IRI of the graph, or the id of a finding.")
    kind: Literal["accept", "dismiss", "comment", "fill"]
    by: str = _NAME
    text: str = Field(default="", max_length=10_000)
    field: str = Field(default="", max_length=200, description="Which cell is filled, as table.column.")


@router.get("", summary="What people decided")
def decisions(
    request: Request,
    page: PageAsked,
    about: Annotated[str | None, Query(max_length=2000)] = None,
    kind: Annotated[DecisionKind | None, Query()] = None,
    plan: Annotated[str | None, Query(max_length=200)] = None,
) -> Response:
    """Return all decisions in order of time, those taken back and the taking back included."""
    shelf = request.app.state.library.shelf()
    found = [
        _told(decision)
        for decision in shelf.reader.decisions()
        if about in (None, decision.about, decision.about[-_ID:])
        and kind in (None, decision.kind)
        and plan in (None, decision.plan)
    ]
    return listed(request, shelf.snapshot, page, found)


@router.get("/{decision_id}", summary="One decision")
def one_decision(request: Request, decision_id: str) -> Response:
    """Return a decision by its id."""
    shelf = request.app.state.library.shelf()
    found = [decision for decision in shelf.reader.decisions() if decision.iri[-_ID:] == decision_id]
    if not found:
        raise Problem(404, "api.no_decision", id=decision_id)
    return data(request, shelf.snapshot, _told(found[0]))


@router.post("", summary="Decide", status_code=201, dependencies=[Depends(check_token)])
async def decide(request: Request, wanted: NewDecision) -> Response:
    """Record a decision; it is published at once and outlives every build."""
    return await run_sync(_decide, request, wanted)


def _decide(request: Request, wanted: NewDecision) -> Response:
    about, plan, words = _meant(request.app.state.library.shelf(), wanted.about)
    try:
        made = decided(
            DecisionKind(wanted.kind),
            about,
            by=wanted.by.strip(),
            at=datetime.now(UTC),
            text=wanted.text.strip(),
            field=wanted.field,
            plan=plan,
            words=words,
        )
    except ValueError as error:
        raise Problem(422, "api.decision", detail=str(error)) from error
    record(request.app.state.graph, [made], keep=request.app.state.snapshots)
    address = request.url.path.rstrip("/") + "/" + made.iri[-_ID:]
    return Response(to_json(_told(made)), 201, {"Location": address}, media_type="application/json")


@router.delete("/{decision_id}", summary="Take a decision back", dependencies=[Depends(check_token)])
async def take_back(
    request: Request, decision_id: str, by: Annotated[str, Query(min_length=1, max_length=200, pattern=r"\S")]
) -> Response:
    """Record that a decision no longer stands; what was decided before it stands again."""

    def take() -> Decision:
        return undo(request.app.state.graph, decision_id, by=by.strip(), at=datetime.now(UTC))

    gone = await run_sync(take)
    return Response(to_json(_told(gone)), media_type="application/json")


def _meant(shelf: Shelf, about: str) -> tuple[Iri, str, str]:
    """Return what a decision is about: its IRI, its plan and its words.

    Raises:
        Problem: with status 404 if the graph has no such thing, link or finding.
    """
    for held in shelf.plans:
        iris = IriMaker(held.id, held.base)
        for finding in held.answers.findings:
            if about in (finding.id, iris.finding(finding.id)):
                return iris.finding(finding.id), held.id, finding.message
        for told in held.records:
            if told["id"] == about:
                return Iri(about), held.id, str(told.get("name") or told.get("as_written") or told.get("predicate"))
    raise Problem(404, "api.no_thing", iri=about)


def _told(decision: Decision) -> Record:
    return {
        "id": decision.iri[-_ID:],
        "iri": decision.iri,
        "about": decision.about,
        "kind": decision.kind.value,
        "by": decision.by,
        "at": decision.at.isoformat(),
        "text": decision.text,
        "field": decision.field,
        "plan": decision.plan,
        "words": decision.words,
    }
