"""Which lines of a saved page are the plan? Pages in the manner of several content systems, and programs' own."""

from pathlib import Path

import pytest

from extract.readers import Limits, RawText, read_source
from kg.errors import UnreadableDocumentError
from kg.messages import Phrase
from kg.model import SourceUnit

from .reading import FIXTURES, read, texts

PAGES = sorted(path.name for path in FIXTURES.glob("*.html"))


def page(name: str) -> RawText:
    return read_source(FIXTURES / name)


def left_out(raw: RawText) -> dict[str, tuple[int, int]]:
    return {part.reason: (part.lines, part.characters) for part in raw.left_out}


def test_every_page_is_tested() -> None:
    assert PAGES == [
        "hashed-divs.html",
        "office-plan.html",
        "printed-lines.html",
        "trs-editor.html",
        "ucap-layout-tables.html",
        "word-export.html",
        "zoom-div.html",
    ]


def test_a_page_of_an_editor_gives_title_body_and_table_alone() -> None:
    raw = page("trs-editor.html")
    assert [(line.style, line.table, line.text) for line in raw.lines] == [
        ("heading-1", None, "云溪县国民经济和社会发展第十四个五年规划纲要"),
        (None, None, "第一章\u2003发展基础"),
        (None, None, "　　“十三五”以来，全县经济总量连上两个台阶，地区生产总值突破二百亿元，城镇化率提高到52.3%。"),
        (None, None, "\u2002\u2002\u2002\u2002产业结构持续优化，三次产业比重调整为12:41:47。"),
        (None, None, "第二章\u2003总体要求"),
        (None, None, "　　第一节 发展目标"),
        (None, None, "　　到2025年，地区生产总值年均增长7%左右，粮食产量稳定在5亿斤以上。"),
        (None, None, "　　——生态环境更加优美。森林覆盖率达到38%。"),
        (None, None, "　　加快建设云溪产业园，依托青河水运优势，打造临港经济带，推动GDP 与R&D 经费同步增长。"),
        (None, None, "表1\xa0主要指标"),
        (None, 1, "类别\t指标\t规划目标\t\t属性"),
        (None, 1, "类别\t指标\t2025年\t年均增长\t属性"),
        (None, 1, "经济发展\t地区生产总值（亿元）\t300\t7%左右\t预期性"),
        (None, 1, "经济发展\t城镇化率（%）\t60\t[7.7]\t预期性"),
        (None, 1, "二、绿色生态"),
        (None, 1, "生态\t森林覆盖率（%）\t38\t\t约束性"),
        (None, None, "注：[ ]内为五年累计数。"),
        (None, None, "　　县直各部门要抓好落实。"),
        (None, None, "云溪县人民政府办公室"),
        (None, None, "附件：规划纲要全文.pdf"),
    ]
    assert (raw.unit, raw.wrapped, raw.source.encoding) == (SourceUnit.PARAGRAPH, False, "utf-8")
    assert left_out(raw)["navigation"] == (16, 349)


def test_a_page_laid_out_in_tables_gives_the_cell_of_the_text() -> None:
    raw = page("ucap-layout-tables.html")
    assert raw.source.encoding == "gb18030"
    assert texts(raw) == [
        "云溪县人民政府关于印发云溪县国民经济和社会发展第十四个五年规划纲要的通知",
        "云政发〔2021〕8号",
        "各乡镇人民政府，县政府有关部门：",
        "现将《云溪县国民经济和社会发展第十四个五年规划纲要》印发给你们，请认真贯彻执行。",
        "第一篇 夯实基础 再启新程",
        "第一章\xa0发展环境",
        "当前和今后一个时期，全县发展机遇与挑战并存，综合交通优势日益凸显。",
        "工业园区承载力不断增强，龙头企业云溪轴承公司年产轴承2000万套。",
        "专栏1 重大交通项目",
        "高速公路：青河至云溪高速公路，全长46公里。",
        "港口：云溪港区二期，新建千吨级泊位6个。",
        "各级各部门要完善规划实施机制，确保目标任务如期完成。",
    ]
    assert [line.frame for line in raw.lines] == [None] * 8 + [1] * 3 + [None]
    assert {line.table for line in raw.lines} == {None}


