"""任务分解表: what is to be done, paragraph by paragraph, with its figures, time, projects and units?

A row is a paragraph (or the part of it under one topic sentence) that states a task or measures; its key is the task,
or else the first measure. A heading that is a measure itself has a row when nothing below it has, or when projects
support just it. So every measure of the plan stands in one row.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.messages import say
from kg.model import Basis, Block, BlockKind, Entity, Iri, Statement, Target, Tier
from kg.report.cells import Part, cell_of, chapter_of, counted, figure_words, stated, suggested
from kg.report.columns import columns_of
from kg.report.departments import Units
from kg.report.ground import Ground, start_of
from kg.report.sheet import Cell, Known, Row, Sheet
from kg.values import TargetRole

__all__ = ["lead_cells", "measures_by_block", "project_parts", "tasks"]

_TABLE = "tasks"
_MEASURE = "Measure"
_KINDS = ("Task", "Programme", "Reform")
_PLANNED = (TargetRole.TARGET, TargetRole.PLANNED)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A paragraph with the measures that begin in it."""

    block: Block
    measures: tuple[Entity, ...]

    @property
    def head(self) -> Entity:
        """Return the task of the paragraph, or its first measure."""
        return next((measure for measure in self.measures if "Task" in measure.kinds), self.measures[0])


def tasks(ground: Ground) -> tuple[Sheet, ...]:
    """Return the table of tasks of a plan."""
    figures = _figures_by_block(ground)
    rows = tuple(
        _row(ground, at, entry, figures[id(entry.block)]) for at, entry in enumerate(_entries(ground), start=1)
    )
    title = say("report.title_tasks", "zh")
    note = say("report.note_tasks", "zh", rows=len(rows), measures=len(_measures(ground)))
    return (Sheet(title, title, columns_of(_TABLE), rows, note),)


def measures_by_block(ground: Ground) -> dict[int, list[Entity]]:
    """Return the measures that the plan states beyond doubt, by the block in which they begin, in its order."""
    found: dict[int, list[Entity]] = defaultdict(list)
    for measure in _measures(ground):
        at = ground.block_at(start_of(measure.evidence))
        if at is not None:
            found[at].append(measure)
    return dict(sorted(found.items()))


def _measures(ground: Ground) -> list[Entity]:
    return [measure for measure in ground.things(_MEASURE) if measure.tier is Tier.CONFIRMED]


def _entries(ground: Ground) -> Iterator[_Entry]:
    found = measures_by_block(ground)
    blocks = ground.document.blocks
    below = _sections_with_text(ground, (blocks[at] for at in found if blocks[at].kind is not BlockKind.HEADING))
    for at, measures in found.items():
        block = blocks[at]
        if block.kind is BlockKind.HEADING and block.section in below and not _has_projects(ground, measures):
            continue
        yield _Entry(block, tuple(measures))


def _sections_with_text(ground: Ground, blocks: Iterable[Block]) -> set[int | None]:
    """Return the sections in which, or below which, some blocks stand."""
    found: set[int | None] = set()
    for block in blocks:
        section = block.section
        while section is not None and section not in found:
            found.add(section)
            section = ground.document.sections[section].parent
    return found


def _has_projects(ground: Ground, measures: Iterable[Entity]) -> bool:
    return any(True for measure in measures for _ in project_parts(ground, measure.iri))


def _figures_by_block(ground: Ground) -> dict[int, list[Target]]:
    found: dict[int, list[Target]] = defaultdict(list)
    for target in ground.targets:
        at = ground.block_at(start_of(target.evidence))
        if at is not None and target.role in _PLANNED and not target.table:
            found[id(ground.document.blocks[at])].append(target)
    return found


def _row(ground: Ground, number: int, entry: _Entry, figures: Sequence[Target]) -> Row:
    passage = ground.passage(entry.block)
    units = ground.units_for(passage.quote, passage.path)
    cells = {
        "no": counted(number),
        "text": stated(passage.quote, (passage,)),
        "chapter": stated(chapter_of(passage.path)),
        "nature": stated(_nature(entry.measures, figures)),
        "figures": cell_of(_told(ground, target) for target in figures),
        "deadline": _deadline(ground, figures),
        "projects": cell_of(_projects(ground, entry)),
        **lead_cells(ground, [measure.iri for measure in entry.measures], units),
        "source": stated(passage.place or chapter_of(passage.path), (passage,)),
    }
    return Row(entry.head.iri, entry.head.name, cells)


def _nature(measures: Sequence[Entity], figures: Iterable[Target]) -> str:
    """Return the 属性 of the figures where it is printed, else what kind of task it is."""
    bindings = dict.fromkeys(target.binding.value for target in figures if target.binding)
    kind = next((kind for kind in _KINDS if any(kind in measure.kinds for measure in measures)), _MEASURE)
    return "、".join(bindings) or say(f"report.nature_{kind}", "zh")


def _told(ground: Ground, target: Target) -> Part:
    indicator = ground.entities.get(target.indicator)
    name = f"{indicator.name}：" if indicator else ""
    return Part(name + figure_words(target.figure), sources=ground.sources(target.evidence, 1))


def _deadline(ground: Ground, figures: Iterable[Target]) -> Cell:
    """Return the years of the figures; none printed, the end of the plan is suggested."""
    years = sorted({target.year for target in figures if target.year})
    period = ground.plan.period
    if years:
        return stated("、".join(say("report.year", "zh", year=year) for year in years))
    return suggested(say("report.year", "zh", year=period.end)) if period else Cell()


def _projects(ground: Ground, entry: _Entry) -> Iterator[Part]:
    for measure in entry.measures:
        if "Programme" in measure.kinds:
            yield Part(measure.name, sources=ground.sources(measure.evidence, 1))
        yield from project_parts(ground, measure.iri)


def project_parts(ground: Ground, iri: Iri) -> Iterator[Part]:
    """Yield the projects whose primary parent a thing is, and those that it states itself, in the order of the plan."""
    links = [(link.subject, link) for link in ground.to(iri, "supports") if not link.secondary]
    links += [(link.object, link) for link in ground.from_(iri, "develops")]
    found = [(project, link) for end, link in links if (project := ground.confirmed(end)) is not None]
    projects = [(project, link) for project, link in found if "Project" in project.kinds]
    for project, link in sorted(projects, key=lambda pair: (start_of(pair[0].evidence), pair[0].iri)):
        yield Part(project.name, _known(link), ground.sources(project.evidence, 1))


def _known(link: Statement) -> Known:
    return Known.INFERRED if link.basis is Basis.SIMILARITY else Known.STATED


def lead_cells(ground: Ground, iris: Sequence[Iri], units: Units) -> dict[str, Cell]:
    """Return the cells of the lead and the responsible units: as stated of some things, else as suggested."""
    lead, others = (_units(ground, iris, predicate) for predicate in ("leadBy", "coBy"))
    return {
        "lead": lead if lead.text else suggested(units.lead),
        "responsible": others if others.text else suggested("、".join(units.others)),
    }


def _units(ground: Ground, iris: Iterable[Iri], predicate: str) -> Cell:
    links = [link for iri in iris for link in ground.from_(iri, predicate)]
    named = ((ground.entities.get(link.object), link) for link in links)
    return cell_of(
        (Part(unit.name, sources=ground.sources(link.evidence, 1)) for unit, link in named if unit), between="、"
    )
