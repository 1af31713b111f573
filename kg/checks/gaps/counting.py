"""How many things of a kind do the projects of a list build, when each of them can be told apart?

A list in which one project may be several things (农村寄宿制学校建设工程) has no count: then nothing is said.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from kg.checks.gaps.wording import without
from kg.checks.tables import rows_of
from kg.model import Entity

__all__ = ["Countable", "count_of", "countable_in"]

_NUMBERED: Final = re.compile(r"(\d+)[所座个家处]")
_PLACES: Final = re.compile(r"[一-龥]{2,3}?(?:省|市|县|区|旗)")
_ONE_PLACE: Final = re.compile(r"(?:镇|乡|街道|社区|村)$")
_MANY: Final = re.compile(r"等|及|、|和")


@dataclass(frozen=True, slots=True)
class Countable:
    """A noun with which plans count a kind of facility, and by which words a project's name is one of them."""

    noun: str
    group: str
    one: tuple[str, ...]
    other: tuple[str, ...]

    def is_one(self, name: str) -> bool:
        """Return whether a project of this name is such a thing, or several."""
        return any(word in name for word in self.one) and not any(word in name for word in self.other)


@cache
def _countables() -> tuple[Countable, ...]:
    return tuple(
        Countable(noun, group, tuple(one.split(",")), () if other == "-" else tuple(other.split(",")))
        for noun, group, one, other in rows_of("countable")
    )


def countable_in(name: str) -> Countable | None:
    """Return the kind whose noun ends what a figure counts, the longest noun first; None when it counts no such thing.

    >>> countable_in("新建改扩建学校").noun, countable_in("学校管理制度")
    ('学校', None)
    """
    return max(
        (kind for kind in _countables() if name.endswith(kind.noun)), key=lambda kind: len(kind.noun), default=None
    )


def count_of(projects: Iterable[Entity], kind: Countable) -> tuple[Decimal, tuple[Entity, ...]] | None:
    """Return how many things of a kind projects are, and which projects; None when one of them cannot be counted."""
    total, counted = Decimal(0), []
    for project in projects:
        if kind.is_one(project.name):
            number = _number(project.name, next(word for word in kind.one if word in project.name))
            if number is None:
                return None
            total += number
            counted.append(project)
    return total, tuple(counted)


def _number(name: str, word: str) -> Decimal | None:
    """Return how many things a project's name tells of; None when it names a kind and no number."""
    stated = _NUMBERED.search(name)
    if stated:
        return Decimal(stated.group(1))
    before = re.split(r"[（(]", name)[0].partition(word)[0]
    if not before or _MANY.search(before):
        return None
    return Decimal(1) if _ONE_PLACE.search(before) or without(_PLACES.sub("", before), "kind") else None
