"""Plans in other forms than 篇/章/节: every heading is found, nested, and given its role."""

import pytest

from extract.structure import read_document
from kg.model import Document, SectionLevel, SectionRole
from tests.extract.structure.forms import SENTENCES, prose
from tests.extract.structure.plans import assert_lawful, raw_rows, raw_text

ONE, TWO, THREE, FOUR, FIVE, SIX = SENTENCES
TITLE = "云岭县国民经济和社会发展第十四个五年规划纲要"


def tree(document: Document) -> list[str]:
    """Return the sections as lines, one “>” a level."""
    depth: list[int] = []
    for section in document.sections:
        depth.append(0 if section.parent is None else depth[section.parent] + 1)
    names = (" ".join(word for word in (section.number, section.title) if word) for section in document.sections)
    return [">" * deep + name for deep, name in zip(depth, names, strict=True)]


def read(text: str) -> Document:
    raw = raw_text(text)
    document = read_document(raw)
    assert_lawful(raw, document)
    return document


ITEMS = (
    f"{TITLE}\n\n一、发展基础\n{prose(ONE, TWO)}二、总体要求\n（一）指导思想\n{prose(ONE)}（二）主要目标\n{prose(TWO)}"
    f"三、重点任务\n（一）产业发展\n1. 做强工业\n{prose(TWO)}2. 做优农业\n{prose(THREE)}（二）基础设施\n{prose(FOUR)}"
    f"四、保障措施\n{prose(ONE)}"
)
ITEM_TREE = [
    "一、 发展基础",
    "二、 总体要求",
    ">（一） 指导思想",
    ">（二） 主要目标",
    "三、 重点任务",
    ">（一） 产业发展",
    ">>1. 做强工业",
    ">>2. 做优农业",
    ">（二） 基础设施",
    "四、 保障措施",
]


@pytest.mark.parametrize("text", [ITEMS, ITEMS.replace("　　", "")], ids=["indented", "not indented"])
def test_a_plan_of_items_only_is_nested_by_its_numbers(text: str) -> None:
    document = read(text)
    assert tree(document) == ITEM_TREE
    assert {section.level for section in document.sections} == {SectionLevel.ITEM}
    roles = [section.role for section in document.sections if section.parent is None]
    assert roles == [SectionRole.FOUNDATION, SectionRole.PRINCIPLE, SectionRole.TASKS, SectionRole.GUARANTEE]
    assert document.sections[3].role is SectionRole.GOALS
    assert [block.span.of(document.text) for block in document.blocks if block.kind == "paragraph"] == [
        *(ONE, TWO, ONE, TWO, TWO, THREE, FOUR, ONE)
    ]


def test_latin_stops_and_brackets_change_nothing_of_the_structure() -> None:
    signs = str.maketrans("，；：（）", ",;:()")
    document = read(ITEMS.translate(signs))
    assert tree(document) == [row.translate(signs) for row in ITEM_TREE]


def test_a_number_may_stand_above_its_title_and_parts_may_hold_chapters() -> None:
    document = read(
        f"{TITLE}\n目  录\n第一部分 发展基础\t1\n第二部分 重点任务\t5\n第一章 产业\t6\n第二章 城乡\t9\n"
        f"第三部分 保障措施\t12\n第一部分\n发展基础\n{prose(ONE)}第二部分\n重点任务\n"
        f"第一章  产业\n{prose(TWO, THREE)}第二章  城乡\n{prose(FOUR)}"
        f"第三部分\n保障措施\n{prose(ONE)}"
    )
    assert tree(document) == [
        "第一部分 发展基础",
        "第二部分 重点任务",
        ">第一章 产业",
        ">第二章 城乡",
        "第三部分 保障措施",
    ]
    assert document.sections[0].heading.of(document.text) == "第一部分发展基础"


def test_chapters_may_count_anew_in_each_part_and_a_title_may_run_over() -> None:
    flush = [prose(sentence, indent="") for sentence in SENTENCES]
    document = read(
        f"某省国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要\n第一篇\n开启新征程\n"
        f"第一章 发展环境\n{flush[0]}"
        f"第二章 总体要求\n第一节 指导思想\n{flush[0]}第二节 主要目标\n{flush[1]}"
        f"第二篇 建设现代化产业体系 推动\n高质量发展\n第一章 工业\n{flush[1]}第二章 农业\n{flush[2]}{flush[3]}"
    )
    assert tree(document) == [
        "第一篇 开启新征程",
        ">第一章 发展环境",
        ">第二章 总体要求",
        ">>第一节 指导思想",
        ">>第二节 主要目标",
        "第二篇 建设现代化产业体系 推动高质量发展",
        ">第一章 工业",
        ">第二章 农业",
    ]


def test_decimals_nest_below_a_figure_alone() -> None:
    document = read(
        f"云岭县“十四五”水利发展专项规划\n1 总则\n1.1 编制依据\n{prose(ONE)}1.2 规划范围\n{prose(TWO)}2 现状与形势\n"
        f"2.1 发展现状\n{prose(TWO)}2.1.1 供水\n{prose(THREE)}2.1.2 排水\n{prose(FOUR)}2.2 面临形势\n{prose(ONE)}"
        f"3 规划目标\n{prose(TWO)}"
    )
    assert tree(document) == [
        "1 总则",
        ">1.1 编制依据",
        ">1.2 规划范围",
        "2 现状与形势",
        ">2.1 发展现状",
        ">>2.1.1 供水",
        ">>2.1.2 排水",
        ">2.2 面临形势",
        "3 规划目标",
    ]


