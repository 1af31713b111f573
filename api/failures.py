"""How does a request that fails leave the server? Programs get a problem, people a page, nobody a traceback."""

from http.client import METHOD_NOT_ALLOWED

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse, Response
from starlette.exceptions import HTTPException

from api.language import language_of
from api.problems import Problem, problem_of, told
from api.routes.showing import missing
from api.sparql import endpoint
from kg.errors import KgError
from kg.messages import say

__all__ = ["tell_failures"]

_FOR_PROGRAMS = ("/api/", "/sparql", "/graph-store", "/metrics", "/health", "/data/", "/ns")


def tell_failures(app: FastAPI) -> None:
    """Guarantee that the application answers whatever fails in it."""
    app.add_exception_handler(KgError, _failed)
    app.add_exception_handler(Problem, _failed)
    app.add_exception_handler(HTTPException, _missing)
    app.add_exception_handler(RequestValidationError, _missing)
    app.add_exception_handler(Exception, _broken)


def _path(request: Request) -> str:
    return request.url.path.removeprefix(request.scope.get("root_path", ""))


def _is_for_programs(request: Request) -> bool:
    return _path(request).startswith(_FOR_PROGRAMS)


def _failed(request: Request, error: Exception) -> Response:
    if isinstance(error, Problem):
        return _with_cors(request, told(request, error))
    if not isinstance(error, KgError):
        return _broken(request, error)
    if _is_for_programs(request):
        return _with_cors(request, told(request, problem_of(error)))
    return PlainTextResponse(say(problem_of(error).key, language_of(request)), status_code=503)


def _missing(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    headers = error.headers if isinstance(error, HTTPException) else None
    if not _is_for_programs(request):
        return missing(request, METHOD_NOT_ALLOWED if status == METHOD_NOT_ALLOWED else 404, headers)
    if isinstance(error, RequestValidationError):
        wrong = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
        return told(request, Problem(422, "api.parameters", detail=wrong))
    if status == METHOD_NOT_ALLOWED:
        return told(request, Problem(405, "api.method", headers, method=request.method))
    return told(request, Problem(404, "api.no_address"))


def _broken(request: Request, error: Exception) -> Response:
    """Return the answer for a fault of ours; what it was stands in the log, under the same id."""
    del error
    return _with_cors(request, told(request, Problem(500, "api.broken", request=request.state.request_id)))


def _with_cors(request: Request, answer: Response) -> Response:
    """Return the answer so that a page of another server may read what went wrong at the endpoint."""
    if not _path(request).startswith("/api/"):
        answer.headers.update(endpoint.CORS)
    return answer
