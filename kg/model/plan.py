"""What is one plan as a whole: its document, its things, and what became of each sentence?"""

from dataclasses import dataclass
from enum import StrEnum

from kg.model.document import Document
from kg.model.names import Iri
from kg.model.source import Source, Span
from kg.model.thing import Entity, Statement, Target
from kg.values import Period

__all__ = ["UNREAD_ROW", "Placement", "PlacementState", "Plan", "PlanGraph"]


UNREAD_ROW = "unread-row"
"""The reason of a row of a table that is unplaced because no indicator could be made of it."""


class PlacementState(StrEnum):
    """What became of a stretch of the body."""

    USED = "used"
    SET_ASIDE = "setAside"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class Placement:
    """What became of one sentence of the body; the placements of a document tile its blocks."""

    span: Span
    state: PlacementState
    reason: str | None = None
    """Key of the reason (principle, context, slogan, heading …) when set aside; `UNREAD_ROW` of a row that is not."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan document itself."""

    id: str
    iri: Iri
    title: str
    source: Source
    issuer: str | None = None
    area: str | None = None
    area_code: str | None = None
    level: str | None = None
    """province, prefecture, county, township or national."""
    period: Period | None = None
    issued: str | None = None
    """ISO date or year-month, as far as printed."""


@dataclass(frozen=True, slots=True)
class PlanGraph:
    """All that one plan states: what the extractor returns and the RDF codec writes."""

    plan: Plan
    document: Document
    section_iris: tuple[Iri, ...]
    entities: tuple[Entity, ...]
    targets: tuple[Target, ...]
    statements: tuple[Statement, ...]
    placements: tuple[Placement, ...]
