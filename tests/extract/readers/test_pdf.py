"""Which lines does a PDF give? Columns, ruled tables, running heads, notes and scans, drawn at known places."""

from pathlib import Path

import pytest

from extract.readers import Limits, RawText, read_source
from extract.readers.base import LineDraft
from extract.readers.pdf_furniture import is_page_number
from extract.readers.pdf_worker import answer
from kg.errors import UnreadableDocumentError
from kg.model import SourceUnit

from . import pdf_samples
from .reading import FIXTURES, pdf_lines, read

INDENT = "\u3000\u3000"


def texts(lines: list[LineDraft], page: int | None = None) -> list[str]:
    return [line.text for line in lines if page is None or line.page == page]


def test_every_sample_is_tested() -> None:
    here = Path(__file__).read_text(encoding="utf-8")
    assert len(pdf_samples.SAMPLES) == 14
    assert [name for name in pdf_samples.SAMPLES if f"pdf_samples.{name}()" not in here] == []


def test_two_columns_are_read_one_after_the_other_though_their_lines_are_not_level() -> None:
    lines, _ = pdf_lines(pdf_samples.two_columns())
    first = texts(lines, 1)
    assert first[0].startswith("第一章 两栏排版的说明文字")
    assert first[1:] == [*pdf_samples.LEFT_LINES, *pdf_samples.RIGHT_LINES]


def test_the_last_few_lines_of_two_columns_are_read_as_the_page_before() -> None:
    lines, _ = pdf_lines(pdf_samples.two_columns())
    assert texts(lines, 2)[:4] == [*pdf_samples.LEFT_LINES[:2], *pdf_samples.RIGHT_LINES[:2]]
    assert texts(lines, 2)[4].startswith("第二章 恢复为单栏")


def test_running_heads_and_page_numbers_are_left_out_and_counted() -> None:
    lines, left_out = pdf_lines(pdf_samples.headed())
    assert texts(lines, 3) == ["能源保障方面，重点推进各项", "工作任务落地见效。", "本页共有5项。"]
    assert len(lines) == 24
    assert left_out == {"page-number": (8, 45), "running-head": (8, 120)}


def test_a_ruled_table_over_a_page_break_is_one_table_without_the_repeated_head() -> None:
    lines, left_out = pdf_lines(pdf_samples.table_over_pages())
    assert [(line.page, line.table, line.text.strip("\u3000")) for line in lines] == [
        (1, None, "表1 主要指标"),
        (1, 1, "类别\t指标\t2025年\t属性"),
        (1, 1, "经济发展\t全社会研发经费投入年均增长（%）\t10以上\t预期性"),
        (1, 1, "经济发展\t地区生产总值（亿元）\t300\t预期性"),
        (1, 1, "经济发展\t城镇化率（%）\t60\t预期性"),
        (2, 1, "绿色生态\t森林覆盖率（%）\t38\t约束性"),
        (2, 1, "注：空气质量按国家标准执行，指标解释见附表。"),
        (2, None, "表格之后的正文段落。"),
    ]
    assert left_out == {"repeated-table-head": (1, 11)}


def test_rows_that_no_line_parts_are_parted_where_all_cells_stand_level() -> None:
    lines, _ = pdf_lines(pdf_samples.unruled_rows())
    assert texts(lines) == [
        "项目\t地点\t规模",
        "青河大桥\t城关镇\t1座",
        "云溪港\t港口镇\t6个泊位",
        "粮库\t柳林乡\t5万吨",
    ]


def test_a_frame_over_a_page_break_is_one_frame() -> None:
    lines, _ = pdf_lines(pdf_samples.framed())
    assert [(line.page, line.frame, line.text) for line in lines] == [
        (1, None, "正文一段在专栏之前。"),
        (1, 1, "专栏1 重大交通项目"),
        (1, 1, "高速公路：青河至云溪高速公路，全长46公里。"),
        (2, 1, "港口：云溪港区二期，新建千吨级泊位6个。"),
        (2, None, "正文一段在专栏之后。"),
    ]


def test_footnotes_stand_last_and_their_marks_go_but_a_power_stays() -> None:
    lines, left_out = pdf_lines(pdf_samples.footnotes())
    assert [(line.page, line.style, line.text) for line in lines] == [
        (1, None, "全县建成区面积达到26km2，常住人口稳定增长，城镇化水平"),
        (1, None, "明显提高，公共服务设施逐步完善，"),
        (1, None, "群众的获得感、幸福感和"),
        (2, None, "安全感显著增强。"),
        (2, None, "下一段另起一行。"),
        (1, "note", "①按第七次全国人口普查口径计算，"),
        (1, "note", "下同。"),
    ]
    assert left_out == {"note-marks": (0, 1)}


