"""How grave is a change? A table by what it is about; what was added weighs as much as what was removed."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Final

from kg.diff.values import Change, ChangeKind, FieldChange, Part, Side
from kg.model import Severity

__all__ = ["gravity_of", "made", "one_sided"]

_ANY: Final = "*"
_PLACES: Final = frozenset({"number", "under", "table", "row", "iri"})
"""Fields that say where something stands and not what it is."""


@cache
def _rows() -> tuple[tuple[str, str, str, Severity], ...]:
    text = (files("kg.diff") / "gravity.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple((part, of, way, Severity(gravity)) for part, of, way, gravity in rows[1:])


def gravity_of(part: Part, of: str, *, appears: bool) -> Severity:
    """Return the gravity of a change of a part, of what is there in one state only or in both.

    Raises:
        KeyError: if no row of the table fits.

    >>> gravity_of(Part.FIGURE, "target", appears=False).value, gravity_of(Part.THING, "Place", appears=True).value
    ('high', 'low')
    """
    wanted = (part.value, of, "appears" if appears else "differs")
    for *row, gravity in _rows():
        if all(cell in (_ANY, value) for cell, value in zip(row, wanted, strict=True)):
            return gravity
    raise KeyError(wanted)


def one_sided(
    part: Part,
    sides: tuple[Side | None, Side | None],
    fields: Iterable[tuple[str, str | None]] = (),
    *,
    follows: bool = False,
) -> Change:
    """Return the change of what is there in one state only, with the values it has there.

    Raises:
        ValueError: if it is there in neither.
    """
    before, after = sides
    has = tuple((name, value) for name, value in fields if value is not None)
    if before is not None:
        kind, told = ChangeKind.REMOVED, tuple(FieldChange(name, value, None) for name, value in has)
    else:
        kind, told = ChangeKind.ADDED, tuple(FieldChange(name, None, value) for name, value in has)
    change = Change(part, kind, before, after, Severity.INFO, told, follows)
    return change if follows else replace(change, gravity=gravity_of(part, change.of, appears=True))


def made(
    part: Part, sides: tuple[Side, Side], fields: Iterable[FieldChange], kind: ChangeKind = ChangeKind.CHANGED
) -> Change:
    """Return the change of what is there in both states; one of its place alone is of no weight."""
    told = tuple(fields)
    if all(one.name in _PLACES for one in told):
        gravity = Severity.INFO
    else:
        gravity = min((gravity_of(part, side.of, appears=False) for side in sides), key=tuple(Severity).index)
    return Change(part, kind, *sides, gravity, told)
