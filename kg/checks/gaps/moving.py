"""Which projects of a plan should move an indicator? Those that build what it counts."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.checks.base import PlanView
from kg.checks.tables import rows_of
from kg.model import DirectEvidence, Entity, Tier

__all__ = ["Moved", "moving_projects"]

_FEW: Final = 2


@dataclass(frozen=True, slots=True)
class Moved:
    """The projects of a kind that should move an indicator."""

    kind: str
    kind_en: str
    projects: tuple[Entity, ...]


def moving_projects(view: PlanView, indicator: str) -> Moved | None:
    """Return the confirmed projects that build what an indicator counts; None when there are not several."""
    row = next((row for row in _rows() if row[0] in indicator), None)
    if row is None:
        return None
    _, kind, kind_en, words = row
    projects = [e for e in view.graph.entities if "Project" in e.kinds and e.tier is Tier.CONFIRMED]
    built = (project for project in projects if any(word in project.name for word in words))
    moving = tuple(sorted(built, key=_place))
    return Moved(kind, kind_en, moving) if len(moving) >= _FEW else None


def _place(entity: Entity) -> tuple[int, str]:
    starts = (piece.span.start for piece in entity.evidence if isinstance(piece, DirectEvidence))
    return min(starts, default=0), entity.iri


@cache
def _rows() -> tuple[tuple[str, str, str, tuple[str, ...]], ...]:
    return tuple((part, kind, kind_en, tuple(words.split(","))) for part, kind, kind_en, words in rows_of("unmoved"))
