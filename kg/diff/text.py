"""What does the text of a plan hold in one state? Its sections and sentences, and in which a passage stands."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from kg.model import Block, BlockKind, DirectEvidence, Evidence, FindingEvidence, PlanGraph, Span
from kg.places import path_of, section_paths

__all__ = ["PlanText", "Sentence", "squeezed"]

_SENTENCE: Final = re.compile(r"[^。；！？\n]*[。；！？]+[”’」』）]*|[^。；！？\n]+")
_BARE: Final = 16
"""A quote up to this length is taken for a name: the sentence around it says more."""


def squeezed(text: str) -> str:
    """Return a text without white space: how its lines are broken is no part of what it says.

    >>> squeezed("到2025 年，")
    '到2025年，'
    """
    return "".join(text.split())


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body, or a row of a table; `section` is the index of its section."""

    span: Span
    key: str
    section: int | None


class PlanText:
    """The text of one plan in one state."""

    def __init__(self, graph: PlanGraph) -> None:
        self.document = graph.document
        self.plan = graph.plan.id
        self.iris = graph.section_iris
        self._by_iri = section_paths(graph)
        self.paths = tuple(self._by_iri[iri] for iri in graph.section_iris)
        self.sentences = tuple(_sentences(graph))
        sections = graph.document.sections
        self._headings = sorted((section.heading.start, at) for at, section in enumerate(sections))
        self._starts = [sentence.span.start for sentence in self.sentences]

    def sentence_at(self, span: Span) -> int | None:
        """Return the number of the sentence in which a span begins, or None."""
        at = bisect_right(self._starts, span.start) - 1
        return at if at >= 0 and span.start < self.sentences[at].span.end else None

    def sentence_of(self, evidence: Iterable[Evidence]) -> int | None:
        """Return the number of the first sentence that evidence quotes, or None."""
        first = _first(evidence)
        return None if first is None else self.sentence_at(first)

    def words(self, sentence: int) -> str:
        """Return a sentence as it stands in the text."""
        return self.sentences[sentence].span.of(self.document.text).strip()

    def within(self, section: int) -> str:
        """Return the title of a section and all that stands in it, without white space."""
        return squeezed(self.document.sections[section].title) + "".join(self._held.get(section, ()))

    @cached_property
    def _held(self) -> dict[int, list[str]]:
        held: dict[int, list[str]] = defaultdict(list)
        for sentence in self.sentences:
            at = sentence.section
            while at is not None:
                held[at].append(sentence.key)
                at = self.document.sections[at].parent
        return held

    def heading_of(self, evidence: Iterable[Evidence]) -> int | None:
        """Return the section in whose heading the first words stand that evidence quotes, or None."""
        first = _first(evidence)
        at = -1 if first is None else bisect_right(self._headings, (first.start, len(self.iris))) - 1
        section = self._headings[at][1] if at >= 0 else None
        if first is None or section is None:
            return None
        return section if first.start < self.document.sections[section].heading.end else None

    def passage(self, span: Span, section: int | None) -> FindingEvidence:
        """Return the words of a span, which stand in a section."""
        path = () if section is None else path_of(self.document, section)
        return FindingEvidence(self.plan, span.start, span.end, span.of(self.document.text), path)

    def passages(self, evidence: Iterable[Evidence]) -> tuple[FindingEvidence, ...]:
        """Return the first words that evidence quotes; the sentence of a bare name, which alone says little."""
        direct = (piece for piece in evidence if isinstance(piece, DirectEvidence))
        first = min(direct, key=lambda piece: piece.span, default=None)
        if first is None:
            return ()
        at = self.sentence_at(first.span)
        if len(first.quote) <= _BARE and at is not None:
            sentence = self.sentences[at]
            return (self.passage(sentence.span, sentence.section),)
        path = self._by_iri.get(first.section, ()) if first.section else ()
        return (FindingEvidence(self.plan, first.span.start, first.span.end, first.quote, path),)


def _first(evidence: Iterable[Evidence]) -> Span | None:
    return min((piece.span for piece in evidence if isinstance(piece, DirectEvidence)), default=None)


def _sentences(graph: PlanGraph) -> Iterator[Sentence]:
    text = graph.document.text
    for block in graph.document.blocks:
        if not _is_heading(graph, block):
            for span in _spans(block, text):
                key = squeezed(span.of(text))
                if key:
                    yield Sentence(span, key, block.section)


def _spans(block: Block, text: str) -> Iterator[Span]:
    if block.kind is BlockKind.ROW:
        yield block.span
        return
    for found in _SENTENCE.finditer(text, block.span.start, block.span.end):
        yield Span(found.start(), found.end())


def _is_heading(graph: PlanGraph, block: Block) -> bool:
    """Return whether a block is the heading of its section: sections are compared as such."""
    if block.kind is not BlockKind.HEADING or block.section is None:
        return False
    return graph.document.sections[block.section].heading.covers(block.span)
