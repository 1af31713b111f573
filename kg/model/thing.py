"""What does a plan speak of: mentions, things, figures and the links between them?"""

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from kg.model.evidence import Basis, Evidence, Tier
from kg.model.names import Iri, RuleId
from kg.model.source import Span
from kg.values import Binding, Figure, Period, TargetRole

__all__ = ["Attribute", "AttributeValue", "Entity", "Mention", "Statement", "Target"]


AttributeValue: TypeAlias = str | int | Decimal | bool | Iri


@dataclass(frozen=True, slots=True)
class Attribute:
    """One property of an entity: the local name of an ontology term and its value."""

    term: str
    value: AttributeValue
    is_iri: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in the text by a rule: `text[span] == surface`."""

    span: Span
    kind: str
    """Local name of the class: Organisation, Place, Park, WaterBody, Strategy, Project …"""
    surface: str
    rule: RuleId
    score: Decimal


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing the plan speaks of. `kinds` are local names of classes, the main one first; aliases exclude the name.

    Raises:
        ValueError: if it has no evidence, no kind or an empty name.
    """

    iri: Iri
    kinds: tuple[str, ...]
    name: str
    evidence: tuple[Evidence, ...]
    aliases: tuple[str, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    confidence: Decimal = Decimal(1)
    tier: Tier = Tier.CONFIRMED

    def __post_init__(self) -> None:
        if not (self.evidence and self.kinds and self.name):
            message = f"an entity needs a name, a kind and evidence: {self.name!r}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Target:
    """One figure of an indicator with its time, role and source words."""

    iri: Iri
    indicator: Iri
    figure: Figure
    role: TargetRole
    evidence: tuple[Evidence, ...]
    subject: Iri | None = None
    year: int | None = None
    period: Period | None = None
    binding: Binding | None = None
    table: str | None = None
    """Number of the table (2-1) and `row`, its printed row number or label, when it stands in one."""
    row: str | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            message = f"a target needs evidence: {self.figure.as_written!r}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Statement:
    """A link between two things, with how it is known.

    `predicate` is the local name of an ontology term (supports, locatedIn). `score` and `runner_up` are kept for links
    by similarity; `secondary` marks a further parent beside the primary one; `hops` and `weakest_basis` are of the
    path that a derived shortcut (supportedBy, coveredBy) stands for.

    Raises:
        ValueError: if it has no evidence.
    """

    subject: Iri
    predicate: str
    object: Iri
    basis: Basis
    confidence: Decimal
    rule: RuleId
    evidence: tuple[Evidence, ...]
    score: Decimal | None = None
    runner_up: Iri | None = None
    secondary: bool = False
    hops: int | None = None
    weakest_basis: Basis | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            message = f"a statement needs evidence: {self.subject} {self.predicate} {self.object}"
            raise ValueError(message)
