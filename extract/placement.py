"""What became of every sentence? Used for a claim, set aside with a reason, or listed as unplaced; nothing is lost."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from extract.context import Claims, Context
from extract.punctuation import sentences
from kg.model import (
    UNREAD_ROW,
    Block,
    BlockKind,
    DirectEvidence,
    Document,
    Entity,
    Placement,
    PlacementState,
    SectionRole,
    Span,
    Statement,
    Target,
)

__all__ = ["place_sentences"]

_REASONS = {
    SectionRole.FOUNDATION: "achievement",
    SectionRole.CONTEXT: "context",
    SectionRole.PRINCIPLE: "principle",
    SectionRole.APPENDIX: "glossary",
}


def _used_spans(entities: Iterable[Entity], targets: Iterable[Target], links: Iterable[Statement]) -> list[Span]:
    evidence = chain(
        (piece for entity in entities if entity.kinds[0] != "Place" for piece in entity.evidence),
        (piece for target in targets for piece in target.evidence),
        (piece for link in links for piece in link.evidence),
    )
    return sorted({piece.span for piece in evidence if isinstance(piece, DirectEvidence)})


def _pieces(document: Document, block: Block) -> Iterator[Span]:
    if block.kind in {BlockKind.HEADING, BlockKind.ROW}:
        yield block.span
    else:
        yield from sentences(block.span.of(document.text), block.span.start)


def _reason(block: Block, role: SectionRole | None) -> str | None:
    if block.kind is BlockKind.HEADING:
        return "heading"
    if block.kind is BlockKind.NOTE:
        return "note"
    if block.kind is BlockKind.ROW:
        return "table-frame"
    return _REASONS.get(role) if role else None


def place_sentences(context: Context, claims: Claims, unread_rows: Sequence[Span] = ()) -> tuple[Placement, ...]:
    """Return what became of each sentence; the placements tile the blocks in the order of the text.

    Args:
        context: the plan.
        claims: what was found in it.
        unread_rows: rows of indicator tables of which nothing could be made: unplaced, for a person to look at.
    """
    used = _used_spans(claims.entities, claims.targets, claims.statements)
    starts = [span.start for span in used]
    furthest = _running_ends(used)

    def is_used(piece: Span) -> bool:
        last = bisect_left(starts, piece.end)
        first = bisect_right(furthest, piece.start)
        return any(piece.overlaps(span) for span in used[first:last])

    placed = []
    for block, role in zip(context.document.blocks, context.roles, strict=True):
        reason = _reason(block, role)
        for piece in _pieces(context.document, block):
            if is_used(piece):
                placed.append(Placement(piece, PlacementState.USED))
            elif any(piece.overlaps(row) for row in unread_rows):
                placed.append(Placement(piece, PlacementState.UNPLACED, UNREAD_ROW))
            else:
                state = PlacementState.SET_ASIDE if reason else PlacementState.UNPLACED
                placed.append(Placement(piece, state, reason))
    return tuple(placed)


def _running_ends(spans: list[Span]) -> list[int]:
    """Return for each span the furthest end so far: it never falls, so it can be searched."""
    ends: list[int] = []
    for span in spans:
        ends.append(max(span.end, ends[-1] if ends else 0))
    return ends
