"""How does spaCy find waters? The finder of names as a component; it leans on all names found before."""

from spacy.language import Language
from spacy.tokens import Doc

from extract.components.span_groups import SpanFinder, names_in, read_group, text_of
from extract.names.waters import find_waters
from kg.model import Mention

__all__ = ["make_waters"]


@Language.factory("plan_waters")
def make_waters(nlp: Language, name: str) -> SpanFinder:  # noqa: ARG001 - spaCy passes both
    """Return the component that fills `doc.spans["waters"]`; it runs after `plan_strategies`."""

    def find(doc: Doc) -> tuple[Mention, ...]:
        longer = (read_group(doc, group) for group in ("strategies", "organisations"))
        within = (mention.span for group in longer for mention in group)
        return find_waters(text_of(doc), names_in(doc, "places"), within)

    return SpanFinder("waters", find)
