"""Which plans does a command read? All of a graph, the one that `--plan` names, or those that state a thing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.address import Place
from kg.model import Iri, PlanGraph

if TYPE_CHECKING:
    from kg.errors import LookupFailedError
    from kg.store import GraphReader
    from kg.store.lookup import Thing

__all__ = ["chosen_id", "chosen_plans", "not_held", "opened", "plans_with"]


@contextmanager
def opened(path: Place) -> Iterator["GraphReader"]:
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


def plans_with(reader: "GraphReader", iri: Iri, chosen: str | None) -> list[PlanGraph]:
    """Return the plans that state a thing, or only the chosen one if it does."""
    return [reader.plan_graph(plan_id) for plan_id in reader.plans_stating(iri) if chosen in (None, plan_id)]


def not_held(thing: "Thing", plan: str | None) -> "LookupFailedError":
    """Return the error for what bears the name and is no thing of the plans: a plan itself, or one of another plan."""
    from kg.errors import LookupFailedError

    key = "cli.show_is_plan" if "Plan" in thing.kinds else "cli.show_other_plan"
    return LookupFailedError(key, name=thing.name, plan=plan or "")
