"""How does spaCy find places? The finder of names as a component; the plan's own area is its setting."""

from spacy.language import Language

from extract.components.span_groups import SpanFinder, text_of
from extract.names.places import find_places

__all__ = ["make_places"]


@Language.factory("plan_places", default_config={"area": None})
def make_places(nlp: Language, name: str, area: str | None) -> SpanFinder:  # noqa: ARG001 - spaCy passes both
    """Return the component that fills `doc.spans["places"]`."""
    return SpanFinder("places", lambda doc: find_places(text_of(doc), area))
