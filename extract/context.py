"""What does a rule need to know to make a claim? The plan, its document, its IRIs, and evidence for any span."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.structure.stages import block_roles
from kg.ids import IriMaker
from kg.model import (
    NO_RULINGS,
    Block,
    DirectEvidence,
    Document,
    Entity,
    Iri,
    Piece,
    Plan,
    RuleId,
    Rulings,
    Section,
    SectionRole,
    Span,
    Statement,
    Target,
)
from kg.places import pieces_of

__all__ = ["Claims", "Context"]

_WIDEST_BREAK = 8
"""Code points between two lines of one paragraph: line ends, blank lines, an indent. More is a heading taken out."""
_LEGIBLE = 3
"""Code points on either side of a cut by which a reader finds the words again."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What one kind of rule found in a document."""

    entities: tuple[Entity, ...] = ()
    targets: tuple[Target, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """One plan under extraction; every rule reads from it and writes nothing to it."""

    plan: Plan
    document: Document
    iris: IriMaker
    rulings: Rulings = NO_RULINGS
    roles: tuple[SectionRole | None, ...] = field(init=False, repr=False, compare=False)
    """What each block does in the plan: as its section, but where a part of a report does several things."""
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _places: dict[Span, tuple[Span, str, Iri | None, tuple[Piece, ...]]] = field(init=False, repr=False, compare=False)
    """What is known of spans that were asked for: most evidence is asked for by several rules."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(block.span.start for block in self.document.blocks))
        object.__setattr__(self, "_places", {})
        document = self.document
        object.__setattr__(self, "roles", block_roles(document.text, document.blocks, document.sections))

    def section_iri(self, index: int | None) -> Iri | None:
        """Return the IRI of the section at an index, or None."""
        return None if index is None else self.iris.section(index)

    def section_path(self, index: int | None) -> Iterator[Section]:
        """Yield the section at an index and those it stands in, innermost first."""
        while index is not None:
            section = self.document.sections[index]
            yield section
            index = section.parent

    def block_at(self, position: int) -> Block:
        """Return the block that holds a position of the text.

        Raises:
            LookupError: if the position stands before the first block.
        """
        at = bisect_right(self._starts, position) - 1
        if at < 0:
            message = f"no block holds position {position}"
            raise LookupError(message)
        return self.document.blocks[at]

    def role_at(self, position: int) -> SectionRole | None:
        """Return what the block that holds a position of the text does in the plan.

        Raises:
            LookupError: if the position stands before the first block.
        """
        self.block_at(position)
        return self.roles[bisect_right(self._starts, position) - 1]

    def evidence(self, span: Span, rule: str) -> DirectEvidence:
        """Return evidence for a span: its quote, section and pieces of the file.

        Where a heading printed again over a page cuts the words off near an end, the quote takes in what stands beside
        them there: a single sign after the heading could not be looked up in the file.
        """
        found = self._places.get(span)
        if found is None:
            block = self.block_at(span.start)
            wide = self._legible(span, block)
            section = self.section_iri(block.section)
            found = (wide, wide.of(self.document.text), section, pieces_of(self.document.stretches, wide))
            self._places[span] = found
        wide, quote, section, pieces = found
        return DirectEvidence(span=wide, quote=quote, rule=RuleId(rule), section=section, pieces=pieces)

    def _legible(self, span: Span, block: Block) -> Span:
        """Return a span of which no end beyond a cut is shorter than can be looked up."""
        pieces = pieces_of(self.document.stretches, span)
        cuts = [at for at in range(1, len(pieces)) if pieces[at].start - pieces[at - 1].end > _WIDEST_BREAK]
        if not cuts:
            return span
        before = sum(piece.end - piece.start for piece in pieces[: cuts[0]])
        after = sum(piece.end - piece.start for piece in pieces[cuts[-1] :])
        start = max(block.span.start, span.start - max(0, _LEGIBLE - before))
        return Span(min(start, span.start), max(span.end, min(block.span.end, span.end + max(0, _LEGIBLE - after))))
