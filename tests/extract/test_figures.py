"""A printed figure is read with all it says, or left unread."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.figures import parse_figure, read_figure, tidy
from extract.figures.kinds import FigureHints
from extract.figures.phrases import is_delegated, is_no_data, read_phrase
from extract.lexicon import rows
from extract.numerals import find_numbers
from kg.values import Comparator, Period, ValueKind

PLAN = Period(2021, 2025)


@dataclass(frozen=True)
class Case:
    """A phrase with what it says: value, unit, comparator, kind, qualifier."""

    text: str
    value: str
    unit: str | None
    comparator: str
    kind: str
    qualifier: str | None = None
    hint: str | None = "%"
    name: str = ""


CASES = [
    Case("年均增长7.5以上", "7.5", "%", ">=", "averageGrowth", "以上"),
    Case("年均增长 6.7", "6.7", "%", "=", "averageGrowth"),
    Case("年均增长10%左右", "10", "%", "≈", "averageGrowth", "左右"),
    Case("4.5以内", "4.5", "‰", "<=", "share", "以内", "‰", "人口自然增长比率"),
    Case("5.5 以内", "5.5", "‰", "<=", "share", "以内", "‰", "死亡率"),
    Case("[12.07]", "12.07", "%", "=", "cumulative"),
    Case("[6.1]", "6.1", "万人", "=", "cumulative", None, "万人"),
    Case("〔13.5〕", "13.5", "%", "=", "cumulative"),
    Case("【５０】左右", "50", "万人", "≈", "cumulative", "左右", "万人"),
    Case("[≥8]", "8", "%", ">=", "cumulative", "≥"),
    Case("＞40", "40", "%", ">", "share", "＞", name="制造业比重"),
    Case("≥7.64", "7.64", "%", ">=", "share", "≥", name="森林覆盖率"),
    Case("≤20", "20", "微克/立方米", "<=", "level", "≤", "微克/立方米"),
    Case("＜6", "6", "%", "<", "share", "＜", name="死亡率"),
    Case("5 左右", "5", "%", "≈", "averageGrowth", "左右", name="地区生产总值年均增长"),
    Case("提高 1 个百分点以上", "1", "个百分点", ">=", "change", "以上"),
    Case("下降18", "18", "%", "=", "change", "下降"),
    Case("下降18", "18", "%", "=", "change", None, name="单位能耗下降率"),
    Case("年均下降3%左右", "3", "%", "≈", "averageGrowth", "年均下降；左右", "吨"),
    Case("27283.8元", "27283.8", "元", "=", "level"),
    Case("100%", "100", "%", "=", "share", None, "%", "处理率"),
    Case("15万元/亩以上", "15", "万元/亩", ">=", "level", "以上", None),
    Case("一百二十万人", "1200000", "人", "=", "count", None, None),
    Case("十余家", "10", "家", ">", "count", "余", None),
    Case("达到60%以上", "60", "%", ">=", "level", "以上"),
    Case("控制在4.5以内", "4.5", "%", "<=", "level", "以内"),
    Case("不低于30", "30", "%", ">=", "level", "不低于"),
    Case("突破500亿元", "500", "亿元", ">=", "level", "突破", None),
    Case("跨越500亿元", "500", "亿元", ">=", "level", "跨越", None),
    Case("累计新增175", "175", "万人", "=", "cumulative", None, "万人"),
    Case("前50名", "50", "名", "<=", "rank", "前", None),
    Case("第3位", "3", "位", "=", "rank", None, None),
    Case("翻一番", "1", "番", "=", "change", None, None),
    Case("全覆盖", "100", "%", "=", "level", "全覆盖", None),
    Case("百分之三左右", "3", "%", "≈", "level", "左右", None),
    Case("6万", "6", "万人", "=", "count", None, "人"),
    Case("6%左右，力争更好", "6", "%", "≈", "level", "左右"),
    Case("年均0.9", "0.9", "万人", "=", "count", "年均", "万人"),
    Case("1,250.5", "1250.5", "亿元", "=", "level", None, "亿元"),
    Case("[10]个", "10", "个", "=", "cumulative", None, "个"),
    Case("60.6*", "60.6", "%", "=", "share", name="城镇化率"),
    Case("60（预计）", "60", "%", "=", "level"),
    Case("年均6%左右", "6", "%", "≈", "averageGrowth", "年均；左右", "亿元"),
    Case("大于等于60", "60", "%", ">=", "level", "大于等于"),
    Case("较2020年提高3个百分点", "3", "个百分点", "=", "change"),
    Case("翻番", "1", "番", "=", "change", "翻番", "亿元"),
    Case("下降到5", "5", "%", "=", "level"),
    Case("-0.5", "-0.5", "%", "=", "level"),
]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.text}-{case.hint}" for case in CASES])
def test_a_figure_says_value_unit_bound_and_kind(case: Case) -> None:
    figure = parse_figure(case.text, case.hint, name=case.name, plan=PLAN)
    assert figure.value == Decimal(case.value)
    assert (figure.unit, figure.comparator.value) == (case.unit, case.comparator)
    assert (figure.kind.value, figure.qualifier) == (case.kind, case.qualifier)
    assert not figure.delegated


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("120～150", "120", "150", "个"),
        ("3—4个", "3", "4", "个"),
        ("3 - 4 个", "3", "4", "个"),
        ("10%-15%", "10", "15", "%"),
        ("6.5至7", "6.5", "7", "个"),
    ],
)
def test_a_range_has_both_ends(text: str, low: str, high: str, unit: str) -> None:
    figure = parse_figure(text, "个")
    assert (figure.value, figure.value_max) == (Decimal(low), Decimal(high))
    assert (figure.unit, figure.comparator) == (unit, Comparator.RANGE)


@pytest.mark.parametrize(
    ("text", "year", "period"),
    [
        ("“十四五”年均增长4.0", None, "2021-2025"),
        ("2021-2024年累计降低8.2", None, "2021-2024"),
        ("5年累计 175", None, "2021-2025"),
        ("“十五五” 累计新增160", None, "2026-2030"),
        ("5.5（2024年）", 2024, None),
        ("2023年达到60", 2023, None),
        ("60", None, None),
    ],
)
def test_the_time_in_a_cell_is_told(text: str, year: int | None, period: str | None) -> None:
    read = read_figure(text, FigureHints(unit="%", plan=PLAN))
    assert read.understood
    assert read.figure.value is not None
    assert (read.year, read.period.label if read.period else None) == (year, period)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "按市下达目标",
            "完成省定目标",
            "完成省下达目标",
            "按上级下达任务执行",
            "控制在国家下达指标以内",
            "达到省定目标要求",
        ),
        *(
            "完成国家、省下达任务",
            "以省级核定为准",
            "按照国家和省要求",
            "完成市级目标",
            "完成市分解目标任务",
            "完成上级下达的目标任务",
        ),
    ],
)
def test_a_handed_down_figure_has_no_value(text: str) -> None:
    assert is_delegated(text)
    read = read_figure(text, FigureHints(unit="%"))
    assert read.understood
    assert read.figure.delegated
    assert read.figure.value is None
    assert read.figure.as_written == text


@pytest.mark.parametrize("text", ["完成5项任务", "市级以上", "全市平均", "下达", "按计划推进", "省"])
def test_what_nobody_hands_down_is_not_delegated(text: str) -> None:
    assert not is_delegated(text)


@pytest.mark.parametrize(
    ("text", "comparator", "qualifier", "other"),
    [
        ("与经济增长基本同步", "≈", "基本同步", "经济增长"),
        ("与地区生产总值增长同步", "=", "同步", "地区生产总值增长"),
        ("高于地区生产总值年均增长", ">", "高于", "地区生产总值年均增长"),
        ("不低于全省平均水平", ">=", "不低于", "全省平均水平"),
        ("增速快于全市", ">", "快于", "全市"),
        ("位居全省前列", ">=", "位居", "全省前列"),
        ("达到全国先进水平", ">=", "全国先进水平", "全国先进水平"),
        ("稳中有升", ">=", "稳中有升", "基期"),
        ("只增不减", ">=", "只增不减", "基期"),
        ("保持在合理区间", "=", "保持在合理区间", None),
    ],
)
def test_a_figure_in_words_says_what_it_is_measured_against(
    text: str, comparator: str, qualifier: str, other: str | None
) -> None:
    read = read_figure(text, FigureHints(unit="%"))
    assert read.understood
    figure = read.figure
    assert (figure.value, figure.comparator.value, figure.qualifier) == (None, comparator, qualifier)
    assert figure.relative_to == other


@pytest.mark.parametrize("text", ["--", "—", "-", "－", "——", "…", "/", "", "  ", "暂无", "无数据"])
def test_an_empty_cell_has_no_data_and_is_no_riddle(text: str) -> None:
    assert is_no_data(text)
    assert read_figure(text).understood


@pytest.mark.parametrize(
    "text",
    [
        *(
            "8358/244",
            "5项、6项",
            "2.56∶1",
            "(5)",
            "由5上升到8",
            "建成12项工程",
            "60以上70以下",
            "5以内以上",
            "三五个",
            "60*70",
        ),
        *("34%/35%", "以内4.5", "4.5 3.5以内", "40不低于", "±5", "高于全省1个百分点", "千亿元"),
        *("1,23", "8-6", "十来个", "2021年60、2025年70", "第一", "约5左右以上"),
    ],
)
def test_what_is_not_understood_has_no_value_and_says_so(text: str) -> None:
    read = read_figure(text, FigureHints(unit="个", plan=PLAN))
    assert not read.understood
    figure = read.figure
    assert (figure.value, figure.qualifier, figure.delegated, figure.relative_to) == (None, None, False, None)
    assert figure.as_written == text


def test_a_handed_down_figure_may_be_bounded() -> None:
    assert parse_figure("不低于省下达任务").comparator is Comparator.AT_LEAST
    assert parse_figure("控制在国家下达指标以内").comparator is Comparator.AT_MOST


def test_a_comparison_with_an_earlier_year_names_that_year() -> None:
    assert parse_figure("高于2020年").relative_to == "2020年"
    assert parse_figure("较2020年翻一番").relative_to == "2020年"


def test_a_note_lets_round_brackets_hold_a_sum() -> None:
    read = read_figure("（12）", FigureHints(unit="%", round_sums=True))
    assert read.figure.kind is ValueKind.CUMULATIVE
    assert read.figure.value == Decimal(12)


def test_a_mixed_column_leaves_a_rate_or_a_sum_unread_when_the_unit_cannot_tell() -> None:
    hints = FigureHints(unit="亿元", name="地区生产总值", mixed=True, several_years=True)
    assert not read_figure("6左右", hints).understood
    assert read_figure("6%左右", hints).understood
    assert read_figure("[600]", hints).figure.kind is ValueKind.CUMULATIVE


def test_a_column_of_rates_gives_kind_and_unit() -> None:
    figure = read_figure("6左右", FigureHints(unit="亿元", name="地区生产总值", kind=ValueKind.AVERAGE_GROWTH)).figure
    assert (figure.kind, figure.unit) == (ValueKind.AVERAGE_GROWTH, "%")


def test_a_growth_name_means_a_mean_over_years_and_one_rate_in_one_year() -> None:
    over_years = FigureHints(unit="%", name="工业增加值增长率", several_years=True)
    in_one = FigureHints(unit="%", name="工业增加值增长率")
    assert read_figure("6", over_years).figure.kind is ValueKind.AVERAGE_GROWTH
    assert read_figure("6", in_one).figure.kind is ValueKind.LEVEL


def test_multipliers_go_out_of_the_normalised_value_only() -> None:
    figure = parse_figure("105亿元")
    assert (figure.value, figure.unit) == (Decimal(105), "亿元")
    assert (figure.value_normalised, figure.unit_normalised) == (Decimal(10500000000), "元")
    figure = parse_figure("2-3", "万辆")
    assert (figure.value_normalised, figure.value_max_normalised) == (Decimal(20000), Decimal(30000))


def test_an_unknown_unit_is_kept_and_not_normalised() -> None:
    figure = parse_figure("7", "法域")
    assert (figure.value, figure.unit, figure.value_normalised) == (Decimal(7), "法域", None)


@given(
    st.decimals(min_value=0, max_value=10**8, places=2),
    st.sampled_from([("≥", ""), ("", "以上"), ("不超过", ""), ("", "左右"), ("", ""), ("达到", "以上")]),
    st.sampled_from(["", " "]),
)
def test_the_number_of_a_bounded_figure_is_always_the_printed_one(
    number: Decimal, words: tuple[str, str], gap: str
) -> None:
    figure = parse_figure(f"{words[0]}{gap}{number}{gap}{words[1]}", "亿元")
    assert figure.value == number
    assert figure.value_normalised == number * 10**8


@given(st.text(alphabet="0123456789.,%-—～[]（）年均增长以上左右万亿元人与同步高于市下达目标 “十四五”", max_size=16))
def test_a_value_is_always_one_of_the_printed_numbers(text: str) -> None:
    read = read_figure(text, FigureHints(unit="%", plan=PLAN))
    if read.figure.value is not None:
        assert read.understood
        assert read.figure.value in {number.value for number in find_numbers(text)}


@given(st.text(max_size=20))
def test_reading_never_fails(text: str) -> None:
    assert read_figure(text).figure.as_written == tidy(text)
    read_phrase(text)


@pytest.mark.parametrize("name", ["qualifiers", "cell-words", "trends", "name-kinds", "whole-figures", "no-data"])
def test_no_word_stands_twice_in_a_list(name: str) -> None:
    entries = [row["word"] for row in rows(f"figures/{name}")]
    assert len(entries) == len(set(entries))
