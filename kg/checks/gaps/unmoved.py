"""Are projects planned for what an indicator counts, and yet its target stands where its baseline is?

Asked only where no sentence promises more: with a promise, kg.checks.figures.baseline asks the question already.
"""

from collections.abc import Iterator
from typing import Final

from kg.checks.base import PlanView
from kg.checks.figures.baseline import unpromised
from kg.checks.figures.indicators import Reading
from kg.checks.findings import Raised, finding, focus_on, passages
from kg.checks.gaps.moving import Moved, moving_projects
from kg.model import Entity, Finding

__all__ = ["unmoved"]

_SHOWN: Final = 3


def unmoved(view: PlanView, check: str) -> Iterator[Finding]:
    """Yield a finding of a check for each kind of projects that are planned while what they move stays put."""
    kinds: dict[str, tuple[Moved, list[tuple[Reading, Reading]]]] = {}
    for pair in unpromised(view):
        moved = moving_projects(view, pair[0].indicator.name)
        if moved is not None:
            kinds.setdefault(moved.kind, (moved, []))[1].append(pair)
    for moved, pairs in kinds.values():
        yield _finding(view, check, pairs, moved)


def _finding(view: PlanView, check: str, pairs: list[tuple[Reading, Reading]], moved: Moved) -> Finding:
    target, base = pairs[0]
    shown: tuple[Entity, ...] = moved.projects[:_SHOWN]
    names = "、".join(project.name for project in shown)
    rows = passages(view, (piece for pair in pairs for one in pair for piece in one.target.evidence))
    quotes = (quote for project in shown for quote in passages(view, project.evidence, limit=1))
    raised = Raised(
        check=check,
        grade="unmoved",
        key=(moved.kind, *(one.core for one, _ in pairs), str(target.years.end)),
        focus=(*(focus_on(one.indicator) for one, _ in pairs), *(focus_on(project) for project in moved.projects)),
        evidence=tuple(dict.fromkeys((*rows, *quotes))),
        values={
            "name": "”“".join(one.indicator.name for one, _ in pairs),
            "target": "、".join(one.written for one, _ in pairs),
            "year": str(target.years.end),
            "base_year": str(base.years.end),
            "kind": moved.kind,
            "count": str(len(moved.projects)),
            "names": names if len(shown) == len(moved.projects) else f"{names}等",
        },
        values_en={
            "kind": moved.kind_en,
            "names": names,
            "name": "”, “".join(one.indicator.name for one, _ in pairs),
            "target": ", ".join(one.written for one, _ in pairs),
        },
        figures={one.indicator.name: f"{one.written} = {before.written}" for one, before in pairs},
    )
    return finding(view, raised)
