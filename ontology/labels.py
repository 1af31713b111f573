"""What is a term called? The labels of core.ttl in Chinese and English, for pages, pictures and the command line."""

from functools import cache

from ontology.files import core_turtle
from ontology.prefixes import PLAN_BASE

__all__ = ["label_of"]

_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


@cache
def _labels() -> dict[tuple[str, str], str]:
    import pyoxigraph  # noqa: PLC0415 - only who asks for a label pays for the parser

    found: dict[tuple[str, str], str] = {}
    for quad in pyoxigraph.parse(core_turtle().read_text(encoding="utf-8"), format=pyoxigraph.RdfFormat.TURTLE):
        if quad.predicate.value == _LABEL and isinstance(quad.object, pyoxigraph.Literal):
            found[str(quad.subject)[1:-1], quad.object.language or ""] = quad.object.value
    return found


def label_of(local_name: str, lang: str = "zh") -> str:
    """Return the label of one of our terms in a language; the local name itself when there is none.

    >>> label_of("Goal", "zh")
    '目标'
    """
    return _labels().get((PLAN_BASE + local_name, lang), local_name)
