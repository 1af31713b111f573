"""What do the code lists hold? Typed rows of ontology/codes/*.tsv, read once when first asked for.

Units of measure have their own arithmetic in ontology.units.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TypeVar

from ontology.errors import CodeListError
from ontology.files import code_list

__all__ = [
    "AdminLevel",
    "Multiplier",
    "PlanPeriod",
    "Sector",
    "Strategy",
    "Unit",
    "admin_level",
    "admin_levels",
    "multipliers",
    "plan_period",
    "plan_periods",
    "rows",
    "rows_of",
    "sectors",
    "strategies",
    "strategy",
    "units",
]

Row = dict[str, str]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure or a counter; one `symbol` is `factor` of the `base` unit, exactly."""

    symbol: str
    aliases: tuple[str, ...]
    name_en: str
    kind: str
    base: str
    factor: Decimal
    qudt: str | None
    """IRI of the same unit in QUDT."""


@dataclass(frozen=True, slots=True)
class Multiplier:
    """A number word before a unit: 万 is 10000."""

    symbol: str
    factor: Decimal


@dataclass(frozen=True, slots=True)
class Strategy:
    """An external or higher strategy with the names under which plans speak of it."""

    name: str
    aliases: tuple[str, ...]
    name_en: str
    level: str
    """Code of an administrative level: national, region or province."""
    scope: str
    year: int | None
    issuer: str | None


@dataclass(frozen=True, slots=True)
class PlanPeriod:
    """A plan period by its name: 十四五 is 2021 to 2025."""

    name: str
    aliases: tuple[str, ...]
    name_en: str
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Sector:
    """A section of GB/T 4754."""

    code: str
    name: str
    name_en: str
    broad: str


@dataclass(frozen=True, slots=True)
class AdminLevel:
    """A level of government with the endings of its divisions' names."""

    code: str
    name: str
    name_en: str
    rank: int
    digits: int
    suffixes: tuple[str, ...]


def rows(name: str) -> Iterator[Row]:
    """Yield the rows of a code list as column → cell.

    Raises:
        CodeListError: if a row has not as many cells as the heading.
    """
    return rows_of(code_list(name).read_text(encoding="utf-8"), name)


def rows_of(text: str, name: str) -> Iterator[Row]:
    r"""Yield the rows of a table as column → cell; lines that begin with # are comments.

    Raises:
        CodeListError: if a row has not as many cells as the heading.

    >>> list(rows_of("# 行政层级\ncode\tname\ncounty\t县级", "levels"))
    [{'code': 'county', 'name': '县级'}]
    """
    table = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    heading = table[0]
    for cells in table[1:]:
        if len(cells) != len(heading):
            message = f"{name}: {cells[0]!r} has {len(cells)} cells, not {len(heading)}"
            raise CodeListError(message)
        yield dict(zip(heading, cells, strict=True))


def _list(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split(",") if word)


def _read(name: str, make: Callable[[Row], T]) -> tuple[T, ...]:
    read: list[T] = []
    for row in rows(name):
        try:
            read.append(make(row))
        except (KeyError, ValueError, InvalidOperation) as error:
            message = f"{name}: cannot read {row}"
            raise CodeListError(message) from error
    return tuple(read)


def _unit(row: Row) -> Unit:
    qudt = f"http://qudt.org/vocab/unit/{row['qudt']}" if row["qudt"] else None
    aliases = _list(row["aliases"])
    return Unit(row["symbol"], aliases, row["name_en"], row["kind"], row["base"], Decimal(row["factor"]), qudt)


def _strategy(row: Row) -> Strategy:
    year = int(row["year"]) if row["year"] else None
    aliases = _list(row["aliases"])
    return Strategy(row["name"], aliases, row["name_en"], row["level"], row["scope"], year, row["issuer"] or None)


def _period(row: Row) -> PlanPeriod:
    start, end = int(row["start"]), int(row["end"])
    return PlanPeriod(row["name"], _list(row["aliases"]), row["name_en"], start, end, row["kind"])


def _level(row: Row) -> AdminLevel:
    rank, digits = int(row["rank"]), int(row["digits"])
    return AdminLevel(row["code"], row["name"], row["name_en"], rank, digits, _list(row["suffixes"]))


@cache
def units() -> tuple[Unit, ...]:
    """Return the units of measure and counters, without multipliers."""
    return _read("units", _unit)


@cache
def multipliers() -> tuple[Multiplier, ...]:
    """Return the number words that multiply a unit, the least first."""
    return _read("multipliers", lambda row: Multiplier(row["symbol"], Decimal(row["factor"])))


@cache
def strategies() -> tuple[Strategy, ...]:
    """Return the external strategies in the order of the list."""
    return _read("strategies", _strategy)


@cache
def plan_periods() -> tuple[PlanPeriod, ...]:
    """Return the five-year plans and the long-range horizon, the earliest first."""
    return _read("periods", _period)


@cache
def sectors() -> tuple[Sector, ...]:
    """Return the sections of GB/T 4754, A to T."""
    return _read("sectors", lambda row: Sector(row["code"], row["name"], row["name_en"], row["broad"]))


@cache
def admin_levels() -> tuple[AdminLevel, ...]:
    """Return the administrative levels, the highest first."""
    return _read("levels", _level)


@cache
def _strategies_by_name() -> dict[str, Strategy]:
    return {name: entry for entry in strategies() for name in (entry.name, *entry.aliases)}


@cache
def _periods_by_name() -> dict[str, PlanPeriod]:
    return {name: entry for entry in plan_periods() for name in (entry.name, *entry.aliases)}


def strategy(name: str) -> Strategy | None:
    """Return the strategy that has this name or alias, or None.

    >>> strategy("长三角一体化").name
    '长江三角洲区域一体化发展'
    """
    return _strategies_by_name().get(name)


def plan_period(name: str) -> PlanPeriod | None:
    """Return the plan period of this name, with or without quotation marks, or None.

    >>> plan_period("“十四五”").start
    2021
    """
    return _periods_by_name().get(name)


def admin_level(code: str) -> AdminLevel | None:
    """Return the administrative level of a code (national, province, prefecture …), or None.

    >>> admin_level("county").name
    '县级'
    """
    return next((level for level in admin_levels() if level.code == code), None)