def test_text_set_aslant_or_up_the_margin_is_left_out() -> None:
    lines, left_out = pdf_lines(pdf_samples.tilted())
    assert texts(lines) == ["第一节 综合交通", "推进青河航道整治工程，畅通水运通道。"]
    assert left_out == {"rotated-text": (0, 9)}


def test_a_page_whose_text_runs_sideways_is_read_turned() -> None:
    lines, _ = pdf_lines(pdf_samples.sideways())
    assert texts(lines, 1) == ["横排大表的第一行文字", "横排大表的第二行文字"]
    for page, degrees in ((2, 90), (3, 180), (4, 270)):
        assert texts(lines, page) == [f"转{degrees}度的页面第一行", f"转{degrees}度的页面第二行"]


def test_signs_printed_twice_are_one_and_spaced_out_headings_have_no_spaces() -> None:
    lines, _ = pdf_lines(pdf_samples.doubled())
    assert texts(lines) == ["第一章 总体要求", "指导思想基本原则", "——坚持人民至上，共建共享。"]


def test_radicals_of_a_font_s_map_are_read_as_the_characters_they_show() -> None:
    lines, _ = pdf_lines(pdf_samples.radicals())
    assert texts(lines) == ["文化长大" * 6]


@pytest.mark.parametrize(
    ("data", "key", "pages"),
    [
        (pdf_samples.scan(), "errors.scanned", 3),
        (pdf_samples.stamped_scan(), "errors.scanned", 5),
        (pdf_samples.blank(), "errors.scanned", 2),
        (pdf_samples.encrypted(), "errors.encrypted", None),
    ],
)
def test_a_pdf_without_text_or_with_a_lock_is_refused(tmp_path: Path, data: bytes, key: str, pages: int | None) -> None:
    with pytest.raises(UnreadableDocumentError) as caught:
        read(tmp_path, "规划.pdf", data)
    assert (caught.value.key, caught.value.values.get("pages")) == (key, pages)
    assert str(tmp_path / "规划.pdf") in caught.value.told("zh")


@pytest.fixture(scope="module")
def office() -> RawText:
    return read_source(FIXTURES / "office-plan.pdf")


def test_a_pdf_of_another_program_is_read_whole(office: RawText) -> None:
    assert (office.unit, office.wrapped, office.source.media) == (SourceUnit.PAGE, True, "pdf")
    assert {part.reason: (part.lines, part.characters) for part in office.left_out} == {
        "note-marks": (0, 1),
        "page-number": (3, 15),
        "repeated-table-head": (1, 11),
        "running-head": (3, 66),
    }
    rows = [line for line in office.lines if line.table == 1]
    assert [row.text.partition("\t")[0] for row in rows] == ["序号", *map(str, range(1, 21))]
    assert {row.page for row in rows} == {1, 2}
    assert office.lines[-1].style == "note"


def test_indents_show_where_paragraphs_begin(office: RawText) -> None:
    lines = [line.text for line in office.lines]
    assert lines[1] == INDENT + "全县常住人口四十二点六万人，城镇化率稳步提高。"
    assert lines[4] == "元的产业园。"
    assert lines[-2] == INDENT + "各级各部门要完善规划实施机制，确保目标任务如期完成。"


def test_the_columns_of_another_program_follow_each_other(office: RawText) -> None:
    starts = [line.text.strip()[2:4] for line in office.lines if line.text.strip().startswith("项目")]
    assert starts == ["1：", "2：", "3：", "4：", "5：", "6：", "7：", "8：", "9：", "10", "11", "12"]


def test_lines_are_counted_on_their_page(office: RawText) -> None:
    for page in (1, 2, 3):
        numbers = [line.number for line in office.lines if line.page == page]
        assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("text", ["— 23 —", "23", "第 5 页", "第5页 共80页", "- 7 -", "ii", "·9·", "5/80"])
def test_page_numbers_in_every_dress_are_known(text: str) -> None:
    assert is_page_number(text)


@pytest.mark.parametrize("text", ["2025年", "第三章", "— 加快发展 —", "7.5%", "", "5000套"])
def test_figures_of_the_text_are_no_page_numbers(text: str) -> None:
    assert not is_page_number(text)


def test_the_same_bytes_give_the_same_answer() -> None:
    data = pdf_samples.table_over_pages()
    assert answer(data, "a.pdf", Limits()) == answer(data, "b.pdf", Limits())
