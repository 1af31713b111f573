"""Where does a passage stand? In the file as it was read, and in the plan's own structure."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from kg.model import Document, Iri, Piece, PlanGraph, Span, Stretch

__all__ = ["path_of", "pieces_of", "printed_heading", "section_paths"]


def pieces_of(stretches: Sequence[Stretch], span: Span) -> tuple[Piece, ...]:
    """Return the stretches of the file that a span of the text covers; what joins on one line or page is one piece."""
    joined: list[Piece] = []
    for piece in _cut(stretches, span):
        last = joined[-1] if joined else None
        if last and (last.unit, last.number) == (piece.unit, piece.number):
            joined[-1] = Piece(piece.unit, piece.number, last.start, piece.end)
        else:
            joined.append(piece)
    return tuple(joined)


def _cut(stretches: Sequence[Stretch], span: Span) -> Iterator[Piece]:
    at = max(bisect_right(stretches, span.start, key=attrgetter("start")) - 1, 0)
    while at < len(stretches) and stretches[at].start < span.end:
        stretch = stretches[at]
        low = max(span.start, stretch.start)
        high = min(span.end, stretch.start + stretch.length)
        if low < high:
            start = stretch.source_start + low - stretch.start
            yield Piece(stretch.unit, stretch.number, start, start + high - low)
        at += 1


def printed_heading(document: Document, index: int) -> str:
    """Return the heading of a section with its number as printed, on one line.

    A section whose heading is not printed has its number and title.
    """
    section = document.sections[index]
    printed = " ".join(section.heading.of(document.text).split())
    return printed or " ".join(part for part in (section.number, section.title) if part)


def path_of(document: Document, index: int | None) -> tuple[str, ...]:
    """Return the headings from the outermost section down to the one at an index; None has no path."""
    path: list[str] = []
    while index is not None:
        path.append(printed_heading(document, index))
        index = document.sections[index].parent
    return tuple(reversed(path))


def section_paths(graph: PlanGraph) -> dict[Iri, tuple[str, ...]]:
    """Return the path of every section of a plan by the section's IRI."""
    return {iri: path_of(graph.document, index) for index, iri in enumerate(graph.section_iris)}
