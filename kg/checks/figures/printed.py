"""Which values may a printed figure stand for? Its rounding and its 以上, 以内, 左右 as an interval."""

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Final

from kg.values import Comparator, Figure

__all__ = ["Interval", "mean_growth", "plain", "printed"]

_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_ABOUT: Final = Decimal("0.05")
_SHOWN: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` up to, not including, `high`, as rounding goes; None is no bound."""

    low: Decimal | None
    high: Decimal | None

    def is_below(self, other: "Interval") -> bool:
        """Return whether every value of this one is less than every value of the other."""
        return self.high is not None and other.low is not None and self.high <= other.low

    def is_apart_from(self, other: "Interval") -> bool:
        """Return whether the two share no value.

        >>> Interval(Decimal(1), Decimal(2)).is_apart_from(Interval(Decimal(2), None))
        True
        """
        return self.is_below(other) or other.is_below(self)


def printed(figure: Figure) -> Interval | None:
    """Return the values that a figure may stand for, multipliers taken out; None when it names no number.

    >>> interval = printed(Figure("19.6亿元", Decimal("19.6"), value_normalised=Decimal(1960000000)))
    >>> interval and (interval.low, interval.high)
    (Decimal('1955000000.0'), Decimal('1965000000.0'))
    """
    value = figure.value_normalised if figure.value_normalised is not None else figure.value
    if value is None or figure.value is None:
        return None
    half = _half(figure)
    top = figure.value_max_normalised if figure.value_max_normalised is not None else figure.value_max
    match figure.comparator:
        case Comparator.AT_LEAST | Comparator.MORE_THAN:
            return Interval(value - half, None)
        case Comparator.AT_MOST | Comparator.LESS_THAN:
            return Interval(None, value + half)
        case Comparator.RANGE if top is not None:
            return Interval(value - half, top + half)
        case Comparator.ABOUT:
            return Interval(value - half - abs(value) * _ABOUT, value + half + abs(value) * _ABOUT)
        case _:
            return Interval(value - half, value + half)


def _half(figure: Figure) -> Decimal:
    """Return half a unit of the last printed place."""
    value = abs(figure.value or Decimal(0))
    written = next((n for n in _NUMBER.findall(figure.as_written.replace(",", "")) if Decimal(n) == value), str(value))
    places = len(written.partition(".")[2])
    factor = figure.value_normalised / figure.value if figure.value and figure.value_normalised else Decimal(1)
    return Decimal(1).scaleb(-places) / 2 * abs(factor)


def mean_growth(base: Interval, end: Interval, years: int) -> Interval | None:
    """Return the mean yearly growth in per cent from a base to an end; None when a bound is missing or not positive.

    >>> grown = mean_growth(Interval(Decimal(100), Decimal(100)), Interval(Decimal(121), Decimal(121)), 2)
    >>> grown and plain(grown.low)
    '10'
    """
    if base.low is None or base.high is None or end.low is None or base.low <= 0 or end.low <= 0:
        return None
    high = None if end.high is None else _rate(end.high / base.low, years)
    return Interval(_rate(end.low / base.high, years), high)


def _rate(ratio: Decimal, years: int) -> Decimal:
    with localcontext() as context:
        context.prec = 28
        return (ratio ** (Decimal(1) / years) - 1) * 100


def plain(value: Decimal | None) -> str:
    """Return a value as people write it, to two places; "" for none.

    >>> plain(Decimal("8.5967"))
    '8.6'
    """
    if value is None:
        return ""
    text = f"{value.quantize(_SHOWN):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
