"""Which lines does a DOCX print? Automatic numbers, merged cells, text boxes, tracked changes, notes."""

from pathlib import Path

import pytest

from extract.readers import Limits, RawText, read_source
from extract.readers.docx_number_formats import format_number
from kg.errors import UnreadableDocumentError
from kg.messages import Phrase
from kg.model import LeftOut, SourceUnit

from .docx_samples import cell, docx, heading, paragraph, plan_docx, table
from .reading import FIXTURES, read, texts


@pytest.fixture
def plan(tmp_path: Path) -> RawText:
    return read(tmp_path, "规划.docx", plan_docx())


def test_every_form_of_a_plan_is_read_in_order(plan: RawText) -> None:
    assert [(line.number, line.style, line.table, line.frame, line.text) for line in plan.lines] == [
        (1, None, None, None, "云溪县国民经济和社会发展第十四个五年规划纲要"),
        (2, "heading-1", None, None, "第一章 发展基础"),
        (3, None, None, None, "“十三五”末，全县常住人口42.6万人，城镇化率52.3%。"),
        (4, "heading-1", None, None, "第二章 总体要求"),
        (5, "heading-2", None, None, "第一节 指导思想"),
        (6, None, None, None, "一、坚持稳中求进"),
        (7, None, None, None, "（一）坚持系统观念"),
        (9, None, None, None, "（三）坚持底线思维"),
        (10, None, None, None, "二、坚持绿色发展"),
        (11, "heading-2", None, None, "第二节 主要目标"),
        (12, None, None, None, "一、经济持续增长"),
        (13, "list", None, None, "粮食安全"),
        (14, None, None, None, "表1\t主要指标"),
        (15, None, 1, None, "类别\t指标\t规划目标\t\t属性"),
        (19, None, 1, None, "类别\t指标\t2025年\t年均增长\t属性"),
        (21, None, 1, None, "经济发展\t地区生产总值（亿元）\t300\t7%左右\t预期性"),
        (28, None, 1, None, "经济发展\t城镇化率（%）\t60\t[7.7]\t预期性"),
        (32, None, 1, None, "绿色生态"),
        (33, None, 1, None, "生态\t森林覆盖率（%）\t38\t\t约束性"),
        (38, None, None, None, "注：[ ]内为五年累计数。"),
        (39, "heading-1", None, None, "第三章 重点任务"),
        (41, None, None, 1, "专栏2 重大水利工程"),
        (42, None, None, 1, "青河治理：加固堤防12.6公里。"),
        (43, None, None, None, "到2025年，工业产值达到120亿元。"),
        (44, None, None, 2, "专栏3 重大交通项目"),
        (45, None, None, 2, "高速公路：青河至云溪高速。"),
        (46, None, None, 2, "港口：云溪港区二期。"),
        (47, None, None, None, "3.1.1 严守安全底线"),
        (48, None, None, None, "各部门分工落实。"),
        (48, None, None, None, "县人民政府组织评估。"),
        (49, None, None, None, "图1\t空间格局"),
        (50, "note", None, None, "按第七次人口普查口径。"),
    ]


def test_a_docx_is_counted_in_paragraphs_and_tells_what_it_left_out(plan: RawText) -> None:
    assert (plan.unit, plan.wrapped, plan.source.media) == (SourceUnit.PARAGRAPH, False, "docx")
    assert plan.left_out == (LeftOut("deleted-text", 0, 11), LeftOut("hidden-text", 0, 2))


def test_headers_are_not_text(plan: RawText) -> None:
    assert "页眉" not in plan.text


def test_a_docx_of_another_program_is_read_alike() -> None:
    raw = read_source(FIXTURES / "office-plan.docx")
    styled = [(line.style, line.text) for line in raw.lines if line.style]
    assert styled == [
        ("heading-1", "第一章　发展基础"),
        ("heading-2", "第一节　综合实力"),
        ("heading-1", "第二章　主要指标"),
        ("note", "按第七次全国人口普查口径。"),
    ]
    rows = [line.text for line in raw.lines if line.table == 1]
    assert (len(rows), rows[0], rows[20]) == (21, "序号\t指标\t2025年\t属性", "20\t居民可支配收入\t200\t约束性")
    assert "— " not in raw.text


def test_numbers_of_lower_levels_start_again_under_the_next_heading(tmp_path: Path) -> None:
    body = heading("甲", 1) + heading("一", 2) + heading("二", 2) + heading("乙", 1) + heading("三", 2)
    assert texts(read(tmp_path, "a.docx", docx(body))) == [
        "第一章 甲",
        "第一节 一",
        "第二节 二",
        "第二章 乙",
        "第一节 三",
    ]


def test_two_lists_of_one_definition_count_on_unless_one_restarts(tmp_path: Path) -> None:
    body = paragraph("甲", number=(2, 0)) + paragraph("乙", number=(4, 0)) + paragraph("丙", number=(4, 0))
    assert texts(read(tmp_path, "a.docx", docx(body))) == ["一、甲", "一、乙", "二、丙"]


