"""Which targets does the level above hand down? A list of values to be filled in, with no fault in it."""

from collections.abc import Iterator

from kg.checks.base import PlanView
from kg.checks.findings import passages
from kg.model import Inventory, InventoryItem
from kg.values import TargetRole

__all__ = ["TargetsHandedDown"]


class TargetsHandedDown:
    """Lists the targets whose values the level above sets (按市下达目标)."""

    id = "targets-handed-down"

    def run(self, view: PlanView) -> Iterator[Inventory]:
        """Yield the list when there is such a target, in the order of the plan."""
        found: dict[str, InventoryItem] = {}
        for target in view.targets:
            indicator = view.entities.get(target.indicator)
            if indicator and target.figure.delegated and target.role is TargetRole.TARGET:
                quotes = passages(view, target.evidence, limit=1)
                found.setdefault(indicator.name, InventoryItem(indicator.name, indicator.name, quotes))
        if found:
            yield Inventory(self.id, self.id, view.graph.plan.id, tuple(found.values()))
