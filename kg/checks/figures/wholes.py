"""Is what a zone is to have no more than what the whole area is to have by then?

The whole is what the plan prints for that year, or what its last value grows to at the stated rate; prices are left
out of account. Without either, or for sums over years, nothing is asked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cache
from importlib.resources import files
from typing import Final

from kg.checks.base import PlanView
from kg.checks.figures.indicators import Facet, Reading, Side, readings
from kg.checks.figures.printed import plain
from kg.checks.figures.raising import Question, question
from kg.checks.figures.ratios import growth_of, is_kin
from kg.model import Finding

__all__ = ["PartAgainstWhole"]

_WHOLE: Final = Decimal(100)
_MUCH: Final = Decimal("1.1")
"""How many times what the whole grows to the part must be: growth of 以上 may be more than is printed."""
_SHOWN: Final = {"元": (Decimal(10) ** 8, "亿元")}


@dataclass(frozen=True, slots=True)
class _Grown:
    """What the whole is or grows to, and the figures that say so."""

    value: Decimal
    about: tuple[Reading, ...]


class PartAgainstWhole:
    """Asks for targets of zones that are above what all of the area is to have."""

    id = "part-against-whole"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each such target."""
        told = list(readings(view))
        for part in told:
            name = _of_zone(part.core)
            if name is not None and part.side is Side.TARGET and part.facet is Facet.POINT and not part.flow:
                wholes = [grown for grown in _wholes(part, name, told) if part.is_comparable_with(grown.about[0])]
                if wholes and all(_is_above(part, grown) for grown in wholes):
                    yield self._finding(view, part, wholes[0])

    def _finding(self, view: PlanView, part: Reading, whole: _Grown) -> Finding:
        base, *growth = whole.about
        factor, unit = _SHOWN.get(part.target.figure.unit_normalised or "", (Decimal(1), ""))
        values = {
            "part": part.written,
            "year": str(part.years.end),
            "whole": base.indicator.name,
            "base": base.written,
            "base_year": str(base.years.end),
            "grown": f"{plain(whole.value / factor)}{unit}",
            "growth": f"“{growth[0].indicator.name}”{growth[0].written}" if growth else "",
        }
        figures = {"part": part.written, "whole": values["grown"]}
        grade = "grown" if growth else "printed"
        return question(view, Question(self.id, grade, (part, *whole.about), figures, values))


def _of_zone(core: str) -> str | None:
    """Return the indicator that a zone's indicator counts a part of."""
    return next((core.partition(zone)[2] for zone in _zones() if zone in core and core.partition(zone)[2]), None)


@cache
def _zones() -> tuple[str, ...]:
    text = (files("kg.checks") / "words" / "carriers.tsv").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))[1:]


def _wholes(part: Reading, name: str, told: Sequence[Reading]) -> Iterator[_Grown]:
    like = [
        one
        for one in told
        if is_kin(one.core, name) and one.subject is None and one.facet is Facet.POINT and not one.spans_years
    ]
    printed = [one for one in like if one.side is Side.TARGET and one.years == part.years]
    for one in printed:
        yield _Grown(one.bounds.high if one.bounds.high is not None else one.value, (one,))
    base = max((one for one in like if one.side is Side.STATUS), key=lambda one: one.years.end, default=None)
    growth = growth_of(told, name, part)
    if not printed and base is not None and growth is not None and base.years.end < part.years.end:
        with localcontext() as context:
            context.prec = 28
            grown = base.value * ((_WHOLE + growth.value) / _WHOLE) ** (part.years.end - base.years.end)
        yield _Grown(grown, (base, growth))


def _is_above(part: Reading, whole: _Grown) -> bool:
    times = _MUCH if len(whole.about) > 1 else Decimal(1)
    return part.bounds.low is not None and part.bounds.low > whole.value * times
