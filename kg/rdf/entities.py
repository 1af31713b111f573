"""How do the things of a plan stand in the graph?"""

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.model import Attribute, Entity, Iri, Tier
from kg.rdf.evidence import EvidenceReader, EvidenceWriter
from kg.rdf.literals import value_of
from kg.rdf.nodes import Index, Node, Quads
from kg.rdf.refusals import Law, refused
from kg.rdf.vocabulary import ALT_LABEL, PREF_LABEL, RDF_TYPE, dcterms, own
from ontology.prefixes import PLAN_BASE
from ontology.terms import PLAN

__all__ = ["RESERVED", "read_entities", "write_entities"]

RESERVED: Final = frozenset({"evidence", "statedIn", "confidence", "tier", "hasTarget", "targetOf"})
"""The codec's own properties: no rule may state them as an attribute or a link."""

_MAIN_KIND = dcterms("type")


def write_entities(quads: Quads, evidence: EvidenceWriter, entities: tuple[Entity, ...], plan: Iri) -> None:
    """Write things with their names, classes, attributes and evidence.

    Raises:
        StatementError: if two things have one IRI or an attribute is the codec's own.
    """
    seen: set[Iri] = set()
    for entity in entities:
        if entity.iri in seen:
            raise refused(Law.ONE_THING, entity.iri)
        seen.add(entity.iri)
        node = NamedNode(entity.iri)
        _write_classes(quads, node, entity)
        quads.add(node, own("statedIn"), NamedNode(plan))
        quads.value(node, PREF_LABEL, entity.name)
        for alias in entity.aliases:
            quads.value(node, ALT_LABEL, alias)
        quads.value(node, own("confidence"), entity.confidence)
        quads.value(node, own("tier"), entity.tier.value)
        for attribute in entity.attributes:
            _write_attribute(quads, node, attribute)
        evidence.write(node, entity.evidence)


def _write_classes(quads: Quads, node: NamedNode, entity: Entity) -> None:
    for kind in entity.kinds:
        quads.add(node, RDF_TYPE, own(kind))
    if len(entity.kinds) > 1:
        quads.add(node, _MAIN_KIND, own(entity.kinds[0]))


def _write_attribute(quads: Quads, node: NamedNode, attribute: Attribute) -> None:
    if attribute.term in RESERVED:
        raise refused(Law.OWN_PROPERTY, attribute.term, node.value)
    if attribute.is_iri:
        quads.add(node, own(attribute.term), NamedNode(str(attribute.value)))
    else:
        quads.value(node, own(attribute.term), attribute.value)


def read_entities(index: Index, evidence: EvidenceReader, links: frozenset[tuple[Iri, str, Iri]]) -> Iterator[Entity]:
    """Yield the things of a graph; `links` are the triples that links reify, which are no attributes.

    Raises:
        StoreError: if the graph does not hold them as written.
    """
    for node in index.having(own("tier")):
        yield Entity(
            iri=node.iri,
            kinds=_kinds(node),
            name=node.text(PREF_LABEL),
            evidence=evidence.read(node),
            aliases=tuple(node.texts(ALT_LABEL)),
            attributes=tuple(_attributes(node, links)),
            confidence=node.decimal(own("confidence")),
            tier=Tier(node.text(own("tier"))),
        )


def _kinds(node: Node) -> tuple[str, ...]:
    kinds = [PLAN.local_name(iri) for iri in node.iris(RDF_TYPE)]
    main = node.maybe_iri(_MAIN_KIND)
    if main is None:
        return tuple(kinds)
    first = PLAN.local_name(main)
    return (first, *(kind for kind in kinds if kind != first))


def _attributes(node: Node, links: frozenset[tuple[Iri, str, Iri]]) -> Iterator[Attribute]:
    for predicate, values in node.properties.items():
        if not predicate.value.startswith(PLAN_BASE):
            continue
        term = PLAN.local_name(predicate.value)
        if term in RESERVED:
            continue
        for value in values:
            if isinstance(value, Literal):
                yield Attribute(term, value_of(value))
            elif isinstance(value, NamedNode) and (node.iri, term, value.value) not in links:
                yield Attribute(term, Iri(value.value), is_iri=True)
