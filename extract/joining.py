"""How do the claims of several rules become one? What two rules found is one thing with the evidence of both."""

from collections.abc import Iterable
from dataclasses import replace

from extract.context import Claims
from kg.model import Attribute, Entity, Evidence, Iri, Statement, Target, Tier

__all__ = ["joined"]


def _merge(first: Entity, other: Entity) -> Entity:
    """Return one entity for two of one IRI: the first one's name and attributes go before the other's."""
    terms = {attribute.term for attribute in first.attributes}
    further: tuple[Attribute, ...] = tuple(a for a in other.attributes if a.term not in terms)
    aliases = {*first.aliases, *other.aliases, other.name} - {first.name}
    confirmed = Tier.CONFIRMED in {first.tier, other.tier}
    return replace(
        first,
        kinds=tuple(dict.fromkeys((*first.kinds, *other.kinds))),
        evidence=_once((*first.evidence, *other.evidence)),
        aliases=tuple(sorted(aliases)),
        attributes=(*first.attributes, *further),
        confidence=max(first.confidence, other.confidence),
        tier=Tier.CONFIRMED if confirmed else Tier.CANDIDATE,
    )


def _once(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(evidence))


def joined(parts: Iterable[Claims]) -> Claims:
    """Return all claims as one, sorted by IRI; equal links keep the evidence of all, the surest one's words first."""
    entities: dict[Iri, Entity] = {}
    targets: dict[Iri, Target] = {}
    links: dict[tuple[Iri, str, Iri], Statement] = {}
    for part in parts:
        for entity in part.entities:
            known = entities.get(entity.iri)
            entities[entity.iri] = _merge(known, entity) if known else entity
        targets.update({target.iri: target for target in part.targets})
        for link in part.statements:
            key = (link.subject, link.predicate, link.object)
            other = links.get(key)
            links[key] = _merge_links(other, link) if other else link
    return Claims(
        entities=tuple(entities[iri] for iri in sorted(entities)),
        targets=tuple(targets[iri] for iri in sorted(targets)),
        statements=tuple(links[key] for key in sorted(links)),
    )


def _merge_links(first: Statement, other: Statement) -> Statement:
    surer, less = (first, other) if first.confidence >= other.confidence else (other, first)
    both = first.secondary and other.secondary
    return replace(surer, evidence=_once((*surer.evidence, *less.evidence)), secondary=both)
