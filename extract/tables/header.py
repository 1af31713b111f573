"""Which layouts can the header of a table mean? One line, headings over headings, or one heading a line.

What a header leaves open (is 目标值 after 2020年 a column of its own?) gives several layouts; the rows decide.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.tables.grid import TableLine
from extract.tables.headings import Heading, headings_of
from extract.tables.layout import Column, ColumnKind, Layout

__all__ = ["header_length", "is_repeated_header", "layouts"]

_UNIT_LINE = re.compile(r"^[（(]?\s*(?:计量)?单位\s*[:：]")
_LEADING = (ColumnKind.NUMBER, ColumnKind.CATEGORY, ColumnKind.PARENT, ColumnKind.NAME, ColumnKind.UNIT)
_MOST_LINES = 24


def header_length(lines: Sequence[TableLine]) -> int:
    """Return how many lines from the top are the header, with a line that only gives the unit of the table."""
    for at, line in enumerate(lines[:_MOST_LINES]):
        if not (headings_of(line) or _UNIT_LINE.match(line.text)):
            return at
    return min(len(lines), _MOST_LINES)


def is_repeated_header(line: TableLine, header: Sequence[TableLine]) -> bool:
    """Return whether a line among the rows prints a line of the header again, as after a page break."""
    return any(line.text.replace(" ", "") == printed.text.replace(" ", "") for printed in header)


def layouts(lines: Sequence[TableLine]) -> tuple[Layout, ...]:
    """Return the layouts that the lines of a header can mean, the likeliest first; none when it heads no figures.

    >>> from extract.tables.grid import line_of_text
    >>> found = layouts([line_of_text("指标 单位 2025年 完成值 2030年 目标值")])
    >>> [(c.year, c.role.value) for c in found[0].values]
    [(2025, 'actual'), (2030, 'target')]
    """
    table = [found for line in lines if (found := headings_of(line))]
    if len(table) > 1 and all(len(line) == 1 for line in table):
        table = [[line[0] for line in table]]
    exact = len(table) > 1 and all(line.exact for line in lines) and len({len(line) for line in table}) == 1
    ways = [_stacked(table)] if exact else _arranged(table)
    return tuple(dict.fromkeys(Layout(_completed(columns)) for columns in ways if _heads_figures(columns)))


def _heads_figures(columns: Sequence[Column]) -> bool:
    kinds = [column.kind for column in columns]
    return ColumnKind.NAME in kinds and ColumnKind.VALUE in kinds


def _completed(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns with a place for row numbers, and with all names but the last as those of groups."""
    names = [at for at, column in enumerate(columns) if column.kind is ColumnKind.NAME]
    found = [replace(c, kind=ColumnKind.PARENT) if at in names[:-1] else c for at, c in enumerate(columns)]
    if not any(column.kind is ColumnKind.NUMBER for column in found):
        found.insert(names[0], Column(ColumnKind.NUMBER, ""))
    return tuple(found)


def _arranged(table: list[list[Heading]]) -> list[list[Column]]:
    """Return the columns of a header whose lines have different cells, in every way that they may belong together."""
    with_values = [[heading for heading in line if heading.is_value] for line in table]
    with_values = [line for line in with_values if line]
    if not with_values:
        return []
    if len(with_values) == 1:
        ways = [_merged(with_values[0]), [heading.column for heading in with_values[0]]]
    else:
        leaves = max(with_values, key=lambda line: (sum(heading.is_timed for heading in line), len(line)))
        above = [heading for line in with_values if line is not leaves for heading in line]
        every = [heading.column for line in with_values for heading in line]
        ways = [way for way in (_under(leaves, above), every) if way]
    before, after = _structural(table)
    inline = len(table) == 1
    return [_inline(table[0], way) if inline else [*before, *way, *after] for way in ways]


def _structural(table: list[list[Heading]]) -> tuple[list[Column], list[Column]]:
    """Return the columns that are no values: those before the figures and those after them."""
    before: list[Column] = []
    after: list[Column] = []
    for line in table:
        for at, heading in enumerate(line):
            if heading.is_value:
                continue
            followed = any(later.is_value or later.column.kind in _LEADING for later in line[at + 1 :])
            (before if heading.column.kind in _LEADING or followed else after).append(heading.column)
    return before, after


