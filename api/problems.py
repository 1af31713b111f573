"""How is a request that fails answered to a program? As application/problem+json, RFC 9457.

`type` names the kind of problem, `detail` says in the reader's language what is wrong and what to do.
"""

import json
from collections.abc import Mapping
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from api.language import language_of
from kg.errors import (
    KgError,
    QueryError,
    QueryForbiddenError,
    QueryLimitError,
    StatementError,
    StoreBusyError,
    StoreError,
)
from kg.messages import say
from kg.queries.stops import Limit

__all__ = ["MEDIA", "Problem", "problem_of", "told"]

MEDIA: Final = "application/problem+json"
_TYPES: Final = "https://w3id.org/plankg/problems/"
_RETRY: Final = {"Retry-After": "5"}
_UNAVAILABLE: Final = 503
_NO_FORMAT: Final = ("query.format_for_rows", "query.format_for_triples")
_LIMIT_STATUS: Final[dict[str, int]] = {
    Limit.LENGTH: 413,
    Limit.ANSWER: 413,
    Limit.ROWS: 413,
    Limit.DEPTH: 400,
    Limit.STACK: 400,
    "store.rows_of_server": 413,
}


class Problem(Exception):  # noqa: N818 - the word of RFC 9457
    """A request that is answered with a problem: its status, the key of its message, and headers."""

    def __init__(self, status: int, key: str, headers: Mapping[str, str] | None = None, **values: object) -> None:
        super().__init__(status, key)
        self.status = status
        self.key = key
        self.headers = dict(headers or {})
        self.values = values


def problem_of(error: KgError) -> Problem:
    """Return how an error of the core is answered."""
    match error:
        case QueryForbiddenError():
            status = 403
        case QueryLimitError():
            status = _LIMIT_STATUS.get(error.key, 503)
        case QueryError() if error.key in _NO_FORMAT:
            status = 406
        case QueryError():
            status = 400
        case StoreError():  # its own words name the place of the graph on this machine or its server
            return Problem(503, "api.store_busy" if isinstance(error, StoreBusyError) else "api.store", _RETRY)
        case StatementError():
            status = 400
        case _:
            status = 404
    return Problem(status, error.key, _RETRY if status == _UNAVAILABLE else None, **error.values)


def told(request: Request, problem: Problem) -> Response:
    """Return the answer that tells a problem."""
    language = language_of(request)
    shown = {key: value for key, value in problem.values.items() if isinstance(value, str | int)}
    body: dict[str, str | int] = {
        "type": _TYPES + problem.key.rpartition(".")[2].replace("_", "-"),
        "title": say(f"api.status_{problem.status}", language),
        "status": problem.status,
        "detail": say(problem.key, language, **problem.values),
        **{name: shown[name] for name in ("line", "column", "limit") if name in shown},
    }
    text = json.dumps(body, ensure_ascii=False)
    return Response(text, problem.status, problem.headers, media_type=MEDIA)
