"""What does a table read a plan from? Its things in order, the links at each, and the passages on which they rest."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from kg.ids import IriMaker
from kg.messages import say
from kg.model import (
    Block,
    DirectEvidence,
    Entity,
    Evidence,
    Iri,
    PlanGraph,
    Span,
    Statement,
    Target,
    Tier,
)
from kg.places import path_of, pieces_of, section_paths
from kg.report.departments import Departments, Units
from kg.report.sheet import Source

__all__ = ["Ground", "attribute", "start_of"]


class Ground:
    """One plan as the tables read it; what is looked up is worked out once, when first asked for.

    `base` is the base of the plan's IRIs, `departments` says which units plans of this kind commonly name.
    """

    def __init__(self, graph: PlanGraph, base: str, departments: Departments) -> None:
        self.graph = graph
        self.base = base
        self.departments = departments
        self.plan = graph.plan
        self.document = graph.document
        self.iris = IriMaker(graph.plan.id, base)
        self.entities = {entity.iri: entity for entity in graph.entities}

    def things(self, kind: str) -> list[Entity]:
        """Return the things of a kind, in the order of the plan."""
        return sorted((e for e in self.graph.entities if kind in e.kinds), key=lambda e: (start_of(e.evidence), e.iri))

    def from_(self, subject: Iri, *predicates: str) -> list[Statement]:
        """Return the links from a thing, the primary and surest first."""
        found = [link for name in predicates for link in self._by_subject.get((subject, name), ())]
        return sorted(found, key=_order)

    def to(self, obj: Iri, *predicates: str) -> list[Statement]:
        """Return the links to a thing, the primary and surest first."""
        found = [link for name in predicates for link in self._by_object.get((obj, name), ())]
        return sorted(found, key=_order)

    def confirmed(self, iri: Iri) -> Entity | None:
        """Return the thing of an IRI, if the plan states it beyond doubt."""
        entity = self.entities.get(iri)
        return entity if entity is not None and entity.tier is Tier.CONFIRMED else None

    @cached_property
    def targets(self) -> list[Target]:
        """Return the figures in the order of the plan."""
        return sorted(self.graph.targets, key=lambda target: (start_of(target.evidence), target.iri))

    def block_at(self, position: int) -> int | None:
        """Return the index of the block that holds a position of the text."""
        at = bisect_right(self._starts, position) - 1
        return at if at >= 0 and position < self.document.blocks[at].span.end else None

    def words(self, block: Block) -> str:
        """Return the words of a block on one line."""
        return " ".join(block.span.of(self.document.text).split())

    def path(self, section: int | None) -> tuple[str, ...]:
        """Return the headings over and of a section."""
        return path_of(self.document, section)

    def targets_of(self, subject: Iri) -> list[Target]:
        """Return the figures of a thing: those told of it, and those of its indicators when they are nobody else's."""
        indicators = {link.object for link in self.from_(subject, "hasIndicator")}
        return [
            target
            for target in self.targets
            if target.subject == subject or (target.subject is None and target.indicator in indicators)
        ]

    def units_for(self, words: str, headings: Sequence[str]) -> Units:
        """Return the units that commonly deal with what some words under headings speak of."""
        return self.departments.of(words, headings, self.plan.area or "", self.plan.level or "")

    @staticmethod
    def last_of(evidence: Sequence[Evidence]) -> int:
        """Return where the last quote begins; -1 when there is none."""
        return max((item.span.start for item in evidence if isinstance(item, DirectEvidence)), default=-1)

    def source(self, evidence: DirectEvidence) -> Source:
        """Return the passage of a quote."""
        path = self._paths.get(evidence.section, ()) if evidence.section else ()
        return Source(path, " ".join(evidence.quote.split()), self.place(evidence.span.start, evidence.span.end))

    def sources(self, evidence: Iterable[Evidence], limit: int = 2) -> tuple[Source, ...]:
        """Return the first passages among pieces of evidence, in the order of the plan."""
        direct = sorted({e.span: e for e in evidence if isinstance(e, DirectEvidence)}.items())
        return tuple(self.source(item) for _, item in direct[:limit])

    def passage(self, block: Block) -> Source:
        """Return a whole block as a passage."""
        return Source(self.path(block.section), self.words(block), self.place(block.span.start, block.span.end))

    def place(self, start: int, end: int, lang: str = "zh") -> str:
        """Return where in the file a passage begins: 第12行."""
        pieces = pieces_of(self.document.stretches, Span(start, end))
        return say(f"export.place_{pieces[0].unit}", lang, number=pieces[0].number) if pieces else ""

    @cached_property
    def _starts(self) -> list[int]:
        return [block.span.start for block in self.document.blocks]

    @cached_property
    def _paths(self) -> dict[Iri, tuple[str, ...]]:
        return section_paths(self.graph)

    @cached_property
    def _by_subject(self) -> dict[tuple[Iri, str], list[Statement]]:
        return _grouped((link.subject, link) for link in self.graph.statements)

    @cached_property
    def _by_object(self) -> dict[tuple[Iri, str], list[Statement]]:
        return _grouped((link.object, link) for link in self.graph.statements)


def attribute(entity: Entity, term: str) -> str:
    """Return the first value of an attribute, or nothing."""
    return next((str(item.value) for item in entity.attributes if item.term == term), "")


def start_of(evidence: Sequence[Evidence]) -> int:
    """Return where in the text the first quote begins; -1 when there is none."""
    return min((item.span.start for item in evidence if isinstance(item, DirectEvidence)), default=-1)


def _grouped(pairs: Iterable[tuple[Iri, Statement]]) -> dict[tuple[Iri, str], list[Statement]]:
    found: dict[tuple[Iri, str], list[Statement]] = defaultdict(list)
    for iri, link in pairs:
        found[iri, link.predicate].append(link)
    return found


def _order(link: Statement) -> tuple[object, ...]:
    return (link.secondary, -link.confidence, link.subject, link.object)
