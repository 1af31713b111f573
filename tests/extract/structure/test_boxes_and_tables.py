"""Boxes and tables: where they begin, where they end, what is printed twice over a page."""

from dataclasses import replace

import pytest

from extract.structure import read_document
from kg.model import BlockKind, Document, Section
from tests.extract.structure.forms import SENTENCES, prose
from tests.extract.structure.plans import assert_lawful, raw_rows, raw_text

ONE, TWO, THREE, FOUR, FIVE, SIX = SENTENCES
TITLE = "云岭县国民经济和社会发展第十四个五年规划纲要\n第一章 农业\n"
REST = f"第二章 保障措施\n{prose(ONE, indent='')}"


def read(text: str) -> Document:
    raw = raw_text(text)
    document = read_document(raw)
    assert_lawful(raw, document)
    return document


def only(document: Document, level: str) -> Section:
    (section,) = (section for section in document.sections if section.level == level)
    return section


def paragraphs_of(document: Document, section: Section) -> list[str]:
    at = document.sections.index(section)
    return [
        block.span.of(document.text)
        for block in document.blocks
        if block.section == at and block.kind is not BlockKind.HEADING
    ]


@pytest.mark.parametrize("width", [48, 64, 84])
def test_a_box_set_to_another_width_ends_where_the_width_of_the_body_comes_back(width: int) -> None:
    inside = [f"粮食安全。{TWO}", f"种业振兴。{THREE}"]
    box = f"专栏 1-1：农业重点工程\n{prose(*inside, width=width, indent='')}"
    after = prose(f"完善交通体系。{FOUR}", FIVE, indent="")
    document = read(f"{TITLE}{prose(ONE, FOUR, indent='')}{box}{after}{REST}")
    section = only(document, "box")
    assert (section.number, section.title) == ("1-1", "农业重点工程")
    assert paragraphs_of(document, section) == inside


def test_a_numbered_box_of_the_body_s_width_ends_with_its_numbers() -> None:
    inside = [f"1.粮食安全。{TWO}", f"2.种业振兴。{THREE}"]
    box, after = prose(*inside, indent=""), prose(FOUR, FIVE, indent="")
    document = read(f"{TITLE}{prose(ONE, indent='')}专栏一 农业重点工程\n{box}{after}{REST}")
    section = only(document, "box")
    assert section.number == "一"
    assert paragraphs_of(document, section) == inside


def test_a_box_without_number_has_its_title() -> None:
    document = read(f"{TITLE}{prose(ONE)}专栏：城乡建设项目\n{prose('1.城市更新。' + TWO, '2.路网。' + FOUR)}{REST}")
    section = only(document, "box")
    assert (section.number, section.title) == (None, "城乡建设项目")


def test_a_box_may_print_its_title_below_its_number_and_hold_a_bare_list() -> None:
    items = ["1.云岭年产5万吨面粉项目", "2.东河食品产业园", "3.西山风电场"]
    document = read(f"{TITLE}{prose(ONE)}专栏 3\n产业项目清单\n" + "\n".join(items) + f"\n{REST}")
    section = only(document, "box")
    assert (section.number, section.title) == ("3", "产业项目清单")
    assert paragraphs_of(document, section) == items


def test_a_box_heading_repeated_over_a_page_is_one_box_and_its_sentence_one_sentence() -> None:
    lines = prose(f"粮食安全。{TWO}", width=64, indent="").split("\n")
    again = [lines[0], lines[1], "", "—7—", "", " 专栏 2：农业重点工程", *lines[2:]]
    document = read(f"{TITLE}{prose(ONE, indent='')}专栏 2：农业重点工程\n" + "\n".join(again) + REST)
    section = only(document, "box")
    assert paragraphs_of(document, section) == [f"粮食安全。{TWO}"]
    assert ("repeated-heading", 1) in [(row.reason, row.lines) for row in document.left_out]


def test_a_sentence_that_begins_with_the_word_for_box_is_no_box() -> None:
    document = read(f"{TITLE}{prose(ONE)}专栏所列项目按程序推进，列入年度计划的，优先保障用地。\n{prose(TWO)}{REST}")
    assert [section.level for section in document.sections] == ["chapter", "chapter"]


HEADER = ["序号", "指标", "单位", "2020年", "2025年", "属性"]
ROWS = [
    ["1", "地区生产总值", "亿元", "105", "150", "预期性"],
    ["2", "城镇化率", "%", "45", "52", "预期性"],
    ["3", "森林覆盖率", "%", "31", "33", "约束性"],
]


def table(separator: str, rows: list[list[str]]) -> str:
    return "".join(f"{separator.join(row)}\n" for row in rows)


def rows_of(document: Document) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks if block.kind is BlockKind.ROW]


@pytest.mark.parametrize(("separator", "joined"), [("\t", "\t"), ("    ", "\t"), ("　　", "\t"), (" ", " ")])
def test_rows_keep_their_columns_as_far_as_the_file_shows_them(separator: str, joined: str) -> None:
    printed = table(separator, [HEADER, *ROWS])
    document = read(
        f"{TITLE}{prose(ONE)}表 2-1 主要指标\n{printed}注：城镇化率为常住人口口径。\n{prose(TWO, THREE)}{REST}"
    )
    section = only(document, "table")
    assert (section.number, section.title) == ("表2-1", "主要指标")
    assert rows_of(document) == [joined.join(row) for row in [HEADER, *ROWS]]
    kinds = [block.kind for block in document.blocks if block.section == document.sections.index(section)]
    assert kinds == ["heading", *["row"] * 4, "note"]
    cells = [[cell.of(document.text) for cell in block.cells] for block in document.blocks if block.kind == "row"]
    assert cells == ([HEADER, *ROWS] if joined == "\t" else [[], [], [], []])


