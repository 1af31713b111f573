"""Does a figure's unit or size go with its indicator's name? Rates above 100 %, sums in %, rates in other units."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from kg.checks.base import PlanView
from kg.checks.figures.indicators import Facet, Reading, has_word, readings, words_of
from kg.checks.figures.raising import Question, question
from kg.model import DirectEvidence, Finding
from kg.values import Comparator

__all__ = ["UnitAgainstName"]

_RATE: Final = re.compile(r"(?:率|比重|占比|比例|覆盖面?)$")
_NOTE: Final = re.compile(r"[（(][^（）()]*[）)]$")
_SUM_IN_PERCENT: Final = re.compile(r"(?:^|[\s、.．])(?P<name>[^\s\d（()）%]{2,30})\s*[（(]\s*[%％]\s*[）)]")
_WHOLE: Final = Decimal(100)
_PERCENT: Final = frozenset({"%", "％"})
_RATE_UNITS: Final = frozenset({"%", "％", "‰", "个百分点", "百分点", "‱"})


class UnitAgainstName:
    """Asks for figures whose unit or size their indicator's name forbids."""

    id = "unit-against-name"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each such figure; one a row where its heading is at fault."""
        rows: set[str] = set()
        for reading in readings(view):
            grade = _grade(reading)
            key = f"{reading.indicator.name} {grade} {reading.years.label}"
            if grade is not None and key not in rows:
                rows.add(key)
                yield self._finding(view, reading, grade, reading.indicator.name)
            row = _sum_in_percent(reading)
            if row is not None and row[0] not in rows:
                rows.add(row[0])
                yield self._finding(view, reading, "sum-in-percent", *row)

    def _finding(
        self, view: PlanView, reading: Reading, grade: str, name: str, passage: DirectEvidence | None = None
    ) -> Finding:
        unit = reading.target.figure.unit or ""
        values = {"name": name, "value": reading.written, "unit": unit}
        figures = {"value": reading.written, "unit": unit}
        if grade in ("above", "or-more"):
            figures["bound"] = "<= 100%"
        return question(view, Question(self.id, grade, (reading,), figures, values, passage=passage))


def _grade(reading: Reading) -> str | None:
    name = _NOTE.sub("", reading.indicator.name)
    figure = reading.target.figure
    if figure.value is None or reading.facet is not Facet.POINT or not _RATE.search(name):
        return None
    if figure.unit in _PERCENT and not has_word("open", name):
        if figure.value > _WHOLE:
            return "above"
        is_more = figure.comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN)
        return "or-more" if figure.value == _WHOLE and is_more else None
    if reading.target.table is None or figure.unit is None or has_word("counted", name):
        return None
    return None if figure.unit in _RATE_UNITS or "/" in figure.unit else "rate-in-unit"


def _sum_in_percent(reading: Reading) -> tuple[str, DirectEvidence] | None:
    """Return the name that a table's row prints with % though it ends as a sum does (总额（%）), and the row."""
    if reading.target.table is None:
        return None
    for piece in reading.target.evidence:
        if isinstance(piece, DirectEvidence):
            found = _SUM_IN_PERCENT.search(piece.quote)
            if found and found["name"].endswith(words_of("total")):
                return found["name"], piece
    return None
