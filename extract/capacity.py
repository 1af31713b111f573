"""How large is a project? The figure with a unit that its own name states: 年产2.3万辆, 70MW, 18处."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.lexicon import alternatives
from kg.model import Span

__all__ = ["Capacity", "find_capacity"]


@dataclass(frozen=True, slots=True)
class Capacity:
    """A size as written, with its value and its unit as printed (2.3, 万辆)."""

    span: Span
    as_written: str
    value: Decimal
    unit: str


@cache
def _pattern() -> re.Pattern[str]:
    number = r"(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    multiplier = "(?:百万|千万|十万|万|亿|千|百)?"
    unit = f"(?P<unit>{multiplier}\\s?{alternatives('capacity-units')})"
    return re.compile(f"{alternatives('capacity-openers')}?\\s?(?<![\\d.A-Za-z第]){number}\\s?{unit}")


def find_capacity(name: str) -> Capacity | None:
    """Return the first size that a project's name states, or None; numbers of roads, grids and terminals are no size.

    >>> find_capacity("某某公司年产3000吨芝麻油生产项目").as_written
    '年产3000吨'
    >>> find_capacity("国道328改建工程") is None
    True
    """
    found = _pattern().search(name)
    if not found:
        return None
    return Capacity(
        span=Span(found.start(), found.end()),
        as_written=re.sub(r"\s", "", found.group()),
        value=Decimal(found["value"].replace(",", "")),
        unit=re.sub(r"\s", "", found["unit"]),
    )
