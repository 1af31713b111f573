"""What is drawn? A bounded, ordered piece of a plan's graph as plain nodes and edges.

Renderers add nothing: the same view gives the same picture. No view ever holds the whole graph.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import DirectEvidence, Entity, Evidence, Iri, PlanGraph, Statement, Tier

__all__ = ["HARD_LIMIT", "SOFT_LIMIT", "View", "ViewEdge", "ViewNode", "focus_view", "overview"]

SOFT_LIMIT = 90
HARD_LIMIT = 300
_FOCUS_LIMIT = 60
_PER_CLASS = 8
_LEVELS = ("plan", "part", "chapter", "section", "item", "lead")
_OVERVIEW_KINDS = ("Goal", "Measure", "Project")


@dataclass(frozen=True, slots=True)
class ViewNode:
    """One thing: its class decides colour and shape; `quote` is the first sentence it came from."""

    iri: Iri
    name: str
    kind: str
    quote: str


@dataclass(frozen=True, slots=True)
class ViewEdge:
    """One link, with how it is known."""

    source: Iri
    target: Iri
    predicate: str
    basis: str
    confidence: str


@dataclass(frozen=True, slots=True)
class View:
    """A picture's content; `hidden` counts the neighbours that the limit left out."""

    title: str
    focus: Iri | None
    nodes: tuple[ViewNode, ...]
    edges: tuple[ViewEdge, ...]
    hidden: int


def _first_quote(evidence: Iterable[Evidence]) -> str:
    return next((item.quote for item in evidence if isinstance(item, DirectEvidence)), "")


def _node(entity: Entity) -> ViewNode:
    return ViewNode(entity.iri, entity.name, entity.kinds[0], _first_quote(entity.evidence))


def _drawn(graph: PlanGraph) -> tuple[Statement, ...]:
    """Return the links that a picture shows: that two names may stand for one thing is for a list."""
    return tuple(link for link in graph.statements if link.predicate not in {"possiblySameAs", "notSameAs"})


def _edges(statements: Iterable[Statement], shown: Mapping[Iri, Entity]) -> tuple[ViewEdge, ...]:
    found = {
        (link.subject, link.object, link.predicate): ViewEdge(
            link.subject, link.object, link.predicate, link.basis.value, str(link.confidence)
        )
        for link in statements
        if link.subject in shown and link.object in shown and link.subject != link.object
    }
    return tuple(found[key] for key in sorted(found))


def _neighbours(statements: Iterable[Statement]) -> dict[Iri, list[Iri]]:
    near: dict[Iri, set[Iri]] = defaultdict(set)
    for link in statements:
        near[link.subject].add(link.object)
        near[link.object].add(link.subject)
    return {iri: sorted(others) for iri, others in near.items()}


def _room(candidates: Iterable[Entity]) -> list[Entity]:
    """Return at most some neighbours of each class, in the order given, so that no class crowds out the others."""
    taken: Counter[str] = Counter()
    kept = []
    for entity in candidates:
        taken[entity.kinds[0]] += 1
        if taken[entity.kinds[0]] <= _PER_CLASS:
            kept.append(entity)
    return kept


def focus_view(graph: PlanGraph, focus: Iri, *, hops: int = 2, limit: int = _FOCUS_LIMIT) -> View:
    """Return what stands within some links of one thing, nearest first, at most `limit` things.

    Each thing brings at most 8 new neighbours of a class, the best linked first; all links among them are drawn.

    Raises:
        KeyError: if the plan does not hold the thing.
    """
    entities = {entity.iri: entity for entity in graph.entities}
    near = _neighbours(_drawn(graph))
    shown = {focus: entities[focus]}
    edge_of_view = [focus]
    left_out: set[Iri] = set()
    for _ in range(hops):
        reached: list[Iri] = []
        for iri in edge_of_view:
            new = [entities[other] for other in near.get(iri, ()) if other not in shown and other in entities]
            new.sort(key=lambda entity: (-len(near[entity.iri]), entity.iri))
            kept = _room(new)[: max(limit - len(shown), 0)]
            shown.update((entity.iri, entity) for entity in kept)
            reached.extend(entity.iri for entity in kept)
            left_out.update(entity.iri for entity in new)
        edge_of_view = reached
    return View(
        entities[focus].name,
        focus,
        tuple(_node(entity) for entity in shown.values()),
        _edges(_drawn(graph), shown),
        len(left_out - shown.keys()),
    )


def _depth(entity: Entity) -> int:
    """Return how deep in the plan's form a goal stands; other things stand nowhere, which is the same depth."""
    level = next((str(item.value) for item in entity.attributes if item.term == "goalLevel"), "")
    return _LEVELS.index(level) if level in _LEVELS else len(_LEVELS)


def overview(graph: PlanGraph, *, limit: int = SOFT_LIMIT) -> View:
    """Return the plan's backbone: goals, then the measures that serve them, then the projects that support those.

    Each class has at most a third of the places, so that the picture stays legible: the goals from the plan's own down
    to those of a clause, and of each level the best linked things first. What a person is to judge is not drawn.
    """
    near = _neighbours(_drawn(graph))
    sure = [entity for entity in graph.entities if entity.tier is Tier.CONFIRMED]
    shown: dict[Iri, Entity] = {}
    hidden = 0
    for kind in _OVERVIEW_KINDS:
        linked = [entity for entity in sure if kind in entity.kinds and entity.iri in near]
        if shown:
            linked = [entity for entity in linked if any(other in shown for other in near[entity.iri])]
        linked.sort(key=lambda entity: (_depth(entity), -len(near[entity.iri]), entity.iri))
        room = limit // len(_OVERVIEW_KINDS)
        shown.update((entity.iri, entity) for entity in linked[:room])
        hidden += len(linked[room:])
    return View(
        graph.plan.title,
        None,
        tuple(_node(entity) for entity in shown.values()),
        _edges(_drawn(graph), shown),
        hidden,
    )
