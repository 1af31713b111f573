"""Yearly amounts and sums over years of one flow must go together."""

from dataclasses import replace

import pytest

from kg.checks.figures.sums import AnnualAgainstSum
from kg.model import Severity
from kg.values import Comparator, ValueKind
from tests.kg.checks.figures.told import NEXT, Told, figure, findings_of

CHECK = AnnualAgainstSum()


def total(value: str) -> Told:
    shown = figure(f"累计新增{value}万人", value, "万人", ValueKind.CUMULATIVE)
    return Told("新增就业", f"五年新增就业累计{value}万人", shown, period=NEXT, year=2025)


def yearly(words: str, value: str) -> Told:
    return Told("新增就业人数", words, figure(f"{value}万人", value, "万人", ValueKind.COUNT), year=2023)


def test_a_sum_below_one_of_its_years_is_asked_about() -> None:
    [found] = findings_of(CHECK, yearly("2023年新增就业人数1.2万人", "1.2"), total("0.8"))
    assert found.severity is Severity.MEDIUM
    assert len(found.evidence) == 2


def test_a_yearly_amount_times_the_years_is_the_sum() -> None:
    [found] = findings_of(CHECK, yearly("每年新增就业人数1.2万人", "1.2"), total("8.0"))
    assert found.figures["sum"].startswith("1.2万人 × 5 = ")


@pytest.mark.parametrize("words", ["2023年新增就业人数1.2万人", "每年新增就业人数1.2万人"])
def test_what_goes_together_is_silent(words: str) -> None:
    assert findings_of(CHECK, yearly(words, "1.2"), total("6.0")) == []


def test_a_year_outside_the_sum_is_silent() -> None:
    assert findings_of(CHECK, replace(yearly("2020年新增就业人数1.2万人", "1.2"), year=2020), total("0.8")) == []


def test_two_plain_values_of_which_one_is_a_multiple_are_asked_about_lightly() -> None:
    one, other = yearly("9 新增就业人数 1.2", "1.2"), yearly("新增就业人数6万人", "6")
    assert findings_of(CHECK, one, other) == []
    one = replace(one, table="2-1")
    [found] = findings_of(CHECK, one, other)
    assert found.severity is Severity.LOW
    bound = replace(other.figure, comparator=Comparator.AT_LEAST)
    assert findings_of(CHECK, one, replace(other, figure=bound)) == []
