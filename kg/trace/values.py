"""Which values does a trace consist of? Things, the hops between them, paths of hops, and gaps."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from kg.model import Basis, FindingEvidence, Iri
from kg.trace.tables import Line

__all__ = ["Column", "Gap", "Hop", "Path", "Side", "SideName", "Sieve", "Trace", "TracedThing"]


class SideName(StrEnum):
    """The two sides of a trace."""

    UP = "up"
    """What the thing serves."""
    DOWN = "down"
    """What carries it out, where, by whom, measured by what."""


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which links and things a trace may go over; a looser sieve only adds.

    `secondary` lets further parents pass beside the primary one, `candidates` things that a person is to judge.
    """

    bases: frozenset[Basis] = frozenset(Basis)
    least_confidence: Decimal = Decimal(0)
    secondary: bool = False
    candidates: bool = False


@dataclass(frozen=True, slots=True)
class TracedThing:
    """A thing or a figure of an indicator, as a trace shows it.

    `column` is where it stands between top and bottom; `time` is the year or period of a goal or figure; `role` the
    level of a goal or the role of a figure; `place` the headings over its first words, which start at `start`.
    """

    iri: Iri
    name: str
    kinds: tuple[str, ...]
    column: str
    candidate: bool = False
    time: str = ""
    role: str = ""
    plan: str = ""
    place: tuple[str, ...] = ()
    start: int = -1


@dataclass(frozen=True, slots=True)
class Hop:
    """One statement of the graph between two things, one above the other, with how it is known and its passages."""

    subject: TracedThing
    predicate: str
    object: TracedThing
    upper_is_object: bool
    basis: Basis
    confidence: Decimal
    secondary: bool
    rule: str
    plan: str
    evidence: tuple[FindingEvidence, ...]

    @property
    def upper(self) -> TracedThing:
        """Return the end that stands above."""
        return self.object if self.upper_is_object else self.subject

    @property
    def lower(self) -> TracedThing:
        """Return the end that stands below."""
        return self.subject if self.upper_is_object else self.object


@dataclass(frozen=True, slots=True)
class Path:
    """The best way from the traced thing to another: hop after hop, away from the traced thing.

    `line` is that of the hop farthest from the main line; `leads_on` says that the way to a further thing goes on from
    this one, no farther from the main line.
    """

    end: TracedThing
    hops: tuple[Hop, ...]
    line: Line
    weakest_basis: Basis
    confidence: Decimal
    secondary: bool
    leads_on: bool


@dataclass(frozen=True, slots=True)
class Side:
    """All that is reached in one direction: a path to each thing, the primary one first, and every hop between them.

    `further` counts the things that only secondary links reach, `doubtful` those that are candidates or stand behind
    one; both are left out unless the sieve lets them pass.
    """

    paths: tuple[Path, ...] = ()
    hops: tuple[Hop, ...] = ()
    further: int = 0
    doubtful: int = 0

    @property
    def primary(self) -> Path | None:
        """Return the path that says most of why the thing is there, or how it is carried out."""
        return self.paths[0] if self.paths else None

    def things(self) -> tuple[TracedThing, ...]:
        """Return what is reached, in the order of the paths."""
        return tuple(path.end for path in self.paths)


@dataclass(frozen=True, slots=True)
class Gap:
    """A step that is not there: none of the columns is reached on a side; it is missing after a thing."""

    side: SideName
    missing: tuple[str, ...]
    after: TracedThing


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in one column of a trace, in the order of the plan; `gap` where something is looked for in vain."""

    name: str
    things: tuple[TracedThing, ...]
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """What one thing serves and what carries it out."""

    thing: TracedThing
    evidence: tuple[FindingEvidence, ...]
    up: Side
    down: Side
    gaps: tuple[Gap, ...] = ()
    sieve: Sieve = field(default_factory=Sieve)
