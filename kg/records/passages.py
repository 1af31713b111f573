"""On which words does a record rest? Quotes with their headings and their places in the file."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeAlias

from kg.model import (
    Basis,
    DerivedEvidence,
    DirectEvidence,
    Evidence,
    GivenEvidence,
    Iri,
    Piece,
    PlanGraph,
    SourceUnit,
    Span,
    Statement,
)
from kg.places import pieces_of, section_paths

__all__ = ["Json", "Passages", "Record", "passage"]

_STOPS = "，。；：！？\n"
_BARE = 16
"""A quote of a link's end up to this length is taken for a name."""
_AROUND = 60

Json: TypeAlias = str | int | Decimal | bool | Sequence["Json"] | Mapping[str, "Json"] | None
Record: TypeAlias = dict[str, Json]


class Passages:
    """Gives the words on which the things and links of one plan rest."""

    def __init__(self, graph: PlanGraph) -> None:
        self.paths = section_paths(graph)
        self._document = graph.document
        self._evidence: dict[Iri, Sequence[Evidence]] = {entity.iri: entity.evidence for entity in graph.entities}
        self._evidence |= {target.iri: target.evidence for target in graph.targets}

    def of(self, evidence: Sequence[Evidence]) -> Record:
        """Return the passages, and beside them what is derived or given."""
        return {"evidence": self._told(_direct(evidence)), **_grounds(evidence)}

    def of_link(self, link: Statement) -> Record:
        """Return the sentence that states a link; where none does, what it rests on and a quote of each end."""
        return {"evidence": self._told(self.quotes_of_link(link)), **_grounds(link.evidence)}

    def quotes_of_link(self, link: Statement) -> list[DirectEvidence]:
        """Return the quotes of a link: its sentence; where none states it, also a quote of each end."""
        direct = _direct(link.evidence)
        if link.basis is not Basis.STATED or not direct:
            anchor = direct[0].span.start if direct else None
            direct += self._quotes_of_ends(link, anchor)
        return direct

    def _quotes_of_ends(self, link: Statement, anchor: int | None) -> list[DirectEvidence]:
        """Return one quote of each end: those nearest to the anchor, or the two nearest to each other."""
        return [self._in_context(quote) for quote in self._bare_quotes(link, anchor)]

    def _bare_quotes(self, link: Statement, anchor: int | None) -> list[DirectEvidence]:
        subject, obj = (_direct(self._evidence.get(end, ())) for end in (link.subject, link.object))
        if not (subject and obj):
            return [*subject[:1], *obj[:1]]
        if anchor is not None:
            return [_nearest(subject, anchor), _nearest(obj, anchor)]
        pairs = [[quote, _nearest(obj, quote.span.start)] for quote in subject]
        return min(pairs, key=lambda pair: (abs(pair[0].span.start - pair[1].span.start), pair[0].span))

    def _in_context(self, item: DirectEvidence) -> DirectEvidence:
        """Return a quote that is a bare name with the words around it, to the next stops: a name alone says little."""
        if len(item.span) > _BARE:
            return item
        text = self._document.text
        low, high = max(0, item.span.start - _AROUND), min(len(text), item.span.end + _AROUND)
        starts = [at + 1 for stop in _STOPS if (at := text.rfind(stop, low, item.span.start)) >= 0]
        ends = [at for stop in _STOPS if (at := text.find(stop, item.span.end, high)) >= 0]
        span = Span(max(starts, default=item.span.start), min(ends, default=item.span.end))
        return replace(item, span=span, quote=span.of(text), pieces=pieces_of(self._document.stretches, span))

    def _told(self, direct: Iterable[DirectEvidence]) -> list[Json]:
        once: dict[Span, DirectEvidence] = {}
        for item in direct:
            once.setdefault(item.span, item)
        return [
            passage(span, item.quote, self.paths.get(item.section, ()) if item.section else (), item.pieces)
            for span, item in once.items()
        ]


def passage(span: Span, quote: str, path: Sequence[str], pieces: Iterable[Piece]) -> Record:
    """Return a quote with its place in the text, its headings and its places in the file."""
    source = [_piece(piece) for piece in pieces]
    return {"start": span.start, "end": span.end, "quote": quote, "path": list(path), "source": source}


def _piece(piece: Piece) -> Record:
    """Return a place of the file; a paragraph of DOCX or HTML is a line of what the reader returned, and says so."""
    place = "page" if piece.unit is SourceUnit.PAGE else "line"
    record: Record = {place: piece.number, "start": piece.start, "end": piece.end}
    if piece.unit is SourceUnit.PARAGRAPH:
        record["unit"] = piece.unit.value
    return record


def _grounds(evidence: Sequence[Evidence]) -> Record:
    grounds: Record = {}
    sources = sorted({iri for item in evidence if isinstance(item, DerivedEvidence) for iri in item.sources})
    words = [item.words for item in evidence if isinstance(item, GivenEvidence)]
    if sources:
        grounds["derived_from"] = sources
    if words:
        grounds["given"] = words
    return grounds


def _direct(evidence: Iterable[Evidence]) -> list[DirectEvidence]:
    return sorted((item for item in evidence if isinstance(item, DirectEvidence)), key=lambda item: item.span)


def _nearest(quotes: Sequence[DirectEvidence], at: int) -> DirectEvidence:
    """Return the quote that starts nearest to a position; the quotes are in the order of the text."""
    after = bisect_left(quotes, at, key=lambda quote: quote.span.start)
    near = quotes[max(after - 1, 0) : after + 1]
    return min(near, key=lambda quote: (abs(quote.span.start - at), quote.span))
