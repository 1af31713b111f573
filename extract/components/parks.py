"""How does spaCy find parks and zones? The finder as a component; it leans on places and bodies found before."""

from spacy.language import Language

from extract.components.span_groups import SpanFinder, names_in, text_of
from extract.names.parks import find_parks

__all__ = ["make_parks"]


@Language.factory("plan_parks")
def make_parks(nlp: Language, name: str) -> SpanFinder:  # noqa: ARG001 - spaCy passes both
    """Return the component that fills `doc.spans["parks"]`; it runs after `plan_organisations`."""
    return SpanFinder("parks", lambda doc: find_parks(text_of(doc), names_in(doc, "places", "organisations")))
