"""How do mentions and spaCy's span groups turn into each other? One group a kind of finder, overlaps allowed.

A span carries the kind as its label and the rule as its id; the scores stand in the group's attributes, in its order.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal

from spacy.tokens import Doc, SpanGroup

from kg.model import Mention, RuleId, Span

__all__ = ["SpanFinder", "names_in", "read_group", "text_of", "write_group"]


def write_group(doc: Doc, group: str, mentions: Iterable[Mention]) -> None:
    """Store mentions as a span group of the document.

    Raises:
        ValueError: if a mention does not stand on whole characters of the document.
    """
    spans, scores = [], []
    for mention in mentions:
        span = doc.char_span(mention.span.start, mention.span.end, label=mention.kind, span_id=mention.rule)
        if span is None:
            message = f"no span of characters: {mention.surface!r} at {mention.span}"
            raise ValueError(message)
        spans.append(span)
        scores.append(str(mention.score))
    doc.spans[group] = SpanGroup(doc, name=group, attrs={"scores": scores}, spans=spans)


def read_group(doc: Doc, group: str) -> tuple[Mention, ...]:
    """Return the mentions of a span group, none if the document has no such group."""
    if group not in doc.spans:
        return ()
    found = doc.spans[group]
    scores = found.attrs["scores"]
    return tuple(
        Mention(Span(span.start_char, span.end_char), span.label_, span.text, RuleId(span.id_), Decimal(score))
        for span, score in zip(found, scores, strict=True)
    )


def names_in(doc: Doc, *groups: str) -> frozenset[str]:
    """Return the words of all spans of some groups: what later components may lean on."""
    return frozenset(mention.surface for group in groups for mention in read_group(doc, group))


def text_of(doc: Doc) -> str:
    """Return the text of a document, put together once for all components."""
    if "text" not in doc.user_data:
        doc.user_data["text"] = doc.text
    return str(doc.user_data["text"])


class SpanFinder:
    """A pipeline component that stores what a pure finder finds in a document under one group."""

    def __init__(self, group: str, find: Callable[[Doc], Iterable[Mention]]) -> None:
        self.group = group
        self._find = find

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with the group filled."""
        write_group(doc, self.group, self._find(doc))
        return doc
