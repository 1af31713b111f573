"""How is a table written for WPS and Excel? A sheet each, headings frozen and repeated, ready to filter and to print.

Only plain features: no merged cell, no formula, no macro. A hidden column holds the keys of the rows and a hidden sheet
what was written, so that what a person fills in is found again. A sheet of passages says on what each cell rests.
"""

import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from math import ceil
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell as Square
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kg.messages import say
from kg.report.heading import COLOURS, KEY, heading, legend
from kg.report.sheet import Cell, Known, Report, Row, Sheet
from kg.report.texts import digest, fitting
from kg.report.writers.package import steady

__all__ = ["FORMAT", "HIDDEN", "write_xlsx"]

HIDDEN: Final = "plankg"
FORMAT: Final = "plankg-report-1"
_TEXT_FONT: Final = Font(name="宋体", size=9, charset=134)
_HEAD_FONT: Final = Font(name="黑体", size=9, charset=134)
_TITLE_FONT: Final = Font(name="黑体", size=16, charset=134)
_LINE: Final = Side(style="thin", color="808080")
_BORDER: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_GROUNDS: Final = {known: PatternFill("solid", start_color=colour) for known, colour in COLOURS.items()}
_HEAD_GROUND: Final = PatternFill("solid", start_color="D9D9D9")
_WIDTH_OF_SIGN: Final = 1.7
_LINE_HEIGHT, _LEAST_HEIGHT, _MOST_HEIGHT, _TITLE_HEIGHT = 13, 16, 409, 28
_RISKY: Final = ("=", "+", "-", "@")
_A4: Final = 9
_USED: Final = Decimal("0.93")
"""How much of a line is filled before it is broken, since some signs may not stand at its ends."""
_NAME_LENGTH: Final = 31
_FORBIDDEN_IN_NAMES: Final = str.maketrans(dict.fromkeys("[]:*?/\\'", "_"))


def write_xlsx(report: Report, lang: str = "zh") -> bytes:
    """Return a table as a workbook."""
    book = Workbook()
    book.remove(book.active)
    for sheet in report.sheets:
        _write_sheet(book, sheet, report, lang)
    _write_passages(book, report)
    _write_memory(book, report)
    out = io.BytesIO()
    book.save(out)
    return steady(out.getvalue())


def sheet_name(name: str) -> str:
    """Return a name that a workbook allows for a sheet.

    >>> sheet_name("表2-1：主要指标[区]")
    '表2-1：主要指标_区_'
    """
    return fitting(name).translate(_FORBIDDEN_IN_NAMES)[:_NAME_LENGTH]


def _write_sheet(book: Workbook, sheet: Sheet, report: Report, lang: str) -> None:
    page = book.create_sheet(sheet_name(sheet.name))
    last = len(sheet.columns)
    _over(page, 1, fitting(f"{report.plan.title} {sheet.title}"), _TITLE_FONT)
    page.row_dimensions[1].height = _TITLE_HEIGHT
    for number in range(1, last + 1):  # centred over all columns without merging them
        page.cell(1, number).alignment = Alignment(horizontal="centerContinuous", vertical="center")
    _over(page, 2, fitting(sheet.note), _TEXT_FONT)
    _over(page, 3, legend(sheet, lang), _TEXT_FONT)
    head = 4
    _heads(page, head, [heading(column, lang) for column in sheet.columns], [c.width for c in sheet.columns])
    for at, row in enumerate(sheet.rows, start=head + 1):
        for number, column in enumerate(sheet.columns, start=1):
            _put(page.cell(at, number), row.cell(column.key), centred=column.number)
        page.cell(at, last + 1, row.key)
        page.row_dimensions[at].height = _height([(row.cell(c.key).text, c.width) for c in sheet.columns])
    page.cell(head, last + 1, KEY)
    page.column_dimensions[get_column_letter(last + 1)].hidden = True
    end = head + len(sheet.rows)
    for at, remark in enumerate(sheet.remarks, start=end + 1):
        _over(page, at, fitting(remark), _TEXT_FONT)
    _frame(page, head, end, last)
    page.print_area = f"A1:{get_column_letter(last)}{end + len(sheet.remarks)}"


def _over(page: Worksheet, at: int, text: str, font: Font) -> None:
    """Write a line above or below the table."""
    square = page.cell(at, 1)
    _literal(square, text)
    square.font = font


