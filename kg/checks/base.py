"""What is a check, and what does it see? One plan's graph with its derived links, as values and, for SHACL, as nodes.

A finding is a value; so is what a check cannot decide. An exception means that the check could not run.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar, cast

from kg.derive import covering, derive, supporting
from kg.ids import DEFAULT_BASE, IriMaker
from kg.model import (
    DirectEvidence,
    Entity,
    Evidence,
    Finding,
    Inventory,
    Iri,
    PlanGraph,
    Section,
    Statement,
    Target,
    Undecided,
)
from kg.places import section_paths
from kg.rdf import indexed
from kg.rdf.index import Index

__all__ = ["Check", "PlanView"]

Made = TypeVar("Made")


@dataclass(frozen=True)
class PlanView:
    """One plan as a check sees it; what follows from the graph is worked out once, when first asked for.

    `base` is the base of the plan's IRIs, as the graph was built with.
    """

    graph: PlanGraph
    base: str = DEFAULT_BASE

    @cached_property
    def derived(self) -> tuple[Statement, ...]:
        """Return the shortcuts from goals to projects and measures."""
        return derive(self.graph, self.base)

    @cached_property
    def nodes(self) -> Index:
        """Return the nodes of the plan's graph as RDF."""
        return indexed(self.graph, self.base)

    @cached_property
    def entities(self) -> dict[Iri, Entity]:
        """Return the things by IRI."""
        return {entity.iri: entity for entity in self.graph.entities}

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """Return the figures in the order of the plan."""
        return tuple(sorted(self.graph.targets, key=lambda target: (_start(target.evidence), target.iri)))

    @cached_property
    def targets_of(self) -> dict[Iri, list[Target]]:
        """Return the figures of a goal, measure or project: its own and those of its indicators."""
        of_indicator: dict[Iri, list[Target]] = defaultdict(list)
        found: dict[Iri, list[Target]] = defaultdict(list)
        for target in self.targets:
            of_indicator[target.indicator].append(target)
            if target.subject is not None:
                found[target.subject].append(target)
        for link in self.graph.statements:
            if link.predicate == "hasIndicator":
                found[link.subject].extend(of_indicator.get(link.object, ()))
        return dict(found)

    @cached_property
    def sections(self) -> dict[Iri, Section]:
        """Return the sections by IRI."""
        return dict(zip(self.graph.section_iris, self.graph.document.sections, strict=True))

    @cached_property
    def paths(self) -> dict[Iri, tuple[str, ...]]:
        """Return the headings down to each section, by the section's IRI."""
        return section_paths(self.graph)

    @cached_property
    def supported(self) -> dict[Iri, list[Statement]]:
        """Return the supportedBy shortcuts by goal."""
        return supporting(self.derived)

    @cached_property
    def covered(self) -> dict[Iri, list[Statement]]:
        """Return the coveredBy shortcuts by goal."""
        return covering(self.derived)

    def finding_iri(self, finding_id: str) -> Iri:
        """Return the IRI under which people decide on a finding of this plan."""
        return IriMaker(self.graph.plan.id, self.base).finding(finding_id)

    @cached_property
    def _made(self) -> dict[object, object]:
        return {}

    def once(self, make: Callable[["PlanView"], Made]) -> Made:
        """Return what a function makes of this plan; it is called once, however many checks ask."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("Made", self._made[make])

    def section_path(self, iri: Iri | None) -> list[Section]:
        """Return the section of an IRI and those it stands in, innermost first; none for None."""
        found: list[Section] = []
        section = None if iri is None else self.sections.get(iri)
        while section is not None:
            found.append(section)
            section = None if section.parent is None else self.graph.document.sections[section.parent]
        return found


def _start(evidence: Iterable[Evidence]) -> int:
    return min((piece.span.start for piece in evidence if isinstance(piece, DirectEvidence)), default=0)


class Check(Protocol):
    """One question that is put to a plan.

    Its title stands in the catalogue under `checks.<id>.title`, its severities and their reasons in severity.tsv.
    """

    @property
    def id(self) -> str:
        """Return the name of the check, in kebab case."""

    def run(self, view: PlanView) -> Iterable[Finding | Undecided | Inventory]:
        """Yield what the check finds in one plan, what it cannot decide, and lists to work with, in a fixed order."""
