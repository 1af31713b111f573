"""Are there no more things of a high rank than of that rank and above (国家级工厂, 市级以上工厂)?"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from kg.checks.base import PlanView
from kg.checks.figures.indicators import Facet, Reading, readings
from kg.checks.figures.raising import Question, question
from kg.model import Finding

__all__ = ["HigherAgainstLower"]


class HigherAgainstLower:
    """Asks for counts of a high rank that are above the count of a lower rank and all above it."""

    id = "higher-against-lower"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each such pair of one time."""
        groups: dict[tuple[object, ...], list[tuple[int, bool, Reading]]] = {}
        for reading in readings(view):
            ranked = _ranked(reading.core)
            if ranked is not None and reading.facet in (Facet.POINT, Facet.SUM):
                order, with_higher, noun = ranked
                key = (noun, reading.facet, reading.flow, reading.side, reading.years, reading.subject)
                groups.setdefault(key, []).append((order, with_higher, reading))
        for group in groups.values():
            for order, with_higher, lower in group:
                above = [one for rank, _, one in group if with_higher and rank < order]
                for higher in above:
                    if lower.bounds.is_below(higher.bounds) and lower.is_comparable_with(higher):
                        yield self._finding(view, lower, higher)

    def _finding(self, view: PlanView, lower: Reading, higher: Reading) -> Finding:
        values = {
            "lower": lower.written,
            "other": higher.indicator.name,
            "higher": higher.written,
            "year": str(lower.years.end),
        }
        figures = {"comparison": f"{higher.written} > {lower.written}"}
        return question(view, Question(self.id, "more", (lower, higher), figures, values))


def _ranked(core: str) -> tuple[int, bool, str] | None:
    """Return the rank of a name, whether it takes in the ranks above, and what is counted."""
    found = _pattern().match(core)
    return (_ranks()[found["rank"]], found["above"] is not None, found["noun"]) if found else None


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"^(?P<rank>{'|'.join(_ranks())})(?P<above>及?以上)?(?P<noun>.{{2,}})$")


@cache
def _ranks() -> dict[str, int]:
    text = (files("kg.checks") / "words" / "ranks.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {word: int(order) for word, order in rows[1:]}
