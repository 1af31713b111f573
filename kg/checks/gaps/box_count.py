"""Does a box list more of what the text counts than the text says? Fewer is asked by `short`."""

from collections.abc import Iterator

from kg.checks.base import PlanView
from kg.checks.gaps.quantities import counted
from kg.checks.gaps.short import asked_count
from kg.model import Finding

__all__ = ["CountAgainstBox"]


class CountAgainstBox:
    """Asks for boxes that list more things than the text counts."""

    id = "count-against-box"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each such number."""
        return (asked_count(view, self.id, found) for found in counted(view) if found.grade == "more")
