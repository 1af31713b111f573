"""What is of a high rank is among what is of a lower rank and above."""

import pytest

from kg.checks.figures.ranked import HigherAgainstLower
from kg.model import Severity
from kg.values import ValueKind
from tests.kg.checks.figures.told import Told, figure, findings_of

CHECK = HigherAgainstLower()


def count(name: str, value: str, year: int = 2025) -> Told:
    return Told(name, f"{name}{value}家", figure(f"{value}家", value, "家", ValueKind.COUNT), year=year)


def test_more_of_a_high_rank_than_of_it_and_above_is_a_question() -> None:
    [found] = findings_of(CHECK, count("市级以上绿色工厂", "120"), count("国家级绿色工厂", "150"))
    assert found.severity is Severity.MEDIUM
    assert found.figures["comparison"] == "150家 > 120家"
    assert len(found.evidence) == 2


@pytest.mark.parametrize(
    "other",
    [
        count("国家级绿色工厂", "100"),
        count("国家级绿色园区", "150"),
        count("国家级绿色工厂", "150", 2030),
        count("区级绿色工厂", "150"),
    ],
)
def test_fewer_others_other_years_and_lower_ranks_are_silent(other: Told) -> None:
    assert findings_of(CHECK, count("市级以上绿色工厂", "120"), other) == []


def test_a_count_of_one_rank_alone_holds_no_higher_one() -> None:
    assert findings_of(CHECK, count("市级绿色工厂", "12"), count("国家级绿色工厂", "15")) == []
