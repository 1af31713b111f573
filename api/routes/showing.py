"""How is a page answered? In the language of the request, which a choice of language changes for the next ones."""

from collections.abc import Mapping

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.language import COOKIE, here_of, language_of
from kg.messages import say
from viz.pages import render

__all__ = ["missing", "page"]


def page(request: Request, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
    """Return a page in the language of the request, and keep a choice of language in a cookie."""
    lang = language_of(request)
    root = request.scope.get("root_path", "")
    text = render(template, lang, root=root, here=here_of(request).removeprefix(root), **values)
    answer = HTMLResponse(text, status_code=status)
    if "lang" in request.query_params:
        answer.set_cookie(COOKIE, lang, samesite="strict", httponly=True)
    return answer


def missing(request: Request, status: int = 404, headers: Mapping[str, str] | None = None) -> HTMLResponse:
    """Return the page for an address that nothing answers to, or not to the method."""
    lang = language_of(request)
    heading, message = say("pages.not_found", lang), say("pages.not_found_text", lang)
    answer = page(request, "problem", status=status, heading=heading, message=message)
    answer.headers.update(headers or {})
    return answer
