"""How does spaCy find bodies? The finder of names as a component; it leans on the places found before."""

from spacy.language import Language
from spacy.tokens import Doc

from extract.components.span_groups import SpanFinder, names_in, read_group, text_of
from extract.names.organisations import find_organisations
from kg.model import Mention

__all__ = ["make_organisations"]


@Language.factory("plan_organisations")
def make_organisations(nlp: Language, name: str) -> SpanFinder:  # noqa: ARG001 - spaCy passes both
    """Return the component that fills `doc.spans["organisations"]`; it runs after `plan_places`."""

    def find(doc: Doc) -> tuple[Mention, ...]:
        own = frozenset(place.surface for place in read_group(doc, "places") if place.rule == "place.own-area")
        return find_organisations(text_of(doc), names_in(doc, "places"), own)

    return SpanFinder("organisations", find)
