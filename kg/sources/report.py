"""What came of a build? Plain values for the summary, pages and --json: what was found, used and left out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kg.errors import InputError
from kg.messages import say
from kg.model import (
    UNREAD_ROW,
    DirectEvidence,
    Document,
    LeftOut,
    Piece,
    Placement,
    PlacementState,
    PlanGraph,
    Span,
    Statement,
    Target,
    Tier,
)
from kg.places import pieces_of

__all__ = ["BuildReport", "Coverage", "Note", "Passage", "PlanReport", "Skipped", "plan_report"]

_SAMPLES: Final = 5
_MANY_UNPLACED: Final = 25


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a plan with the pieces of the file that hold them."""

    quote: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What became of the characters of a body: used, set aside with a reason, or unplaced."""

    characters: int
    used: int
    set_aside: int
    unplaced: int
    reasons: Mapping[str, int]
    """Characters set aside, by reason."""
    samples: tuple[Passage, ...]
    """The longest unplaced sentences, in the order of the text."""

    def share(self, characters: int) -> float:
        """Return a number of characters as a share of the body, 0 to 1."""
        return characters / self.characters if self.characters else 0.0


@dataclass(frozen=True, slots=True)
class Note:
    """Something a person should know: a key of the catalogue and its values."""

    key: str
    values: Mapping[str, object]

    def told(self, lang: str = "zh") -> str:
        """Return the note in a language."""
        return say(self.key, lang, **self.values)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that could not be used, and why."""

    source: str
    error: InputError


@dataclass(frozen=True, slots=True)
class PlanReport:
    """What was found in one plan.

    `sections` counts by level, `kinds` confirmed things by their main class, `links` by how they are known (derived
    ones apart), `seconds` by stage. `unread` are printed figures that came to neither a number nor a reason for having
    none, `candidate_names` the things that a person is to judge: a summary needs no second look at the graph.
    """

    id: str
    iri: str
    title: str
    source: str
    sections: Mapping[str, int]
    kinds: Mapping[str, int]
    candidates: int
    targets: int
    links: Mapping[str, int]
    derived: int
    quads: int
    left_out: tuple[LeftOut, ...]
    coverage: Coverage
    notes: tuple[Note, ...]
    seconds: Mapping[str, float]
    unread: tuple[Passage, ...] = ()
    candidate_names: tuple[str, ...] = ()
    unread_rows: tuple[Passage, ...] = ()
    """Rows of indicator tables of which nothing could be made."""

    def counts(self) -> dict[str, int]:
        """Return all counts under one name each, for the manifest."""
        parts = {"targets": self.targets, "candidates": self.candidates, "derived": self.derived}
        return {**parts, **self.sections, **self.kinds, **{f"link-{basis}": n for basis, n in self.links.items()}}


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What came of a build. `snapshot` is None when nothing could be read and the graph stays as it was."""

    plans: tuple[PlanReport, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[Note, ...]
    """Of the build as a whole: two sources that are one plan."""
    snapshot: str | None
    seconds: float


def plan_report(
    graph: PlanGraph, derived: tuple[Statement, ...], *, source: str, quads: int, seconds: Mapping[str, float]
) -> PlanReport:
    """Return what was found in a plan."""
    confirmed = [entity for entity in graph.entities if entity.tier is Tier.CONFIRMED]
    coverage = coverage_of(graph.document, graph.placements)
    return PlanReport(
        id=graph.plan.id,
        iri=graph.plan.iri,
        title=graph.plan.title,
        source=source,
        sections=_counted(section.level.value for section in graph.document.sections),
        kinds=_counted(entity.kinds[0] for entity in confirmed),
        candidates=len(graph.entities) - len(confirmed),
        targets=len(graph.targets),
        links=_counted(statement.basis.value for statement in graph.statements),
        derived=len(derived),
        quads=quads,
        left_out=graph.document.left_out,
        coverage=coverage,
        notes=tuple(_notes(graph, coverage)),
        seconds=seconds,
        unread=tuple(_unread(graph.targets)),
        candidate_names=tuple(entity.name for entity in graph.entities if entity.tier is Tier.CANDIDATE),
        unread_rows=tuple(_unread_rows(graph)),
    )


def coverage_of(document: Document, placements: tuple[Placement, ...]) -> Coverage:
    """Return what became of the characters of a body; what no placement covers is unplaced."""
    by_state: Counter[PlacementState] = Counter()
    reasons: Counter[str] = Counter()
    for placement in placements:
        by_state[placement.state] += len(placement.span)
        if placement.state is PlacementState.SET_ASIDE:
            reasons[placement.reason or "other"] += len(placement.span)
    characters = sum(len(block.span) for block in document.blocks)
    used, aside = by_state[PlacementState.USED], by_state[PlacementState.SET_ASIDE]
    unplaced = [p.span for p in placements if p.state is PlacementState.UNPLACED]
    return Coverage(
        characters=characters,
        used=used,
        set_aside=aside,
        unplaced=max(characters - used - aside, 0),
        reasons=dict(sorted(reasons.items())),
        samples=tuple(_samples(document, unplaced)),
    )


def _samples(document: Document, spans: list[Span]) -> Iterator[Passage]:
    for span in sorted(sorted(spans, key=len, reverse=True)[:_SAMPLES]):
        yield Passage(span.of(document.text), pieces_of(document.stretches, span))


def _unread(targets: tuple[Target, ...]) -> Iterator[Passage]:
    for target in targets:
        figure = target.figure
        if figure.value is None and not figure.delegated and figure.relative_to is None:
            direct = next((piece for piece in target.evidence if isinstance(piece, DirectEvidence)), None)
            yield Passage(direct.quote, direct.pieces) if direct else Passage(figure.as_written, ())


def _unread_rows(graph: PlanGraph) -> Iterator[Passage]:
    for placement in graph.placements:
        if placement.reason == UNREAD_ROW:
            span = placement.span
            yield Passage(span.of(graph.document.text), pieces_of(graph.document.stretches, span))


def _notes(graph: PlanGraph, coverage: Coverage) -> list[Note]:
    notes = []
    if graph.plan.area is None:
        notes.append(Note("build.no_area", {}))
    if not graph.targets:
        notes.append(Note("build.no_targets", {}))
    unplaced = round(100 * coverage.share(coverage.unplaced))
    if unplaced > _MANY_UNPLACED:
        notes.append(Note("build.many_unplaced", {"share": unplaced}))
    return notes


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))
