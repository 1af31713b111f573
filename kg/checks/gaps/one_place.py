"""Which targets stand in the table alone, and which in the text alone? An inventory; neither is a fault.

Rows and figures are held together by what they measure (kg.checks.figures.indicators), so that a row and a sentence
that word one indicator differently are one. Without a table of indicators there is nothing to list.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from kg.checks.base import PlanView
from kg.checks.figures.indicators import core_of, own_word
from kg.checks.findings import passages
from kg.model import DirectEvidence, Inventory, InventoryItem, SectionLevel, SectionRole, Target, Tier
from kg.values import TargetRole

__all__ = ["TargetsInOnePlace"]

_TABULAR: Final = frozenset({SectionLevel.TABLE, SectionLevel.BOX})
_TELLING: Final = frozenset({SectionRole.GOALS, SectionRole.TASKS})


class TargetsInOnePlace:
    """Lists the targets of the table that no sentence has, and those of the text that no row has."""

    id = "targets-in-one-place"

    def run(self, view: PlanView) -> Iterator[Inventory]:
        """Yield the rows without text, then the figures of the text without a row."""
        own = own_word(view)
        rows: dict[str, InventoryItem] = {}
        told: dict[str, InventoryItem] = {}
        for target in view.targets:
            indicator = view.entities.get(target.indicator)
            if indicator and indicator.tier is Tier.CONFIRMED and target.role is TargetRole.TARGET:
                item = InventoryItem(indicator.name, indicator.name, passages(view, target.evidence, limit=1))
                core = core_of(indicator.name, own)
                if target.table is not None:
                    rows.setdefault(core, item)
                if target.figure.value is not None and _is_told(view, target):
                    told.setdefault(core, item)
        if rows:
            alone = (item for core, item in rows.items() if not _is_among(core, told))
            yield from self._list(view, "rows-without-text", alone)
            alone = (item for core, item in told.items() if not _is_among(core, rows))
            yield from self._list(view, "text-without-row", alone)

    def _list(self, view: PlanView, name: str, items: Iterable[InventoryItem]) -> Iterator[Inventory]:
        listed = tuple(items)
        if listed:
            yield Inventory(self.id, name, view.graph.plan.id, listed)


def _is_among(core: str, others: Iterable[str]) -> bool:
    """Return whether an indicator is among others, where one name may say more than the other (全区林木覆盖率)."""
    return any(core.endswith(other) or other.endswith(core) for other in others)


def _is_told(view: PlanView, target: Target) -> bool:
    """Return whether a sentence of the goals or tasks tells a figure; that of a row may be told in the text too."""
    paths = (view.section_path(piece.section) for piece in target.evidence if isinstance(piece, DirectEvidence))
    return any(
        path and path[0].level not in _TABULAR and {section.role for section in path} <= _TELLING for path in paths
    )
