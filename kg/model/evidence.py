"""On what does a statement rest, and how is it known?"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from kg.model.names import Iri, RuleId
from kg.model.source import Piece, Span

__all__ = ["Basis", "DerivedEvidence", "DirectEvidence", "Evidence", "GivenEvidence", "Tier"]


class Basis(StrEnum):
    """How a link is known."""

    STATED = "stated"
    STRUCTURE = "structure"
    SIMILARITY = "similarity"
    DERIVED = "derived"
    HUMAN = "human"


class Tier(StrEnum):
    """Whether a thing is stated beyond doubt or listed for a person to judge."""

    CONFIRMED = "confirmed"
    CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True)
class DirectEvidence:
    """Words of the plan: `quote == document.text[span]`."""

    span: Span
    quote: str
    rule: RuleId
    section: Iri | None
    pieces: tuple[Piece, ...]

    def __post_init__(self) -> None:
        if len(self.quote) != len(self.span) or not self.quote:
            message = f"the quote {self.quote!r} does not fill {self.span}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class DerivedEvidence:
    """A rule and the links or things it followed from."""

    rule: RuleId
    sources: tuple[Iri, ...]


@dataclass(frozen=True, slots=True)
class GivenEvidence:
    """What the user gave: an option or a line of an override file."""

    rule: RuleId
    words: str


Evidence: TypeAlias = DirectEvidence | DerivedEvidence | GivenEvidence
