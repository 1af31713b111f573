"""What did people fill in, and how does a table show it? Beside what the plan states, never in its place.

A blank or suggested cell takes what was filled in. Where the plan states something else, the cell shows both. What was
filled into a row that the plan no longer has stands at the end of its table.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from kg.checks.verdicts import as_known
from kg.messages import say
from kg.model import Decision, DecisionKind, Iri, Standing, standing
from kg.report.sheet import EMPTY, Cell, Known, Report, Row, Sheet
from kg.report.texts import fitting

__all__ = ["BESIDE", "field_of", "with_decisions"]

BESIDE: Final = "【填报】"
"""Stands before what a person filled in, in a cell that also shows what the plan states."""
_ANSWER: Final = "answer"


def field_of(table: str, column: str) -> str:
    """Return the name under which a filled cell is kept.

    >>> field_of("projects", "total")
    'projects.total'
    """
    return f"{table}.{column}"


def with_decisions(report: Report, decisions: Iterable[Decision]) -> Report:
    """Return a table with what people filled in and ruled."""
    standings = standing(decisions, as_known)
    sheets = [_sheet(report.table, sheet, standings) for sheet in report.sheets]
    gone = _gone(report, standings)
    return replace(report, sheets=tuple(_with_gone(sheets, gone)))


def _sheet(table: str, sheet: Sheet, standings: Mapping[Iri, Standing]) -> Sheet:
    return replace(sheet, rows=tuple(_row(table, sheet, row, standings.get(as_known(row.key))) for row in sheet.rows))


def _row(table: str, sheet: Sheet, row: Row, told: Standing | None) -> Row:
    if told is None:
        return row
    cells = dict(row.cells)
    if told.verdict or told.comments:
        cells[_ANSWER] = _ruled(told)
    for column in sheet.columns:
        fill = told.fills.get(field_of(table, column.key))
        if fill is not None:
            cells[column.key] = _filled(cells.get(column.key, EMPTY), fill)
    return replace(row, cells=cells)


def _filled(cell: Cell, fill: Decision) -> Cell:
    """Return a cell with what a person filled into it."""
    text = fitting(fill.text).strip()
    if cell.text.strip() == text and cell.known is not Known.SUGGESTED:
        return cell
    if not cell.text or cell.known is Known.SUGGESTED:
        return Cell(text, Known.FILLED)
    known = Known.FILLED if cell.slot or cell.known is Known.FILLED else Known.DIFFERS
    shown = text or say("report.left_blank", "zh")
    return Cell(f"{cell.text}\n{BESIDE}{shown}", known, cell.sources)


def _ruled(told: Standing) -> Cell:
    """Return what people said of a finding: the verdict and each comment, with who said it."""
    said = [told.verdict] if told.verdict else []
    lines = [
        say(f"report.ruled_{decision.kind}", "zh", by=decision.by, text=decision.text)
        for decision in (*said, *told.comments)
    ]
    return Cell("\n".join(fitting(line).rstrip("：") for line in lines), Known.FILLED)


def _gone(report: Report, standings: Mapping[Iri, Standing]) -> list[Row]:
    """Return rows that were filled in and that the table no longer has, by name."""
    here = {as_known(row.key) for row in report.rows()}
    found = []
    for about, told in standings.items():
        fills = {name: fill for name, fill in told.fills.items() if _is_of(report, fill) and fill.text.strip()}
        if about not in here and fills:
            cells = {name.partition(".")[2]: Cell(fitting(fill.text), Known.FILLED) for name, fill in fills.items()}
            found.append(Row(about, next(iter(fills.values())).words, cells, gone=True))
    return sorted(found, key=lambda row: (row.name, row.key))


def _is_of(report: Report, fill: Decision) -> bool:
    return (
        fill.kind is DecisionKind.FILL
        and fill.plan == report.plan.id
        and fill.field.startswith(field_of(report.table, ""))
    )


def _with_gone(sheets: Iterable[Sheet], gone: Iterable[Row]) -> list[Sheet]:
    """Return the sheets with the rows that are gone at the end of the sheet that has most of their columns."""
    found = list(sheets)
    for row in gone:
        known = [len({column.key for column in sheet.columns} & row.cells.keys()) for sheet in found]
        if known:
            at = known.index(max(known))
            found[at] = replace(found[at], rows=(*found[at].rows, _named(found[at], row)))
    return found


def _named(sheet: Sheet, row: Row) -> Row:
    """Return a row that is gone with its name in the second column, and what has no column of its own in the last."""
    keys = {column.key for column in sheet.columns}
    homeless = [f"{name}：{cell.text}" for name, cell in sorted(row.cells.items()) if name not in keys]
    told = say("report.gone", "zh", name=row.name)
    source = Cell("\n".join([say("report.gone_source", "zh"), *homeless]), Known.DIFFERS)
    return replace(row, cells={**row.cells, sheet.columns[1].key: Cell(told, Known.DIFFERS), "source": source})
