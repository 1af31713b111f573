"""Is a project listed twice, in one box or in two? Twice in one box is asked about; two boxes are one hint a pair."""

import re
from collections.abc import Iterator

from kg.checks.base import PlanView
from kg.checks.findings import Raised, finding, focus_on
from kg.checks.statements.passages import PlanText
from kg.model import DirectEvidence, Entity, Finding, SectionLevel, Span, Tier

__all__ = ["ProjectListedTwice"]

_ITEM = "box.project-item"
_SHOWN = 6
_WORKS = re.compile("项目|工程")
_PLACE = re.compile("(?:[省市县区旗镇乡村]|街道|办事处|开发区|园区|新区)$")


class ProjectListedTwice:
    """Asks for projects that stand twice in one box, or in two boxes."""

    id = "project-listed-twice"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each project twice in a box, then one for each two boxes that share projects."""
        text = view.once(PlanText)
        shared: dict[tuple[int, int], list[tuple[Entity, Span, Span]]] = {}
        for entity in sorted(view.graph.entities, key=_start):
            if "Project" in entity.kinds and entity.tier is Tier.CONFIRMED:
                listed = _listed(text, entity)
                for spans in listed.values():
                    if len(spans) > 1 and not _is_by_place(text, spans):
                        yield self._twice(text, entity, spans)
                boxes = sorted(listed)
                for at, one in enumerate(boxes):
                    for two in boxes[at + 1 :]:
                        shared.setdefault((one, two), []).append((entity, listed[one][0], listed[two][0]))
        for _, projects in sorted(shared.items(), key=lambda pair: pair[0]):
            yield self._both(text, projects)

    def _twice(self, text: PlanText, entity: Entity, spans: list[Span]) -> Finding:
        raised = Raised(
            check=self.id,
            grade="one-box",
            key=(entity.name,),
            focus=(focus_on(entity),),
            evidence=tuple(text.quoted(span) for span in spans),
            values={"name": entity.name, "count": str(len(spans)), "box": _title(text, spans[0])},
            figures={"count": str(len(spans))},
        )
        return finding(text.view, raised)

    def _both(self, text: PlanText, projects: list[tuple[Entity, Span, Span]]) -> Finding:
        projects = sorted(projects, key=lambda each: each[1])
        _, one, two = projects[0]
        names = [entity.name for entity, _, _ in projects]
        raised = Raised(
            check=self.id,
            grade="two-boxes",
            key=tuple(_title(text, span) for span in (one, two)),
            focus=tuple(focus_on(entity) for entity, _, _ in projects),
            evidence=tuple(text.quoted(span) for _, *both in projects[:_SHOWN] for span in both),
            values={
                "first": _title(text, one),
                "second": _title(text, two),
                "count": str(len(names)),
                "names": "、".join(names),
            },
            figures={"count": str(len(names))},
        )
        return finding(text.view, raised)


def _listed(text: PlanText, entity: Entity) -> dict[int, list[Span]]:
    """Return where boxes list a project, by the box's place among the sections; prose in a box tells of it once."""
    found: dict[int, dict[Span, Span]] = {}
    for piece in entity.evidence:
        if isinstance(piece, DirectEvidence):
            block = text.block_at(piece.span.start)
            is_item = piece.rule == _ITEM
            if block.section is not None and _lists(text, block.section, is_item=is_item):
                found.setdefault(block.section, {}).setdefault(piece.span if is_item else block.span, piece.span)
    return {section: sorted(spans.values()) for section, spans in found.items()}


def _lists(text: PlanText, section: int, *, is_item: bool) -> bool:
    """Return whether a section is a box that lists projects: by its items, or by its title."""
    box = text.view.graph.document.sections[section]
    return box.level is SectionLevel.BOX and (is_item or bool(_WORKS.search(box.title)))


def _is_by_place(text: PlanText, spans: list[Span]) -> bool:
    """Return whether a box lists by towns, each with its own entry of that name."""
    leads = [block.lead.of(text.text) if block.lead else "" for block in map(text.block_at, (s.start for s in spans))]
    return len(set(leads)) == len(leads) and any(_PLACE.search(lead) for lead in leads)


def _title(text: PlanText, span: Span) -> str:
    return text.quoted(span).path[-1]


def _start(entity: Entity) -> int:
    return min((piece.span.start for piece in entity.evidence if isinstance(piece, DirectEvidence)), default=0)
