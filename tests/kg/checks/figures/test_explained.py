"""What agrees or is explained raises nothing: each relation that a planner knows, told to all checks of figures."""

from dataclasses import replace
from typing import Final

import pytest

from kg.checks import CHECKS, Check
from kg.checks.figures.growth import GrowthAgainstEnds
from kg.model import Severity
from kg.values import Comparator, TargetRole, ValueKind
from tests.kg.checks.figures.told import LAST, NEXT, Told, figure, findings_of, reasons_of

FIGURES: Final = tuple(check for check in CHECKS if check.__module__.startswith("kg.checks.figures."))
ACTUAL = TargetRole.ACTUAL
BASELINE = TargetRole.BASELINE


def level(  # noqa: PLR0913, PLR0917 - the cells of a row
    name: str, words: str, value: str, unit: str, year: int, role: TargetRole = ACTUAL
) -> Told:
    kind = ValueKind.SHARE if unit == "%" else ValueKind.LEVEL
    return Told(name, words, figure(f"{value}{unit}", value, unit, kind), role, year)


def growth(name: str, rate: str, role: TargetRole) -> Told:
    shown = figure(f"{rate}%", rate, "%", ValueKind.AVERAGE_GROWTH, Comparator.EQUAL)
    years, year = (LAST, 2020) if role is ACTUAL else (NEXT, 2025)
    return Told(f"{name}年均增长", f"{name}年均增长{rate}%", shown, role, year, years)


def row(told: Told, table: str = "1-1") -> Told:
    return replace(told, table=table)


PRODUCT_2015 = row(level("地区生产总值", "1 地区生产总值 亿元 304.3 459.7 537.7", "304.3", "亿元", 2015))
PRODUCT_2020 = row(level("地区生产总值", "1 地区生产总值 亿元 304.3 459.7 537.7", "537.7", "亿元", 2020))
TEXT_2020 = level("地区生产总值", "地区生产总值达到537.73亿元", "537.73", "亿元", 2020)
ADDED = Told(
    "地区生产总值增加",
    "五年间地区生产总值增加233.43亿元",
    figure("增加233.43亿元", "233.43", "亿元", ValueKind.CHANGE),
    ACTUAL,
    2020,
    LAST,
)
PARK = Told(
    "园区固定资产投资",
    "园区五年固定资产投资合计408.6亿元",
    figure("合计408.6亿元", "408.6", "亿元", ValueKind.CUMULATIVE),
    ACTUAL,
    2020,
    LAST,
)
INVESTED = replace(level("区属固定资产投资", "区属固定资产投资为846.06亿元", "846.06", "亿元", 2020), period=LAST)
YEARLY = row(level("全社会固定资产投资", "4 全社会固定资产投资 亿元 176.3 355 144.4", "144.4", "亿元", 2020))
LONG_TERM = Told(
    "地区生产总值",
    "地区生产总值突破1500亿元，比“十四五”末翻一番",
    figure("突破1500亿元", "1500", "亿元", comparator=Comparator.AT_LEAST),
    TargetRole.TARGET,
    2035,
)
EMPLOYED = (TargetRole.TARGET, 2025, None, "2-1")
RELATIONS: Final = {
    "product at current prices": (PRODUCT_2015, PRODUCT_2020, growth("地区生产总值", "6.7", ACTUAL)),
    "the sum of five years' investment": (INVESTED, YEARLY, growth("区属固定资产投资", "12.2", ACTUAL)),
    "its share": (INVESTED, PARK, level("园区固定资产投资占全区比重", "占全区的48.3%", "48.3", "%", 2020)),
    "1500 against doubling": (PRODUCT_2020, growth("地区生产总值", "7.5", TargetRole.TARGET), LONG_TERM),
    "registered against surveyed": (
        row(level("城镇登记失业率", "10 城镇登记失业率 3.5 1.28", "1.28", "%", 2020)),
        row(level("城镇调查失业率", "9 城镇调查失业率 6 5", "6", "%", 2020, BASELINE), "2-1"),
        row(level("城镇调查失业率", "9 城镇调查失业率 6 5", "5", "%", 2025, TargetRole.TARGET), "2-1"),
    ),
    "a difference of rounded values": (PRODUCT_2015, PRODUCT_2020, TEXT_2020, ADDED),
    "trees against forests": (
        row(level("林木覆盖率", "19 林木覆盖率 31.4 32.4", "32.4", "%", 2025, TargetRole.TARGET), "2-1"),
        level("森林覆盖率", "森林覆盖率达到28.1%", "28.1", "%", 2025, TargetRole.TARGET),
    ),
    "a floor equal to its baseline": (
        row(level("粮食产量", "20 粮食产量 稳定在10 稳定在10", "10", "亿斤", 2020, BASELINE), "2-1"),
        row(level("粮食产量", "20 粮食产量 稳定在10 稳定在10", "10", "亿斤", 2025, TargetRole.TARGET), "2-1"),
    ),
    "a full rate equal to its baseline": (
        row(level("污染地块安全利用率", "18 污染地块安全利用率 100 100", "100", "%", 2020, BASELINE), "2-1"),
        row(level("污染地块安全利用率", "18 污染地块安全利用率 100 100", "100", "%", 2025, TargetRole.TARGET), "2-1"),
    ),
    "a yearly flow equal to its baseline": (
        Told("新增就业人数", "9 新增就业人数 0.91 0.91", figure("0.91", "0.91", "万人"), BASELINE, 2020, None, "2-1"),
        Told("新增就业人数", "9 新增就业人数 0.91 0.91", figure("0.91", "0.91", "万人"), *EMPLOYED),
    ),
}


@pytest.mark.parametrize("check", FIGURES, ids=lambda check: check.id)
@pytest.mark.parametrize("relation", RELATIONS)
def test_no_check_of_figures_raises_what_is_explained(check: Check, relation: str) -> None:
    text = "加快发展各项事业，扩大就业，增加粮食产量，提高污染地块安全利用率"
    found = findings_of(check, *RELATIONS[relation], text=text)
    assert [one.message for one in found if one.severity in (Severity.HIGH, Severity.MEDIUM)] == []


def test_product_at_current_prices_is_left_open_with_its_reason() -> None:
    assert reasons_of(GrowthAgainstEnds(), *RELATIONS["product at current prices"]) == ["price-basis"]
