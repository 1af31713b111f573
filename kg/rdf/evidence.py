"""How does evidence stand in the graph? Words of the plan as a selector; derived and given evidence as plain nodes.

The pieces of the file that hold the words follow from the source maps of the blocks. They are written only where they
are others.
"""

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
    Stretch,
)
from kg.places import pieces_of
from kg.rdf.canonical import evidence_key, ordered_evidence
from kg.rdf.index import Index, Node
from kg.rdf.lines import About, Lines
from kg.rdf.vocabulary import TYPE, oa, own, prov

__all__ = ["EvidenceReader", "EvidenceWriter"]

_PLACE = {SourceUnit.LINE: "line", SourceUnit.PAGE: "page", SourceUnit.PARAGRAPH: "paragraph"}
_START, _END, _EXACT = oa("start"), oa("end"), oa("exact")


class EvidenceWriter:
    """Writes each piece of evidence once; many things may rest on it."""

    def __init__(self, lines: Lines, iris: IriMaker, plan: Iri, stretches: tuple[Stretch, ...] = ()) -> None:
        self._lines = lines
        self._iris = iris
        self._plan = plan
        self._stretches = stretches
        self._nodes: dict[Evidence, Iri] = {}
        self._selectors: dict[tuple[Span, str], tuple[Iri, tuple[Piece, ...]]] = {}
        self._activities: dict[str, Iri] = {}

    def write(self, subject: About, evidence: tuple[Evidence, ...]) -> None:
        """Say on what evidence a thing or link rests."""
        for piece in evidence:
            subject.link(own("evidence"), self._node(piece))

    def _node(self, evidence: Evidence) -> Iri:
        known = self._nodes.get(evidence)
        if known is None:
            known = self._nodes[evidence] = self._iris.node("evidence", *_flat(evidence))
            self._describe(self._lines.about(known), evidence)
        return known

    def _describe(self, node: About, evidence: Evidence) -> None:
        node.link(TYPE, own("Evidence"))
        node.value(own("rule"), evidence.rule)
        node.link(prov("wasGeneratedBy"), self._activity(evidence.rule))
        match evidence:
            case DirectEvidence():
                self._direct(node, evidence)
            case DerivedEvidence(_, sources):
                for source in sources:
                    node.link(own("derivedFrom"), source)
            case GivenEvidence(_, words):
                node.value(own("givenWords"), words)

    def _activity(self, rule: RuleId) -> Iri:
        """Return the activity that applied a set of rules to the plan: the set is the rule's first word."""
        rules = rule.partition(".")[0]
        known = self._activities.get(rules)
        if known is None:
            known = self._activities[rules] = self._iris.node("activity", rules)
            node = self._lines.about(known)
            node.link(TYPE, prov("Activity"))
            node.link(prov("used"), self._plan)
            node.value(own("rule"), rules)
        return known

    def _direct(self, node: About, evidence: DirectEvidence) -> None:
        selector, usual = self._selector(evidence.span, evidence.quote)
        node.link(TYPE, oa("SpecificResource"))
        node.link(oa("hasSource"), self._plan)
        node.link(oa("hasSelector"), selector)
        node.link(own("inSection"), evidence.section)
        if evidence.pieces:
            first = evidence.pieces[0]
            node.value(own(_PLACE[first.unit]), first.number)
        if evidence.pieces != usual:
            rows = [(p.unit.value, p.number, p.start, p.end) for p in evidence.pieces]
            node.json(own("sourcePieces"), rows or ((),))

    def _selector(self, span: Span, quote: str) -> tuple[Iri, tuple[Piece, ...]]:
        """Return the selector of words, and the pieces of the file that hold them by the source maps."""
        known = self._selectors.get((span, quote))
        if known is None:
            iri = self._iris.node("selector", span.start, span.end, quote)
            known = self._selectors[span, quote] = (iri, pieces_of(self._stretches, span))
            node = self._lines.about(iri)
            node.link(TYPE, oa("TextPositionSelector"))
            node.link(TYPE, oa("TextQuoteSelector"))
            node.value(_START, span.start)
            node.value(_END, span.end)
            node.value(_EXACT, quote)
        return known


class EvidenceReader:
    """Reads evidence back, each node once."""

    def __init__(self, index: Index, stretches: tuple[Stretch, ...] = ()) -> None:
        self._index = index
        self._stretches = stretches
        self._known: dict[Iri, Evidence] = {}
        self._selectors: dict[Iri, tuple[Span, str, tuple[Piece, ...]]] = {}

    def read(self, node: Node) -> tuple[Evidence, ...]:
        """Return the evidence that a thing or link rests on, in order.

        Raises:
            StoreError: if the graph does not hold it as written.
        """
        return ordered_evidence([self._evidence(iri) for iri in node.iris(own("evidence"))])

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
        span, quote, usual = self._selected(selector)
        rows = node.rows(own("sourcePieces"))
        pieces = tuple(Piece(SourceUnit(row[0]), *row[1:]) for row in rows if row) if rows else usual
        return DirectEvidence(span, quote, rule, node.maybe_iri(own("inSection")), pieces)

    def _selected(self, iri: Iri) -> tuple[Span, str, tuple[Piece, ...]]:
        known = self._selectors.get(iri)
        if known is None:
            node = self._index.node(iri)
            span = Span(node.integer(_START), node.integer(_END))
            known = self._selectors[iri] = (span, node.text(_EXACT), pieces_of(self._stretches, span))
        return known


def _flat(evidence: Evidence) -> tuple[str | int | None, ...]:
    """Return the parts of evidence for its identifier; equal parts, equal evidence."""
    return tuple(repr(part) if isinstance(part, tuple) else part for part in evidence_key(evidence))
