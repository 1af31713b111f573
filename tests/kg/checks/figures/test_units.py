"""Rates above 100 %, sums in per cent and rates in other units are asked about; rates that may be more are not."""

import pytest

from kg.checks.figures.units import UnitAgainstName
from kg.model import Severity
from kg.values import Comparator, Figure, TargetRole, ValueKind
from tests.kg.checks.figures.told import Told, figure, findings_of

CHECK = UnitAgainstName()


def rate(name: str, value: str, comparator: Comparator = Comparator.EQUAL) -> Told:
    written = f"{value}%以上" if comparator is Comparator.AT_LEAST else f"{value}%"
    return Told(name, f"{name}达到{written}", figure(written, value, "%", ValueKind.SHARE, comparator))


def test_a_rate_above_the_whole_is_asked_about_gravely() -> None:
    [found] = findings_of(CHECK, rate("污水处理率", "105"))
    assert found.severity is Severity.HIGH
    assert found.figures["bound"] == "<= 100%"


def test_more_than_the_whole_is_asked_about() -> None:
    [found] = findings_of(CHECK, rate("义务教育巩固率", "100", Comparator.AT_LEAST))
    assert found.severity is Severity.MEDIUM
    assert "100%以上" in found.message


@pytest.mark.parametrize(
    "name", ["学前三年毛入园率", "资产负债率", "税收增长率", "投资完成率", "贷款拨备覆盖率", "粮食产量"]
)
def test_what_may_be_above_the_whole_is_silent(name: str) -> None:
    assert findings_of(CHECK, rate(name, "120")) == []


def test_the_whole_and_what_is_below_is_silent() -> None:
    assert findings_of(CHECK, rate("污水处理率", "100"), rate("供水普及率", "98", Comparator.AT_LEAST)) == []


def row(name: str, unit: str, shown: Figure) -> Told:
    return Told(name, f"4 {name}（{unit}） {shown.as_written}", shown, TargetRole.TARGET, 2025, table="2-1")


def test_a_sum_in_per_cent_is_asked_about_lightly() -> None:
    [found] = findings_of(CHECK, row("货物进出口总额", "%", figure("7.5", "7.5", "%", ValueKind.SHARE)))
    assert found.severity is Severity.LOW


def test_a_rate_in_another_unit_is_asked_about_lightly() -> None:
    [found] = findings_of(CHECK, row("居民收入增长率", "%", figure("27283元", "27283", "元")))
    assert found.severity is Severity.LOW
    assert "27283元" in found.message


@pytest.mark.parametrize(
    ("name", "unit"),
    [("全员劳动生产率", "万元/人"), ("婴儿死亡率", "人"), ("投资增长率", "%"), ("货物进出口总额", "亿元")],
)
def test_a_unit_that_goes_with_the_name_is_silent(name: str, unit: str) -> None:
    assert findings_of(CHECK, row(name, unit, figure("12", "12", unit))) == []