def test_a_table_one_cell_a_line_is_one_row_a_line_until_its_note() -> None:
    printed = table("\n", [HEADER, *ROWS])
    document = read(f"{TITLE}{prose(ONE)}表 2 主要指标\n{printed}注：按现价计算。\n{prose(TWO)}{REST}")
    assert rows_of(document) == [cell for row in [HEADER, *ROWS] for cell in row]


@pytest.mark.parametrize("caption", ["", "“十四五”时期主要指标\n"])
def test_a_table_without_number_is_known_by_its_header_row(caption: str) -> None:
    document = read(f"{TITLE}{prose(ONE)}{caption}{table(' ', [HEADER, *ROWS])}{prose(TWO, THREE)}{REST}")
    section = only(document, "table")
    assert (section.number, section.title) == (None, caption.strip())
    assert len(rows_of(document)) == 4


def test_a_table_goes_on_over_the_page_without_its_repeated_head() -> None:
    head, body = table(" ", [HEADER]), table(" ", ROWS[:2])
    more = f"—5—\n续表1\n{head}{table(' ', ROWS[2:])}"
    document = read(f"{TITLE}{prose(ONE)}表1 主要指标\n{head}{body}{more}{prose(TWO, THREE)}{REST}")
    assert rows_of(document) == [" ".join(row) for row in [HEADER, *ROWS]]
    assert ("repeated-heading", 2) in [(row.reason, row.lines) for row in document.left_out]


def test_the_groups_of_a_table_are_rows_and_no_headings() -> None:
    printed = table(" ", [HEADER, ["一、经济发展"], ROWS[0], ["二、绿色生态"], ROWS[2]])
    document = read(f"{TITLE}{prose(ONE)}表1 主要指标\n{printed}第二章 任务\n{prose(TWO)}")
    assert [section.level for section in document.sections] == ["chapter", "table", "chapter"]
    assert len(rows_of(document)) == 5


def test_a_box_of_indicators_holds_rows() -> None:
    printed = table("\t", [HEADER, *ROWS])
    document = read(
        f"{TITLE}{prose(ONE)}专栏1  主要指标\n{printed}\n注：1.按现价计算。\n2.城镇化率按常住人口。\n{prose(TWO)}{REST}"
    )
    section = only(document, "box")
    at = document.sections.index(section)
    kinds = [block.kind for block in document.blocks if block.section == at]
    assert kinds == ["heading", *["row"] * 4, "note", "note"]


def test_a_long_caption_runs_over_two_lines_and_so_does_its_repeat() -> None:
    caption = "专栏 4：“十四五”期间初步谋划的城乡一体发展建设重点项目和工程\n安排\n"
    lines = prose(f"粮食安全。{TWO}", width=64, indent="").split("\n")
    again = [lines[0], lines[1], "—7—", caption.removesuffix("\n"), *lines[2:]]
    document = read(f"{TITLE}{prose(ONE, FOUR, indent='')}{caption}" + "\n".join(again) + REST)
    section = only(document, "box")
    assert section.title == "“十四五”期间初步谋划的城乡一体发展建设重点项目和工程安排"
    assert paragraphs_of(document, section) == [f"粮食安全。{TWO}"]
    assert ("repeated-heading", 2) in [(row.reason, row.lines) for row in document.left_out]


def test_a_box_in_a_frame_holds_what_the_frame_holds() -> None:
    rows: list[tuple[str, str | None, int | None]] = [
        ("云岭县“十四五”规划纲要", None, None),
        ("第一章 农业", None, None),
        (ONE, None, None),
        ("专栏1 农业工程", None, None),
        (TWO, None, None),
        (THREE, None, None),
        (FOUR, None, None),
        ("第二章 保障", None, None),
        (FIVE, None, None),
    ]
    raw = raw_rows(rows)
    framed = tuple(replace(line, frame=1 if 3 <= at <= 5 else None) for at, line in enumerate(raw.lines))
    document = read_document(replace(raw, lines=framed))
    assert paragraphs_of(document, only(document, "box")) == [TWO, THREE]


def test_a_row_with_a_comma_in_a_cell_is_a_row_still() -> None:
    long = ["4", "全员劳动生产率（按2020年价格计算，不含军队单位）", "万元/人", "12", "18", "预期性"]
    printed = table(" ", [HEADER, *ROWS, long, ["5", "登记失业率", "%", "3.5", "4.5以内", "预期性"]])
    document = read(f"{TITLE}{prose(ONE)}表1 主要指标\n{printed}{prose(TWO, THREE)}{REST}")
    assert len(rows_of(document)) == 6


def test_a_box_of_rows_parted_by_single_spaces_ends_with_its_rows() -> None:
    printed = table(" ", [HEADER, ["一、经济发展"], *ROWS])
    document = read(f"{TITLE}{prose(ONE)}专栏 1：主要指标\n{printed}{prose(TWO, THREE)}{REST}")
    section = only(document, "box")
    assert len(paragraphs_of(document, section)) == 5
    assert [found.level for found in document.sections] == ["chapter", "box", "chapter"]


def test_prose_right_under_the_caption_of_a_table_is_prose_and_no_row() -> None:
    document = read(f"{TITLE}{prose(ONE)}表2\n{prose(TWO + THREE, FOUR + FIVE)}{REST}")
    assert [block.span.of(document.text) for block in document.blocks if block.kind is BlockKind.PARAGRAPH][:3] == [
        ONE,
        TWO + THREE,
        FOUR + FIVE,
    ]
    assert not any(block.kind is BlockKind.ROW for block in document.blocks)
