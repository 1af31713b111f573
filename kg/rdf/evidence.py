"""How does evidence stand in the graph? Words of the plan as a selector; derived and given evidence as plain nodes."""

from pyoxigraph import Literal, NamedNode

from kg.ids import IriMaker
from kg.model import (
    DerivedEvidence,
    DirectEvidence,
    Evidence,
    GivenEvidence,
    Iri,
    Piece,
    RuleId,
    SourceUnit,
    Span,
)
from kg.rdf.canonical import evidence_key, ordered_evidence
from kg.rdf.literals import json_literal, read_json
from kg.rdf.nodes import Index, Node, Quads
from kg.rdf.vocabulary import RDF_TYPE, oa, own

__all__ = ["EvidenceReader", "EvidenceWriter"]

_PLACE = {SourceUnit.LINE: "line", SourceUnit.PAGE: "page", SourceUnit.PARAGRAPH: "paragraph"}


class EvidenceWriter:
    """Writes each piece of evidence once; many things may rest on it."""

    def __init__(self, quads: Quads, iris: IriMaker, plan: Iri) -> None:
        self._quads = quads
        self._iris = iris
        self._plan = NamedNode(plan)
        self._nodes: dict[Evidence, NamedNode] = {}
        self._selectors: dict[tuple[Span, str], NamedNode] = {}

    def write(self, subject: NamedNode, evidence: tuple[Evidence, ...]) -> None:
        """Say on what evidence a thing or link rests."""
        for piece in evidence:
            self._quads.add(subject, own("evidence"), self._node(piece))

    def _node(self, evidence: Evidence) -> NamedNode:
        known = self._nodes.get(evidence)
        if known is None:
            known = self._nodes[evidence] = NamedNode(self._iris.node("evidence", *_flat(evidence)))
            self._describe(known, evidence)
        return known

    def _describe(self, node: NamedNode, evidence: Evidence) -> None:
        quads = self._quads
        quads.add(node, RDF_TYPE, own("Evidence"))
        quads.value(node, own("rule"), evidence.rule)
        match evidence:
            case DirectEvidence():
                self._direct(node, evidence)
            case DerivedEvidence(_, sources):
                for source in sources:
                    quads.add(node, own("derivedFrom"), NamedNode(source))
            case GivenEvidence(_, words):
                quads.value(node, own("givenWords"), words)

    def _direct(self, node: NamedNode, evidence: DirectEvidence) -> None:
        quads = self._quads
        quads.add(node, RDF_TYPE, oa("SpecificResource"))
        quads.add(node, oa("hasSource"), self._plan)
        quads.add(node, oa("hasSelector"), self._selector(evidence.span, evidence.quote))
        if evidence.section is not None:
            quads.add(node, own("inSection"), NamedNode(evidence.section))
        if evidence.pieces:
            first = evidence.pieces[0]
            quads.value(node, own(_PLACE[first.unit]), first.number)
            quads.add(node, own("sourcePieces"), _pieces_literal(evidence.pieces))

    def _selector(self, span: Span, quote: str) -> NamedNode:
        known = self._selectors.get((span, quote))
        if known is None:
            known = NamedNode(self._iris.node("selector", span.start, span.end, quote))
            self._selectors[span, quote] = known
            self._quads.add(known, RDF_TYPE, oa("TextPositionSelector"))
            self._quads.add(known, RDF_TYPE, oa("TextQuoteSelector"))
            self._quads.value(known, oa("start"), span.start)
            self._quads.value(known, oa("end"), span.end)
            self._quads.value(known, oa("exact"), quote)
        return known


class EvidenceReader:
    """Reads evidence back, each node once."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[Iri, Evidence] = {}

    def read(self, node: Node) -> tuple[Evidence, ...]:
        """Return the evidence that a thing or link rests on, in order.

        Raises:
            StoreError: if the graph does not hold it as written.
        """
        return ordered_evidence(self._evidence(iri) for iri in node.iris(own("evidence")))

    def _evidence(self, iri: Iri) -> Evidence:
        known = self._known.get(iri)
        if known is None:
            known = self._known[iri] = self._described(self._index.node(iri))
        return known

    def _described(self, node: Node) -> Evidence:
        rule = RuleId(node.text(own("rule")))
        words = node.maybe_text(own("givenWords"))
        if words is not None:
            return GivenEvidence(rule, words)
        selector = node.maybe_iri(oa("hasSelector"))
        if selector is None:
            return DerivedEvidence(rule, tuple(node.iris(own("derivedFrom"))))
        words_at = self._index.node(selector)
        pieces = node.maybe(own("sourcePieces"))
        return DirectEvidence(
            span=Span(words_at.integer(oa("start")), words_at.integer(oa("end"))),
            quote=words_at.text(oa("exact")),
            rule=rule,
            section=node.maybe_iri(own("inSection")),
            pieces=_read_pieces(pieces) if isinstance(pieces, Literal) else (),
        )


def _flat(evidence: Evidence) -> tuple[str | int | None, ...]:
    """Return the parts of evidence for its identifier; equal parts, equal evidence."""
    key = evidence_key(evidence)
    flat: list[str | int | None] = []
    for part in key:
        if isinstance(part, tuple):
            flat.append(repr(part))
        else:
            flat.append(part)
    return tuple(flat)


def _pieces_literal(pieces: tuple[Piece, ...]) -> Literal:
    return json_literal([[p.unit.value, p.number, p.start, p.end] for p in pieces])


def _read_pieces(node: Literal) -> tuple[Piece, ...]:
    return tuple(Piece(SourceUnit(unit), *numbers) for unit, *numbers in read_json(node))
