"""Which states of the graph are kept, and what differs between two of them? Read only, like all of the API."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from api.data.replies import PageAsked, listed
from api.differences import Differences
from api.problems import Problem
from kg.diff import ChangeKind, Part
from kg.model import Severity
from kg.records import Record
from kg.store.snapshots import KeptSnapshot

__all__ = ["router"]

router = APIRouter(prefix="/api", tags=["data"])

_NUMBER = "^[0-9]{1,9}$"


def _differences(request: Request) -> Differences:
    found: Differences = request.app.state.differences
    return found


@router.get("/snapshots", summary="The states of the graph that are kept")
def snapshots(request: Request, page: PageAsked) -> Response:
    """Return the snapshots, the oldest first, each with its time and the plans that it holds."""
    kept = _differences(request).snapshots()
    state = " ".join(f"{one.stamp} {one.current}" for one in kept)
    return listed(request, state, page, [_record(one) for one in kept])


def _record(snapshot: KeptSnapshot) -> Record:
    told = asdict(snapshot)
    plans = [
        {"name": plan["title"], **{name: plan[name] for name in ("id", "source", "read", "counts")}}
        for plan in told["plans"]
    ]
    return {"id": told.pop("name"), **told, "plans": plans}


@router.get("/diff", summary="What differs between two snapshots")
def diff(  # noqa: PLR0913 - one for each parameter
    request: Request,
    page: PageAsked,
    *,
    from_: Annotated[
        str | None, Query(alias="from", pattern=_NUMBER, description="A snapshot; the build before `to` without it.")
    ] = None,
    to: Annotated[str | None, Query(pattern=_NUMBER, description="A snapshot; the current one without it.")] = None,
    plan: Annotated[str | None, Query(max_length=200, description="The id of a plan that one of them holds.")] = None,
    part: Annotated[list[Part] | None, Query(description="What the changes are about.")] = None,
    change: Annotated[list[ChangeKind] | None, Query(description="What became of it.")] = None,
    gravity: Annotated[list[Severity] | None, Query(description="How grave they are.")] = None,
) -> Response:
    """Return what was added, removed, changed, renamed or moved, plan by plan, the gravest first."""
    differences = _differences(request)
    before, after = differences.ends(from_, to)
    if plan is not None and plan not in {one.id for end in (before, after) for one in end.plans}:
        raise Problem(404, "api.no_plan", plan=plan)
    wanted = {"part": part, "change": change, "gravity": gravity}
    found = [
        record
        for record in differences.between(before, after, plan)
        if all(not values or record[name] in values for name, values in wanted.items())
    ]
    ends = {"from": before.name, "to": after.name}
    return listed(request, f"{before.stamp} {after.stamp}", page, found, ends)
