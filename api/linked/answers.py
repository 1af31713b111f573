"""In which form is linked data answered? As a page, unless the client would rather have triples."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from pyoxigraph import Triple
from starlette.requests import Request

from api.negotiation import chosen
from api.problems import Problem
from api.sparql.protocol import TRIPLE_MEDIA
from kg.export.rdf import triples_in
from kg.queries.formats import TRIPLE_FORMATS

__all__ = ["OPEN", "PAGE", "form_of", "written"]

PAGE: Final = "html"
OPEN: Final = {"Access-Control-Allow-Origin": "*"}
"""A page of another server may read what is linked data."""
_FORMS: Final = ("turtle", "jsonld", "ntriples", "rdfxml")
_OFFERS: Final[Mapping[str, Sequence[str]]] = {
    PAGE: ("text/html", "application/xhtml+xml"),
    **{form: TRIPLE_MEDIA[form] for form in _FORMS},
}


def form_of(request: Request, wanted: str | None) -> str:
    """Return the form that a request names, or that its Accept header likes best.

    Raises:
        Problem: with status 400 if there is no such form, with 406 if the client takes none.
    """
    if wanted is not None:
        if wanted not in _OFFERS:
            raise Problem(400, "api.format", format=wanted, known=", ".join(_OFFERS))
        return wanted
    found = chosen(request.headers.get("accept"), _OFFERS)
    if found is None:
        raise Problem(406, "api.accept", accept=request.headers.get("accept", ""))
    return found


def written(form: str, triples: Iterable[Triple]) -> tuple[bytes, str]:
    """Return triples in a form, and its media type."""
    return triples_in(TRIPLE_FORMATS[form].engine, triples), TRIPLE_FORMATS[form].media
