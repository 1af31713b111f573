"""Average growth that its end points do not bear out is a question; growth at comparable prices is never tested."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.checks.figures.growth import GrowthAgainstEnds
from kg.checks.figures.printed import Interval, mean_growth
from kg.model import Severity
from kg.values import TargetRole, ValueKind
from tests.kg.checks.figures.told import LAST, Told, figure, findings_of, reasons_of

CHECK = GrowthAgainstEnds()
BASE = Told(
    "旅游收入", "3 旅游收入 亿元 100.0", figure("100.0", "100.0", "亿元"), TargetRole.BASELINE, 2015, table="1-1"
)
END = Told("旅游收入", "旅游收入达到161.1亿元", figure("达到161.1亿元", "161.1", "亿元"), TargetRole.ACTUAL, 2020)


def growth(rate: str, name: str = "旅游收入年均增长") -> Told:
    return Told(
        name, f"{name}{rate}%", figure(f"{rate}%", rate, "%", ValueKind.AVERAGE_GROWTH), TargetRole.ACTUAL, 2020, LAST
    )


@pytest.mark.parametrize(
    ("rate", "severity"), [("7.5", Severity.MEDIUM), ("12.9", Severity.MEDIUM), ("9.2", Severity.LOW)]
)
def test_growth_that_its_ends_do_not_bear_out_is_a_question(rate: str, severity: Severity) -> None:
    [found] = findings_of(CHECK, BASE, END, growth(rate))
    assert found.severity is severity
    assert [passage.quote for passage in found.evidence] == [growth(rate).words, BASE.words, END.words]
    assert found.figures["growth"] == "(161.1亿元 / 100.0亿元)^(1/5) - 1 = 9.99%…10.02%"


@pytest.mark.parametrize("rate", ["10", "10.0", "9.9", "10.1"])
def test_growth_that_agrees_to_the_last_printed_place_is_silent(rate: str) -> None:
    assert findings_of(CHECK, BASE, END, growth(rate)) == []
    assert reasons_of(CHECK, BASE, END, growth(rate)) == []


@pytest.mark.parametrize("name", ["地区生产总值", "规模以上工业增加值", "全社会固定资产投资", "全员劳动生产率"])
def test_growth_at_comparable_prices_is_left_open(name: str) -> None:
    told = (replace(BASE, name=name), replace(END, name=name), growth("3.0", f"{name}年均增长"))
    assert findings_of(CHECK, *told) == []
    assert reasons_of(CHECK, *told) == ["price-basis"]


@pytest.mark.parametrize("end", [replace(END, period=LAST), replace(END, year=2019), replace(END, name="境外旅游收入")])
def test_growth_without_both_ends_is_left_open(end: Told) -> None:
    assert findings_of(CHECK, BASE, end, growth("3.0")) == []
    assert reasons_of(CHECK, BASE, end, growth("3.0")) == ["no-ends"]


def test_growth_told_twice_is_asked_about_once() -> None:
    row = replace(growth("7.5"), words="4 旅游收入 年均增长7.5", role=TargetRole.BASELINE, table="2-1")
    assert len(findings_of(CHECK, BASE, END, growth("7.5"), row)) == 1


@given(st.integers(1, 10**6), st.integers(-50, 200), st.integers(1, 15))
def test_compounding_the_mean_growth_gives_the_end(base: int, rate: int, years: int) -> None:
    end = Decimal(base) * (1 + Decimal(rate) / 100) ** years
    found = mean_growth(Interval(Decimal(base), Decimal(base)), Interval(end, end), years)
    assert found is not None
    assert found.low is not None
    assert abs(found.low - rate) < Decimal("0.000001")
