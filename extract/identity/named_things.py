"""Which things do the names of a text stand for? All mentions of one place, body, park … are one entity.

Which names are one thing's is decided in extract.identity.clusters; here they become entities, with every spelling an
alias, and what may be one becomes a link that a person can look through.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.context import Claims, Context
from extract.divisions import Area
from extract.identity.bearing import Bearing, bearing
from extract.identity.clusters import clustered
from extract.identity.home import home_of
from extract.identity.statements import Spoken, given_for, identity_links
from extract.names.boundary import phrase
from extract.names.localities import part_names
from extract.names.organisations import FIRM_RULES, organisation_type
from extract.names.parks import park_type
from extract.names.places import place_level
from extract.names.strategies import strategy_names
from extract.names.waters import water_type
from kg.ids import name_key
from kg.model import (
    Attribute,
    DirectEvidence,
    Entity,
    GivenEvidence,
    Iri,
    Mention,
    Tier,
)

__all__ = ["Named", "claim_named_things", "place_iri"]

_BY_CONTEXT = frozenset(
    {
        *("place.near-area", "place.short-town", "place.headed-list", "place.listed", "place.part"),
        *("water.great", "water.named", "water.again"),
    }
)
"""Rules that read a short name by the words around it: their evidence is the phrase."""
_SURE_ENOUGH = Decimal("0.75")
_READERS: Mapping[str, Callable[[str], str | None]] = {
    "Organisation": organisation_type,
    "Park": park_type,
    "WaterBody": water_type,
}
_TYPES = {"Organisation": "organisationType", "Park": "parkType", "WaterBody": "waterType", "Place": "placeType"}


@dataclass(frozen=True, slots=True)
class Named:
    """One mention with the entity that it stands for."""

    mention: Mention
    iri: Iri


def place_iri(context: Context, name: str) -> Iri:
    """Return the IRI of the place that a full name stands for in a plan."""
    return _iri(context, "Place", bearing("Place", name, home_of(context.plan)))


def _iri(context: Context, kind: str, found: Bearing) -> Iri:
    return context.iris.entity(kind, found.key, found.scope)


def _attributes(kind: str, name: str, area: Area | None, rules: frozenset[str]) -> Iterator[Attribute]:
    value: str | None
    if kind == "Place":
        value = place_level(name, area)
    elif kind == "Strategy":
        listed = next((level for alias, (_, level) in strategy_names().items() if alias == name), None)
        if listed:
            yield Attribute("strategyLevel", listed)
        return
    else:
        value = _READERS[kind](name) or ("enterprise" if rules & FIRM_RULES else None)
    if value:
        yield Attribute(_TYPES[kind], value)


def claim_named_things(context: Context, mentions: Iterable[Mention]) -> tuple[Claims, tuple[Named, ...]]:
    """Return one entity for each thing that mentions name, links between those that may be one, and who is who."""
    by_kind: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if name_key(mention.surface) not in context.rulings.nothing(mention.kind):
            by_kind[mention.kind].append(mention)
    parts: list[Claims] = []
    named: dict[Mention, Named] = {}
    for kind, group in by_kind.items():
        claims, found = _of_kind(context, kind, group)
        parts.append(claims)
        named.update({each.mention: each for each in found})
    kept = sorted(named, key=lambda mention: (mention.span, mention.kind, mention.rule))
    entities = tuple(entity for part in parts for entity in part.entities)
    statements = tuple(statement for part in parts for statement in part.statements)
    return Claims(entities=entities, statements=statements), tuple(named[mention] for mention in kept)


def _of_kind(context: Context, kind: str, mentions: Sequence[Mention]) -> tuple[Claims, tuple[Named, ...]]:
    names = (name_key(mention.surface) for mention in mentions)
    clusters = clustered(kind, names, home_of(context.plan), context.rulings)
    named = tuple(Named(mention, _iri(context, kind, clusters.of[name_key(mention.surface)])) for mention in mentions)
    groups: dict[Iri, list[Mention]] = defaultdict(list)
    for each in named:
        groups[each.iri].append(each.mention)
    entities = []
    for iri, group in groups.items():
        surfaces = frozenset(name_key(mention.surface) for mention in group)
        name = clusters.of[name_key(group[0].surface)].name
        entities.append(_entity(context, iri, group, name, given_for(context, kind, surfaces)))
    first: dict[str, Spoken] = {}
    for each in named:
        first.setdefault(name_key(each.mention.surface), Spoken(each.iri, each.mention.span))
    links = tuple(identity_links(context, kind, clusters, first))
    return Claims(entities=tuple(entities), statements=links), named


def _entity(
    context: Context, iri: Iri, group: Sequence[Mention], name: str | None, given: Iterable[GivenEvidence]
) -> Entity:
    surfaces = {_spelling(mention.surface) for mention in group}
    if any(mention.rule == "place.part" for mention in group):
        full = part_names(context.document.text)
        surfaces |= {full[part] for part in surfaces & set(full)}
    best = name or max(surfaces, key=lambda surface: (len(surface), surface))
    score = max(mention.score for mention in group)
    kind = group[0].kind
    return Entity(
        iri=iri,
        kinds=(kind,),
        name=best,
        evidence=(*_evidence(context, group), *given),
        aliases=tuple(sorted(surfaces - {best})),
        attributes=tuple(_attributes(kind, best, home_of(context.plan).area, frozenset(m.rule for m in group))),
        confidence=score,
        tier=Tier.CONFIRMED if score >= _SURE_ENOUGH else Tier.CANDIDATE,
    )


def _spelling(surface: str) -> str:
    return re.sub(r"\s+", "", surface)


def _evidence(context: Context, group: Sequence[Mention]) -> Iterator[DirectEvidence]:
    """Yield the first mention of each block: where a thing is named, not how often; a short name with its phrase."""
    seen: set[int] = set()
    for mention in group:
        block = context.block_at(mention.span.start).span.start
        if block not in seen:
            seen.add(block)
            span = phrase(context.document.text, mention.span) if mention.rule in _BY_CONTEXT else mention.span
            yield context.evidence(span, mention.rule)
