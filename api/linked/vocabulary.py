"""How does the vocabulary answer over HTTP? /ns is its namespace: a table for people, its triples for programs."""

from functools import cache
from importlib.metadata import version
from typing import Final

from fastapi import APIRouter
from pyoxigraph import RdfFormat, parse
from starlette.requests import Request
from starlette.responses import Response

from api.data.replies import sent
from api.linked.answers import OPEN, PAGE, form_of, written
from api.linked.routes import Form
from api.routes.showing import page
from kg.queries.formats import TRIPLE_FORMATS
from ontology.files import core_turtle
from ontology.prefixes import PLAN_BASE
from ontology.vocabulary import Definition, definitions

__all__ = ["router"]

_TURTLE: Final = "turtle"
_KINDS: Final = ("class", "object property", "datatype property")

router = APIRouter(include_in_schema=False)


@router.get("/ns")
def vocabulary(request: Request, format: Form = None) -> Response:  # noqa: A002 - the parameter's name
    """Show the terms as a table, or answer with the file that defines them.

    Raises:
        Problem: with status 400 or 406 if there is no such form.
    """
    form = form_of(request, format)
    if form == PAGE:
        answer = page(request, "terms", groups=_groups(), namespace=PLAN_BASE)
        answer.headers["Vary"] = "Accept"
        return answer
    return sent(request, version("plankg"), *_written(form), OPEN)


def _groups() -> list[tuple[str, list[Definition]]]:
    return [(kind, [term for term in definitions().values() if term.kind == kind]) for kind in _KINDS]


@cache
def _written(form: str) -> tuple[bytes, str]:
    """Return the vocabulary in a form, and its media type; Turtle as it was written, with its comments."""
    text = core_turtle().read_bytes()
    if form == _TURTLE:
        return text, TRIPLE_FORMATS[_TURTLE].media
    return written(form, (quad.triple for quad in parse(text, format=RdfFormat.TURTLE)))
