"""How do the things of a plan stand in the graph?"""

from collections.abc import Iterator
from typing import Final

from kg.model import Attribute, Entity, Iri, Tier
from kg.rdf.evidence import EvidenceReader, EvidenceWriter
from kg.rdf.index import Index, Node
from kg.rdf.lines import About, Lines
from kg.rdf.literals import value_of
from kg.rdf.refusals import Law, refused
from kg.rdf.vocabulary import ALT_LABEL, PREF_LABEL, TYPE, dcterms, own
from ontology.prefixes import PLAN_BASE
from ontology.terms import PLAN

__all__ = ["RESERVED", "read_entities", "write_entities"]

RESERVED: Final = frozenset({"evidence", "statedIn", "confidence", "tier", "hasTarget", "targetOf"})
"""The codec's own properties: no rule may state them as an attribute or a link."""

_MAIN_KIND = dcterms("type")


def write_entities(lines: Lines, evidence: EvidenceWriter, entities: tuple[Entity, ...], plan: Iri) -> None:
    """Write things with their names, classes, attributes and evidence.

    Raises:
        StatementError: if two things have one IRI or an attribute is the codec's own.
    """
    seen: set[Iri] = set()
    for entity in entities:
        if entity.iri in seen:
            raise refused(Law.ONE_THING, entity.iri)
        seen.add(entity.iri)
        node = lines.about(entity.iri)
        for kind in entity.kinds:
            node.link(TYPE, own(kind))
        if len(entity.kinds) > 1:
            node.link(_MAIN_KIND, own(entity.kinds[0]))
        node.link(own("statedIn"), plan)
        node.value(PREF_LABEL, entity.name)
        for alias in entity.aliases:
            node.value(ALT_LABEL, alias)
        node.value(own("confidence"), entity.confidence)
        node.value(own("tier"), entity.tier.value)
        for attribute in entity.attributes:
            _write_attribute(node, attribute, entity.iri)
        evidence.write(node, entity.evidence)


def _write_attribute(node: About, attribute: Attribute, iri: Iri) -> None:
    if attribute.term in RESERVED:
        raise refused(Law.OWN_PROPERTY, attribute.term, iri)
    if attribute.is_iri:
        node.link(own(attribute.term), str(attribute.value))
    else:
        node.value(own(attribute.term), attribute.value)


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
    kinds = [PLAN.local_name(iri) for iri in node.iris(TYPE)]
    main = node.maybe_iri(_MAIN_KIND)
    if main is None:
        return tuple(kinds)
    first = PLAN.local_name(main)
    return (first, *(kind for kind in kinds if kind != first))


def _attributes(node: Node, links: frozenset[tuple[Iri, str, Iri]]) -> Iterator[Attribute]:
    for predicate, tokens in node.properties.items():
        if not predicate.startswith(PLAN_BASE):
            continue
        term = PLAN.local_name(predicate)
        if term in RESERVED:
            continue
        for token in tokens:
            if token.startswith('"'):
                yield Attribute(term, value_of(token))
            elif (node.iri, term, token[1:-1]) not in links:
                yield Attribute(term, Iri(token[1:-1]), is_iri=True)
