"""The files are what offices expect: headings that repeat, filters, A4 across, fonts; no text becomes a formula."""

import csv
import io
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from kg.model import Iri
from kg.report import WRITERS, Cell, Report, Row, Sheet, Source
from kg.report.columns import columns_of
from kg.report.heading import KEY, official
from kg.report.texts import fitting
from kg.report.writers.xlsx import HIDDEN
from tests.kg.report.making import example_table, small_table
from tests.kg.small_plan import PLAN

HOSTILE = (
    "=HYPERLINK(1)",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    " =1",
    "\t=1",
    "a\x00b\x1bc",
    "\ud800",
    "<w:p>&amp;",
    "x" * 40_000,
    "甲\r\n乙",
)


def table_of(texts: tuple[str, ...]) -> Report:
    """Return a library of projects with hostile names, the second of two sheets under a name no workbook allows."""
    rows = tuple(
        Row(Iri(f"urn:row:{at}"), text, {"name": Cell(text, sources=(Source((text,), text, text),))})
        for at, text in enumerate(texts)
    )
    columns = columns_of("projects")
    return Report("projects", PLAN, (Sheet("空", "空", columns, ()), Sheet("[表]:*?/\\1", "=1", columns, rows, "=2")))


def shown_in_xlsx(data: bytes) -> list[str]:
    page = load_workbook(io.BytesIO(data)).worksheets[1]
    heads = next(row[0].row for row in page.iter_rows() if KEY in [official(cell.value) for cell in row])
    cells = [page.cell(at, 2) for at in range(heads + 1, page.max_row + 1)]
    assert all(cell.data_type in "sn" for row in page.iter_rows() for cell in row)
    return [str(cell.value or "") for cell in cells]


def shown_in_docx(data: bytes) -> list[str]:
    return [row.cells[1].text for row in Document(io.BytesIO(data)).tables[1].rows][1:]


def shown_in_csv(data: bytes) -> list[str]:
    return [row[2] for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))][1:]


def test_no_text_is_a_formula_or_breaks_a_file() -> None:
    report = table_of(HOSTILE)
    wanted = [fitting(text) for text in HOSTILE]
    assert shown_in_xlsx(WRITERS["xlsx"](report, "zh")) == wanted
    assert [text.strip() for text in shown_in_docx(WRITERS["docx"](report, "zh"))] == [text.strip() for text in wanted]
    told = shown_in_csv(WRITERS["csv"](report, "zh"))
    assert [text.removeprefix("'") for text in told] == wanted
    assert not any(text.lstrip().startswith(("=", "+", "-", "@")) for text in told)


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_any_text_is_written_and_read_again(texts: list[str]) -> None:
    wanted = [fitting(text) for text in texts]
    shown = shown_in_xlsx(WRITERS["xlsx"](table_of(tuple(texts)), "zh"))
    assert shown == wanted
    assert len(shown_in_docx(WRITERS["docx"](table_of(tuple(texts)), "zh"))) == len(texts)


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_one_table_is_the_same_bytes_each_time(form: str, lang: str) -> None:
    report = small_table("projects")
    assert WRITERS[form](report, lang) == WRITERS[form](report, lang)


@pytest.mark.parametrize("table", ["tasks", "indicators"])
def test_a_workbook_is_ready_to_filter_and_to_print(table: str) -> None:
    report = example_table(table)
    book = load_workbook(io.BytesIO(WRITERS["xlsx"](report, "zh")))
    assert [page.title for page in book] == [*(sheet.name for sheet in report.sheets), "出处", HIDDEN]
    assert book[HIDDEN].sheet_state == "hidden"
    for page, sheet in zip(book.worksheets, report.sheets, strict=False):
        heads = [official(cell.value) for cell in page[4]]
        assert heads == [*(column.zh for column in sheet.columns), KEY]
        assert page.freeze_panes == "C5"
        assert page.print_title_rows == "$4:$4"
        assert page.auto_filter.ref.startswith("A4:")
        assert page.auto_filter.ref.endswith(str(4 + len(sheet.rows)))
        assert (page.page_setup.orientation, int(page.page_setup.paperSize)) == ("landscape", 9)
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert not page.merged_cells.ranges
        assert "&P" in page.oddFooter.center.text
        assert page["A5"].font.name == "宋体"
        assert page["A5"].alignment.wrap_text
        assert page["A5"].border.left.style == "thin"
        last = page.cell(4, len(heads)).column_letter
        assert page.column_dimensions[last].hidden
        assert last not in page.print_area


def test_a_workbook_says_on_what_each_cell_rests() -> None:
    page = load_workbook(io.BytesIO(WRITERS["xlsx"](small_table("projects"), "zh")))["出处"]
    rows = [tuple(cell.value for cell in row) for row in page.iter_rows(min_row=2)]
    assert any(row[2:4] == ("项目业主", "=SUM板材有限公司") and row[5] and row[6] == "第 8 行" for row in rows)


def test_a_document_repeats_its_headings_and_sets_a_chinese_font() -> None:
    report = example_table("indicators")
    data = WRITERS["docx"](report, "zh")
    paper = Document(io.BytesIO(data))
    section = paper.sections[0]
    assert section.orientation is WD_ORIENT.LANDSCAPE
    assert int(section.page_width or 0) > int(section.page_height or 0)
    assert [len(table.rows) for table in paper.tables] == [len(sheet.rows) + 1 for sheet in report.sheets]
    assert paper.paragraphs[0].text == f"{report.plan.title} {report.sheets[0].title}"
    with ZipFile(io.BytesIO(data)) as packed:
        body, foot = (packed.read(f"word/{part}.xml").decode("utf-8") for part in ("document", "footer1"))
    assert body.count("<w:tblHeader/>") == len(report.sheets)
    assert body.count('w:eastAsia="宋体"') > len(report.rows())
    assert "NUMPAGES" in foot


def test_sheets_are_one_table_in_csv_and_each_row_says_of_which_it_is() -> None:
    report = example_table("indicators")
    rows = list(csv.reader(io.StringIO(WRITERS["csv"](report, "zh").decode("utf-8-sig"), newline="")))
    assert len(rows) == 1 + len(report.rows())
    assert [row[0] for row in rows[1:]] == [sheet.name for sheet in report.sheets for _ in sheet.rows]
    assert [row[-1] for row in rows[1:]] == [row.key for row in report.rows()]


def test_in_english_the_official_heading_stays_and_is_explained() -> None:
    page = load_workbook(io.BytesIO(WRITERS["xlsx"](small_table("tasks"), "en"))).worksheets[0]
    assert page["H4"].value == "牵头单位\nLead unit"


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_an_office_file_holds_no_time_of_day(form: str) -> None:
    with ZipFile(io.BytesIO(WRITERS[form](small_table("tasks"), "zh"))) as packed:
        assert {item.date_time for item in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
