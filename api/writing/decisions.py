"""How do people decide over HTTP? They accept, correct, tell what is one thing, and take back; everything is kept."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Final, Literal

from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends, Query
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request
from starlette.responses import Response

from api.bodies import read_body
from api.data.replies import PageAsked, data, listed
from api.library import Shelf
from api.problems import Problem
from api.writing.token import check_writer
from kg.decisions import record, undo
from kg.errors import LookupFailedError
from kg.export.jsonl import to_json
from kg.ids import IriMaker, finding_id
from kg.model import Decision, DecisionKind, Iri
from kg.records import Record, Subject, Wish, decision_id, decision_on, decision_record, subject_of

__all__ = ["router"]

router = APIRouter(prefix="/api/decisions", tags=["decisions"])

_ID: Final = 16
_JSON: Final = "application/json"
_LARGEST: Final = 64 * 1024
"""Bytes of a decision: the longest comment, each sign escaped."""
_NAME: Final = Field(min_length=1, max_length=200, pattern=r"\S", description="Who decides.")


class NewDecision(BaseModel):
    """What a person decides: about a thing, link, figure, finding or row of a table.

    A cell is filled and a property corrected by its field and the right text. Two things are one by `other`, an IRI;
    two names are two things' by `other`, or, where one thing bears both, by `other_name`.
    """

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{
        "about": "1087d5f8483413b8", "kind": "dismiss", "by": "王工", "text": "两个园区，不是一个",
    }]})  # fmt: skip

    about: str = Field(min_length=1, max_length=2000, description="An IRI of the graph, or the id of a finding.")
    kind: Literal["accept", "dismiss", "comment", "fill", "correct", "merge", "split"]
    by: str = _NAME
    text: str = Field(default="", max_length=10_000)
    field: str = Field(default="", max_length=200, description="The cell, as table.column; or the property.")
    other: str = Field(default="", max_length=2000, description="The IRI of the other thing.")
    other_name: str = Field(default="", max_length=500, description="The name that is another thing's.")


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
        decision_record(decision)
        for decision in shelf.reader.decisions()
        if about in (None, decision.about, decision.about[-_ID:], decision.other)
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
    return data(request, shelf.snapshot, decision_record(found[0]))


@router.post(
    "",
    summary="Decide",
    status_code=201,
    dependencies=[Depends(check_writer)],
    openapi_extra={"requestBody": {"required": True, "content": {_JSON: {"schema": NewDecision.model_json_schema()}}}},
)
async def decide(request: Request) -> Response:
    """Record a decision; it is published at once and outlives every build.

    The body is read here, when it is known that the client may write.
    """
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != _JSON:
        raise Problem(415, "api.json_only", media=media or "?")
    body = await read_body(request, _LARGEST, Problem(413, "api.too_large", limit=_LARGEST))
    try:
        wanted = NewDecision.model_validate_json(body)
    except ValidationError as error:
        raise RequestValidationError([{**one, "loc": ("body", *one["loc"])} for one in error.errors()]) from error
    return await run_sync(_decide, request, wanted)


def _decide(request: Request, wanted: NewDecision) -> Response:
    shelf: Shelf = request.app.state.library.shelf()
    subject = _row(shelf, wanted) if wanted.kind == "fill" else None
    other = _meant(shelf, wanted.other) if wanted.other else None
    wish = Wish(
        DecisionKind(wanted.kind), wanted.by, datetime.now(UTC), wanted.text, wanted.field, other, wanted.other_name
    )
    try:
        decision = decision_on(subject or _meant(shelf, wanted.about), wish)
    except ValueError as error:
        raise Problem(422, "api.decision", detail=str(error)) from error
    except LookupFailedError as error:
        raise Problem(422, error.key, None, **error.values) from error
    with request.app.state.turn:  # of two at once the second waits; only another process is told of as busy
        record(request.app.state.graph, [decision], keep=request.app.state.snapshots)
    address = request.url.path.rstrip("/") + "/" + decision_id(decision)
    return Response(to_json(decision_record(decision)), 201, {"Location": address}, media_type="application/json")


@router.delete("/{decision_id}", summary="Take a decision back", dependencies=[Depends(check_writer)])
async def take_back(
    request: Request, decision_id: str, by: Annotated[str, Query(min_length=1, max_length=200, pattern=r"\S")]
) -> Response:
    """Record that a decision no longer stands; what was decided before it stands again."""

    def take() -> Decision:
        with request.app.state.turn:
            keep = request.app.state.snapshots
            return undo(request.app.state.graph, decision_id, by=by.strip(), at=datetime.now(UTC), keep=keep)

    gone = await run_sync(take)
    return Response(to_json(decision_record(gone)), media_type="application/json")


def _meant(shelf: Shelf, about: str) -> Subject:
    """Return what a decision is about.

    Raises:
        Problem: with status 404 if the graph has no such thing, link or finding.
    """
    wanted = finding_id(Iri(about)) or about
    for plan_id, findings in zip(shelf.ids, shelf.of_each("findings", lambda held: held.answers.findings), strict=True):
        for finding in findings:
            if finding.id == wanted:
                iri = IriMaker(plan_id, shelf.reader.base_of(plan_id)).finding(finding.id)
                return Subject(iri, plan_id, finding.message, frozenset({"finding"}), (), frozenset())

    def records_of(plan_id: str) -> Sequence[Record]:
        held = shelf.plan(plan_id)
        return held.records if held else ()

    found = subject_of(shelf.reader, about, records_of)
    if found is None:
        raise Problem(404, "api.no_thing", iri=about)
    return found


def _row(shelf: Shelf, wanted: NewDecision) -> Subject | None:
    """Return the row of a working table that is filled in; None for what is a thing of the graph."""
    from kg.report import TABLES, made  # noqa: PLC0415 - the writers of office files take a while to load

    table = wanted.field.partition(".")[0]
    if table not in TABLES:
        return None
    for held in shelf.plans:
        for row in made(table, held.graph, held.base).rows():
            if row.key == wanted.about:
                return Subject(row.key, held.id, row.name, frozenset({"row"}), (), frozenset())
    return None