def _heads(page: Worksheet, at: int, heads: Sequence[str], widths: Sequence[int]) -> None:
    for number, (text, width) in enumerate(zip(heads, widths, strict=True), start=1):
        square = page.cell(at, number, text)
        square.font = _HEAD_FONT
        square.fill = _HEAD_GROUND
        square.border = _BORDER
        square.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        page.column_dimensions[get_column_letter(number)].width = width * _WIDTH_OF_SIGN + 0.7
    page.row_dimensions[at].height = _height(zip(heads, widths, strict=True))


def _frame(page: Worksheet, head: int, end: int, last: int) -> None:
    """Set what holds for the sheet: frozen and repeated headings, filter, page."""
    page.freeze_panes = page.cell(head + 1, 3)
    page.auto_filter.ref = f"A{head}:{get_column_letter(last)}{max(end, head)}"
    page.print_title_rows = f"{head}:{head}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _A4
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_options.horizontalCentered = True
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top, page.page_margins.bottom = 0.6, 0.75
    page.page_margins.header = page.page_margins.footer = 0.4
    page.oddFooter.center.text = say("report.page_of", "zh", page="&P", pages="&N")


def _height(texts: Iterable[tuple[str, int]]) -> int:
    """Return a height at which each text is seen whole in its width: not every program works that out by itself.

    >>> _height([("推进老旧小区改造", 4), ("", 10)])
    42
    """
    lines = max((sum(_lines(line, width) for line in text.split("\n")) for text, width in texts), default=1)
    return min(max(lines * _LINE_HEIGHT + 3, _LEAST_HEIGHT), _MOST_HEIGHT)


def _lines(text: str, width: int) -> int:
    signs = sum(1 if unicodedata.east_asian_width(sign) in "WFA" else Decimal("0.55") for sign in text)
    return max(ceil(signs / (width * _USED)), 1)


def _put(square: Square, cell: Cell, *, centred: bool) -> None:
    _literal(square, fitting(cell.text))
    square.font = _TEXT_FONT
    square.border = _BORDER
    square.alignment = Alignment(horizontal="center" if centred else "left", vertical="center", wrap_text=True)
    ground = _GROUNDS.get(cell.known)
    if ground is not None and (cell.text or cell.known is Known.FILLED):
        square.fill = ground


def _literal(square: Square, text: str) -> None:
    """Write a text as a text, whatever it begins with: it is no formula, not even once it is edited."""
    if not text:
        return
    square.value = text
    square.data_type = "s"
    if text.lstrip().startswith(_RISKY):
        square.quotePrefix = True


def _write_passages(book: Workbook, report: Report) -> None:
    """Write on which passages each cell rests."""
    page = book.create_sheet(say("report.passages", "zh"))
    heads = [
        say(f"report.passages_{name}", "zh") for name in ("sheet", "row", "column", "content", "path", "quote", "place")
    ]
    widths = [8, 5, 10, 30, 30, 40, 8]
    _heads(page, 1, heads, widths)
    for at, told in enumerate(_passages(report), start=2):
        for number, text in enumerate(told, start=1):
            _put(page.cell(at, number), Cell(text), centred=False)
        page.row_dimensions[at].height = _height(zip(told, widths, strict=True))
    _frame(page, 1, max(page.max_row, 1), len(heads))


def _passages(report: Report) -> Iterator[tuple[str, ...]]:
    for sheet in report.sheets:
        columns = [column for column in sheet.columns if column.key != "source"]
        for row in sheet.rows:
            for column in columns:
                cell = row.cell(column.key)
                for source in cell.sources:
                    path = " › ".join(source.path)
                    yield sheet.name, row.cell("no").text, column.zh, cell.text, path, source.quote, source.place


def _write_memory(book: Workbook, report: Report) -> None:
    """Write what was written, in a hidden sheet: for each row its key, its name and a digest of each cell."""
    page = book.create_sheet(HIDDEN)
    page.sheet_state = "hidden"
    page.append([FORMAT, report.plan.id, report.table])
    for sheet in report.sheets:
        for row in sheet.rows:
            page.append([sheet_name(sheet.name), row.key, fitting(row.name), _digests(sheet, row)])


def _digests(sheet: Sheet, row: Row) -> str:
    return " ".join(f"{column.key}={digest(row.cell(column.key).text)}" for column in sheet.columns)