def test_arabic_chapters_are_chapters() -> None:
    document = read(
        f"{TITLE}\n第1章 发展基础\n{prose(ONE)}第2章 重点任务\n第1节 产业\n{prose(TWO)}第2节 城乡\n{prose(FOUR)}"
    )
    assert tree(document) == ["第1章 发展基础", "第2章 重点任务", ">第1节 产业", ">第2节 城乡"]


def test_a_work_report_has_its_items_and_no_heading_of_its_salutations() -> None:
    document = read(
        "政府工作报告\n——2024年1月10日在云岭县第十七届人民代表大会第四次会议上\n县长 张三\n各位代表：\n"
        f"{prose('现在，我代表县人民政府，向大会报告工作，请予审议，并请县政协委员和其他列席人员提出意见和建议。')}"
        f"一、2023年工作回顾\n{prose(ONE, TWO)}二、2024年工作安排\n{prose(THREE, FOUR)}各位代表！\n"
        f"{prose('新的一年任务艰巨、使命光荣，让我们团结一心、真抓实干，努力开创全县高质量发展新局面。')}"
    )
    assert document.title == "政府工作报告"
    assert tree(document) == ["一、 2023年工作回顾", "二、 2024年工作安排"]
    assert document.sections[0].role is SectionRole.FOUNDATION
    assert "张三" in document.preamble


def test_numbered_paragraphs_of_a_proposal_are_paragraphs_with_leads() -> None:
    document = read(
        "中共云岭县委关于制定国民经济和社会发展第十四个五年规划和二〇三五年远景目标的建议\n"
        f"（2020年12月20日中共云岭县委十三届十次全会通过）\n{prose(ONE)}一、全面建成小康社会，开启现代化新征程\n"
        f"{prose('1．决胜全面小康取得决定性成就。' + ONE, '2．发展环境面临深刻复杂变化。' + TWO)}"
        f"二、加快发展现代产业体系，推动经济体系优化升级\n"
        f"{prose('3．提升产业链供应链现代化水平。' + THREE, '4．发展战略性新兴产业。' + FOUR)}"
    )
    assert tree(document) == [
        "一、 全面建成小康社会，开启现代化新征程",
        "二、 加快发展现代产业体系，推动经济体系优化升级",
    ]
    leads = [block.lead.of(document.text) for block in document.blocks if block.lead]
    assert leads == [
        "决胜全面小康取得决定性成就",
        "发展环境面临深刻复杂变化",
        "提升产业链供应链现代化水平",
        "发展战略性新兴产业",
    ]


DOCX: list[tuple[str, str | None, int | None]] = [
    ("云岭县国民经济和社会发展", None, None),
    ("第十四个五年规划纲要", None, None),
    ("发展基础", "heading-1", None),
    (ONE, None, None),
    ("主要任务", "heading-1", None),
    ("农业", "heading-2", None),
    (THREE, None, None),
    ("专栏1 现代农业工程", None, 1),
    (f"高标准农田工程。{TWO}", None, 1),
    (f"种业振兴工程。{FOUR}", None, 1),
    (FIVE, None, None),
    ("专栏2 城乡建设工程", None, None),
    (f"01\t城市更新 {TWO}", None, 2),
    (f"02\t路网 {FOUR}", None, 2),
    (SIX, None, None),
    ("主要指标", None, None),
    ("序号\t指标\t单位\t2025年\t属性", None, 3),
    ("一、经济\t\t\t\t", None, 3),
    ("1\t城镇化率\t%\t52\t预期性", None, 3),
    ("注：城镇化率为常住人口口径。", None, None),
    (ONE, None, None),
]


def test_styles_give_the_levels_where_no_heading_has_a_number() -> None:
    raw = raw_rows(DOCX)
    document = read_document(raw)
    assert_lawful(raw, document)
    assert tree(document) == [
        "发展基础",
        "主要任务",
        ">农业",
        ">>1 现代农业工程",
        ">>2 城乡建设工程",
        ">>主要指标",
    ]
    levels = [section.level.value for section in document.sections]
    assert levels == ["chapter", "chapter", "section", "box", "box", "table"]
    assert document.sections[1].role is SectionRole.TASKS


def test_a_box_in_a_frame_ends_with_the_frame() -> None:
    document = read_document(raw_rows(DOCX))
    held = [
        (block.section, block.lead.of(document.text) if block.lead else None)
        for block in document.blocks
        if block.kind == "paragraph"
    ]
    assert held == [
        (0, None),
        (2, None),
        (3, "高标准农田工程"),
        (3, "种业振兴工程"),
        (2, None),
        (4, "城市更新"),
        (4, "路网"),
        (2, None),
        (2, None),
    ]
    rows = [[cell.of(document.text) for cell in block.cells] for block in document.blocks if block.kind == "row"]
    assert rows[1:] == [["一、经济", "", "", "", ""], ["1", "城镇化率", "%", "52", "预期性"]]
