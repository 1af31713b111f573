"""Which parks lie in another park? Those whose name begins with the other's: 甲集聚区新能源产业园 lies in 甲集聚区."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from extract.context import Context
from extract.links.located_names import NamesOfPlaces, Subject
from extract.links.stating import LinkRule, stated
from extract.names.parks import park_type
from extract.own_area import area_names
from kg.model import Basis, Iri, Statement

__all__ = ["in_outer_parks"]

_OUTER = LinkRule("locatedIn", Basis.STATED, Decimal("0.9"), "name.park-in-park")
_LEAST = 4
"""A shorter name of a park (科技园) begins many a longer one."""


def _without_area(name: str, own: tuple[str, ...]) -> str:
    front = next((area for area in own if name.startswith(area) and len(name) - len(area) >= _LEAST), "")
    return _without_area(name[len(front) :], own) if front else name


def in_outer_parks(context: Context, places: NamesOfPlaces, subjects: Iterable[Subject]) -> Iterator[Statement]:
    """Yield a link from parks, and projects that open with one, to the park whose name theirs begins with."""
    own = area_names(context.plan.area)
    parks: dict[str, Iri] = {}
    for each in places.of("Park"):
        parks.setdefault(_without_area(each.mention.surface, own), each.iri)
    for subject in subjects:
        name = _without_area(subject.span.of(context.document.text), own)
        lengths = range(len(name) - 2, _LEAST - 1, -1)
        holders = (name[:n] for n in lengths if name[:n] in parks and _is_whole(name, n))
        outer = next((parks[part] for part in holders if park_type(part)), None)
        if outer and outer != subject.iri:
            yield stated(context, _OUTER, (subject.iri, outer), subject.span)


def _is_whole(name: str, length: int) -> bool:
    """Return whether what follows a park's name names something in it: 区 and 建设 only spell the park's longer."""
    return not name.startswith(("区", "建设", "项目", "工程"), length)
