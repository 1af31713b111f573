"""Which hops lead up and down from the things of some plans? Worked out once; a trace then takes milliseconds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Final

from kg.derive import STRENGTH
from kg.model import (
    Basis,
    DirectEvidence,
    Entity,
    Evidence,
    FindingEvidence,
    Iri,
    PlanGraph,
    Statement,
    Target,
    Tier,
)
from kg.rdf import canonical
from kg.records.passages import Passages
from kg.trace.edges import Edge, Leading, skipping
from kg.trace.tables import column_of, direction_of
from kg.trace.values import Hop, TracedThing

__all__ = ["TraceIndex"]

_HAS_TARGET: Final = "hasTarget"
_PART_OF: Final = "partOf"
_TARGET: Final = "Target"
_TIME_OF_GOAL: Final = "horizon"
_LEVEL_OF_GOAL: Final = "goalLevel"


class TraceIndex:
    """The things of some plans with the hops that lead up and down from each.

    It depends on what the plans say alone, not on the order in which they or their parts are given.
    """

    def __init__(self, graphs: Iterable[PlanGraph]) -> None:
        self._graphs = sorted(map(canonical, graphs), key=lambda graph: (graph.plan.title, graph.plan.id))
        self._passages = [Passages(graph) for graph in self._graphs]
        self._hops: dict[Edge, Hop] = {}
        self.things: Mapping[Iri, TracedThing] = dict(self._all_things())
        edges = skipping([edge for at in range(len(self._graphs)) for edge in self._edges(at)])
        self._above = self._leading(edges, up=True)
        self._below = self._leading(edges, up=False)

    def above(self, iri: Iri) -> Sequence[Leading]:
        """Return the hops up from a thing, the strongest first."""
        return self._above.get(iri, ())

    def below(self, iri: Iri) -> Sequence[Leading]:
        """Return the hops down from a thing, the strongest first."""
        return self._below.get(iri, ())

    def hop(self, edge: Edge) -> Hop:
        """Return an edge as a value, with the passages on which it rests."""
        if edge not in self._hops:
            link = edge.link
            self._hops[edge] = Hop(
                subject=self.things[link.subject],
                predicate=link.predicate,
                object=self.things[link.object],
                upper_is_object=edge.upper == link.object,
                basis=link.basis,
                confidence=link.confidence,
                secondary=link.secondary,
                rule=link.rule,
                plan=self._graphs[edge.at].plan.id,
                evidence=self._told(edge.at, self._passages[edge.at].quotes_of_link(link)),
            )
        return self._hops[edge]

    def evidence_of(self, iri: Iri) -> tuple[FindingEvidence, ...]:
        """Return the passages that name a thing, plan by plan."""
        return tuple(
            passage
            for at, items in self._evidence.get(iri, ())
            for passage in self._told(at, (item for item in items if isinstance(item, DirectEvidence)))
        )

    @cached_property
    def _evidence(self) -> dict[Iri, list[tuple[int, tuple[Evidence, ...]]]]:
        found: dict[Iri, list[tuple[int, tuple[Evidence, ...]]]] = defaultdict(list)
        for at, graph in enumerate(self._graphs):
            for entity in graph.entities:
                found[entity.iri].append((at, entity.evidence))
            for target in graph.targets:
                found[target.iri].append((at, target.evidence))
        return found

    def _told(self, at: int, quotes: Iterable[DirectEvidence]) -> tuple[FindingEvidence, ...]:
        once = {item.span: item for item in quotes}
        return tuple(
            FindingEvidence(self._graphs[at].plan.id, span.start, span.end, item.quote, self._path(at, item.section))
            for span, item in once.items()
        )

    def _path(self, at: int, section: Iri | None) -> tuple[str, ...]:
        return self._passages[at].paths.get(section, ()) if section else ()

    def _all_things(self) -> Iterator[tuple[Iri, TracedThing]]:
        """Yield the things; of one that several plans name, the first plan in which it is no candidate comes last."""
        for at in reversed(range(len(self._graphs))):
            yield from ((target.iri, self._figure(at, target)) for target in self._graphs[at].targets)
        for doubtful in (True, False):
            for at in reversed(range(len(self._graphs))):
                for entity in self._graphs[at].entities:
                    if (entity.tier is Tier.CANDIDATE) is doubtful:
                        yield entity.iri, self._thing(at, entity)

    def _thing(self, at: int, entity: Entity) -> TracedThing:
        attributes = {item.term: str(item.value) for item in entity.attributes}
        start, place = self._first(at, entity.evidence)
        return TracedThing(
            iri=entity.iri,
            name=entity.name,
            kinds=entity.kinds,
            column=column_of(entity.kinds),
            candidate=entity.tier is Tier.CANDIDATE,
            time=attributes.get(_TIME_OF_GOAL, ""),
            role=attributes.get(_LEVEL_OF_GOAL, ""),
            plan=self._graphs[at].plan.id,
            place=place,
            start=start,
        )

    def _figure(self, at: int, target: Target) -> TracedThing:
        start, place = self._first(at, target.evidence)
        return TracedThing(
            iri=target.iri,
            name=target.figure.as_written,
            kinds=(_TARGET,),
            column=column_of((_TARGET,)),
            time=str(target.year or "") or (target.period.label if target.period else ""),
            role=target.role.value,
            plan=self._graphs[at].plan.id,
            place=place,
            start=start,
        )

    def _first(self, at: int, evidence: Iterable[Evidence]) -> tuple[int, tuple[str, ...]]:
        for item in evidence:
            if isinstance(item, DirectEvidence):
                return item.span.start, self._path(at, item.section)
        return -1, ()

    def _edges(self, at: int) -> Iterator[Edge]:
        graph = self._graphs[at]
        for link in (*graph.statements, *map(_of_figure, graph.targets)):
            subject, obj = self.things.get(link.subject), self.things.get(link.object)
            if subject is None or obj is None or subject is obj:
                continue
            direction = direction_of(link.predicate, subject.kinds, obj.kinds)
            if direction is not None and not (link.predicate == _PART_OF and self._of_own_area(at, subject, obj)):
                upper, lower = link.subject, link.object
                if direction.upper_is_object:
                    upper, lower = lower, upper
                yield Edge(at, link, upper, lower, direction.line, STRENGTH.index(link.basis))

    def _of_own_area(self, at: int, *ends: TracedThing) -> bool:
        """Return whether one of some things is the area that the plan is of: all lies in it, and that says nothing."""
        area = self._graphs[at].plan.area
        return bool(area) and any("Place" in end.kinds and str(area).endswith(end.name) for end in ends)

    def _leading(self, edges: Iterable[Edge], *, up: bool) -> dict[Iri, tuple[Leading, ...]]:
        found: dict[Iri, list[Leading]] = defaultdict(list)
        for edge in edges:
            here, end = (edge.lower, edge.upper) if up else (edge.upper, edge.lower)
            found[here].append(Leading(edge, end))
        return {iri: tuple(sorted(leading, key=self._order)) for iri, leading in found.items()}

    def _order(self, leading: Leading) -> tuple[object, ...]:
        """Return where a hop stands among those from one thing; hops that tie stay in the order of the graph."""
        edge, end = leading.edge, self.things[leading.end]
        return (edge.line, edge.link.secondary, edge.strength, -edge.link.confidence, end.plan, end.start, end.iri)


def _of_figure(target: Target) -> Statement:
    """Return the link from an indicator to a figure of it; the figure's own words state it."""
    rule = target.evidence[0].rule
    return Statement(target.indicator, _HAS_TARGET, target.iri, Basis.STATED, Decimal(1), rule, target.evidence)
