"""Indicator tables in many printed forms are read alike; what does not fit is left unread and told."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.tables.grid import line_of_text
from extract.tables.reading import IndicatorTable, read_table
from extract.tables.rows import Cell, IndicatorRow
from kg.values import Comparator, ValueKind
from tests.extract.table_forms import FORMS, Form

KINDS = {ValueKind.AVERAGE_GROWTH: "g", ValueKind.CUMULATIVE: "s", ValueKind.CHANGE: "c", ValueKind.RANK: "r"}
CAPTION = "“十四五”时期主要指标"


def read(text: str, caption: str = CAPTION, notes: tuple[str, ...] = ()) -> IndicatorTable:
    lines = [line_of_text(line) for line in text.strip("\n").split("\n") if line.strip()]
    table = read_table(lines, caption, None, notes)
    assert table is not None
    return table


def told_cell(cell: Cell) -> str:
    figure = cell.figure
    if cell.no_data:
        return "-"
    if not cell.understood:
        return "?"
    when = cell.time.period.label if cell.time.period else str(cell.time.year)
    if figure.delegated:
        return f"{when} D"
    sign = "" if figure.comparator in (Comparator.EQUAL, Comparator.RANGE) else figure.comparator.value
    number = f"~{figure.relative_to}" if figure.value is None else str(figure.value)
    upper = f"-{figure.value_max}" if figure.value_max is not None else ""
    return f"{when} {KINDS.get(figure.kind, '')}{sign}{number}{upper}"


def told(row: IndicatorRow) -> str:
    """Return a row as one line: number, name, unit, the first sign of the binding, then its cells."""
    binding = row.binding.value[0] if row.binding else "."
    return " | ".join([row.label or ".", row.name, row.unit or ".", binding, *map(told_cell, row.cells)])


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.what)
def test_a_printed_form_is_read(form: Form) -> None:
    table = read(form.printed, form.caption or CAPTION, form.notes)
    assert [told(row) for row in table.rows] == form.rows.strip().split("\n")
    assert len(table.unread) == form.unread


def test_roles_follow_the_header_and_the_plan() -> None:
    table = read(
        "序号 指标 单位 “十三五”规划目标 2020年实际 “十四五”目标 属性\n1 通村公路里程 公里 300 320 450 预期性\n"
    )
    assert [cell.time.role.value for cell in table.rows[0].cells] == ["planned", "actual", "target"]


def test_in_a_report_a_target_is_what_was_planned() -> None:
    table = read("指标 单位 2015年 2020年目标 2020年完成\n1 桥梁 座 3 4 5\n2 船闸 座 1 2 2", "“十三五”规划完成情况")
    assert [cell.time.role.value for cell in table.rows[0].cells] == ["baseline", "planned", "actual"]


def test_an_empty_attribute_of_a_sub_item_is_that_of_its_item() -> None:
    rows = read("指标\t单位\t2025年\t属性\n1\t床位\t托位\t个\t5\t约束性\n学位\t个\t6\n2\t桥\t座\t3\t预期性").rows
    assert [row.binding and row.binding.value for row in rows] == ["约束性", "约束性", "预期性"]
    assert [row.parent for row in rows] == ["床位", "床位", None]


def test_a_growth_rate_under_the_name_of_a_level_is_another_indicator() -> None:
    row = read("指标 单位 2025年 年均增速（%）\n1 茶叶产量 万吨 3 8.4\n2 蚕茧产量 吨 3 4").rows[0]
    assert [cell.indicator for cell in row.cells] == ["茶叶产量", "茶叶产量年均增长"]
    assert [cell.figure.unit for cell in row.cells] == ["万吨", "%"]


def test_names_lose_marks_and_units_but_an_alias_keeps_them() -> None:
    row = read("指标 2020年 2025年\n1 渔船数量*（艘） 3 4\n2 码头数量（个） 5 6").rows[0]
    assert (row.name, row.unit, row.aliases) == ("渔船数量", "艘", ("渔船数量*（艘）",))


def test_groups_are_kept_from_headings_and_categories() -> None:
    by_heading = read("指标 2025年\n一、创新\n1 站点数（个） 3\n二、开放\n2 航线数（条） 4").rows
    assert [row.group for row in by_heading] == ["一、创新", "二、开放"]
    by_category = read("类别\t指标\t单位\t2025年\n创新\t1.站点数\t个\t3\n2.平台数\t个\t2\n开放\t3.航线数\t条\t4").rows
    assert [row.group for row in by_category] == ["创新", "创新", "开放"]


def test_a_figure_that_is_not_understood_is_kept_as_written_without_value() -> None:
    row = read("序号\t指标\t单位\t2020年\t2025年\n1\t桥梁\t座\t3\t见附表第4页\n2\t船闸\t座\t1\t2").rows[0]
    assert (row.cells[1].figure.as_written, row.cells[1].figure.value, row.cells[1].understood) == (
        "见附表第4页",
        None,
        False,
    )


def test_a_note_under_the_table_gives_the_price_basis_and_the_sums() -> None:
    table = read(
        "指标 单位 2020年 2025年\n1 茶叶产值 亿元 3 4\n2 新增泊位 个 （3） （4）\n"
        "注：茶叶产值按现价计算，（）内为五年累计数。"
    )
    assert table.rows[0].cells[0].figure.price_basis == "现价"
    assert table.rows[1].cells[1].figure.kind is ValueKind.CUMULATIVE


@pytest.mark.parametrize(
    "text",
    [
        "01\t整车 重点发展整车研发。\n02\t家电 重点发展空调。",
        "序号\t项目名称\t建设规模\t总投资（亿元）\n1\t新桥工程\t1.2公里\t3.4",
        "牵头单位\t主要任务\n发展改革局\t编制年度计划",
        "第一节 总体要求",
    ],
)
def test_a_table_of_other_things_is_no_indicator_table(text: str) -> None:
    assert read_table([line_of_text(line) for line in text.split("\n")], "重点任务", None) is None


def test_places_lead_back_to_the_printed_row() -> None:
    text = "序号 指标 2020年 2025年 属性\n7 规上企业研究开发\n经费占比（%） 2.1 3.5 预期性\n8 灯塔数（座） 1 2 预期性"
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(line_of_text(line, at))
        at += len(line) + 1
    table = read_table(lines, CAPTION)
    assert table
    quotes = [row.span.of(text) for row in table.rows]
    assert quotes == ["\n".join(text.split("\n")[1:3]), text.split("\n")[3]]


NAMES = ["森林蓄积量", "公路里程", "每千人口医师数", "危险废物处置率", "3岁以下托位数", "港口泊位数", "粮食播种面积"]
UNITS = ["万立方米", "公里", "人", "%", "个", "万亩", "亿元"]
FIGURES = st.sampled_from(
    ["12", "3.5", "≥98", "5.5 以内", "年均增长 7.5以上", "[6.1]", "--", "按市下达目标", "120～150"]
)


@st.composite
def tables(draw: st.DrawFn) -> list[tuple[str, str, str, str, str]]:
    count = draw(st.integers(2, len(NAMES)))
    names = draw(st.permutations(NAMES))[:count]
    return [(name, draw(st.sampled_from(UNITS)), draw(FIGURES), draw(FIGURES), draw(ATTRIBUTES)) for name in names]


ATTRIBUTES = st.sampled_from(["约束性", "预期性"])


@settings(max_examples=25, deadline=None)
@given(tables())
def test_every_layout_of_one_table_is_read_alike(rows: list[tuple[str, str, str, str, str]]) -> None:
    usable = [row for row in rows if not (row[2] == "--" and row[3] == "--")]
    if len(usable) < 2:
        return
    heads = ("序号", "指标", "单位", "2020年", "2025年", "属性")
    numbered = [(str(at), *row) for at, row in enumerate(usable, 1)]
    spaced = "\n".join(" ".join(cells) for cells in (heads, *numbered))
    tabbed = "\n".join("\t".join(cells) for cells in (heads, *numbered))
    single = "\n".join(cell for cells in (heads, *numbered) for cell in cells)
    bracketed = "\n".join(
        ["序号 指标 2020年 2025年 属性", *(f"{n} {a}（{u}） {x} {y} {z}" for n, a, u, x, y, z in numbered)]
    )
    readings = [[told(row) for row in read(text).rows] for text in (spaced, tabbed, single, bracketed)]
    assert readings[0] == readings[1] == readings[2] == readings[3]
    assert [row.split(" | ")[1] for row in readings[0]] == [row[0] for row in usable]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.decimals(0, 10**6, places=2), min_size=2, max_size=6), st.integers(2, 5))
def test_no_number_is_lost_or_changed(numbers: list[Decimal], width: int) -> None:
    heads = " ".join(["指标", "单位", *(f"{2020 + at}年" for at in range(width))])
    rows = [(f"甲项{'乙丙丁戊己庚辛'[at]}产量", number) for at, number in enumerate(numbers)]
    text = "\n".join([heads, *(f"{at} {name} 吨 {' '.join([str(n)] * width)}" for at, (name, n) in enumerate(rows, 1))])
    table = read(text)
    assert [[cell.figure.value for cell in row.cells] for row in table.rows] == [[n] * width for _, n in rows]
    assert table.unread == ()
