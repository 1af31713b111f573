"""Which things do the names of a text stand for? All mentions of one place, body, park … are one entity.

Only what a form says is one is one: the own area by its full and short name, a body with and without the area in front,
a park with and without 区 at its end. What may be one (正源油业 and its full name) stays two.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.claims.project_names import area_names
from extract.context import Claims, Context
from extract.divisions import Area, area_at, division_by_short_name, division_named, division_prefix, short_name
from extract.lexicon import alternatives, words
from extract.names.organisations import organisation_type
from extract.names.parks import park_type
from extract.names.places import place_level
from extract.names.strategies import strategy_names
from extract.names.waters import water_type
from kg.ids import name_key
from kg.model import Attribute, DirectEvidence, Entity, Iri, Mention, Tier

__all__ = ["Named", "claim_named_things", "place_iri"]

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


@dataclass(frozen=True, slots=True)
class _Identity:
    """Under which key, name and scope a mention is one thing with others."""

    key: str
    name: str | None
    scope: str | None


@cache
def _legal_ending() -> re.Pattern[str]:
    return re.compile(f"{alternatives('organisation-suffixes', type='enterprise')}$")


def _place(surface: str, area: Area | None) -> _Identity:
    if area:
        for part in (*area.above, area.name):
            if surface in {part, short_name(part)}:
                return _known_place(part, area)
        if surface.endswith(("街道办事处", "街道办")):
            surface = re.sub("办(?:事处)?$", "", surface)
    stretch = re.sub("(?:地区|区域)$", "", surface)
    if stretch in words("region-names"):
        return _Identity(stretch, stretch, None)
    return _known_place(surface, area)


def _known_place(name: str, area: Area | None) -> _Identity:
    """Return a division by its place in the table; what the table lacks lies in the plan's own area."""
    known = division_named(name, area) or division_by_short_name(name, area)
    if known:
        return _Identity(known.name, known.name, "".join(known.above) or None)
    chain = (*area.above, area.name) if area else ()
    above = chain[: chain.index(name)] if name in chain else chain
    return _Identity(name, name, "".join(above) or None)


def _without_area(name: str, context: Context) -> str:
    """Return a name without the own area in front: 第二中医院 of 驻马店市第二中医院 and 市第二中医院."""
    key = name_key(name)
    cut = True
    while cut:
        cut = False
        for own in area_names(context.plan.area):
            if key.startswith(own) and len(key) > len(own) + 2:
                key, cut = key[len(own) :], True
    return re.sub("^[省市区县](?=第[一二三四五六七八九十])", "", key)


def _identity(mention: Mention, context: Context, area: Area | None) -> _Identity:
    surface = mention.surface
    if mention.kind == "Place":
        return _place(surface, area)
    if mention.kind == "Strategy":
        canonical = strategy_names().get(surface) or strategy_names().get(surface.strip("“”"))
        name = canonical[0] if canonical else surface.strip("“”")
        return _Identity(name_key(name), name.strip("“”"), None)
    key = _without_area(surface, context)
    if mention.kind == "Organisation" and (legal := _legal_ending().search(key)):
        key = key[: legal.start()].removeprefix(division_prefix(key) or "") or key
    if mention.kind == "Park":
        key = re.sub("园区$", "园", key)
    if mention.kind == "WaterBody":
        key = re.sub("湖水库$", "湖", key)
    return _Identity(key, None, None)


def place_iri(context: Context, name: str) -> Iri:
    """Return the IRI of the place that a name stands for in a plan."""
    area = area_at(context.plan.area) if context.plan.area else None
    identity = _place(name, area)
    return context.iris.entity("Place", identity.key, identity.scope)


def _attributes(kind: str, name: str, area: Area | None) -> Iterator[Attribute]:
    value: str | None
    if kind == "Place":
        value = place_level(name, area)
    elif kind == "Strategy":
        listed = next((level for alias, (_, level) in strategy_names().items() if alias == name), None)
        if listed:
            yield Attribute("strategyLevel", listed)
        return
    else:
        value = _READERS[kind](name)
    if value:
        yield Attribute(_TYPES[kind], value)


def claim_named_things(context: Context, mentions: Iterable[Mention]) -> tuple[Claims, tuple[Named, ...]]:
    """Return one entity for each thing that mentions name, and what every mention stands for."""
    area = area_at(context.plan.area) if context.plan.area else None
    groups: dict[Iri, list[Mention]] = {}
    names: dict[Iri, str | None] = {}
    named: list[Named] = []
    for mention in mentions:
        identity = _identity(mention, context, area)
        iri = context.iris.entity(mention.kind, identity.key, identity.scope if mention.kind == "Place" else None)
        groups.setdefault(iri, []).append(mention)
        names.setdefault(iri, identity.name)
        named.append(Named(mention, iri))
    entities = tuple(_entity(context, iri, group, names[iri], area) for iri, group in groups.items())
    return Claims(entities=entities), tuple(named)


def _entity(context: Context, iri: Iri, group: list[Mention], name: str | None, area: Area | None) -> Entity:
    surfaces = {_spelling(mention.surface) for mention in group}
    best = name or max(surfaces, key=lambda surface: (len(surface), surface))
    score = max(mention.score for mention in group)
    return Entity(
        iri=iri,
        kinds=(group[0].kind,),
        name=best,
        evidence=tuple(_evidence(context, group)),
        aliases=tuple(sorted(surfaces - {best})),
        attributes=tuple(_attributes(group[0].kind, best, area)),
        confidence=score,
        tier=Tier.CONFIRMED if score >= _SURE_ENOUGH else Tier.CANDIDATE,
    )


def _spelling(surface: str) -> str:
    return re.sub(r"\s+", "", surface)


def _evidence(context: Context, group: list[Mention]) -> Iterator[DirectEvidence]:
    """Yield the first mention of each block: where a thing is named, not how often."""
    seen: set[int] = set()
    for mention in group:
        block = context.block_at(mention.span.start).span.start
        if block not in seen:
            seen.add(block)
            yield context.evidence(mention.span, mention.rule)
