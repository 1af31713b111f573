"""What does a printed unit mean? 亿元 is 10^8 元; multipliers come off, rates (万元/亩) stay rates; all exact."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ontology.code_lists import Unit, multipliers, units

__all__ = ["PrintedUnit", "find_unit", "normalise", "parse_unit", "unit_symbols"]


@dataclass(frozen=True, slots=True)
class PrintedUnit:
    """A unit as printed, taken apart: 万元/亩 is 10000 times 元 per 亩.

    `per` is the denominator as printed and `per_unit` its unit, None where it is no unit of the list (千人口).
    """

    multiplier: Decimal
    unit: Unit
    per: str | None = None
    per_unit: Unit | None = None

    @property
    def symbol(self) -> str:
        """Return the canonical unit without multiplier: 元, 元/亩."""
        return self.unit.symbol if self.per is None else f"{self.unit.symbol}/{self.per}"

    @property
    def kind(self) -> str:
        """Return the kind of quantity; a rate has the kinds of both units."""
        if self.per is None:
            return self.unit.kind
        return f"{self.unit.kind}/{self.per_unit.kind if self.per_unit else self.per}"


@cache
def _by_symbol() -> dict[str, Unit]:
    return {symbol: unit for unit in units() for symbol in (unit.symbol, *unit.aliases)}


@cache
def _multipliers() -> dict[str, Decimal]:
    return {m.symbol: m.factor for m in multipliers()}


@cache
def unit_symbols() -> tuple[str, ...]:
    """Return every symbol and alias of a unit, without multipliers, the longest first: the order to try them in."""
    return tuple(sorted(_by_symbol(), key=lambda symbol: (-len(symbol), symbol)))


def find_unit(symbol: str) -> Unit | None:
    """Return the unit of a symbol or alias, or None; no multiplier is taken off.

    >>> find_unit("平方千米").symbol
    '平方公里'
    """
    return _by_symbol().get(symbol)


def _factor(words: str) -> Decimal | None:
    product = Decimal(1)
    for word in words:
        factor = _multipliers().get(word)
        if factor is None:
            return None
        product *= factor
    return product


def _multiplied(printed: str) -> tuple[Decimal, Unit] | None:
    # the longest unit wins: 千瓦 is a unit, never 千 + 瓦
    for at in range(len(printed)):
        unit = _by_symbol().get(printed[at:])
        factor = _factor(printed[:at])
        if unit is not None and factor is not None:
            return factor, unit
        if factor is None:
            return None
    return None


@cache
def parse_unit(printed: str) -> PrintedUnit | None:
    """Return a printed unit taken apart, or None when it is no unit.

    >>> parse_unit("亿元").multiplier, parse_unit("亿元").symbol
    (Decimal('100000000'), '元')
    >>> parse_unit("万千瓦").symbol
    '千瓦'
    >>> parse_unit("万元/亩").symbol
    '元/亩'
    >>> parse_unit("左右") is None
    True
    """
    whole = _multiplied(printed)
    if whole:
        return PrintedUnit(*whole)
    top, slash, bottom = printed.replace("／", "/").partition("/")
    if not slash or not bottom:
        return None
    upper = _multiplied(top)
    if upper is None:
        return None
    lower = _multiplied(bottom)
    return PrintedUnit(*upper, per=bottom, per_unit=lower[1] if lower else None)


def normalise(value: Decimal, printed: str) -> tuple[Decimal, str] | None:
    """Return a value and its unit with the multipliers taken out, or None when it is no unit.

    >>> normalise(Decimal("2.3"), "万辆")
    (Decimal('23000'), '辆')
    >>> normalise(Decimal("105"), "亿元")
    (Decimal('10500000000'), '元')
    """
    parsed = parse_unit(printed)
    if parsed is None:
        return None
    product = value * parsed.multiplier
    return (product.quantize(Decimal(1)) if product == product.to_integral_value() else product), parsed.symbol
