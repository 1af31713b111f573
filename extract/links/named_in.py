"""Which clauses of a plan name a project that is listed elsewhere? Those that hold its whole name."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from extract.claims.aims import Aim
from extract.claims.project_items import ProjectItem
from extract.context import Context
from extract.identity.project_keys import project_key
from kg.ids import name_key

__all__ = ["clauses_naming"]

_SHORTEST = 5
"""A shorter name is that of a kind of thing (停车场, 植物园), and many a clause holds it."""
_MOST = 2


def clauses_naming(
    context: Context, items: Sequence[ProjectItem], aims: Iterable[Aim]
) -> Iterator[tuple[ProjectItem, Aim]]:
    """Yield each item with the first measures that name it: its name without the plan's own area and 项目."""
    measures = [aim for aim in aims if aim.kind == "Measure" and aim.level in {"clause", "lead"}]
    said = _Said(measures)
    for item in items:
        keys = {project_key(name, context.plan.area) for name in (item.name, *item.aliases)}
        places = sorted({at for key in keys if len(key) >= _SHORTEST for at in said.holding(key)})
        yield from ((item, measures[at]) for at in places[:_MOST])


class _Said:
    """The words of all measures in one text: a name is looked up in all of them at once."""

    def __init__(self, measures: Iterable[Aim]) -> None:
        words = [name_key(measure.name) for measure in measures]
        self._text = "\n".join(words)
        self._starts = [0, *accumulate(len(each) + 1 for each in words)]

    def holding(self, key: str) -> Iterator[int]:
        """Yield the places of the measures whose words hold a key, in order."""
        at = self._text.find(key)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            yield place
            at = self._text.find(key, self._starts[place + 1])
