"""Does a later horizon ask for less than an earlier one? Targets of one indicator in the order of their years."""

from collections.abc import Iterator
from itertools import pairwise

from kg.checks.base import PlanView
from kg.checks.figures.indicators import Facet, Reading, Side, has_direction, has_word, readings
from kg.checks.figures.raising import Question, left_open, question
from kg.model import Finding, Undecided

__all__ = ["LaterAgainstEarlier"]


class LaterAgainstEarlier:
    """Asks for targets that a later horizon takes back."""

    id = "later-against-earlier"

    def run(self, view: PlanView) -> Iterator[Finding | Undecided]:
        """Yield a finding for each pair of horizons that follow one another and fall back."""
        groups: dict[tuple[object, ...], list[Reading]] = {}
        for reading in readings(view):
            if reading.side is Side.TARGET and reading.facet is Facet.POINT and not reading.flow:
                groups.setdefault((reading.core, reading.subject), []).append(reading)
        for group in groups.values():
            for earlier, later in pairwise(sorted(group, key=lambda reading: reading.years.end)):
                if earlier.years.end < later.years.end and _falls_back(earlier, later):
                    yield self._told(view, earlier, later)

    def _told(self, view: PlanView, earlier: Reading, later: Reading) -> Finding | Undecided:
        if not earlier.is_comparable_with(later):
            return left_open(view, self.id, "unit", (earlier, later))
        if not has_direction(earlier.core):
            return left_open(view, self.id, "direction", (earlier, later))
        if not (earlier.is_state and later.is_state):
            return left_open(view, self.id, "yearly-work", (earlier, later))
        values = {
            "earlier": earlier.written,
            "earlier_year": str(earlier.years.end),
            "later": later.written,
            "later_year": str(later.years.end),
        }
        sign = ">" if has_word("lower", earlier.indicator.name) else "<"
        in_table = earlier.target.table is not None or later.target.table is not None
        figures = {"comparison": f"{later.written} {sign} {earlier.written}", **values}
        grade = "table" if in_table else "texts"
        return question(view, Question(self.id, grade, (earlier, later), figures, values))


def _falls_back(earlier: Reading, later: Reading) -> bool:
    if has_word("lower", earlier.indicator.name):
        return earlier.bounds.is_below(later.bounds)
    return later.bounds.is_below(earlier.bounds)
