"""What does the page of one thing say? Its names, figures, links and passages, over all plans that state it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.model import Attribute, DirectEvidence, Entity, Evidence, Iri, Plan, PlanGraph, Target, Tier
from kg.values import TargetRole
from viz.cards import direct, first_piece, place_of

__all__ = ["FigureRow", "LinkGroup", "LinkRow", "Passage", "ThingCard", "thing_card"]

_CONTEXT = 60
_SHORTCUTS = ("supportedBy", "coveredBy")
"""What is derived and may run to hundreds: told after what the plan itself says."""
_ROLES = (TargetRole.BASELINE, TargetRole.PLANNED, TargetRole.ACTUAL, TargetRole.TARGET)


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote with some words around it, its path of headings, its place in the file, and its plan's title."""

    before: str
    quote: str
    after: str
    path: tuple[str, ...]
    unit: str | None
    number: int | None
    plan: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """The other end of a link, with how it is known."""

    iri: Iri
    name: str
    basis: str
    confidence: str


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """All links of one kind and direction, the surest first."""

    predicate: str
    inverse: bool
    links: tuple[LinkRow, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of an indicator, with the title of the plan that prints it."""

    role: str
    time: str
    as_written: str
    unit: str
    binding: str
    table: str
    plan: str


@dataclass(frozen=True, slots=True)
class ThingCard:
    """All that the graph says of one thing."""

    iri: Iri
    name: str
    kinds: tuple[str, ...]
    aliases: tuple[str, ...]
    candidate: bool
    attributes: tuple[tuple[str, str], ...]
    targets: tuple[FigureRow, ...]
    relations: tuple[LinkGroup, ...]
    passages: tuple[Passage, ...]
    plans: tuple[Plan, ...]


def _passage(graph: PlanGraph, evidence: DirectEvidence) -> Passage:
    text = graph.document.text
    start, end = evidence.span.start, evidence.span.end
    low = max(text.rfind("\n", 0, start) + 1, start - _CONTEXT)
    line_end = text.find("\n", end)
    high = min(len(text) if line_end < 0 else line_end, end + _CONTEXT)
    piece = first_piece(evidence)
    return Passage(
        text[low:start],
        evidence.quote,
        text[end:high],
        place_of(graph, evidence),
        piece.unit.value if piece else None,
        piece.number if piece else None,
        graph.plan.title,
    )


def _figures(graphs: Sequence[PlanGraph], iri: Iri) -> tuple[FigureRow, ...]:
    """Return the figures of an indicator plan by plan, in the order of time, then from baseline to target."""
    return tuple(
        _figure(graph, target)
        for graph in graphs
        for target in sorted((item for item in graph.targets if item.indicator == iri), key=_in_time)
    )


def _in_time(target: Target) -> tuple[int, int, str]:
    year = target.year or (target.period.end if target.period else 0)
    return year, _ROLES.index(target.role), target.iri


def _figure(graph: PlanGraph, target: Target) -> FigureRow:
    time = str(target.year or "") or (target.period.label if target.period else "")
    table = " · ".join(part for part in (target.table, target.row) if part)
    return FigureRow(
        target.role.value,
        time,
        target.figure.as_written,
        target.figure.unit or "",
        target.binding.value if target.binding else "",
        table,
        graph.plan.title,
    )


def _attributes(attributes: Iterable[Attribute], names: dict[Iri, str]) -> tuple[tuple[str, str], ...]:
    shown = {
        (item.term, names.get(Iri(str(item.value)), str(item.value)) if item.is_iri else str(item.value))
        for item in attributes
    }
    return tuple(sorted(shown))


def _relations(graphs: Sequence[PlanGraph], iri: Iri, names: dict[Iri, str]) -> tuple[LinkGroup, ...]:
    groups: dict[tuple[bool, str, bool], set[tuple[Decimal, LinkRow]]] = {}
    for graph in graphs:
        for link in graph.statements:
            for inverse, here, other in ((False, link.subject, link.object), (True, link.object, link.subject)):
                if here == iri:
                    row = LinkRow(other, names.get(other, other), link.basis.value, str(link.confidence))
                    group = (link.predicate in _SHORTCUTS, link.predicate, inverse)
                    groups.setdefault(group, set()).add((-link.confidence, row))
    return tuple(
        LinkGroup(predicate, inverse, tuple(row for _, row in sorted(rows, key=_surest_first)))
        for (_, predicate, inverse), rows in sorted(groups.items())
    )


def _surest_first(item: tuple[Decimal, LinkRow]) -> tuple[Decimal, str, str]:
    return item[0], item[1].name, item[1].iri


def _evidence(entities: Iterable[Entity], targets: Iterable[Target]) -> list[Evidence]:
    of_things = [item for entity in entities for item in entity.evidence]
    return of_things + [item for target in targets for item in target.evidence]


def thing_card(graphs: Sequence[PlanGraph], iri: Iri) -> ThingCard:
    """Return all that the plans say of one thing.

    Raises:
        KeyError: if no plan holds it.
    """
    holders = [(graph, entity) for graph in graphs for entity in graph.entities if entity.iri == iri]
    if not holders:
        raise KeyError(iri)
    names = {entity.iri: entity.name for graph in graphs for entity in graph.entities}
    first = holders[0][1]
    targets = [(graph, target) for graph in graphs for target in graph.targets if target.indicator == iri]
    spellings = {name for _, entity in holders for name in (entity.name, *entity.aliases)} - {first.name}
    seen: dict[tuple[str, int, int], Passage] = {}
    for graph in graphs:
        mine = [entity for owner, entity in holders if owner is graph]
        figures = [target for owner, target in targets if owner is graph]
        for item in direct(_evidence(mine, figures)):
            seen.setdefault((graph.plan.id, item.span.start, item.span.end), _passage(graph, item))
    return ThingCard(
        iri=iri,
        name=first.name,
        kinds=tuple(dict.fromkeys(kind for _, entity in holders for kind in entity.kinds)),
        aliases=tuple(sorted(spellings)),
        candidate=all(entity.tier is Tier.CANDIDATE for _, entity in holders),
        attributes=_attributes((item for _, entity in holders for item in entity.attributes), names),
        targets=_figures(graphs, iri),
        relations=_relations(graphs, iri, names),
        passages=tuple(seen.values()),
        plans=tuple(graph.plan for graph, _ in holders),
    )
