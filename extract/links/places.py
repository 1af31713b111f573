"""Which place lies in which? A division in the one above it by the table of divisions; a town in the plan's own area.

A village printed right after a town lies in it: stated. A plan's lists name towns of its own area without saying so:
that link is derived, and says that it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from extract.context import Context
from extract.divisions import Area, area_at, division_by_short_name, division_named, short_name
from extract.identity import Named, place_iri
from extract.links.stating import LinkRule, stated
from extract.names.places import place_level
from extract.townships import town_named
from kg.model import Basis, Iri, RuleId, Span, Statement

__all__ = ["link_places"]

_BY_TABLE = Decimal("0.98")
_BY_LISTING = Decimal("0.8")
_AFTER = LinkRule("partOf", Basis.STATED, Decimal("0.95"), "place.village-after-town")
_LED = LinkRule("partOf", Basis.STRUCTURE, Decimal("0.85"), "place.village-of-paragraph")
_VILLAGE = re.compile("[村庄营屯寨]$|社区$")
_BREAK = re.compile("[、，。；：\n]")
_NEAR = 30
_LOCAL = frozenset({"township", "village"})


def _container(name: str, area: Area | None) -> tuple[str, str, Decimal] | None:
    """Return the place that holds a place, with the rule and its confidence, or None."""
    chain = (*area.above, area.name) if area else ()
    own = next((part for part in chain if name in {part, short_name(part)}), None)
    if own:
        at = chain.index(own)
        return (chain[at - 1], "place.title", _BY_TABLE) if at else None
    if area and re.fullmatch("[东西南北中]部", name):
        return area.name, "place.own-list", _BY_TABLE
    known = division_named(name, area) or division_by_short_name(name, area)
    if known:
        return (known.above[-1], "place.division-table", _BY_TABLE) if known.above else None
    town = town_named(name, area)
    if town and town.county:
        return town.county.name, "place.division-table", _BY_TABLE
    if area and place_level(name, area) in _LOCAL:
        return area.name, "place.own-list", _BY_LISTING
    return None


def _is_village(each: Named) -> bool:
    return each.mention.rule == "place.hamlet" or bool(_VILLAGE.search(each.mention.surface))


def _villages_of_towns(context: Context, places: Sequence[Named]) -> Iterator[tuple[Named, Named, LinkRule]]:
    """Yield a village with its town: that printed before it in its phrase (甲乡乙村), or that leads its paragraph."""
    text = context.document.text
    town: Named | None = None
    for each in sorted(places, key=lambda each: each.mention.span):
        if place_level(each.mention.surface, None) == "township":
            town = each
        elif town and _is_village(each):
            between = text[town.mention.span.end : each.mention.span.start]
            if len(between) <= _NEAR and not _BREAK.search(between):
                yield each, town, _AFTER
            elif context.block_at(each.mention.span.start).lead == town.mention.span:
                yield each, town, _LED


def link_places(context: Context, named: Iterable[Named]) -> Iterator[Statement]:
    """Yield partOf from each named place to the place that holds it, where the plan names that too."""
    area = area_at(context.plan.area) if context.plan.area else None
    places = [each for each in named if each.mention.kind == "Place"]
    known = {each.iri for each in places}
    seen: set[Iri] = set()
    for village, town, rule in _villages_of_towns(context, places):
        if village.iri not in seen:
            seen.add(village.iri)
            span = Span(town.mention.span.start, village.mention.span.end)
            yield stated(context, rule, (village.iri, town.iri), span)
    for each in places:
        held = _container(each.mention.surface, area)
        if held is None or each.iri in seen:
            continue
        whole = place_iri(context, held[0])
        if whole in known and whole != each.iri:
            seen.add(each.iri)
            evidence = (context.evidence(each.mention.span, held[1]),)
            yield Statement(each.iri, "partOf", whole, Basis.DERIVED, held[2], RuleId(held[1]), evidence)
