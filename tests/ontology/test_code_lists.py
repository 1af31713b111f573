"""The code lists agree with themselves; units are exact."""

import re
from decimal import Decimal
from fractions import Fraction
from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.code_lists import (
    Multiplier,
    Unit,
    admin_level,
    admin_levels,
    multipliers,
    plan_period,
    plan_periods,
    rows,
    rows_of,
    sectors,
    strategies,
    strategy,
    units,
)
from ontology.errors import CodeListError
from ontology.files import code_list
from ontology.units import find_unit, normalise, parse_unit, unit_symbols

LISTS = ("levels", "multipliers", "periods", "sectors", "strategies", "units")


@pytest.mark.parametrize("name", LISTS)
def test_a_code_list_says_what_it_is_its_source_and_licence(name: str) -> None:
    head = [line for line in code_list(name).read_text(encoding="utf-8").splitlines()[:6] if line.startswith("#")]
    assert any("Source:" in line for line in head)
    assert any("Licence:" in line for line in head)
    assert any(re.search(r"\b20\d\d\b", line) for line in head)


@pytest.mark.parametrize("name", LISTS)
def test_no_cell_has_blanks_about_it(name: str) -> None:
    for row in rows(name):
        assert all(cell == cell.strip() for cell in row.values()), row


def test_no_two_units_share_a_symbol() -> None:
    symbols = list(chain.from_iterable((unit.symbol, *unit.aliases) for unit in units()))
    assert len(symbols) == len(set(symbols))


@pytest.mark.parametrize("unit", units(), ids=lambda unit: unit.symbol)
def test_a_unit_has_a_base_of_its_kind_and_an_exact_factor(unit: Unit) -> None:
    base = find_unit(unit.base)
    assert base is not None
    assert (base.base, base.factor, base.kind) == (base.symbol, Decimal(1), unit.kind)
    assert unit.factor > 0
    assert unit.factor.is_finite()
    if unit.qudt is not None:
        assert re.fullmatch(r"http://qudt\.org/vocab/unit/[A-Za-z0-9_-]+", unit.qudt)


@pytest.mark.parametrize(
    ("printed", "multiplier", "symbol", "kind"),
    [
        ("亿元", 10**8, "元", "money"),
        ("万人", 10**4, "人", "people"),
        ("万千瓦", 10**4, "千瓦", "power"),
        ("亿斤", 10**8, "斤", "mass"),
        ("百万吨", 10**6, "吨", "mass"),
        ("万亿元", 10**12, "元", "money"),
        ("千米", 1, "公里", "length"),
        ("㎡", 1, "平方米", "area"),
        ("μg/m³", 1, "微克/立方米", "concentration"),
        ("万元/亩", 10**4, "元/亩", "money/area"),
        ("张/千人口", 1, "张/千人口", "count/千人口"),
        ("个百分点", 1, "个百分点", "points"),
        ("kWh", 1, "千瓦时", "energy"),
    ],
)
def test_a_printed_unit_is_taken_apart(printed: str, multiplier: int, symbol: str, kind: str) -> None:
    parsed = parse_unit(printed)
    assert parsed is not None
    assert (int(parsed.multiplier), parsed.symbol, parsed.kind) == (multiplier, symbol, kind)


@pytest.mark.parametrize("words", ["左右", "万", "以上", "", "/", "元/", "/亩", "建成"])
def test_what_is_no_unit_is_none(words: str) -> None:
    assert parse_unit(words) is None
    assert normalise(Decimal(1), words) is None


@given(
    st.decimals(min_value=-(10**6), max_value=10**6, places=4),
    st.lists(st.sampled_from(multipliers()), max_size=2),
    st.sampled_from(units()),
)
def test_taking_multipliers_out_changes_no_amount(value: Decimal, words: list[Multiplier], unit: Unit) -> None:
    printed = "".join(word.symbol for word in words) + unit.symbol
    result = normalise(value, printed)
    assert result is not None
    number, symbol = result
    left = find_unit(symbol)
    assert left is not None
    expected = Fraction(value) * Fraction(unit.factor)
    for word in words:
        expected *= Fraction(word.factor)
    assert left.base == unit.base
    assert Fraction(number) * Fraction(left.factor) == expected


