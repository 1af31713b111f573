"""How does spaCy find strategies? The finder of names, over the code list and by form, as a component."""

from spacy.language import Language

from extract.components.span_groups import SpanFinder, text_of
from extract.names.strategies import find_strategies

__all__ = ["make_strategies"]


@Language.factory("plan_strategies", default_config={"area": None})
def make_strategies(nlp: Language, name: str, area: str | None) -> SpanFinder:  # noqa: ARG001 - spaCy passes both
    """Return the component that fills `doc.spans["strategies"]` of a plan of an area."""
    return SpanFinder("strategies", lambda doc: find_strategies(text_of(doc), area))
