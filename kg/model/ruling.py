"""What did a person rule about the names of a plan? Which are one thing's, which are not, and which name nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["NO_RULINGS", "Ruling", "Rulings", "Says"]


class Says(StrEnum):
    """What a ruling says of names."""

    SAME = "same"
    NOT_SAME = "not_same"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Ruling:
    """One ruling: what it says, of names of which class, and the words of the file that it stands in.

    Names are kept as `kg.ids.name_key` writes them, so that their spacing says nothing.
    """

    says: Says
    kind: str
    names: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Rulings:
    """All rulings for a plan."""

    lines: tuple[Ruling, ...] = ()

    def of(self, says: Says, kind: str) -> tuple[Ruling, ...]:
        """Return the rulings on a class that say one thing."""
        return tuple(line for line in self.lines if line.says is says and line.kind == kind)

    def same(self, kind: str) -> tuple[tuple[str, str], ...]:
        """Return the pairs of names of a class that are one thing's."""
        return tuple(pair for line in self.of(Says.SAME, kind) for pair in _pairs(line))

    def apart(self, kind: str) -> tuple[tuple[str, str], ...]:
        """Return the pairs of names of a class that are two things'."""
        return tuple(pair for line in self.of(Says.NOT_SAME, kind) for pair in _pairs(line))

    def nothing(self, kind: str) -> frozenset[str]:
        """Return the names of a class that name nothing."""
        return frozenset(name for line in self.of(Says.NOTHING, kind) for name in line.names)


def _pairs(line: Ruling) -> Iterator[tuple[str, str]]:
    return ((one, two) for at, one in enumerate(line.names) for two in line.names[at + 1 :])


NO_RULINGS = Rulings()
