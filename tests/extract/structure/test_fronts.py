"""What stands before and after the body: cover, notice, contents, imprint, navigation; left out, counted and kept."""

from extract.structure import read_document
from kg.model import Document
from tests.extract.structure.forms import SENTENCES, prose
from tests.extract.structure.plans import assert_lawful, raw_text
from tests.extract.structure.test_other_forms import tree

ONE, TWO, THREE, FOUR, FIVE, SIX = SENTENCES
NOTICE = (
    "云政发〔2021〕5号\n\n云岭县人民政府\n关于印发云岭县国民经济和社会发展第十四个\n五年规划和二〇三五年远景目标纲要的通知\n\n"
    "各乡镇人民政府，县直各单位：\n现将《云岭县国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要》印发给你们，"
    "请结合实际认真贯彻落实。\n\n云岭县人民政府\n2021年5月6日\n\n"
)
TITLE = "云岭县国民经济和社会发展第十四个五年规划\n和二〇三五年远景目标纲要\n\n"
CONTENTS = (
    "目    录\n第一章  夯实发展基础，开启全面建设社会主义现代化云岭新\n征程 ............................ 1\n"
    "第一节  “十三五”发展成就 ........ 1\n第二节  发展环境 ................ 3\n第二章  构建现代产业体系 ......... 5\n"
    "第三章  保障措施 ........ 9\n\n"
)
BODY = (
    "第一章  夯实发展基础，开启全面建设社会主义现代化云\n岭新征程\n"
    f"{prose(ONE, TWO)}第一节  “十三五”发展成就\n{prose(ONE, THREE)}第二节  发展环境\n{prose(FOUR, TWO)}"
    f"第二章  构建现代产业体系\n{prose(TWO, THREE, FOUR)}第三章  保障措施\n{prose(ONE, TWO)}"
)
TREE = [
    "第一章 夯实发展基础，开启全面建设社会主义现代化云岭新征程",
    ">第一节 “十三五”发展成就",
    ">第二节 发展环境",
    "第二章 构建现代产业体系",
    "第三章 保障措施",
]


def read(text: str) -> Document:
    raw = raw_text(text)
    document = read_document(raw)
    assert_lawful(raw, document)
    return document


def lines_left_out(document: Document) -> dict[str, int]:
    return {row.reason: row.lines for row in document.left_out}


def test_the_title_is_that_of_the_plan_and_not_of_the_notice() -> None:
    document = read(NOTICE + TITLE + BODY)
    assert document.title == "云岭县国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要"
    assert document.preamble.startswith("云政发〔2021〕5号")
    assert lines_left_out(document) == {"notice": 8, "cover": 2}


def test_headings_broken_otherwise_than_in_the_contents_are_the_same_headings() -> None:
    document = read(NOTICE + TITLE + CONTENTS + BODY)
    assert tree(document) == TREE
    assert lines_left_out(document)["contents"] == 7


def test_a_plan_whose_contents_have_no_page_numbers_and_no_title_is_read_the_same() -> None:
    contents = "\n".join(line.split(" ...")[0] for line in CONTENTS.split("\n")[1:])
    assert tree(read(TITLE + contents + BODY)) == TREE


def test_a_preface_before_or_after_the_contents_is_body() -> None:
    preface = f"序  言\n{prose(SIX)}"
    for text in (TITLE + preface + CONTENTS + BODY, TITLE + CONTENTS + preface + BODY):
        document = read(text)
        assert tree(document) == ["序言", *TREE]
        assert document.sections[0].role == "context"
        assert document.sections[1].parent is None


def test_text_between_contents_and_the_first_heading_stands_before_all_sections() -> None:
    document = read(TITLE + CONTENTS + prose(SIX) + BODY)
    assert document.blocks[0].span.of(document.text) == SIX
    assert document.blocks[0].section is None


def test_without_a_title_of_its_own_the_plan_has_that_of_the_notice() -> None:
    document = read(NOTICE + BODY)
    assert document.title == "云岭县国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要"
    assert tree(document) == TREE


def test_the_data_of_a_page_and_the_cover_are_no_body() -> None:
    cover = "（2021年2月3日云岭县第十七届人民代表大会第五次会议批准）\n云岭县人民政府\n二〇二一年三月\n"
    data = "发布日期：2021-05-06  来源：县发展改革委  浏览次数：1024\n"
    document = read(TITLE + cover + data + BODY)
    assert tree(document) == TREE
    assert "二〇二一年三月" in document.preamble
    assert document.blocks[0].kind == "heading"


def test_a_remark_in_brackets_under_the_title_is_no_body_and_a_preface_is() -> None:
    remark = "（本文由云岭县志愿者整理，只供\n练习之用，不是政府\n文件）\n"
    document = read(TITLE + remark + BODY)
    assert document.blocks[0].kind == "heading"
    assert "不是政府" in document.preamble
    begun = "（摘要）" + SIX
    for text in (TITLE + prose(SIX) + BODY, TITLE + remark + prose(SIX) + BODY, TITLE + prose(begun) + BODY):
        document = read(text)
        assert document.blocks[0].span.of(document.text).endswith(SIX)


def test_imprint_and_navigation_are_left_out_and_the_imprint_is_kept_for_the_issuer() -> None:
    imprint = "抄送：县委各部门，县人大常委会办公室，县政协办公室。\n云岭县人民政府办公室  2021年5月7日印发\n"
    navigation = "附件下载\n打印本页  关闭窗口\n上一篇：云岭县水利规划\n版权所有：云岭县人民政府  ICP备12345678号\n"
    document = read(TITLE + BODY + imprint + navigation)
    assert lines_left_out(document) == {"cover": 2, "imprint": 2, "navigation": 4}
    assert "2021年5月7日印发" in document.preamble
    assert document.text.endswith(TWO)


def test_a_footnote_number_stuck_to_a_heading_stays_in_the_text_and_not_in_the_title() -> None:
    document = read(TITLE + CONTENTS + BODY.replace("发展环境\n", "发展环境12\n"))
    section = document.sections[2]
    assert section.title == "发展环境"
    assert section.heading.of(document.text) == "第二节 发展环境12"


def test_a_glossary_stands_beside_the_chapters() -> None:
    glossary = "名词解释\n1. 湿地公园：以湿地为主体的公园。\n2. 林长制：由各级负责人担任林长的制度。\n"
    document = read(TITLE + BODY + glossary)
    assert tree(document) == [*TREE, "名词解释"]
    assert document.sections[-1].role == "appendix"
    leads = [block.lead.of(document.text) for block in document.blocks if block.section == 5 and block.lead]
    assert leads == ["湿地公园", "林长制"]
