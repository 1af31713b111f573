"""How is data answered? As JSON or, for a list, as CSV; with an ETag of the snapshot, page by page."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from api.negotiation import chosen
from api.problems import Problem
from kg.export.jsonl import to_json
from kg.export.spreadsheet import guarded
from kg.ids import short_hash
from kg.rdf.literals import decimal_text
from kg.records import Json, Record

__all__ = ["MOST", "Page", "PageAsked", "data", "listed", "sent"]

MOST: Final = 1000
_FEW: Final = 100
_JSON: Final = "application/json"
_CSV: Final = "text/csv; charset=utf-8"
_OFFERS: Final = {"json": (_JSON,), "csv": ("text/csv",)}
_BETWEEN: Final = "；"


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list is asked for, and whether as a table."""

    limit: int
    offset: int
    format: str | None


def _page(
    limit: Annotated[int, Query(ge=1, le=MOST, description="How many items a page has.")] = _FEW,
    offset: Annotated[int, Query(ge=0, le=10**9, description="How many items are left out before it.")] = 0,
    format: Annotated[  # noqa: A002 - the name of the parameter
        str | None, Query(pattern="^(json|csv)$", description="json or csv; the Accept header chooses without it.")
    ] = None,
) -> Page:
    return Page(limit, offset, format)


PageAsked = Annotated[Page, Depends(_page)]


def data(request: Request, snapshot: str, body: Mapping[str, Json]) -> Response:
    """Return a value as JSON; 304 for who holds it already."""
    return sent(request, snapshot, to_json(dict(body)).encode(), _JSON)


def listed(
    request: Request, snapshot: str, page: Page, items: Sequence[Record], of: Mapping[str, Json] | None = None
) -> Response:
    """Return a page of a list as JSON with the addresses of its neighbours, or the whole list as CSV.

    What is said `of` the list as a whole stands beside its items.

    Raises:
        Problem: with status 406 if the client takes neither.
    """
    form = page.format or chosen(request.headers.get("accept"), _OFFERS)
    if form is None:
        raise Problem(406, "api.accept", accept=request.headers.get("accept", ""))
    if form == "csv":
        return sent(request, snapshot, _table(items), _CSV)
    shown = items[page.offset : page.offset + page.limit]
    body: dict[str, Json] = {
        **(of or {}),
        "items": list(shown),
        "total": len(items),
        "limit": page.limit,
        "offset": page.offset,
        "next": _address(request, page.offset + page.limit) if page.offset + page.limit < len(items) else None,
        "previous": _address(request, max(page.offset - page.limit, 0)) if page.offset else None,
    }
    return data(request, snapshot, body)


def _address(request: Request, offset: int) -> str:
    pairs = [(name, value) for name, value in request.query_params.multi_items() if name != "offset"]
    return f"{request.url.path}?{urlencode([*pairs, ('offset', str(offset))])}"


def sent(
    request: Request, snapshot: str, body: bytes, media: str, more: Mapping[str, str] = MappingProxyType({})
) -> Response:
    """Return an answer of a snapshot in one of the forms that a client may ask for; 304 for who holds it already."""
    tag = f'W/"{short_hash(snapshot, str(request.url), media)}"'
    headers = {**more, "ETag": tag, "Vary": "Accept", "Cache-Control": "no-cache"}
    held = {one.strip() for one in request.headers.get("if-none-match", "").split(",")}
    if held & {tag, "*"}:
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=media)


def _table(items: Sequence[Record]) -> bytes:
    """Return items as CSV for spreadsheets: a byte order mark, a column a field, quotes of evidence in one cell."""
    columns = list(dict.fromkeys(name for item in items for name in item))
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([guarded(_cell(item.get(name))) for name in columns] for item in items)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _cell(value: Json) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case Mapping():
            quote = value.get("quote", value.get("name"))
            return _cell(quote) if quote is not None else to_json(value)
        case Sequence():
            return _BETWEEN.join(_cell(one) for one in value)
        case _:
            return decimal_text(value) if not isinstance(value, int) else str(value)