def test_symbols_are_tried_the_longest_first() -> None:
    lengths = [len(symbol) for symbol in unit_symbols()]
    assert lengths == sorted(lengths, reverse=True)


def test_conversions_agree_with_the_legal_units() -> None:
    factor = {unit.symbol: unit.factor for unit in units()}
    assert factor["公顷"] / factor["亩"] == 15
    assert factor["平方公里"] / factor["公顷"] == 100
    assert factor["公顷"] / factor["平方米"] == 10_000
    assert factor["公斤"] / factor["斤"] == 2
    assert factor["吨"] / factor["公斤"] == 1000
    assert factor["公里"] / factor["米"] == 1000
    assert factor["兆瓦"] / factor["千瓦"] == 1000


def test_strategies_are_many_and_named_once() -> None:
    assert len(strategies()) >= 120
    names = list(chain.from_iterable((entry.name, *entry.aliases) for entry in strategies()))
    assert len(names) == len(set(names))
    assert all(entry.name_en and entry.scope for entry in strategies())


def test_the_name_of_a_strategy_carries_no_quotation_marks() -> None:
    # an alias may: plans write “互联网+”行动 and 互联网+行动 for the same
    assert [entry.name for entry in strategies() if set(entry.name) & set("“”《》")] == []


def test_the_level_of_a_strategy_is_an_administrative_level() -> None:
    assert {entry.level for entry in strategies()} <= {level.code for level in admin_levels()}


def test_strategies_of_every_region_are_listed() -> None:
    provinces = (
        "北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 "
        "重庆 四川 贵州 云南 陕西 甘肃 青海 宁夏 新疆"
    )
    scopes = " ".join(entry.scope for entry in strategies())
    assert [name for name in provinces.split() if name not in scopes] == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("淮河生态经济带", "淮河生态经济带"),
        ("大别山革命老区", "大别山革命老区振兴发展"),
        ("“双碳”", "碳达峰碳中和"),
        ("RCEP", "区域全面经济伙伴关系协定"),
        ("成渝地区双城经济圈", "成渝地区双城经济圈建设"),
    ],
)
def test_a_strategy_is_found_by_any_of_its_names(words: str, name: str) -> None:
    found = strategy(words)
    assert found is not None
    assert found.name == name


def test_a_strategy_that_is_not_listed_is_none() -> None:
    assert strategy("松岭镇振兴战略") is None


def test_five_year_plans_follow_one_another() -> None:
    five = [period for period in plan_periods() if period.kind == "five-year"]
    assert [period.name for period in five[-3:]] == ["十四五", "十五五", "十六五"]
    assert all(period.end - period.start == 4 for period in five)
    gaps = {(a.name, b.name): b.start - a.end for a, b in pairwise(five) if b.start - a.end != 1}
    assert gaps == {("二五", "三五"): 4}


def test_a_period_is_found_with_and_without_quotes() -> None:
    assert plan_period("十五五") == plan_period("“十五五”")
    assert plan_period("十") is None


def test_sectors_are_the_sections_a_to_t() -> None:
    assert "".join(sector.code for sector in sectors()) == "ABCDEFGHIJKLMNOPQRST"
    assert {sector.broad for sector in sectors()} == {"一产", "二产", "三产"}


def test_levels_stand_in_order() -> None:
    assert [level.rank for level in admin_levels()] == list(range(len(admin_levels())))
    county = admin_level("county")
    assert county is not None
    assert county.digits == 6
    assert admin_level("shire") is None


def test_a_row_with_too_few_cells_is_refused() -> None:
    with pytest.raises(CodeListError, match="元"):
        list(rows_of("symbol\taliases\n元\n", "units"))
