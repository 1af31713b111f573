"""Shares and means per head against the two figures they are made of."""

from dataclasses import replace

import pytest

from kg.checks.figures.levels import ShareAgainstLevels
from kg.model import Severity
from kg.values import TargetRole, ValueKind
from tests.kg.checks.figures.told import LAST, Told, figure, findings_of

CHECK = ShareAgainstLevels()
ACTUAL = TargetRole.ACTUAL
PRODUCT = Told("地区生产总值", "地区生产总值500.0亿元", figure("500.0亿元", "500.0", "亿元"), ACTUAL, 2020)
PART = Told("工业增加值", "工业增加值200.0亿元", figure("200.0亿元", "200.0", "亿元"), ACTUAL, 2020)
PEOPLE = Told("常住人口", "常住人口100万人", figure("100万人", "100", "万人"), ACTUAL, 2020)


def share(value: str, name: str = "工业增加值占地区生产总值比重") -> Told:
    return Told(name, f"{name}{value}%", figure(f"{value}%", value, "%", ValueKind.SHARE), ACTUAL, 2020)


def per_head(value: str) -> Told:
    return Told("人均地区生产总值", f"人均地区生产总值{value}万元", figure(f"{value}万元", value, "万元"), ACTUAL, 2020)


def test_a_share_that_its_figures_do_not_give_is_a_question() -> None:
    [found] = findings_of(CHECK, PRODUCT, PART, share("45.0"))
    assert found.severity is Severity.MEDIUM
    assert len(found.evidence) == 3


def test_a_share_that_its_figures_give_is_silent() -> None:
    assert findings_of(CHECK, PRODUCT, PART, share("40.0")) == []


def test_a_share_in_all_of_the_area_of_a_sum_over_five_years_is_silent() -> None:
    part = figure("合计408.6亿元", "408.6", "亿元", ValueKind.CUMULATIVE)
    told = Told("园区固定资产投资", "园区五年固定资产投资合计408.6亿元", part, ACTUAL, 2020, LAST)
    whole = replace(PRODUCT, name="固定资产投资", words="固定资产投资为846.06亿元")
    assert findings_of(CHECK, told, whole, share("48.3", "园区固定资产投资占全区比重")) == []


@pytest.mark.parametrize(("value", "count"), [("5.0", 0), ("5.2", 0), ("0.5", 1), ("7.5", 1)])
def test_a_mean_per_head_is_tested_for_slips_only(value: str, count: int) -> None:
    assert len(findings_of(CHECK, PRODUCT, PEOPLE, per_head(value))) == count


@pytest.mark.parametrize(("third", "count"), [("52.7", 0), ("57.2", 1)])
def test_the_shares_of_the_three_sectors_make_up_a_hundred(third: str, count: int) -> None:
    rows = (share("6.1", "第一产业比重"), share("41.2", "第二产业比重"), share(third, "第三产业比重"))
    found = findings_of(CHECK, *rows)
    assert [one.severity for one in found] == [Severity.HIGH] * count