def test_a_page_without_paragraph_elements_is_parted_at_breaks_and_blocks() -> None:
    raw = page("zoom-div.html")
    assert [(line.style, line.text) for line in raw.lines] == [
        (None, "云溪县国民经济和社会发展第十五个五年规划纲要"),
        (None, "　　序　言"),
        (None, "　　本纲要根据县委建议编制，阐明政府战略意图。"),
        (None, "第一章\xa0\xa0开启新征程"),
        (None, "　　“十五五”时期是承前启后的关键时期，必须抢抓机遇、乘势而上。"),
        (None, "　　到2030年，全社会研发经费投入强度达到2.8%，"),
        (None, "数字经济核心产业增加值占比提高到12%。"),
        ("heading-2", "第二章 发展现代产业"),
        ("heading-3", "第一节 做强主导产业"),
        ("list", "装备制造：重点发展轴承、农机。"),
        ("list", "绿色食品：重点发展粮油、果蔬。"),
        ("list", "3. 推进园区提质。"),
        ("list", "4. 推进数字赋能。"),
        (None, "图1　空间格局示意图"),
    ]
    assert left_out(raw)["hidden-text"] == (0, 16)
    assert left_out(raw)["pictures"] == (1, 0)


def test_a_page_that_word_saved_loses_its_junk_and_keeps_numbers_and_notes() -> None:
    raw = page("word-export.html")
    assert [(line.style, line.table, line.text) for line in raw.lines] == [
        ("heading-1", None, "云溪县“十四五”水利发展规划"),
        ("heading-2", None, "第一章\xa0\xa0 规划背景"),
        (None, None, "全县共有中小型水库26座，其中青河水库、石门水库为中型水库，有效灌溉面积达到31.5万亩。"),
        (None, None, "水旱灾害防御体系基本建成，供水保证率稳步提高。"),
        (None, 1, "工程\t建设内容"),
        (None, 1, "青河治理\t堤防加固12.6公里"),
        (None, 1, "青河治理\t河道疏浚8公里"),
        ("note", None, "按第三次国土调查口径统计，下同。"),
    ]


def test_a_page_of_nameless_divs_is_understood_by_its_sentences() -> None:
    raw = page("hashed-divs.html")
    assert texts(raw) == [
        "云溪县2026年政府工作报告",
        "各位代表：",
        "现在，我代表县人民政府向大会报告工作，请予审议。",
        "一、2025年工作回顾",
        "一年来，我们坚持稳中求进，地区生产总值增长6.2%，规模以上工业增加值增长8.1%。",
        "（一）产业发展提质增效。新增规模以上工业企业21家，云溪轴承公司入选专精特新企业。",
        "二、2026年重点任务",
        "今年经济增长预期目标为6%左右，重点抓好五个方面工作。",
        "1.抓项目扩投资。开工建设青河大桥、云溪港二期等30个项目。",
        "各位代表，蓝图已经绘就，让我们携手奋进！",
    ]


def test_a_page_whose_paragraphs_are_printed_lines_says_that_it_is_wrapped() -> None:
    raw = page("printed-lines.html")
    assert raw.wrapped
    assert len(raw.lines) == 44


def test_a_page_of_libreoffice_loses_its_header_and_footer() -> None:
    raw = page("office-plan.html")
    assert texts(raw)[:3] == ["第一章　发展基础", "全县常住人口四十二点六万人，城镇化率稳步提高。", "第一节　综合实力"]
    assert raw.lines[-1].style == "note"
    assert sum(1 for line in raw.lines if line.table == 1) == 21
    assert left_out(raw)["navigation"] == (2, 25)


@pytest.mark.parametrize("name", PAGES)
def test_no_menu_script_or_imprint_is_in_the_text_of_any_page(name: str) -> None:
    text = page(name).text
    furniture = "首页 版权所有 ICP 脚本 搜索 分享 打印 责任编辑 扫一扫 mso 隐藏 上一篇"
    assert [words for words in furniture.split() if words in text] == []


