"""A share that the stated growth of its parts does not reach is a question; without both growths it is left open."""

from dataclasses import replace

import pytest

from kg.checks.figures.feasible import ShareAgainstGrowth
from kg.model import Severity
from kg.values import Comparator, TargetRole, ValueKind
from tests.kg.checks.figures.told import NEXT, Told, figure, findings_of, reasons_of

CHECK = ShareAgainstGrowth()
PRODUCT = Told("地区生产总值", "地区生产总值500.0亿元", figure("500.0亿元", "500.0", "亿元"), TargetRole.ACTUAL, 2020)
PART = Told("工业增加值", "工业增加值50.0亿元", figure("50.0亿元", "50.0", "亿元"), TargetRole.ACTUAL, 2020)


def share(value: str, comparator: Comparator = Comparator.ABOUT) -> Told:
    shown = figure(f"{value}%左右", value, "%", ValueKind.SHARE, comparator)
    return Told("工业增加值占GDP比重", f"工业增加值占GDP比重达到{value}%左右", shown)


def growth(name: str, rate: str) -> Told:
    shown = figure(f"{rate}%以上", rate, "%", ValueKind.AVERAGE_GROWTH, Comparator.AT_LEAST)
    return Told(f"{name}年均增长", f"{name}年均增长{rate}%以上", shown, period=NEXT)


GROWTH = (growth("工业增加值", "6.5"), growth("地区生产总值", "7.5"))


def test_a_share_out_of_reach_is_a_question_with_all_its_figures() -> None:
    [found] = findings_of(CHECK, PRODUCT, PART, share("23"), *GROWTH)
    assert found.severity is Severity.MEDIUM
    assert len(found.evidence) == 5
    assert found.figures["reached"] == "10% × ((1 + 6.5%) / (1 + 7.5%))^5 = 9.54%"
    assert "不考虑价格因素" in found.explanation


def test_a_share_within_reach_is_silent() -> None:
    assert findings_of(CHECK, PRODUCT, PART, share("10"), *GROWTH) == []


def test_a_printed_share_of_the_base_year_is_taken_first() -> None:
    base = replace(share("22", Comparator.EQUAL), words="占比已为22%", role=TargetRole.ACTUAL, year=2020)
    assert findings_of(CHECK, PRODUCT, PART, base, share("23"), *GROWTH) == []


def test_the_growth_of_a_like_quantity_stands_in_and_the_question_says_so() -> None:
    [found] = findings_of(CHECK, PRODUCT, PART, share("23"), growth("制造业增加值", "6.5"), GROWTH[1])
    assert "以口径相近的“制造业增加值年均增长”代替" in found.explanation


@pytest.mark.parametrize("left", [(), GROWTH[:1], GROWTH[1:]])
def test_without_both_growths_it_is_left_open(left: tuple[Told, ...]) -> None:
    assert findings_of(CHECK, PRODUCT, PART, share("23"), *left) == []
    assert reasons_of(CHECK, PRODUCT, PART, share("23"), *left) == ["no-growth"]


def test_research_intensity_without_the_growth_of_research_is_left_open() -> None:
    shown = figure("4%", "4", "%", ValueKind.SHARE)
    aim = Told("全社会研发经费支出占地区生产总值比重", "全社会研发经费支出占地区生产总值比重4%", shown)
    assert reasons_of(CHECK, PRODUCT, aim, GROWTH[1]) == ["no-growth"]
