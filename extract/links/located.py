"""Where does a project lie? In the places that its own words name, or in the town whose paragraph lists it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from extract.claims.project_items import ProjectItem
from extract.claims.project_names import area_names
from extract.context import Context
from extract.identity import Named
from extract.links.inside import LinkRule, names_inside, stated, text_after
from kg.model import Basis, Iri, Span, Statement

__all__ = ["link_locations"]

_PLACE = LinkRule("locatedIn", Basis.STATED, Decimal("0.95"), "name.place-in-project")
_TOWN = LinkRule("locatedIn", Basis.STRUCTURE, Decimal("0.85"), "structure.town-paragraph")


def link_locations(
    context: Context, items: Iterable[ProjectItem], projects: Mapping[ProjectItem, Iri], named: Iterable[Named]
) -> Iterator[Statement]:
    """Yield where projects lie, each link once."""
    named = sorted(named, key=lambda each: each.mention.span)
    seen: set[tuple[Iri, Iri]] = set()
    for item in items:
        project = projects[item]
        for each in names_inside(named, item.span, "Place", "Park", "WaterBody"):
            if _lies_in(context, item, each) and each.iri != project and (project, each.iri) not in seen:
                seen.add((project, each.iri))
                yield stated(context, _PLACE, (project, each.iri), item.span)
        town = _town_of(context, item, named)
        if town and (project, town.iri) not in seen:
            seen.add((project, town.iri))
            yield stated(context, _TOWN, (project, town.iri), Span(town.mention.span.start, item.span.end))


def _lies_in(context: Context, item: ProjectItem, each: Named) -> bool:
    """Return whether a name inside a project's words says where it is: the own area in front says whose it is."""
    mention = each.mention
    if mention.span == item.span or mention.surface in area_names(context.plan.area):
        return False
    return mention.kind != "Park" or bool(text_after(context, item, mention.span.end))


def _town_of(context: Context, item: ProjectItem, named: Sequence[Named]) -> Named | None:
    """Return the town that leads the block of an item, where the block is a town's paragraph."""
    lead = context.document.blocks[item.block].lead
    if lead is None:
        return None
    return next((each for each in names_inside(named, lead, "Place") if each.mention.span == lead), None)
