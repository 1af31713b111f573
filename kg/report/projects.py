"""重大项目库: which projects does the plan name, where, of what size, how far along, whose?

Every project of the plan has one row, in the order of the plan; one that a person is to judge says so in its source.
"""

from collections.abc import Iterator
from functools import cache

from kg.messages import say
from kg.model import Basis, DirectEvidence, Entity, Tier
from kg.report.cells import Part, cell_of, counted, figure_words, from_source, stated, suggested
from kg.report.columns import columns_of
from kg.report.data import rows as data_rows
from kg.report.ground import Ground, attribute
from kg.report.sheet import Cell, Known, Row, Sheet, Source

__all__ = ["projects"]

_TABLE = "projects"
_PROJECT = "Project"
_PASSAGES = 4


def projects(ground: Ground) -> tuple[Sheet, ...]:
    """Return the library of the projects of a plan."""
    found = ground.things(_PROJECT)
    rows = tuple(_row(ground, at, project) for at, project in enumerate(found, start=1))
    boxed = sum(1 for project in found if attribute(project, "box"))
    doubtful = sum(1 for project in found if project.tier is Tier.CANDIDATE)
    title = say("report.title_projects", "zh")
    note = say("report.note_projects", "zh", rows=len(rows), boxed=boxed, doubtful=doubtful)
    return (Sheet(title, title, columns_of(_TABLE), rows, note),)


def _row(ground: Ground, number: int, project: Entity) -> Row:
    sources = ground.sources(project.evidence, _PASSAGES)
    headings = sources[0].path if sources else ()
    sector = attribute(project, "sectorHead")  # says more of the field than the headings over the box
    units = ground.units_for(f"{sector} {project.name}", () if sector else headings)
    owner, responsible = (_ends(ground, project, *names) for names in (("ownedBy", "implementedBy"), ("leadBy",)))
    cells = {
        "no": counted(number),
        "name": stated(project.name, sources),
        "box": stated(_box(project, headings)),
        "place": _ends(ground, project, "locatedIn"),
        "nature": stated(attribute(project, "constructionNature")),
        "content": cell_of(_content(ground, project)),
        "years": stated(attribute(project, "buildYears")),
        "total": stated(attribute(project, "investment")),
        "stage": stated(_ladder().get(attribute(project, "stage"), attribute(project, "stage"))),
        "owner": owner,
        "responsible": responsible if responsible.text else suggested(units.lead),
        "source": _source(project, sources),
    }
    return Row(project.iri, project.name, cells)


def _box(project: Entity, headings: tuple[str, ...]) -> str:
    """Return the number and the part of the box in which a project stands, or the section of the text."""
    number, sector = attribute(project, "box"), attribute(project, "sectorHead")
    if number:
        return say("report.box", "zh", number=number.removeprefix("专栏")) + (f"·{sector}" if sector else "")
    return say("report.in_text", "zh", heading=headings[-1]) if headings else ""


def _ends(ground: Ground, project: Entity, *predicates: str) -> Cell:
    """Return the things to which links lead from a project."""
    links = ((ground.confirmed(link.object), link) for link in ground.from_(project.iri, *predicates))
    return cell_of(
        (
            Part(
                end.name,
                Known.INFERRED if link.basis is Basis.SIMILARITY else Known.STATED,
                ground.sources([*(e for e in link.evidence if isinstance(e, DirectEvidence))] or project.evidence, 1),
            )
            for end, link in links
            if end is not None
        ),
        between="、",
    )


def _content(ground: Ground, project: Entity) -> Iterator[Part]:
    """Yield the size that is printed with a project, and its figures."""
    capacity = attribute(project, "capacity")
    if capacity:
        yield Part(capacity, sources=ground.sources(project.evidence, 1))
    for target in ground.targets_of(project.iri):
        indicator = ground.entities.get(target.indicator)
        words = figure_words(target.figure)
        if indicator is not None and words not in capacity:
            name = indicator.name.removeprefix(project.name)
            yield Part(f"{name}：{words}", sources=ground.sources(target.evidence, 1))


def _source(project: Entity, sources: tuple[Source, ...]) -> Cell:
    """Return where a project is from; of several passages the one in a box, since the library is made of the boxes."""
    box = attribute(project, "box")
    boxed = (source for source in sources if box and any(box in heading for heading in source.path[-1:]))
    cell = from_source(next(boxed, sources[0] if sources else None), project.name)
    if project.tier is Tier.CONFIRMED:
        return cell
    return Cell(say("report.doubtful", "zh") + "\n" + cell.text, Known.INFERRED, cell.sources)


@cache
def _ladder() -> dict[str, str]:
    return {row[0]: row[1] for row in data_rows("stages")}
