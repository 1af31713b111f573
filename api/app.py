"""How is the server put together? Routes over one graph directory, read only."""

from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException

from api.language import language_of
from api.library import Library
from api.routes import health, pages
from api.security import add_headers
from kg.errors import KgError

__all__ = ["create_app"]

_STATIC = {"pages.css": "text/css", "icon.svg": "image/svg+xml"}


def _static(name: str) -> Response:
    if name not in _STATIC:
        raise HTTPException(404)
    body = (files("viz") / "static" / name).read_bytes()
    return Response(body, media_type=_STATIC[name], headers={"Cache-Control": "max-age=3600"})


def _told(request: Request, error: Exception) -> PlainTextResponse:
    message = error.told(language_of(request)) if isinstance(error, KgError) else ""
    return PlainTextResponse(message, status_code=503)


def _missing(request: Request, _error: Exception) -> HTMLResponse:
    return pages.missing(request)


def create_app(graph: Path, *, root_path: str = "") -> FastAPI:
    """Return the server's application over a graph directory.

    Raises:
        StoreNotFoundError: if there is no graph in the directory.
    """
    app = FastAPI(title="PlanKG", docs_url=None, redoc_url=None, openapi_url=None, root_path=root_path)
    app.state.library = Library(graph)
    app.state.library.graphs()
    app.middleware("http")(add_headers)
    app.add_exception_handler(KgError, _told)
    app.add_exception_handler(HTTPException, _missing)
    app.add_exception_handler(RequestValidationError, _missing)
    app.add_api_route("/static/{name}", _static)
    app.include_router(health.router)
    app.include_router(pages.router)
    return app
