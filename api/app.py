"""How is the server put together? Routes over one graph; what people decide is all that can be written."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from threading import Lock

from fastapi import FastAPI
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from api.data import history, routes
from api.differences import Differences
from api.failures import tell_failures
from api.library import Library
from api.linked import vocabulary
from api.linked.addresses import bases_of
from api.linked.routes import routes_for
from api.metrics import Metrics
from api.query_pool import QueryPool
from api.routes import health, pages
from api.sparql import endpoint
from api.watch import Watch
from api.writing import decisions
from api.writing.token import read_token
from kg.address import Place
from kg.config import Settings, load_settings

__all__ = ["create_app"]

_STATIC = {"pages.css": "text/css", "icon.svg": "image/svg+xml"}
_SMALLEST_ZIPPED = 1024


def _static(name: str) -> Response:
    if name not in _STATIC:
        raise HTTPException(404)
    body = (files("viz") / "static" / name).read_bytes()
    return Response(body, media_type=_STATIC[name], headers={"Cache-Control": "max-age=3600"})


class _Server(FastAPI):
    """An application that is watched from outside of all its own layers, those that answer failures included."""

    def build_middleware_stack(self) -> ASGIApp:
        return Watch(super().build_middleware_stack(), self.state.metrics, self.state.root)


def _add_routes(app: FastAPI, bases: tuple[str, ...]) -> None:
    app.add_api_route("/static/{name}", _static, include_in_schema=False)
    app.include_router(health.router)
    app.include_router(endpoint.router)
    app.include_router(routes.router)
    app.include_router(history.router)
    app.include_router(decisions.router)
    app.include_router(pages.router)
    app.include_router(vocabulary.router)
    app.include_router(routes_for(bases))


def create_app(graph: Place, *, settings: Settings | None = None) -> FastAPI:
    """Return the server's application over a graph directory; limits and workers are those of the settings.

    Raises:
        StoreNotFoundError: if there is no graph in the directory.
        ConfigError: if the file of the write token is none to trust.
    """
    settings = settings or load_settings()
    pool = QueryPool(graph, settings.query, settings.serve.workers)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        pool.close()

    app = _Server(
        title="PlanKG",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=lifespan,
    )
    app.state.metrics = Metrics()
    app.state.root = _root(settings.serve.root_path)
    app.state.library = Library(graph)
    app.state.graph = graph
    app.state.differences = Differences(graph)
    app.state.limits = settings.query
    app.state.snapshots = settings.snapshots
    app.state.token = read_token(Path(settings.serve.write_token_file)) if settings.serve.write_token_file else None
    app.state.turn = Lock()
    app.state.pool = pool
    app.add_middleware(GZipMiddleware, minimum_size=_SMALLEST_ZIPPED)
    tell_failures(app)
    _add_routes(app, bases_of(app.state.library.shelf()))
    return app


def _root(path: str) -> str:
    """Return the path under which a proxy shows the server, with a stroke before it and none behind.

    >>> [_root(path) for path in ("", "/", "plans", "/plans/")]
    ['', '', '/plans', '/plans']
    """
    return f"/{path.strip('/')}".rstrip("/")
