"""How is the server put together? Routes over one graph directory, read only."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http.client import METHOD_NOT_ALLOWED
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.responses import PlainTextResponse, Response
from starlette.exceptions import HTTPException

from api.data import routes
from api.language import language_of
from api.library import Library
from api.problems import Problem, problem_of, told
from api.query_pool import QueryPool
from api.routes import health, pages
from api.security import add_headers
from api.sparql import endpoint
from kg.config import Settings, load_settings
from kg.errors import KgError

__all__ = ["create_app"]

_STATIC = {"pages.css": "text/css", "icon.svg": "image/svg+xml"}


def _static(name: str) -> Response:
    if name not in _STATIC:
        raise HTTPException(404)
    body = (files("viz") / "static" / name).read_bytes()
    return Response(body, media_type=_STATIC[name], headers={"Cache-Control": "max-age=3600"})


_FOR_PROGRAMS = ("/api/", "/sparql", "/graph-store")
_SMALLEST_ZIPPED = 1024


def _is_for_programs(request: Request) -> bool:
    path = request.url.path.removeprefix(request.scope.get("root_path", ""))
    return path.startswith(_FOR_PROGRAMS)


def _failed(request: Request, error: Exception) -> Response:
    if isinstance(error, Problem):
        return _with_cors(request, told(request, error))
    if not isinstance(error, KgError):
        return PlainTextResponse("", status_code=500)
    if _is_for_programs(request):
        return _with_cors(request, told(request, problem_of(error)))
    return PlainTextResponse(error.told(language_of(request)), status_code=503)


def _missing(request: Request, error: Exception) -> Response:
    if not _is_for_programs(request):
        return pages.missing(request)
    if isinstance(error, RequestValidationError):
        wrong = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
        return told(request, Problem(422, "api.parameters", detail=wrong))
    if isinstance(error, HTTPException) and error.status_code == METHOD_NOT_ALLOWED:
        return told(request, Problem(405, "api.method", error.headers, method=request.method))
    return told(request, Problem(404, "api.no_address"))


def _with_cors(request: Request, answer: Response) -> Response:
    """Return the answer so that a page of another server may read what went wrong at the endpoint."""
    if not request.url.path.startswith("/api/"):
        answer.headers.update(endpoint.CORS)
    return answer


def create_app(graph: Path, *, settings: Settings | None = None) -> FastAPI:
    """Return the server's application over a graph directory; limits and workers are those of the settings.

    Raises:
        StoreNotFoundError: if there is no graph in the directory.
    """
    settings = settings or load_settings()
    pool = QueryPool(graph, settings.query, settings.serve.workers)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        pool.close()

    root = settings.serve.root_path
    app = FastAPI(
        title="PlanKG",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        root_path=root,
        lifespan=lifespan,
    )
    app.state.library = Library(graph)
    app.state.library.shelf()
    app.state.graph = graph
    app.state.limits = settings.query
    app.state.pool = pool
    app.middleware("http")(add_headers)
    app.add_middleware(GZipMiddleware, minimum_size=_SMALLEST_ZIPPED)
    app.add_exception_handler(KgError, _failed)
    app.add_exception_handler(Problem, _failed)
    app.add_exception_handler(HTTPException, _missing)
    app.add_exception_handler(RequestValidationError, _missing)
    app.add_api_route("/static/{name}", _static)
    app.include_router(health.router)
    app.include_router(endpoint.router)
    app.include_router(routes.router)
    app.include_router(pages.router)
    return app
