"""Which clauses of a plan name a project that is listed elsewhere? Those that hold its whole name."""

from collections.abc import Iterable, Iterator, Sequence

from extract.claims.aims import Aim
from extract.claims.project_items import ProjectItem
from extract.claims.project_names import project_key
from extract.context import Context
from kg.ids import name_key

__all__ = ["clauses_naming"]

_SHORTEST = 5
"""A shorter name is that of a kind of thing (停车场, 植物园), and many a clause holds it."""
_MOST = 2


def clauses_naming(
    context: Context, items: Sequence[ProjectItem], aims: Iterable[Aim]
) -> Iterator[tuple[ProjectItem, Aim]]:
    """Yield each item with the first measures that name it: its name without the plan's own area and 项目."""
    clauses = [(name_key(aim.name), aim) for aim in aims if aim.kind == "Measure" and aim.level in {"clause", "lead"}]
    for item in items:
        keys = {project_key(name, context.plan.area) for name in (item.name, *item.aliases)}
        long = [key for key in keys if len(key) >= _SHORTEST]
        naming = [aim for words, aim in clauses if any(key in words for key in long)]
        yield from ((item, aim) for aim in naming[:_MOST])
