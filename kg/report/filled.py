"""What did a person fill into a table that we wrote? Each changed cell, found by the hidden key of its row.

The table may have been sorted, filtered and cut to some of its rows; it is read whole or not at all.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kg.errors import ReportError
from kg.messages import say
from kg.model import Iri
from kg.report.columns import ACTUAL, columns_of
from kg.report.heading import KEY, official
from kg.report.human import BESIDE
from kg.report.sheet import Column, Report
from kg.report.texts import digest, fitting
from kg.report.writers.xlsx import FORMAT, HIDDEN

__all__ = ["Change", "Changes", "Spot", "changes_in"]

_MOST_BYTES: Final = 50_000_000
_MOST_UNPACKED: Final = 500_000_000
_HEADS_WITHIN: Final = 12
_UNREAD: Final = ("no", "source")


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that a person changed: the row's key and name, the key of the column, and what stands there now."""

    key: Iri
    name: str
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A row of a sheet, or a cell in it, by the number that the program shows and the heading."""

    sheet: str
    row: int
    column: str = ""

    def told(self, lang: str = "zh") -> str:
        """Return where it is, for a person."""
        key = "report.cell" if self.column else "report.row"
        return say(key, lang, sheet=self.sheet, row=self.row, column=self.column)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a person changed, and where changes are not read: in columns that the plan alone fills."""

    filled: tuple[Change, ...]
    unread: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """What was written in a row: its name, and the digest of each cell by column."""

    name: str
    digests: Mapping[str, str]


def changes_in(path: Path, report: Report) -> Changes:
    """Return what a person changed in a workbook that was written of a table of a plan.

    Raises:
        ReportError: if it is no such workbook, of another plan or table, or lacks columns or rows' keys.
        OSError: if it cannot be read.
    """
    book = _opened(path)
    known = _memory(path, book, report)
    filled: list[Change] = []
    unread: list[Spot] = []
    seen: dict[str, Spot] = {}
    for page in book.worksheets:
        if page.title in {sheet for sheet, _ in known}:
            rows = {key: told for (sheet, key), told in known.items() if sheet == page.title}
            for told in _changed(path, page, report.table, rows, seen):
                filled += [told] if isinstance(told, Change) else []
                unread += [told] if isinstance(told, Spot) else []
    return Changes(tuple(filled), tuple(unread))


def _opened(path: Path) -> Any:  # noqa: ANN401 - the library has no types
    data = path.read_bytes()
    try:
        with ZipFile(BytesIO(data)) as packed:
            size = sum(item.file_size for item in packed.infolist())
        if len(data) > _MOST_BYTES or size > _MOST_UNPACKED:
            raise ReportError("report.too_large", path=path)  # noqa: EM101, TRY301 - a key of the catalogue
        return load_workbook(BytesIO(data), data_only=True)
    except ReportError:
        raise
    except (BadZipFile, KeyError, ValueError, TypeError, OSError, SyntaxError) as error:
        raise ReportError("report.not_xlsx", path=path) from error  # noqa: EM101


def _memory(path: Path, book: Any, report: Report) -> dict[tuple[str, str], _Known]:  # noqa: ANN401
    """Return what was written, by sheet and key."""
    if HIDDEN not in book.sheetnames:
        raise ReportError("report.not_ours", path=path)  # noqa: EM101
    rows = list(book[HIDDEN].iter_rows(values_only=True))
    head = [str(value or "") for value in (*(rows[0] if rows else ()), "", "", "")][:3]
    if head[0] != FORMAT:
        raise ReportError("report.not_ours", path=path)  # noqa: EM101
    if head[1] != report.plan.id:
        raise ReportError("report.other_plan", path=path, plan=report.plan.title)  # noqa: EM101
    if head[2] != report.table:
        raise ReportError("report.other_table", path=path, table=head[2])  # noqa: EM101
    return {
        (str(sheet), str(key)): _Known(str(name or ""), dict(part.split("=", 1) for part in str(digests).split()))
        for sheet, key, name, digests, *_ in rows[1:]
    }


def _changed(
    path: Path, page: Worksheet, table: str, known: Mapping[str, _Known], seen: dict[str, Spot]
) -> Iterator[Change | Spot]:
    """Yield what was changed in a sheet, and where a change is not read."""
    rows = list(page.iter_rows())
    head = next((at for at, row in enumerate(rows[:_HEADS_WITHIN]) if KEY in [official(c.value) for c in row]), None)
    if head is None:
        raise ReportError("report.no_keys", path=path, sheet=page.title, key=KEY)  # noqa: EM101
    columns = [official(square.value) for square in rows[head]]
    wanted = {column.zh: column for column in _columns(table, next(iter(known.values())))}
    missing = [zh for zh in wanted if zh not in columns]
    if missing:
        names = "、".join(missing)
        raise ReportError("report.no_columns", path=path, sheet=page.title, row=head + 1, columns=names)  # noqa: EM101
    where = {column: columns.index(zh) for zh, column in wanted.items()}
    for row in rows[head + 1 :]:
        texts = [_text(square.value) for square in row]
        key = texts[columns.index(KEY)].strip()
        spot = Spot(page.title, row[0].row)
        if not key and _is_remark(texts):
            continue
        if key not in known:
            raise ReportError("report.strange_row", path=path, sheet=page.title, row=row[0].row)  # noqa: EM101
        if seen.setdefault(key, spot) != spot:
            raise ReportError("report.twice", path=path, sheet=page.title, row=row[0].row, first=seen[key])  # noqa: EM101
        yield from _cells(Iri(key), known[key], texts, where, spot)


def _is_remark(texts: Sequence[str]) -> bool:
    """Return whether a row without a key is blank, or a remark under the table: nothing but its first cell."""
    return not any(text.strip() for text in texts[1:])


def _columns(table: str, known: _Known) -> Iterator[Column]:
    """Yield the columns that were written; a column of a year is known by the digests."""
    for column in columns_of(table):
        if column.key != ACTUAL:
            yield column
            continue
        for key in known.digests:
            if key.startswith(f"{ACTUAL}-"):
                zh = column.zh.replace("各年", f"{key.removeprefix(f'{ACTUAL}-')}年")
                yield Column(key, zh, column.en, column.width, column.fill, column.number)


def _cells(
    key: Iri, known: _Known, texts: Sequence[str], where: Mapping[Column, int], spot: Spot
) -> Iterator[Change | Spot]:
    for column, at in where.items():
        text = texts[at].strip()
        if column.key in _UNREAD or digest(text) == known.digests.get(column.key):
            continue
        if column.fill:
            yield Change(key, known.name, column.key, _filled_in(text))
        else:
            yield replace(spot, column=column.zh)


def _filled_in(text: str) -> str:
    """Return what a person filled in, without our marks: after 【填报】, or before （建议） at the end."""
    _, beside, after = text.partition(BESIDE)
    return (after if beside else text).strip().removesuffix(say("report.mark_suggested", "zh")).strip()


def _text(value: object) -> str:
    """Return what a person sees in a cell: numbers without a tail of zeros, dates as ISO has them.

    >>> _text(12.50), _text(3.0), _text(None), _text(datetime(2026, 3, 1))
    ('12.5', '3', '', '2026-03-01')
    """
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case float():
            exact = Decimal(repr(value))
            whole = exact == exact.to_integral_value()
            return f"{exact.to_integral_value() if whole else exact:f}"
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
        case date():
            return value.isoformat()
        case _:
            return fitting(str(value))
