"""Where do projects, parks and measures lie? In the places that their own words name, or that the text around sets."""

from collections.abc import Iterable, Iterator, Mapping

from extract.claims.aims import Aim
from extract.claims.project_items import ProjectItem
from extract.context import Context
from extract.identity import Named
from extract.links.located_around import Subject, around
from extract.links.located_names import NamesOfPlaces
from extract.links.located_outer import in_outer_parks
from kg.model import Iri, Statement

__all__ = ["link_locations"]

_AIM_LEVELS = frozenset({"clause", "lead"})


def link_locations(
    context: Context,
    projects: Mapping[ProjectItem, Iri],
    named: Iterable[Named],
    aims: Mapping[Aim, Iri],
) -> Iterator[Statement]:
    """Yield where projects, parks and measures lie, with each place that says so, the surest way of knowing it first.

    Args:
        context: the plan.
        projects: its projects where they stand, with their IRIs.
        named: what its names stand for.
        aims: its goals and measures where they stand, with their IRIs.
    """
    places = NamesOfPlaces(context, named)
    items = [Subject("Project", iri, item.span, item.block) for item, iri in projects.items()]
    parks = [Subject("Park", each.iri, each.mention.span, None) for each in places.of("Park")]
    measures = [
        Subject("Measure", iri, aim.span, aim.block)
        for aim, iri in aims.items()
        if aim.kind == "Measure" and aim.level in _AIM_LEVELS
    ]
    own_words = tuple(link for each in (*items, *parks) for link in places.in_own_words(each))
    at_names = (*own_words, *in_outer_parks(context, places, (*items, *parks)))
    works = {each.iri for each in items}
    settled = {link.subject for link in at_names}
    found = (
        *at_names,
        *(link for each in measures for link in places.in_a_measure(each)),
        *around(
            context, places, (*items, *parks, *measures), {link.subject for link in own_words if link.subject in works}
        ),
        *(link for each in items if each.iri not in settled for link in places.in_own_area(each)),
    )
    yield from (link for link in found if link.subject != link.object)
