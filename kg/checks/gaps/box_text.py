"""Does the text speak of what a box lists? Held against the whole text of the tasks, head by head.

That a project of a box is not named in the text is the usual way of plans and is not asked about. Asked about are kinds
of things: a box lists cemeteries, and no sentence of the tasks speaks of burial.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from kg.checks.base import PlanView
from kg.checks.findings import Raised, finding, focus_on
from kg.checks.gaps.boxes import Box, Head, passage_of, project_boxes, text_beside
from kg.checks.gaps.physical import Facility, facilities
from kg.checks.gaps.wording import pieces, speaks_of
from kg.model import Entity, Finding

__all__ = ["BoxWithoutText"]

_FEW: Final = 2
_SHOWN: Final = 3


class BoxWithoutText:
    """Asks for heads and kinds of projects in boxes that no sentence of the tasks speaks of."""

    id = "box-without-text"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each head that nothing speaks of, else for each such kind of thing in a box."""
        boxes = project_boxes(view)
        text = text_beside(view, boxes) if boxes else ""
        spoken = {kind.group for kind in facilities() if kind.is_served_by(text)}
        for box in boxes:
            for head in box.heads:
                silent = {project.iri: kind for project in head.projects for kind in _unspoken(project, spoken)}
                listed = tuple(project for project in head.projects if project.iri in silent)
                if len(listed) >= _FEW:
                    whole = len(listed) == len(head.projects) and bool(pieces(head.name))
                    grade = "head" if whole and not speaks_of(text, head.name) else "kind"
                    kinds = tuple(dict.fromkeys(silent[project.iri] for project in listed))
                    yield self._finding(view, box, head, (grade, listed, kinds))

    def _finding(
        self, view: PlanView, box: Box, head: Head, found: tuple[str, tuple[Entity, ...], tuple[Facility, ...]]
    ) -> Finding:
        grade, listed, kinds = found
        names = "、".join(project.name for project in listed[:_SHOWN])
        raised = Raised(
            check=self.id,
            grade=grade,
            key=(box.heading, head.name, *(kind.group for kind in kinds)),
            focus=tuple(focus_on(project) for project in listed),
            evidence=(passage_of(view, head.span, box.section),),
            values={
                "box": box.heading,
                "head": head.name or box.heading,
                "count": str(len(listed)),
                "names": names if len(listed) <= _SHOWN else f"{names}等",
                "thing": "、".join(kind.name for kind in kinds),
            },
            values_en={"thing": ", ".join(kind.name_en for kind in kinds), "names": names},
        )
        return finding(view, raised)


def _unspoken(project: Entity, spoken: AbstractSet[str]) -> Iterator[Facility]:
    """Yield the first kind that a project is of when no sentence speaks of any of its kinds."""
    kinds = [kind for kind in facilities() if kind.is_named_in(project.name)]
    if kinds and not any(kind.group in spoken for kind in kinds):
        yield kinds[0]
