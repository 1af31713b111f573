"""Which plans does a command read? All of a graph, or the one that `--plan` names."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import PlanGraph

if TYPE_CHECKING:
    from kg.store import GraphReader

__all__ = ["chosen_id", "chosen_plans", "opened"]


@contextmanager
def opened(path: Path) -> Iterator["GraphReader"]:
    """Give what readers see of a graph now.

    Raises:
        StoreNotFoundError: if there is no graph.
    """
    from kg.store import open_graph

    with open_graph(path) as reader:
        yield reader


def chosen_id(reader: "GraphReader", name: str | None) -> str | None:
    """Return the id of the plan of a name; None for no name.

    Raises:
        LookupFailedError: if there is no such plan, or several.
    """
    return None if name is None else reader.find_plan(name).id


def chosen_plans(reader: "GraphReader", name: str | None) -> list[PlanGraph]:
    """Return the plan of a name, or all plans by title.

    Raises:
        LookupFailedError: if there is no such plan, or several.
    """
    chosen = chosen_id(reader, name)
    return [reader.plan_graph(plan.id) for plan in reader.plans() if chosen in (None, plan.id)]
