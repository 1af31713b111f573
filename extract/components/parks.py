"""How does spaCy find parks and zones? The finder as a component; it leans on all that was found before."""

from spacy.language import Language
from spacy.tokens import Doc

from extract.components.span_groups import SpanFinder, names_in, read_group, text_of
from extract.names.overlap import outside
from extract.names.parks import find_parks
from kg.model import Mention

__all__ = ["make_parks"]


@Language.factory("plan_parks")
def make_parks(nlp: Language, name: str) -> SpanFinder:  # noqa: ARG001 - spaCy passes both
    """Return the component that fills `doc.spans["parks"]`; it runs last, for a strategy is no park."""

    def find(doc: Doc) -> tuple[Mention, ...]:
        found = find_parks(text_of(doc), names_in(doc, "places", "organisations", "waters"))
        return outside(found, read_group(doc, "strategies"))

    return SpanFinder("parks", find)
