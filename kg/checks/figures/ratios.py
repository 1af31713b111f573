"""Which figures are shares of one named thing in another (工业增加值占地区生产总值比重), and how do both grow?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from kg.checks.figures.indicators import Facet, Reading, Side

__all__ = ["Share", "growth_of", "is_kin", "shares"]

_SHARE: Final = re.compile(r"^(?P<part>.{2,}?)(?:均?占|相当于|与)(?P<whole>.{2,}?)(?:之?比重|之?比例|比率|之比)$")


@dataclass(frozen=True, slots=True)
class Share:
    """A share in per cent, and the names of its numerator and denominator."""

    reading: Reading
    part: str
    whole: str


def shares(told: Sequence[Reading]) -> Iterator[Share]:
    """Yield the figures that are shares of one named thing in another."""
    for reading in told:
        found = _SHARE.match(reading.core)
        if found and reading.facet is Facet.POINT and "%" in (reading.target.figure.unit or ""):
            yield Share(reading, found["part"], found["whole"])


@cache
def _families() -> dict[str, str]:
    text = (files("kg.checks") / "words" / "kin.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {name: family for family, name in rows[1:]}


def is_kin(one: str, other: str) -> bool:
    """Return whether two quantities are one, or of one family.

    >>> is_kin("规模以上工业增加值", "制造业增加值"), is_kin("工业增加值", "服务业增加值")
    (True, False)
    """
    family = _families().get(one)
    return one == other or (family is not None and family == _families().get(other))


def growth_of(told: Sequence[Reading], name: str, like: Reading) -> Reading | None:
    """Return the growth that is planned for a quantity up to the year of a figure: its own first, then its kin's."""
    found = [
        reading
        for reading in told
        if reading.facet is Facet.GROWTH
        and reading.side is Side.TARGET
        and reading.subject == like.subject
        and reading.years.end == like.years.end
        and reading.years.start < reading.years.end
        and is_kin(reading.core, name)
    ]
    return min(found, key=lambda reading: (reading.core != name, reading.target.table is None), default=None)
