"""What does a whole table state? Its lines → header, rows and notes; the layout that its rows fit best is taken."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.lexicon.figures import marks
from extract.periods import find_times
from extract.tables.align import is_unit
from extract.tables.entries import Entry, ItemReading, is_balanced, is_nameless, read_item
from extract.tables.grid import TableLine, joined
from extract.tables.header import header_length, is_repeated_header, layouts
from extract.tables.layout import Column, Layout
from extract.tables.lots import Lot, is_bare_text, lots
from extract.tables.notes import is_note, read_notes
from extract.tables.rows import IndicatorRow, TableContext, indicator_rows
from kg.model import Span
from kg.values import Period

__all__ = ["IndicatorTable", "read_table"]

_CHARACTER = re.compile(r"[\u4e00-\u9fff]")
_UNREAD_COSTS = 8.0


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """An indicator table as read. `unread` are the lines that no row could be made of: for a person to look at."""

    columns: tuple[Column, ...]
    rows: tuple[IndicatorRow, ...]
    unread: tuple[Span, ...]
    plan: Period | None

    @property
    def items(self) -> int:
        """Return the number of 项: numbered items, each with one or more 小项 (`rows`)."""
        labels = {row.label for row in self.rows if row.label}
        return len(labels) + sum(row.label is None for row in self.rows)


def read_table(
    lines: Sequence[TableLine], caption: str, plan: Period | None = None, notes: Sequence[str] = ()
) -> IndicatorTable | None:
    """Return what a table states, or None when its header heads no indicators with figures.

    Args:
        lines: the printed rows from the header on.
        caption: the title of the table; it names the plan that the table is of.
        plan: the period of the plan at hand, where the caption names none.
        notes: what stands under the table.

    >>> from extract.tables.grid import line_of_text
    >>> printed = ["指标 单位 2020年 2025年 属性", "1 森林覆盖率 % 31.4 32.4 约束性"]
    >>> table = read_table([line_of_text(text) for text in printed], "“十四五”主要指标")
    >>> [(str(cell.figure.value), cell.time.role.value, cell.time.year) for cell in table.rows[0].cells]
    [('31.4', 'baseline', 2020), ('32.4', 'target', 2025)]
    """
    of_caption = next((mention.period for mention in find_times(caption) if mention.period), None)
    of_table = of_caption or plan
    noted = next((at for at, line in enumerate(lines) if is_note(line)), len(lines))
    count = header_length(lines[:noted])
    header = lines[:count]
    body = _without_upright([line for line in lines[count:noted] if not is_repeated_header(line, header)])
    readings = [_read_body(body, layout) for layout in layouts(header)]
    if not readings or not body:
        return None
    best = max(readings, key=lambda reading: reading.score)
    texts = [*notes, *(line.text for line in lines[noted:])]
    report = re.search(marks()["report"], caption) is not None
    context = TableContext(of_table, report, read_notes(texts))
    return IndicatorTable(best.layout.columns, tuple(indicator_rows(best.rows, context)), best.unread, of_table)


@dataclass(frozen=True, slots=True)
class _Reading:
    layout: Layout
    rows: tuple[Entry, ...]
    unread: tuple[Span, ...]

    @property
    def score(self) -> float:
        """Return how well the rows fill the layout: the better of two layouts has the higher mean."""
        total = sum(row.alignment.score for row in self.rows) - _UNREAD_COSTS * len(self.unread)
        return total / max(1, len(self.rows) + len(self.unread))


def _without_upright(lines: Sequence[TableLine]) -> list[TableLine]:
    """Return the lines without those that hold one character of a category that is printed downwards.

    A lone 人 or 个 may be a unit with a line of its own; two lone characters one below the other are no units.
    """
    lone = [len(line.tokens) == 1 and bool(_CHARACTER.fullmatch(line.tokens[0].text)) for line in lines]
    near = [any(lone[max(0, at - 1) : at]) or any(lone[at + 1 : at + 2]) for at in range(len(lines))]
    return [
        line
        for line, is_lone, is_near in zip(lines, lone, near, strict=True)
        if not (is_lone and (is_near or not is_unit(line.tokens[0].text)))
    ]


def _read_body(lines: Sequence[TableLine], layout: Layout) -> _Reading:
    found = list(lots(lines, layout))
    rows: list[Entry] = []
    unread: list[Span] = []
    before: tuple[TableLine, ...] = ()
    group: str | None = None
    over: str | None = None
    for at, lot in enumerate(found):
        group, over = (group, over) if lot.group == over else (None, lot.group)
        reading = read_item(replace(lot, group=group or lot.group), layout, before)
        rows += reading.rows
        unread += _lost(lot, reading)
        following = found[at + 1] if at + 1 < len(found) else None
        own, before, heading = _shared_out(reading, following)
        if own and rows:
            rows[-1] = _extended(rows[-1], own)
        unread += [line.span for line in heading if following is None]
        group = _text(heading) or group
    return _Reading(layout, tuple(rows), tuple(unread))


def _lost(lot: Lot, reading: ItemReading) -> Iterator[Span]:
    """Yield the places of an item of which no row could be made."""
    if not reading.rows and not reading.after:
        yield from (line.span for line in lot.lines)
    yield from (line.span for line in reading.after if not is_bare_text(line))


def _shared_out(
    reading: ItemReading, following: Lot | None
) -> tuple[Sequence[TableLine], tuple[TableLine, ...], Sequence[TableLine]]:
    """Return the words after an item's last row as: the rest of its name, the start of the next, a group's name."""
    words = [line for line in reading.after if is_bare_text(line)]
    if not words:
        return (), (), ()
    last = reading.rows[-1] if reading.rows else None
    open_name = last is not None and (not is_balanced(last.name) or not joined(last.alignment.tokens[_name_at(last)]))
    next_open = following is not None and bool(following.lines) and is_nameless(following.lines[0])
    if open_name and next_open:
        closed = next((at for at, line in enumerate(words, 1) if line.text.endswith(("）", ")"))), len(words) // 2)
        return words[:closed], tuple(words[closed:]), ()
    if open_name:
        return words, (), ()
    return ((), tuple(words), ()) if next_open else ((), (), words)


def _name_at(entry: Entry) -> int:
    return next(at for at, column in enumerate(entry.alignment.columns) if column.kind.name == "NAME")


def _text(lines: Sequence[TableLine]) -> str:
    return joined([token for line in lines for token in line.tokens])


def _extended(entry: Entry, lines: Sequence[TableLine]) -> Entry:
    span = Span(entry.span.start, max(entry.span.end, lines[-1].span.end))
    return replace(entry, name=entry.name + _text(lines), span=span)
