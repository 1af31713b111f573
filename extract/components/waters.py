"""How does spaCy find waters? The finder of names as a component; it leans on the places found before."""

from spacy.language import Language

from extract.components.span_groups import SpanFinder, names_in, text_of
from extract.names.waters import find_waters

__all__ = ["make_waters"]


@Language.factory("plan_waters")
def make_waters(nlp: Language, name: str) -> SpanFinder:  # noqa: ARG001 - spaCy passes both
    """Return the component that fills `doc.spans["waters"]`; it runs after `plan_places`."""
    return SpanFinder("waters", lambda doc: find_waters(text_of(doc), names_in(doc, "places")))
