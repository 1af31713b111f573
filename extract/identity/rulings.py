"""What did a person rule about the names of a plan? Which are one thing's, which are not, and which name nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.ids import name_key

__all__ = ["NO_RULINGS", "Ruling", "Rulings"]


@dataclass(frozen=True, slots=True)
class Ruling:
    """One line of an override file: what it says (same, not_same, nothing), of which kind, and of which names."""

    says: str
    kind: str
    names: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Rulings:
    """All rulings for a plan; names are told apart by their letters, not by their spacing."""

    lines: tuple[Ruling, ...] = ()

    def same(self, kind: str) -> tuple[tuple[str, str], ...]:
        """Return the pairs of names of a kind that are one thing's."""
        return tuple(self._pairs("same", kind))

    def apart(self, kind: str) -> tuple[tuple[str, str], ...]:
        """Return the pairs of names of a kind that are two things'."""
        return tuple(self._pairs("not_same", kind))

    def nothing(self, kind: str) -> frozenset[str]:
        """Return the names of a kind that name nothing."""
        return frozenset(name_key(name) for line in self._of("nothing", kind) for name in line.names)

    def on(self, kind: str, names: frozenset[str]) -> tuple[Ruling, ...]:
        """Return the rulings of a kind that join some of the names."""
        return tuple(line for line in self._of("same", kind) if set(map(name_key, line.names)) <= names)

    def _of(self, says: str, kind: str) -> Iterator[Ruling]:
        return (line for line in self.lines if line.says == says and line.kind == kind)

    def _pairs(self, says: str, kind: str) -> Iterator[tuple[str, str]]:
        for line in self._of(says, kind):
            first, *others = map(name_key, line.names)
            for at, other in enumerate(others):
                yield first, other
                if says == "not_same":
                    yield from ((other, further) for further in others[at + 1 :])


NO_RULINGS = Rulings()
