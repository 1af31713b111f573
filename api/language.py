"""In which language does a page speak? The address says it, else the cookie of the last choice, else Chinese."""

from typing import Literal

from starlette.requests import Request

__all__ = ["COOKIE", "here_of", "language_of"]

COOKIE = "plankg-lang"

Language = Literal["zh", "en"]


def language_of(request: Request) -> Language:
    """Return the language of the answer to a request."""
    wanted = request.query_params.get("lang") or request.cookies.get(COOKIE)
    return "en" if wanted == "en" else "zh"


def here_of(request: Request) -> str:
    """Return the address of this page up to where a parameter can follow, without its own lang."""
    kept = str(request.url.remove_query_params("lang").query)
    return f"{request.url.path}?{kept}&" if kept else f"{request.url.path}?"
