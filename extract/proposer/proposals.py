"""What is a proposal, and who may make one? The one interface between the rules and a language model."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

__all__ = ["KINDS", "Passage", "Proposal", "Proposer", "Tally"]

KINDS = {
    "goal": "Goal",
    "measure": "Measure",
    "programme": "Programme",
    "project": "Project",
    "organisation": "Organisation",
    "place": "Place",
    "park": "Park",
    "water": "WaterBody",
    "strategy": "Strategy",
}
"""The words of a reply for the classes of the ontology."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What the model is shown: one block of a plan, with the headings above it, outermost first."""

    headings: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that the model names: its kind (a word of KINDS), its name, and words of the passage that name it."""

    kind: str
    name: str
    quote: str


@dataclass(slots=True)
class Tally:
    """How the proposing went, for a person: filled while it runs."""

    asked: int = 0
    from_cache: int = 0
    proposed: int = 0
    known: int = 0
    """Proposals of what the rules found too."""
    added: int = 0
    refused: dict[str, int] = field(default_factory=dict)
    """Proposals that were dropped, by reason."""

    def refuse(self, reason: str) -> None:
        """Count a proposal that was dropped."""
        self.refused[reason] = self.refused.get(reason, 0) + 1


class Proposer(Protocol):
    """Names what stands in a passage."""

    @property
    def name(self) -> str:
        """Return the name of the model, for the provenance of what it proposes."""

    def propose(self, passage: Passage, tally: Tally) -> Sequence[Proposal]:
        """Return what the passage names; nothing is taken on trust.

        Raises:
            ProposerError: if the model cannot be asked.
        """
