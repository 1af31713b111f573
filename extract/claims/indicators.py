"""Which indicators and figures do the tables of a plan state? One indicator a definition, one target a cell.

A cell without data states nothing. A cell that is not understood is a target without value, so that it can be listed.
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from extract.context import Claims, Context
from extract.tables.reading import IndicatorTable, read_table
from extract.tables.rows import Cell, IndicatorRow
from extract.tables.sections import TableSection, table_sections
from kg.model import Attribute, Entity, Evidence, Iri, Span, Target

__all__ = ["TableRead", "claim_indicators", "indicator_tables", "unread_rows"]

TableRead: TypeAlias = tuple[TableSection, IndicatorTable]

_RULE = "table.indicator-row"


def claim_indicators(context: Context, tables: Iterable[TableRead]) -> Claims:
    """Return the indicators that the tables of a plan define and the figures that they give."""
    entities: dict[Iri, Entity] = {}
    targets: dict[Iri, Target] = {}
    for section, table in tables:
        for row in table.rows:
            for cell in row.cells:
                entity = _indicator(context, row, cell)
                known = entities.get(entity.iri)
                entities[entity.iri] = _merged(known, entity) if known else entity
                if not cell.no_data:
                    target = _target(context, section, row, cell)
                    targets[target.iri] = target
    return Claims(entities=tuple(entities.values()), targets=tuple(targets.values()))


def indicator_tables(context: Context) -> Iterator[TableRead]:
    """Yield the tables of a plan that hold indicators, as read."""
    for section in table_sections(context.document):
        table = read_table(section.lines, section.caption, context.plan.period, section.notes)
        if table and table.rows:
            yield section, table


def unread_rows(tables: Iterable[TableRead]) -> tuple[Span, ...]:
    """Return the printed rows of the tables of which no indicator could be made: a cell is missing or one too many."""
    return tuple(span for _, table in tables for span in table.unread)


def _evidence(context: Context, row: IndicatorRow) -> tuple[Evidence, ...]:
    """Return the row, and the line that names the item it is a part of when that stands apart from it."""
    own = context.evidence(row.span, _RULE)
    if row.parent_span is None or row.parent_span.overlaps(row.span):
        return (own,)
    return (own, context.evidence(row.parent_span, _RULE))


def _indicator(context: Context, row: IndicatorRow, cell: Cell) -> Entity:
    own = cell.indicator == row.name
    unit = row.unit if own else cell.figure.unit
    return Entity(
        iri=context.iris.entity("Indicator", cell.indicator),
        kinds=("Indicator",),
        name=cell.indicator,
        evidence=_evidence(context, row),
        aliases=tuple(alias for alias in row.aliases if own or alias != row.name),
        attributes=(Attribute("unitText", unit),) if unit else (),
    )


def _merged(known: Entity, other: Entity) -> Entity:
    """Return an indicator with the names and evidence of two rows; the unit of the first stays."""
    evidence = known.evidence + tuple(piece for piece in other.evidence if piece not in known.evidence)
    aliases = tuple(sorted({*known.aliases, *other.aliases} - {known.name}))
    return Entity(
        iri=known.iri,
        kinds=known.kinds,
        name=known.name,
        evidence=evidence,
        aliases=aliases,
        attributes=known.attributes or other.attributes,
    )


def _target(context: Context, section: TableSection, row: IndicatorRow, cell: Cell) -> Target:
    indicator = context.iris.entity("Indicator", cell.indicator)
    time = cell.time
    when = time.period.label if time.period else time.year
    label = row.label or row.name
    place = (section.number or section.caption, label)
    return Target(
        iri=context.iris.node("target", indicator, time.role.value, when, cell.figure.as_written, *place),
        indicator=indicator,
        figure=cell.figure,
        role=time.role,
        evidence=_evidence(context, row)[:1],
        year=time.year,
        period=time.period,
        binding=row.binding,
        table=place[0],
        row=label,
    )
