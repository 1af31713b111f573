"""Which names stand in a document? One pass of a blank Chinese pipeline of spaCy over its text, by characters.

Words are no help here: a segmenter cuts through names, and every name it cuts is lost. Characters lose none.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from extract.spacy_library import import_spacy
from kg.model import Document, Mention

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["COMPONENTS", "find_mentions", "make_pipeline"]

COMPONENTS = ("places", "organisations", "strategies", "waters", "parks")
"""The finders in the order in which one leans on another; `plan_` before each is the name of its factory."""

_OF_AN_AREA = ("places", "strategies")
"""The finders that need the plan's own area."""


def make_pipeline(area: str | None) -> "Language":
    """Return the pipeline for a plan of an area: `plan_places` … `plan_parks` on a blank Chinese vocabulary."""
    nlp: Language = import_spacy().blank("zh")
    for component in COMPONENTS:
        import_module(f"extract.components.{component}")  # the factory is there even where the entry points are not
        nlp.add_pipe(f"plan_{component}", config={"area": area} if component in _OF_AN_AREA else {})
    return nlp


def find_mentions(document: Document, area: str | None) -> tuple[Mention, ...]:
    """Return the names in a document's text, in its order; names of different kinds may overlap."""
    nlp = make_pipeline(area)
    from spacy.tokens import Doc  # noqa: PLC0415 - imported by now

    from extract.components.span_groups import read_group  # noqa: PLC0415 - imports spaCy

    nlp.max_length = max(nlp.max_length, len(document.text) + 1)
    signs = list(document.text)
    # the tokenizer would make the same tokens, and put the text together again for it, in twice the time
    whole = Doc(nlp.vocab, words=signs, spaces=[False] * len(signs), user_data={"text": document.text})
    doc = nlp(whole)
    found = [mention for component in COMPONENTS for mention in read_group(doc, component)]
    return tuple(sorted(found, key=lambda mention: (mention.span, mention.kind, mention.rule)))
