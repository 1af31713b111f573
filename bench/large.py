"""Graphs of a million triples: many plans, each a copy with things of its own; one plan that says all many times."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kg.ids import IriMaker, short_hash
from kg.model import DerivedEvidence, DirectEvidence, Evidence, Iri, PlanGraph, Span

__all__ = ["another", "repeated"]


def another(graph: PlanGraph, number: int) -> PlanGraph:
    """Return the plan under another title: its goals, measures and projects are its own, places are shared."""
    title = f"{graph.plan.title}（{number}）"
    plan_id = short_hash("plan", title)
    iris = IriMaker(plan_id)
    plan = replace(graph.plan, id=plan_id, iri=iris.plan(), title=title)
    return replace(_Copy(graph, iris, number).made(), plan=plan)


def repeated(graph: PlanGraph, times: int) -> PlanGraph:
    """Return a plan whose text is that of a plan so many times over, each time with things of its own."""
    iris = IriMaker(graph.plan.id)
    copies = [_Copy(graph, iris, number, repeat=number).made() for number in range(times)]
    document = replace(
        graph.document,
        text="\n".join(copy.document.text for copy in copies),
        sections=tuple(section for copy in copies for section in copy.document.sections),
        blocks=tuple(block for copy in copies for block in copy.document.blocks),
        stretches=tuple(stretch for copy in copies for stretch in copy.document.stretches),
    )
    entities = {entity.iri: entity for copy in copies for entity in copy.entities}
    return replace(
        graph,
        document=document,
        section_iris=tuple(iri for copy in copies for iri in copy.section_iris),
        entities=tuple(entities.values()),
        targets=tuple(target for copy in copies for target in copy.targets),
        statements=tuple(statement for copy in copies for statement in copy.statements),
        placements=tuple(placement for copy in copies for placement in copy.placements),
    )


@dataclass(frozen=True)
class _Copy:
    """One copy of a plan: what is the plan's own gets IRIs of its own; `repeat` texts stand before it."""

    graph: PlanGraph
    iris: IriMaker
    number: int
    repeat: int = 0

    def made(self) -> PlanGraph:
        graph, names = self.graph, self._names()
        entities = (
            replace(entity, iri=names.get(entity.iri, entity.iri), evidence=self._evidence(entity.evidence, names))
            for entity in graph.entities
        )
        targets = (
            replace(
                target,
                iri=Iri(f"{target.iri}-{self.number}"),
                indicator=names.get(target.indicator, target.indicator),
                subject=target.subject and names.get(target.subject, target.subject),
                evidence=self._evidence(target.evidence, names),
            )
            for target in graph.targets
        )
        statements = (
            replace(
                statement,
                subject=names.get(statement.subject, statement.subject),
                object=names.get(statement.object, statement.object),
                runner_up=statement.runner_up and names.get(statement.runner_up, statement.runner_up),
                evidence=self._evidence(statement.evidence, names),
            )
            for statement in graph.statements
        )
        return replace(
            graph,
            document=replace(graph.document, **self._document()),
            section_iris=tuple(map(self._section, range(len(graph.section_iris)))),
            entities=tuple(entities),
            targets=tuple(targets),
            statements=tuple(statements),
            placements=tuple(replace(placement, span=self._span(placement.span)) for placement in graph.placements),
        )

    def _names(self) -> Mapping[Iri, Iri]:
        own = (entity.iri for entity in self.graph.entities if not IriMaker.WORLD & set(entity.kinds))
        sections = {iri: self._section(at) for at, iri in enumerate(self.graph.section_iris)}
        return {**sections, **{iri: Iri(f"{iri}-{self.number}") for iri in own}}

    def _section(self, at: int) -> Iri:
        return self.iris.section(self.repeat * len(self.graph.section_iris) + at)

    def _span(self, span: Span) -> Span:
        before = self.repeat * (len(self.graph.document.text) + 1)
        return Span(before + span.start, before + span.end)

    def _document(self) -> dict[str, object]:
        document, first = self.graph.document, self.repeat * len(self.graph.document.sections)
        sections = (
            replace(
                section,
                heading=self._span(section.heading),
                span=self._span(section.span),
                parent=None if section.parent is None else first + section.parent,
            )
            for section in document.sections
        )
        blocks = (
            replace(
                block,
                span=self._span(block.span),
                section=None if block.section is None else first + block.section,
                lead=block.lead and self._span(block.lead),
                cells=tuple(map(self._span, block.cells)),
            )
            for block in document.blocks
        )
        before = self.repeat * (len(document.text) + 1)
        stretches = (replace(stretch, start=before + stretch.start) for stretch in document.stretches)
        return {"sections": tuple(sections), "blocks": tuple(blocks), "stretches": tuple(stretches)}

    def _evidence(self, evidence: tuple[Evidence, ...], names: Mapping[Iri, Iri]) -> tuple[Evidence, ...]:
        return tuple(self._moved(evidence, names))

    def _moved(self, evidence: tuple[Evidence, ...], names: Mapping[Iri, Iri]) -> Iterator[Evidence]:
        for piece in evidence:
            match piece:
                case DirectEvidence():
                    section = piece.section and names.get(piece.section, piece.section)
                    yield replace(piece, span=self._span(piece.span), section=section)
                case DerivedEvidence():
                    yield replace(piece, sources=tuple(names.get(iri, iri) for iri in piece.sources))
                case _:
                    yield piece
