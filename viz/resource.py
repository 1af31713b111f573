"""What does the page of an IRI say that names no thing? Its properties, what leads to it, and its passage in the plan.

Evidence, links, targets, parts of a plan, findings, decisions and what else stands under the base.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.export.description import Description, Edge, Quoted
from kg.export.words import relation_word, word_of
from kg.model import Iri, PlanGraph, Span
from kg.places import path_of, pieces_of
from ontology.labels import label_of
from ontology.prefixes import PLAN_BASE, compact, expand
from viz.thing import Passage

__all__ = ["Fact", "ResourceCard", "resource_card"]

_CONTEXT: Final = 60
_LONGEST: Final = 2000
_CUT: Final = "……"
_TYPE: Final = expand("rdf:type")
_NAMES: Final = tuple(map(expand, ("skos:prefLabel", "dcterms:title", "sh:resultMessage", "oa:exact")))
_FOR_MACHINES: Final = frozenset(PLAN_BASE + name for name in ("sourceMap", "placements", "cells", "sourcePieces"))


@dataclass(frozen=True, slots=True)
class Fact:
    """A property with one value: its words, and the IRI behind them when the value is a resource."""

    name: str
    words: str
    iri: Iri | None


@dataclass(frozen=True, slots=True)
class ResourceCard:
    """All that a page of a description says; `following` is the offset of the next page."""

    iri: Iri
    kinds: tuple[str, ...]
    facts: tuple[Fact, ...]
    passages: tuple[Passage, ...]
    following: int | None


def resource_card(
    description: Description, quotes: Sequence[Quoted], plans: Mapping[Iri, PlanGraph], lang: str
) -> ResourceCard:
    """Return the card of a description in a language; a passage is left out when its plan is not at hand."""
    names = _names(description, lang)
    kinds = tuple(
        _term(edge.other.value, lang)
        for edge in description.edges
        if edge.property == _TYPE and not edge.inward and isinstance(edge.other, NamedNode)
    )
    facts = tuple(_facts(description.edges, names.get, lang))
    passages = tuple(
        _passage(plans[place.plan], Span(place.start, place.end)) for place in quotes if place.plan in plans
    )
    return ResourceCard(description.iri, kinds, facts, passages, description.following)


def _term(iri: str, lang: str) -> str:
    return label_of(iri.removeprefix(PLAN_BASE), lang) if iri.startswith(PLAN_BASE) else compact(iri)


def _names(description: Description, lang: str) -> dict[str, str]:
    """Return what the resources around are called: by name, title or words, those in the language first."""
    ranked: dict[str, tuple[tuple[int, bool, str], str]] = {}
    for triple in description.triples:
        if triple.predicate.value in _NAMES and isinstance(triple.object, Literal):
            rank = (_NAMES.index(triple.predicate.value), triple.object.language not in (None, lang), str(triple))
            key = str(triple.subject).strip("<>")
            ranked[key] = min(ranked.get(key, (rank, triple.object.value)), (rank, triple.object.value))
    return {iri: words for iri, (_, words) in ranked.items()}


def _facts(edges: Sequence[Edge], name_of: Callable[[str], str | None], lang: str) -> Iterator[Fact]:
    for edge in edges:
        if edge.property == _TYPE or edge.property in _FOR_MACHINES:
            continue
        name = _property(edge, lang)
        match edge.other:
            case NamedNode(value=iri):
                yield Fact(name, name_of(iri) or _term(iri, lang), Iri(iri))
            case Literal(value=words, language=language) if language in (None, lang):
                yield Fact(name, word_of(words, lang), None)
            case _:
                pass


def _property(edge: Edge, lang: str) -> str:
    if edge.property.startswith(PLAN_BASE):
        return relation_word(edge.property.removeprefix(PLAN_BASE), lang, inverse=edge.inward)
    return f"← {compact(edge.property)}" if edge.inward else compact(edge.property)


def _passage(graph: PlanGraph, span: Span) -> Passage:
    document = graph.document
    text = document.text
    end = min(span.end, len(text))
    low = max(text.rfind("\n", 0, span.start) + 1, span.start - _CONTEXT)
    line_end = text.find("\n", end)
    high = min(len(text) if line_end < 0 else line_end, end + _CONTEXT)
    cut = end - span.start > _LONGEST
    piece = min(pieces_of(document.stretches, span), default=None)
    return Passage(
        text[low : span.start],
        text[span.start : span.start + _LONGEST] + _CUT if cut else text[span.start : end],
        "" if cut else text[end:high],
        path_of(document, _innermost(graph, span)),
        piece.unit.value if piece else None,
        piece.number if piece else None,
        graph.plan.title,
    )


def _innermost(graph: PlanGraph, span: Span) -> int | None:
    """Return the index of the smallest section that covers a span."""
    covering = [(len(part.span), index) for index, part in enumerate(graph.document.sections) if part.span.covers(span)]
    return min(covering)[1] if covering else None
