"""What does a row of an indicator table state? An indicator with its unit and binding, and one figure a cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.figures import read_figure, tidy
from extract.figures.kinds import FigureHints, name_kind
from extract.figures.parts import fold
from extract.figures.phrases import is_no_data
from extract.lexicon import rows as word_rows
from extract.tables.align import is_unit
from extract.tables.entries import Entry
from extract.tables.grid import joined
from extract.tables.layout import Column, ColumnKind
from extract.tables.names import PrintedName, name_of_part, read_name, split_name
from extract.tables.notes import Notes
from extract.tables.timing import CellTime, column_role, spans_years, time_of_cell
from kg.model import Span
from kg.values import Binding, Figure, Period, ValueKind

__all__ = ["Cell", "IndicatorRow", "TableContext", "indicator_rows"]


_NO_NOTES = Notes()


@dataclass(frozen=True, slots=True)
class TableContext:
    """What all rows of a table share: the plan it is of, whether it reports how that was met, and its notes."""

    plan: Period | None = None
    is_report: bool = False
    notes: Notes = _NO_NOTES


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row: its column, its figure with role and time, and whether it was understood.

    `indicator` is what the figure measures: that of the row, or its growth where a rate stands under a level's name.
    """

    indicator: str
    column: Column
    figure: Figure
    time: CellTime
    understood: bool
    no_data: bool


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator of a table. `label` is the printed row number; `aliases` are its other names in the table.

    `parent` is the item that it is a part of (主要污染物排放减少), `group` the heading or category it stands under.
    """

    name: str
    aliases: tuple[str, ...]
    label: str | None
    group: str | None
    parent: str | None
    unit: str | None
    binding: Binding | None
    cells: tuple[Cell, ...]
    span: Span
    parent_span: Span | None


def indicator_rows(entries: Sequence[Entry], context: TableContext) -> Iterator[IndicatorRow]:
    """Yield the indicators of a table in order; a row of two in one (机场旅客/货邮吞吐量) yields both."""
    category: str | None = None
    binding: Binding | None = None
    label: str | None = None
    above: str | None = None
    for entry in entries:
        category = entry.group or category
        printed = read_name(entry.name)
        parent = read_name(entry.parent).name if entry.parent else (above if printed.sub else None)
        own = _binding(entry)
        # a cell of 属性 that spans the sub-items of an item is printed once
        shared = binding if entry.number is not None and entry.number == label else None
        binding, label = own or shared, entry.number
        above = printed.name if not printed.sub else above
        facts = _Facts(entry, printed, parent, category, binding)
        yield from _split(facts, context)


@dataclass(frozen=True, slots=True)
class _Facts:
    entry: Entry
    printed: PrintedName
    parent: str | None
    group: str | None
    binding: Binding | None


def _binding(entry: Entry) -> Binding | None:
    printed = joined(entry.alignment.of(ColumnKind.ATTRIBUTE))
    row = next((row for row in word_rows("figures/attribute-words") if row["word"] == printed), None)
    return Binding(row["binding"]) if row and row["binding"] else None


def _unit(facts: _Facts) -> str | None:
    own = joined(facts.entry.alignment.of(ColumnKind.UNIT)).replace(" ", "")
    if own and not is_no_data(own):
        return fold(own) if is_unit(fold(own)) else own
    if facts.printed.unit or facts.parent is None or facts.entry.parent is None:
        return facts.printed.unit
    return read_name(facts.entry.parent).unit


def _split(facts: _Facts, context: TableContext) -> Iterator[IndicatorRow]:
    """Yield the rows of an entry: one, or as many as its name and its figures have parts."""
    unit = _unit(facts)
    texts = [tidy(joined(found)) for _, found in facts.entry.alignment.cells]
    parts = max(map(_figures_in, texts), default=1)
    names = split_name(facts.printed.name, parts) if parts > 1 else None
    if names is None:
        yield _row(facts, facts.printed.name, unit, texts, context)
        return
    units = unit.split("/") if unit and unit.count("/") + 1 == parts else [unit] * parts
    for at, name in enumerate(names):
        own = [text.split("/")[at] if _figures_in(text) == parts else text for text in texts]
        row = _row(facts, name, units[at], own, context)
        pairs = zip(row.cells, texts, strict=True)
        cells = tuple(replace(cell, figure=replace(cell.figure, as_written=text)) for cell, text in pairs)
        yield replace(row, cells=cells, aliases=())


def _figures_in(text: str) -> int:
    """Return how many figures strokes part in a cell: two in 8358/244, one in 按市下达目标 or —."""
    if "/" not in text or is_no_data(text) or read_figure(text).understood:
        return 1
    return text.count("/") + 1


def _row(facts: _Facts, own: str, unit: str | None, texts: Sequence[str], context: TableContext) -> IndicatorRow:
    name = name_of_part(facts.parent, own) if facts.parent else own
    hints = FigureHints(unit=unit, name=name, price_basis=facts.printed.price_basis)
    columns = [column for column, _ in facts.entry.alignment.cells]
    cells = [_cell(column, text, hints, context) for column, text in zip(columns, texts, strict=True)]
    return IndicatorRow(
        name=name,
        aliases=_aliases(facts, own, name),
        label=facts.entry.number,
        group=facts.group,
        parent=facts.parent,
        unit=unit,
        binding=facts.binding,
        cells=_measured(name, cells),
        span=facts.entry.span,
        parent_span=facts.entry.parent_span,
    )


def _aliases(facts: _Facts, own: str, name: str) -> tuple[str, ...]:
    """Return the other names of an indicator in its table: as printed, bare, and after the item it is a part of."""
    found = {tidy(facts.entry.name)}
    if facts.parent:
        joint = f"{facts.parent}：{own}"
        # 城镇 alone names nothing
        found |= {joint} if name == joint else {joint, own}
    return tuple(sorted(found - {name}))


def _cell(column: Column, text: str, hints: FigureHints, context: TableContext) -> Cell:
    role = column_role(column, context.plan, is_report=context.is_report)
    placed = replace(
        hints,
        plan=context.plan,
        kind=column.kind_of_value,
        mixed=column.mixed,
        several_years=spans_years(column, role, context.plan),
        round_sums=context.notes.round_sums,
    )
    read = read_figure(text, placed)
    figure = read.figure
    if figure.value is not None and figure.price_basis is None:
        figure = replace(figure, price_basis=context.notes.price_of(hints.name, figure.kind))
    time = time_of_cell(column, read, role, context.plan)
    return Cell(hints.name, column, figure, time, read.understood, is_no_data(text))


def _measured(name: str, cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return the cells with what they measure: a mean growth under the name of a level is another indicator.

    社会消费品零售总额（%） with “年均增长 7.5” must not be one with 社会消费品零售总额 in 亿元.
    """
    if name_kind(name):
        return tuple(cells)
    growth = f"{name}年均增长"
    rates = [cell.figure.kind is ValueKind.AVERAGE_GROWTH for cell in cells if cell.figure.value is not None]
    wordless = bool(rates) and all(rates)
    return tuple(
        replace(cell, indicator=growth)
        if cell.figure.kind is ValueKind.AVERAGE_GROWTH or (wordless and cell.figure.value is None)
        else cell
        for cell in cells
    )