def _inline(line: list[Heading], values: list[Column]) -> list[Column]:
    """Return the columns of a one-line header with its values as they were merged, in printed order."""
    if len(values) == sum(heading.is_value for heading in line):
        rest = iter(values)
        return [next(rest) if heading.is_value else heading.column for heading in line]
    first = next(at for at, heading in enumerate(line) if heading.is_value)
    others = [(at, heading.column) for at, heading in enumerate(line) if not heading.is_value]
    return [*(c for at, c in others if at < first), *values, *(c for at, c in others if at > first)]


def _merged(values: list[Heading]) -> list[Column]:
    """Return the values of a line with a time and the role that follows it as one: 2025年 完成值."""
    found: list[Column] = []
    pending: Heading | None = None
    for heading in values:
        if pending and _completes(heading, pending):
            found[-1] = _joined(heading.column, pending.column)
            pending = None
            continue
        found.append(heading.column)
        pending = heading if heading.is_timed and heading.is_plain else None
    return found


def _completes(heading: Heading, time: Heading) -> bool:
    """Return whether a heading says what the figures of the time before it are."""
    column = heading.column
    spans = column.mixed or column.kind_of_value is not None
    return not heading.is_timed and (time.column.period is not None if spans else column.role is not None)


def _under(leaves: list[Heading], above: list[Heading]) -> list[Column] | None:
    """Return the lowest headings with what stands over them, or None when it cannot be told what stands over which.

    A heading with a time of its own stands over no other time: 现状值（2023年） beside 目标值 over 2025年 and 2035年.
    """
    alone = [heading.is_timed and any(leaf.is_timed for leaf in leaves) for heading in above]
    over = [heading for heading, is_alone in zip(above, alone, strict=True) if not is_alone]
    found = _shared(leaves, over) if over else [leaf.column for leaf in leaves]
    if found is None or not any(alone):
        return found
    first = next((at for at, is_alone in enumerate(alone) if not is_alone), len(above))
    columns = [heading.column for heading in above]
    before, after = columns[:first], columns[first:]
    return [*before, *found, *(c for c, is_alone in zip(after, alone[first:], strict=True) if is_alone)]


def _shared(leaves: list[Heading], above: list[Heading]) -> list[Column] | None:
    """Return the leaves with the headings over them, each over as many as the next."""
    plain = [at for at, heading in enumerate(leaves) if heading.is_plain]
    every = list(range(len(leaves)))
    for places in (every, plain) if len(above) == len(leaves) else (plain, every):
        if places and len(places) % len(above) == 0:
            share = len(places) // len(above)
            over = {at: above[index // share] for index, at in enumerate(places)}
            return [_joined(h.column, over[at].column) if at in over else h.column for at, h in enumerate(leaves)]
    return None


def _stacked(table: list[list[Heading]]) -> list[Column]:
    """Return the columns of a header whose lines have the same cells, merged cells filled in."""
    found: list[Column] = []
    for stack in zip(*table, strict=True):
        columns = [heading.column for heading in stack if heading.column.heading]
        kinds = [column for column in columns if column.kind is not ColumnKind.VALUE]
        below = kinds[-1] if kinds else (columns[-1] if columns else Column(ColumnKind.OTHER, ""))
        for column in reversed(columns[:-1]):
            if not kinds and column.heading != below.heading:
                below = _joined(below, column)
        found.append(below)
    return found


def _joined(column: Column, over: Column) -> Column:
    """Return a column with what the heading over or beside it adds; its own words come first."""
    return replace(
        column,
        heading=" ".join(dict.fromkeys((over.heading, column.heading))),
        role=column.role or over.role,
        year=column.year if column.year or column.period else over.year,
        period=column.period if column.year or column.period else over.period,
        kind_of_value=column.kind_of_value or (None if column.mixed else over.kind_of_value),
        mixed=column.mixed or over.mixed,
    )
