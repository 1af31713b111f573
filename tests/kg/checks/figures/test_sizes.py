"""A goal of number (3-4个百亿级集群) against the sizes that the plan gives for things of that kind."""

from dataclasses import replace
from decimal import Decimal

import pytest

from kg.checks.figures.sizes import NumberAgainstSizes
from kg.model import Severity
from kg.values import Comparator, ValueKind
from tests.kg.checks.figures.told import Told, figure, findings_of, reasons_of

CHECK = NumberAgainstSizes()
_SHOWN = replace(figure("3-4个", "3", "个", ValueKind.COUNT, Comparator.RANGE), value_max=Decimal(4))
GOAL = Told("百亿级产业集群", "培育3-4个百亿级产业集群", _SHOWN)


def size(name: str, value: str) -> Told:
    return Told(f"{name}产业集群规模", f"{name}产业集群规模达到{value}亿元", figure(f"{value}亿元", value, "亿元"))


def test_too_few_sizes_that_reach_the_threshold_are_asked_about() -> None:
    [found] = findings_of(CHECK, GOAL, size("家具", "120"), size("食品", "30"), size("电子", "15"))
    assert found.severity is Severity.MEDIUM
    assert found.figures["reached"] == "1 < 3"
    assert len(found.evidence) == 4


def test_enough_sizes_are_silent() -> None:
    told = (GOAL, size("家具", "120"), size("食品", "100"), size("电子", "150"))
    assert findings_of(CHECK, *told) == []
    assert reasons_of(CHECK, *told) == []


def test_fewer_sizes_than_the_goal_asks_for_are_left_open() -> None:
    assert reasons_of(CHECK, GOAL, size("食品", "30")) == ["no-sizes"]


@pytest.mark.parametrize("other", [replace(GOAL, year=2035), replace(GOAL, name="百亿级企业")])
def test_another_year_and_another_kind_are_silent(other: Told) -> None:
    assert findings_of(CHECK, other, size("家具", "12"), size("食品", "30"), size("电子", "15")) == []