def test_a_paragraph_may_take_its_style_s_number_away(tmp_path: Path) -> None:
    body = heading("甲", 1) + paragraph("序言", style="1", number=(0, 0)) + heading("乙", 1)
    assert texts(read(tmp_path, "a.docx", docx(body))) == ["第一章 甲", "序言", "第二章 乙"]


def test_a_package_without_styles_or_numbering_is_read(tmp_path: Path) -> None:
    body = paragraph("第一章", style="1") + paragraph("正文", number=(9, 3))
    assert texts(read(tmp_path, "a.docx", docx(body, {}))) == ["第一章", "正文"]


def test_styles_that_are_based_on_each_other_end(tmp_path: Path) -> None:
    ring = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/></w:style>'
        for a, b in (("x", "y"), ("y", "x"))
    )
    assert texts(read(tmp_path, "a.docx", docx(paragraph("正文", style="x"), {"styles": ring}))) == ["正文"]


def test_the_older_form_of_a_box_in_a_cell_is_not_read_twice(tmp_path: Path) -> None:
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
        f"{paragraph('框内')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"<w:txbxContent>{paragraph('框内')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    boxed = f"<w:tc>{paragraph('格', extra=box)}</w:tc>"
    raw = read(tmp_path, "a.docx", docx(table(boxed + cell("乙"), cell("丙") + cell("丁"))))
    assert raw.text.count("框内") == 1


def test_a_cell_that_goes_on_where_none_began_keeps_its_text(tmp_path: Path) -> None:
    body = table(cell("甲", "<w:vMerge/>") + cell("1"), cell("乙", "<w:vMerge/>") + cell("2"))
    assert texts(read(tmp_path, "a.docx", docx(body))) == ["甲\t1", "乙\t2"]


def test_rows_may_begin_right_of_the_first_column(tmp_path: Path) -> None:
    short = "<w:trPr><w:gridBefore w:val='1'/></w:trPr>" + cell("2025年") + cell("2030年")
    raw = read(tmp_path, "a.docx", docx(table(cell("指标") + cell("甲") + cell("乙"), short)))
    assert [line.text for line in raw.lines] == ["指标\t甲\t乙", "\t2025年\t2030年"]


def test_a_deleted_row_and_a_deleted_paragraph_are_left_out(tmp_path: Path) -> None:
    row = "<w:trPr><w:del w:id='3'/></w:trPr>" + cell("删") + cell("去")
    gone = paragraph("", number=(2, 0), extra="<w:del w:id='4'><w:r><w:delText>删去的段</w:delText></w:r></w:del>")
    body = table(cell("甲") + cell("乙"), row) + gone + paragraph("留下", number=(2, 0))
    assert texts(read(tmp_path, "a.docx", docx(body))) == ["甲\t乙", "一、留下"]


def test_a_docx_made_of_printed_lines_says_that_it_is_wrapped(tmp_path: Path) -> None:
    body = "".join(paragraph("全县上下团结一心、砥砺前行，综合实力迈上") for _ in range(30))
    assert read(tmp_path, "a.docx", docx(body)).wrapped


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        (3, "chineseCounting", "三"),
        (10, "chineseCounting", "十"),
        (19, "chineseCountingThousand", "十九"),
        (20, "chineseCounting", "二十"),
        (110, "chineseCountingThousand", "一百一十"),
        (205, "chineseCountingThousand", "二百零五"),
        (1010, "chineseCountingThousand", "一千零一十"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (10, "ideographDigital", "一〇"),
        (3, "ideographEnclosedCircle", "㈢"),
        (5, "decimalEnclosedCircle", "⑤"),
        (5, "decimalZero", "05"),
        (9, "lowerRoman", "ix"),
        (2, "upperLetter", "B"),
        (12, "decimalFullWidth", "１２"),
        (7, "none", ""),
        (7, "of the future", "7"),
        (0, "chineseCounting", "0"),
    ],
)
def test_numbers_are_printed_as_the_standard_says(number: int, form: str, printed: str) -> None:
    assert format_number(number, form) == printed


def test_an_empty_docx_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocumentError) as caught:
        read(tmp_path, "a.docx", docx(paragraph("")))
    assert caught.value.key == "errors.empty_file"


def test_the_strict_form_of_the_standard_is_read(tmp_path: Path) -> None:
    raw = read(tmp_path, "a.docx", docx(heading("发展基础", 1), strict=True))
    assert [(line.style, line.text) for line in raw.lines] == [("heading-1", "第一章 发展基础")]


def test_a_document_over_a_limit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocumentError) as caught:
        read(tmp_path, "a.docx", docx(paragraph("甲" * 50) * 30), Limits(characters=1000))
    assert caught.value.values["what"] == Phrase("errors.limit_characters")
