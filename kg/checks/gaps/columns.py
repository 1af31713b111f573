"""Which columns of the list of projects does the plan leave empty for all of them? One note a document."""

from collections.abc import Iterator
from typing import Final

from kg.checks.base import PlanView
from kg.messages import say
from kg.model import Inventory, InventoryItem, Tier

__all__ = ["EmptyProjectColumns"]

_FEW: Final = 10
# the columns of the list of projects that a plan may fill, each by the terms that fill it
_COLUMNS: Final = (
    ("investment", frozenset({"investment"})),
    ("years", frozenset({"buildYears"})),
    ("unit", frozenset({"leadBy", "coBy", "ownedBy"})),
)


class EmptyProjectColumns:
    """Notes what no project of the plan says: its investment, its years, the unit in charge."""

    id = "project-columns"

    def run(self, view: PlanView) -> Iterator[Inventory]:
        """Yield one note when a plan with several projects leaves a column empty."""
        projects = {e.iri: e for e in view.graph.entities if "Project" in e.kinds and e.tier is Tier.CONFIRMED}
        if len(projects) < _FEW:
            return
        filled = {attribute.term for project in projects.values() for attribute in project.attributes}
        filled |= {link.predicate for link in view.graph.statements if link.subject in projects}
        empty = [name for name, terms in _COLUMNS if not terms & filled]
        if empty:
            items = tuple(InventoryItem(_column(name, "zh"), _column(name, "en")) for name in empty)
            yield Inventory(self.id, self.id, view.graph.plan.id, items)


def _column(name: str, lang: str) -> str:
    return say(f"checks.column_{name}", lang)
