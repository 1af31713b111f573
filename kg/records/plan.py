"""Which records does a plan's graph hold? One flat mapping a thing, target, section and relation, for pandas and jq.

The form is that of the record export: field names and their meaning are a contract. Numbers are `Decimal` or `int`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.ids import IriMaker
from kg.model import Entity, Iri, PlanGraph, Statement, Target, Tier
from kg.places import pieces_of
from kg.rdf import canonical, link_iris
from kg.rdf.canonical import ordered_statements
from kg.records.passages import Passages, Record, passage

__all__ = ["KIND_OF_CLASS", "place_in_export", "records"]

KIND_OF_CLASS: Mapping[str, str] = {
    "Goal": "goal",
    "Measure": "measure",
    "Task": "measure",
    "Programme": "measure",
    "Reform": "measure",
    "Project": "project",
    "Organisation": "organisation",
    "Place": "place",
    "Park": "park",
    "WaterBody": "water",
    "Strategy": "strategy",
    "Indicator": "indicator",
    "SpatialPattern": "spatial_pattern",
    "Constraint": "constraint",
    "Title": "title",
    "PolicyDocument": "policy_document",
    "Assessment": "assessment",
    "Sector": "sector",
}
_MEASURE_TYPES = ("Reform", "Programme", "Task")
_FIELDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "goal": (("horizon", "horizon"), ("level", "goalLevel")),
    "project": (("sector", "sectorHead"), ("capacity", "capacity"), ("stage", "stage"), ("box", "box")),
    "organisation": (("org_type", "organisationType"),),
    "place": (("place_type", "placeType"),),
    "park": (("type", "parkType"),),
    "water": (("type", "waterType"),),
    "strategy": (("level", "strategyLevel"),),
    "indicator": (("unit", "unitText"),),
}
_WITHIN = {"measure": "measure", "place": "place"}


def records(graph: PlanGraph, derived: Iterable[Statement] = ()) -> list[Record]:
    """Return the records of one plan and what is derived from it: by kind and IRI, the sections in document order."""
    recorder = _Recorder(canonical(graph))
    return sorted([*recorder.stated(), *recorder.relations(ordered_statements(derived))], key=place_in_export)


class _Recorder:
    """Turns one plan's values into records; holds the look-ups that they share."""

    def __init__(self, graph: PlanGraph) -> None:
        self.graph = graph
        self.passages = Passages(graph)
        self.entities = {entity.iri: entity for entity in graph.entities}
        self.parents: dict[Iri, list[Statement]] = defaultdict(list)
        for link in graph.statements:
            if link.predicate == "partOf":
                self.parents[link.subject].append(link)
        plan = graph.plan
        self.iris = IriMaker(plan.id, plan.iri.removesuffix(f"plan/{plan.id}"))

    def stated(self) -> Iterator[Record]:
        """Yield what the plan states."""
        yield self._plan()
        yield from self._sections()
        for entity in self.graph.entities:
            kinds = dict.fromkeys(KIND_OF_CLASS[kind] for kind in entity.kinds if kind in KIND_OF_CLASS)
            yield from (self._entity(entity, kind) for kind in kinds)
        yield from (self._target(target) for target in self.graph.targets)
        yield from self.relations(self.graph.statements)

    def relations(self, statements: tuple[Statement, ...]) -> Iterator[Record]:
        """Yield the records of links under the IRIs that they have in the graph."""
        return (self._relation(iri, link) for iri, link in link_iris(statements, self.iris))

    def _record(self, kind: str, iri: Iri, tier: Tier) -> Record:
        return {"kind": kind, "id": iri, "plan": self.graph.plan.id, "tier": tier.value}

    def _plan(self) -> Record:
        plan = self.graph.plan
        return {
            **self._record("plan", plan.iri, Tier.CONFIRMED),
            "name": plan.title,
            "issuer": plan.issuer,
            "area": plan.area,
            "area_code": plan.area_code,
            "level": plan.level,
            "period": plan.period.label if plan.period else None,
            "issued": plan.issued,
            "source_file": plan.source.name,
            "sha256": plan.source.sha256,
            "evidence": [],
        }

    def _sections(self) -> Iterator[Record]:
        document = self.graph.document
        iris = self.graph.section_iris
        for index, section in enumerate(document.sections):
            quote = section.heading.of(document.text)
            pieces = pieces_of(document.stretches, section.heading)
            yield {
                **self._record("section", iris[index], Tier.CONFIRMED),
                "order": index,
                "level": section.level.value,
                "number": section.number,
                "name": section.title,
                "parent": None if section.parent is None else iris[section.parent],
                "evidence": [passage(section.heading, quote, self.passages.paths[iris[index]], pieces)]
                if quote
                else [],
            }

    def _entity(self, entity: Entity, kind: str) -> Record:
        return {
            **self._record(kind, entity.iri, entity.tier),
            "name": entity.name,
            "aliases": list(entity.aliases),
            **{field: _first(entity, term) for field, term in _FIELDS.get(kind, ())},
            **self._further(entity, kind),
            **self.passages.of(entity.evidence),
        }

    def _further(self, entity: Entity, kind: str) -> Record:
        further: Record = {}
        if kind in _WITHIN:
            further["within"] = self._within(entity.iri, _WITHIN[kind])
        if kind == "measure":
            further["type"] = next((name.lower() for name in _MEASURE_TYPES if name in entity.kinds), None)
        if kind == "organisation":
            further["roles"] = [str(item.value) for item in entity.attributes if item.term == "role"]
        return further

    def _within(self, iri: Iri, kind: str) -> Iri | None:
        """Return the one thing of a kind that the thing is part of: the primary parent, then the surest."""
        fitting = [
            (link.secondary, -link.confidence, link.object)
            for link in self.parents[iri]
            if link.object in self.entities
            and kind in (KIND_OF_CLASS.get(name) for name in self.entities[link.object].kinds)
        ]
        return min(fitting)[2] if fitting else None

    def _target(self, target: Target) -> Record:
        figure = target.figure
        indicator = self.entities.get(target.indicator)
        return {
            **self._record("target", target.iri, indicator.tier if indicator else Tier.CONFIRMED),
            "indicator": indicator.name if indicator else None,
            "indicator_id": target.indicator,
            "subject": target.subject,
            "value": figure.value,
            "value_max": figure.value_max,
            "unit": figure.unit,
            "value_normalised": figure.value_normalised,
            "value_max_normalised": figure.value_max_normalised,
            "unit_normalised": figure.unit_normalised,
            "comparator": figure.comparator.value,
            "qualifier": figure.qualifier,
            "kind_of_value": figure.kind.value,
            "year": target.year,
            "period": target.period.label if target.period else None,
            "role": target.role.value,
            "binding": target.binding.value if target.binding else None,
            "delegated": figure.delegated,
            "relative_to": figure.relative_to,
            "price_basis": figure.price_basis,
            "as_written": figure.as_written,
            "table": {"table": target.table, "row": target.row} if target.table or target.row else None,
            **self.passages.of(target.evidence),
        }

    def _relation(self, iri: Iri, link: Statement) -> Record:
        ends = (self.entities.get(link.subject), self.entities.get(link.object))
        doubtful = any(end and end.tier is Tier.CANDIDATE for end in ends)
        return {
            **self._record("relation", iri, Tier.CANDIDATE if doubtful else Tier.CONFIRMED),
            "subject": link.subject,
            "predicate": link.predicate,
            "object": link.object,
            "basis": link.basis.value,
            "confidence": link.confidence,
            "rule": link.rule,
            "score": link.score,
            "secondary": link.secondary,
            "hops": link.hops,
            "weakest_basis": link.weakest_basis.value if link.weakest_basis else None,
            **self.passages.of_link(link),
        }


def place_in_export(record: Record) -> tuple[str, str, int, str]:
    """Return the sorting key of a record: kind, plan, document order of a section, IRI."""
    order = record.get("order")
    return str(record["kind"]), str(record["plan"]), order if isinstance(order, int) else 0, str(record["id"])


def _first(entity: Entity, term: str) -> str | None:
    return next((str(item.value) for item in entity.attributes if item.term == term), None)
