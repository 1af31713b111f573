"""A zone's target above what the whole area is to have, or grows to, is a question."""

from dataclasses import replace

import pytest

from kg.checks.figures.wholes import PartAgainstWhole
from kg.model import Severity
from kg.values import Comparator, TargetRole, ValueKind
from tests.kg.checks.figures.told import NEXT, Told, figure, findings_of

CHECK = PartAgainstWhole()
BASE = Told(
    "规模以上工业增加值", "规模以上工业增加值40.0亿元", figure("40.0亿元", "40.0", "亿元"), TargetRole.ACTUAL, 2020
)
_RATE = figure("6.5%以上", "6.5", "%", ValueKind.AVERAGE_GROWTH, Comparator.AT_LEAST)
GROWTH = Told("制造业增加值年均增长", "制造业增加值年均增长6.5%以上", _RATE, period=NEXT)


def zone(value: str, name: str = "柳溪开发区工业增加值") -> Told:
    return Told(name, f"{name}达到{value}亿元", figure(f"{value}亿元", value, "亿元"))


def test_a_zone_above_what_the_area_grows_to_is_a_question() -> None:
    [found] = findings_of(CHECK, BASE, GROWTH, zone("100"))
    assert found.severity is Severity.MEDIUM
    assert found.figures == {"part": "100亿元", "whole": "54.8亿元"}
    assert len(found.evidence) == 3
    assert "不考虑价格因素" in found.explanation


@pytest.mark.parametrize("value", ["30", "55", "60"])
def test_a_zone_below_it_or_a_little_above_is_silent(value: str) -> None:
    assert findings_of(CHECK, BASE, GROWTH, zone(value)) == []


def test_without_growth_or_a_printed_whole_nothing_is_asked() -> None:
    assert findings_of(CHECK, BASE, zone("100")) == []


def test_a_printed_whole_of_the_same_year_is_taken_first() -> None:
    whole = replace(zone("90", "工业增加值"), words="全区工业增加值达到90亿元")
    [found] = findings_of(CHECK, BASE, GROWTH, zone("100"), whole)
    assert found.figures["whole"] == "90.5亿元"
    assert findings_of(CHECK, BASE, GROWTH, zone("80"), whole) == []


def test_another_quantity_of_the_zone_is_silent() -> None:
    assert findings_of(CHECK, BASE, GROWTH, zone("100", "柳溪开发区税收")) == []
