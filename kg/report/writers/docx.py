"""How is a table written for Word and WPS? On landscape A4, the headings repeated on each page, the pages numbered.

The rows are put together as XML: the library's own cells take seconds for a table of some hundred rows.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from kg.messages import say
from kg.report.heading import COLOURS, heading, legend
from kg.report.sheet import Column, Known, Report, Row, Sheet
from kg.report.texts import fitting
from kg.report.writers.package import steady

__all__ = ["write_docx"]

_TEXT: Final = "仿宋"
_TABLE: Final = "宋体"
_HEAD: Final = "黑体"
_LATIN: Final = "Times New Roman"
_WIDTH, _HEIGHT, _MARGIN = Cm(29.7), Cm(21.0), Cm(1.5)
_TWIPS: Final = 635
_HALF_POINTS: Final = 15
_BORDERS: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def write_docx(report: Report, lang: str = "zh") -> bytes:
    """Return a table as a document."""
    paper = Document()
    _page(paper)
    for at, sheet in enumerate(report.sheets):
        title = paper.add_paragraph()
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        title.paragraph_format.page_break_before = at > 0
        title.paragraph_format.keep_with_next = True
        _run(title, f"{report.plan.title} {sheet.title}", _HEAD, 16)
        for line in (sheet.note, legend(sheet, lang)):
            if line:
                _run(paper.add_paragraph(), line, _TEXT, 10)
        paper.element.body.insert(len(paper.element.body) - 1, parse_xml(_table(sheet, lang)))
        for remark in sheet.remarks:
            _run(paper.add_paragraph(), remark, _TEXT, 10)
    out = io.BytesIO()
    paper.save(out)
    return steady(out.getvalue())


def _page(paper: Paper) -> None:
    """Set the page, the font of running text and the numbers at the foot."""
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _WIDTH, _HEIGHT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    normal = paper.styles["Normal"]
    normal.font.name = _LATIN
    normal.font.size = Pt(10)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _TEXT)
    normal.paragraph_format.space_after = Pt(2)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, between, after = say("report.page_of", "zh", page="\0", pages="\0").split("\0")
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        _run(foot, text, _TEXT, 9)
        if field:
            number = f'<w:fldSimple {nsdecls("w")} w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
            foot._p.append(parse_xml(number))  # noqa: SLF001 - the library has no fields


def _run(paragraph: Paragraph, text: str, font: str, size: int) -> Run:
    run = paragraph.add_run(fitting(text))
    run.font.name = _LATIN
    run.font.size = Pt(size)
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001 - the library sets Latin fonts only
    fonts.set(qn("w:eastAsia"), font)
    fonts.set(qn("w:hint"), "eastAsia")
    return run


def _table(sheet: Sheet, lang: str) -> str:
    widths = _widths(sheet.columns)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join([_heads(sheet.columns, widths, lang), *(_row(sheet.columns, widths, row) for row in sheet.rows)])
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _widths(columns: Sequence[Column]) -> list[int]:
    """Return the widths in twentieths of a point, so that they fill the page."""
    room = (_WIDTH - 2 * _MARGIN) // _TWIPS
    total = sum(column.width for column in columns)
    return [room * column.width // total for column in columns]


def _heads(columns: Sequence[Column], widths: Sequence[int], lang: str) -> str:
    cells = (
        _cell(heading(column, lang), width, _HEAD, ground="D9D9D9", centred=True)
        for column, width in zip(columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _row(columns: Sequence[Column], widths: Sequence[int], row: Row) -> str:
    return f"<w:tr>{''.join(_cells(columns, widths, row))}</w:tr>"


def _cells(columns: Iterable[Column], widths: Iterable[int], row: Row) -> Iterator[str]:
    for column, width in zip(columns, widths, strict=True):
        cell = row.cell(column.key)
        shown = cell.text or cell.known is Known.FILLED
        yield _cell(
            cell.text, width, _TABLE, ground=COLOURS.get(cell.known, "") if shown else "", centred=column.number
        )


def _cell(text: str, width: int, font: str, *, ground: str, centred: bool) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>' if ground else ""
    place = '<w:jc w:val="center"/>' if centred else ""
    fonts = f'<w:rFonts w:hint="eastAsia" w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:eastAsia="{font}"/>'
    style = f'<w:rPr>{fonts}<w:sz w:val="{_HALF_POINTS}"/></w:rPr>'
    lines = fitting(text).split("\n") if text else []
    runs = "<w:r><w:br/></w:r>".join(
        f'<w:r>{style}<w:t xml:space="preserve">{escape(line)}</w:t></w:r>' for line in lines
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:spacing w:after="0"/>{place}</w:pPr>{runs}</w:p></w:tc>'
    )