BODY = "<p>到2025年，全县地区生产总值达到三百亿元，年均增长百分之七左右。</p>"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>推动\n产业\t升级，加快  发展。</p>", ["推动产业 升级，加快 发展。"]),
        ("<p>甲句。<b>乙</b><i>句</i>。</p><span>丙句。</span>丁句。", ["甲句。乙句。", "丙句。丁句。"]),
        ("<p>占比&nbsp;达到&emsp;5%。&#8203;</p>", ["占比\xa0达到\u20035%。"]),
        ("<pre>第一行。\n第二行。</pre>", ["第一行。", "第二行。"]),
        ("<p>第一行。<br><br/>第二行。</p>", ["第一行。", "第二行。"]),
        ("<p>面积<sup>①</sup>扩大。<ruby>云<rp>(</rp><rt>yún</rt></ruby>溪。</p>", ["面积①扩大。云溪。"]),
        (
            "<table><tr><td>指标</td><td>值</td></tr><tr><td>人口</td><td>42</td></tr></table>",
            ["指标\t值", "人口\t42"],
        ),
        ("<table><caption>表1 指标</caption><tr><td>甲</td><td>乙</td></tr></table>", ["表1 指标", "甲\t乙"]),
        ("<table><tr><td colspan=0 rowspan=99>甲</td><td>1</td></tr><tr><td>2</td></tr></table>", ["甲\t1", "甲\t2"]),
        ("<p hidden>藏。</p><p style='display: none'>藏。</p><p>见。</p>", ["见。"]),
    ],
)
def test_markup_prints_as_a_browser_prints_it(tmp_path: Path, markup: str, expected: list[str]) -> None:
    raw = read(tmp_path, "a.html", f"<html><body><div>{BODY}{markup}{BODY}</div></body></html>".encode())
    assert texts(raw)[1:-1] == expected


@pytest.mark.parametrize(
    "data",
    [
        b"<html><head><title>t</title></head><body></body></html>",
        "<html><body><ul><li><a href='/'>首页</a></li><li><a href='/a'>政务公开</a></li></ul></body></html>".encode(),
        b"<html><script>document.write('x')</script></html>",
    ],
)
def test_a_page_without_a_sentence_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnreadableDocumentError) as caught:
        read(tmp_path, "a.html", data)
    assert caught.value.key == "errors.no_body"


def test_a_wrong_label_is_overruled_by_the_bytes(tmp_path: Path) -> None:
    markup = f'<html><head><meta charset="gb2312"></head><body>{BODY}</body></html>'
    assert read(tmp_path, "a.html", markup.encode("utf-8")).source.encoding == "utf-8"
    assert read(tmp_path, "b.html", markup.encode("gbk")).source.encoding == "gb18030"
    assert read(tmp_path, "c.html", markup.encode("utf-16")).source.encoding == "utf-16-le"


@pytest.mark.parametrize(
    ("markup", "what"),
    [("<div>" * 5000, "depth"), ("<b>" * 3000 + BODY, "depth"), ("<p>甲</p>" * 2000, "nodes")],
)
def test_a_page_over_a_limit_is_refused(tmp_path: Path, markup: str, what: str) -> None:
    with pytest.raises(UnreadableDocumentError) as caught:
        read(tmp_path, "a.html", f"<html><body>{markup}".encode(), Limits(nodes=6000 if what == "depth" else 1500))
    assert (caught.value.key, caught.value.values["what"]) == ("errors.too_large", Phrase(f"errors.limit_{what}"))


def test_a_hostile_span_makes_no_large_table(tmp_path: Path) -> None:
    table = "<table><tr><td colspan=99999 rowspan=99999>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>"
    raw = read(tmp_path, "a.html", f"<html><body>{BODY}{table}{BODY}</body></html>".encode())
    assert len(raw.text) < 1000


def test_entities_and_links_reach_neither_disk_nor_network(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    markup = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY y "{"长" * 99}">]>'
        f'<html><head><link href="http://127.0.0.1:1/a.css"></head><body>{BODY}<p>前&x;&y;&y;后。</p></body></html>'
    )
    text = read(tmp_path, "a.html", markup.encode()).text
    assert "机密" not in text
    assert "长长" not in text


def test_the_end_of_the_plan_is_kept_though_it_stands_in_a_small_element_of_its_own(tmp_path: Path) -> None:
    chapters = "".join(f"<p>第{n}章 产业发展</p>{BODY * 8}" for n in range(1, 30))
    last = "<p>第三十章 实施保障</p><p>县直各部门要抓好落实。</p>"
    markup = (
        f"<html><body><div id='a'>{chapters}</div><div class='bottom'>{last}</div><p>主办：云溪县。</p></body></html>"
    )
    lines = texts(read(tmp_path, "a.html", markup.encode()))
    assert lines[-2:] == ["第三十章 实施保障", "县直各部门要抓好落实。"]


def test_names_of_projects_without_a_full_stop_are_no_wrapped_lines(tmp_path: Path) -> None:
    names = "".join(f"<p>云溪产业园基础设施建设项目第{n}期{'及配套工程' * (n % 4)}</p>" for n in range(60))
    assert not read(tmp_path, "a.html", f"<html><body>{BODY * 20}{names}</body></html>".encode()).wrapped
