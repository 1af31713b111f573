"""What does a page say of a plan and of a thing? Plain values, ready for the templates."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.model import (
    DirectEvidence,
    Entity,
    Evidence,
    Iri,
    Piece,
    Placement,
    PlacementState,
    Plan,
    PlanGraph,
    Statement,
    Tier,
)
from kg.places import path_of

__all__ = [
    "KINDS",
    "GoalRow",
    "OutlineRow",
    "PlanCard",
    "Row",
    "Shares",
    "goal_rows",
    "place_of",
    "plan_card",
    "rows_of",
]

KINDS = (
    "Goal",
    "Indicator",
    "Measure",
    "Project",
    "Organisation",
    "Place",
    "Park",
    "WaterBody",
    "Strategy",
    "SpatialPattern",
    "Title",
    "Constraint",
    "PolicyDocument",
)


@dataclass(frozen=True, slots=True)
class Shares:
    """How much of the body's characters was used, set aside and not placed; widths are thousandths for the bar."""

    used: str
    aside: str
    unplaced: str
    used_width: int
    aside_width: int


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One heading of the plan."""

    level: str
    number: str | None
    title: str


@dataclass(frozen=True, slots=True)
class PlanCard:
    """One plan at a glance."""

    plan: Plan
    counts: tuple[tuple[str, int], ...]
    shares: Shares
    outline: tuple[OutlineRow, ...]


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal, and how many measures and projects are known to serve it over all hops."""

    iri: Iri
    name: str
    horizon: str
    place: str
    measures: int
    projects: int


@dataclass(frozen=True, slots=True)
class Row:
    """One thing in a list: its first sentence and where that stands, and whether a person is to judge it."""

    iri: Iri
    name: str
    kind: str
    place: str
    quote: str
    candidate: bool


def shares_of(placements: Iterable[Placement]) -> Shares:
    """Return the shares of the body by what became of its characters, as per cent with one decimal."""
    total: dict[PlacementState, int] = defaultdict(int)
    for placement in placements:
        total[placement.state] += len(placement.span)
    whole = sum(total.values()) or 1
    parts = {state: round(1000 * total[state] / whole) for state in PlacementState}

    def percent(state: PlacementState) -> str:
        return f"{parts[state] / 10:.1f} %"

    return Shares(
        percent(PlacementState.USED),
        percent(PlacementState.SET_ASIDE),
        percent(PlacementState.UNPLACED),
        parts[PlacementState.USED],
        parts[PlacementState.SET_ASIDE],
    )


def counts_of(entities: Sequence[Entity]) -> tuple[tuple[str, int], ...]:
    """Return how many confirmed things of each class the plan has, classes in a fixed order, empty ones left out."""
    counted = {
        kind: sum(1 for entity in entities if kind in entity.kinds and entity.tier is Tier.CONFIRMED) for kind in KINDS
    }
    return tuple((kind, count) for kind, count in counted.items() if count)


def plan_card(graph: PlanGraph) -> PlanCard:
    """Return one plan at a glance: counts, shares and outline."""
    return PlanCard(
        graph.plan,
        counts_of(graph.entities),
        shares_of(graph.placements),
        tuple(OutlineRow(item.level.value, item.number, item.title) for item in graph.document.sections),
    )


def place_of(graph: PlanGraph, evidence: DirectEvidence) -> tuple[str, ...]:
    """Return the headings that the evidence stands under, outermost first."""
    order = {iri: index for index, iri in enumerate(graph.section_iris)}
    return path_of(graph.document, order.get(evidence.section) if evidence.section else None)


def first_piece(evidence: DirectEvidence) -> Piece | None:
    """Return where in the file the words begin."""
    return min(evidence.pieces, default=None)


def direct(evidence: Iterable[Evidence]) -> list[DirectEvidence]:
    """Return the passages among the evidence, in the order of the text."""
    return sorted((item for item in evidence if isinstance(item, DirectEvidence)), key=lambda item: item.span)


def rows_of(graph: PlanGraph, kind: str | None = None, words: str = "") -> tuple[Row, ...]:
    """Return the plan's things of a class, or those whose name, alias or sentence holds the words, in text order."""
    found: list[tuple[int, Row]] = []
    for entity in graph.entities:
        if kind is not None and kind not in entity.kinds:
            continue
        passages = direct(entity.evidence)
        texts = (entity.name, *entity.aliases, *(item.quote for item in passages))
        if words and not any(words in text for text in texts):
            continue
        first = passages[0] if passages else None
        place = place_of(graph, first)[-1] if first and place_of(graph, first) else ""
        doubtful = entity.tier is Tier.CANDIDATE
        row = Row(entity.iri, entity.name, entity.kinds[0], place, first.quote if first else "", doubtful)
        found.append((first.span.start if first else -1, row))
    found.sort(key=lambda item: (words not in item[1].name, item[0], item[1].iri))
    return tuple(row for _, row in found)


def goal_rows(graph: PlanGraph, derived: Iterable[Statement]) -> tuple[GoalRow, ...]:
    """Return the plan's confirmed goals in text order with the confirmed things that serve them."""
    sure = {entity.iri for entity in graph.entities if entity.tier is Tier.CONFIRMED}
    served: Counter[tuple[Iri, str]] = Counter(
        (link.subject, link.predicate) for link in derived if link.object in sure
    )
    goals = {
        entity.iri: entity for entity in graph.entities if "Goal" in entity.kinds and entity.tier is Tier.CONFIRMED
    }
    return tuple(
        GoalRow(
            row.iri,
            row.name,
            next((str(item.value) for item in goals[row.iri].attributes if item.term == "horizon"), ""),
            row.place,
            served[row.iri, "coveredBy"],
            served[row.iri, "supportedBy"],
        )
        for row in rows_of(graph, "Goal")
        if row.iri in goals
    )
