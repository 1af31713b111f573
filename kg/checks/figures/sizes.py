"""Do enough of the planned sizes reach what a goal of number asks for (3-4个百亿级产业集群)?

Held against the sizes that the plan gives for things of that kind in the same year. Where it gives fewer sizes than
the goal asks for, the rest may be planned without a size, and the question is left open.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from kg.checks.base import PlanView
from kg.checks.figures.indicators import Facet, Reading, Side, readings
from kg.checks.figures.printed import plain
from kg.checks.figures.raising import Question, left_open, question
from kg.model import Finding, Undecided

__all__ = ["NumberAgainstSizes"]

_RANKED: Final = re.compile(
    r"(?P<digit>[一二两三四五六七八九\d]{0,2})(?P<scale>[百千万])亿元?级?(?:以上)?(?P<kind>[^，。；]*)$"
)
_KIND: Final = re.compile(r"(?P<kind>集群|产业链|产业基地|产业|园区|开发区|集聚区|企业)$")
_SIZE: Final = re.compile(
    r"(?P<name>.+?(?P<kind>集群|产业链|产业基地|产业|园区|开发区|集聚区|企业))"
    r"(?:总?规模|总?产值|营业总?收入|营收|主营业务收入|销售收入|年产值|增加值)$"
)
_SCALE: Final = {"百": Decimal(10) ** 10, "千": Decimal(10) ** 11, "万": Decimal(10) ** 12}
_DIGITS: Final = "零一二三四五六七八九"
_MONEY: Final = "元"


class NumberAgainstSizes:
    """Asks for goals of number that the sizes planned elsewhere do not reach."""

    id = "number-against-sizes"

    def run(self, view: PlanView) -> Iterator[Finding | Undecided]:
        """Yield a finding for each such goal."""
        targets = [
            reading for reading in readings(view) if reading.side is Side.TARGET and reading.facet is Facet.POINT
        ]
        sized = {reading.core: reading for reading in targets if _is_size(reading)}
        seen: set[tuple[object, ...]] = set()
        for goal in targets:
            least = _least(goal)
            key = (goal.core, goal.years, goal.value)
            if least is not None and key not in seen:
                seen.add(key)
                kind = _kind(goal.core)
                sizes = [one for one in sized.values() if _kind_of_size(one) == kind and one.years == goal.years]
                yield from self._judged(view, goal, least, sizes)

    def _judged(
        self, view: PlanView, goal: Reading, least: Decimal, sizes: Sequence[Reading]
    ) -> Iterator[Finding | Undecided]:
        reached = [one for one in sizes if one.bounds.high is None or one.bounds.high > least]
        if len(reached) >= goal.value or not sizes:
            return
        if len(sizes) < goal.value:
            yield left_open(view, self.id, "no-sizes", (goal, *sizes))
            return
        listed = "、".join(f"{one.indicator.name}{one.written}" for one in sizes)
        values = {
            "number": goal.written,
            "least": f"{plain(least / 10**8)}亿元",
            "sizes": listed,
            "listed": str(len(sizes)),
            "reached": str(len(reached)),
        }
        figures = {one.indicator.name: one.written for one in sizes}
        figures["reached"] = f"{len(reached)} < {plain(goal.value)}"
        yield question(view, Question(self.id, "too-few", (goal, *sizes), figures, values))


def _least(goal: Reading) -> Decimal | None:
    """Return the size in yuan that each of a counted kind is to have (百亿级); None when the name tells none."""
    found = _RANKED.search(goal.core)
    if found is None or _kind(goal.core) is None or goal.target.figure.unit == _MONEY:
        return None
    digit = found["digit"]
    times = Decimal(_DIGITS.index(digit)) if digit in _DIGITS[1:] and digit else Decimal(1)
    return _SCALE[found["scale"]] * times


def _kind(core: str) -> str | None:
    found = _KIND.search(core)
    return found["kind"] if found else None


def _kind_of_size(reading: Reading) -> str | None:
    found = _SIZE.match(reading.core)
    return _kind(found["name"]) if found else None


def _is_size(reading: Reading) -> bool:
    unit = reading.target.figure.unit_normalised or reading.target.figure.unit
    return unit == _MONEY and _SIZE.match(reading.core) is not None
