"""What does a check find?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kg.model.names import Iri

__all__ = ["CheckReport", "Finding", "FindingEvidence", "Focus", "Inventory", "InventoryItem", "Severity", "Undecided"]


class Severity(StrEnum):
    """How much a finding asks for attention."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Focus:
    """A thing that a finding is about."""

    iri: Iri
    name: str


@dataclass(frozen=True, slots=True)
class FindingEvidence:
    """A passage that a finding rests on."""

    plan: str
    start: int
    end: int
    quote: str
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A result of a check, put as a question about passages; `id` is stable over rebuilds."""

    id: str
    check: str
    severity: Severity
    message: str
    message_en: str
    focus: tuple[Focus, ...]
    evidence: tuple[FindingEvidence, ...]
    explanation: str
    figures: Mapping[str, str] = field(default_factory=dict)
    explanation_en: str = ""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What the checks found in one plan; `graph_hash`, of its sorted N-Quads, says in which state of its graph."""

    plan: str
    graph_hash: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Undecided:
    """What a check looked at and cannot decide (未核), with the key of the reason: it is counted, not raised."""

    check: str
    reason: str
    plan: str
    focus: tuple[Focus, ...]
    evidence: tuple[FindingEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class InventoryItem:
    """One entry of an inventory, with the passages it stands in."""

    name: str
    name_en: str
    evidence: tuple[FindingEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Inventory:
    """A list that a check draws up for a person to work with: no question, no fault, counted apart from findings.

    `name` is the key of its heading in the catalogue.
    """

    check: str
    name: str
    plan: str
    items: tuple[InventoryItem, ...]
