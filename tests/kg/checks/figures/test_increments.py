"""Increases against the values at both ends: in one sentence, and over the plan."""

import pytest

from kg.checks import PlanView
from kg.checks.figures.increments import IncreaseAgainstEnds
from kg.model import Finding, Severity
from kg.values import TargetRole, ValueKind
from tests.kg.checks.figures.told import LAST, NEXT, Told, figure, findings_of
from tests.kg.checks.plans import Draft, Paragraph

CHECK = IncreaseAgainstEnds()


def findings(words: str) -> list[Finding]:
    return list(CHECK.run(PlanView(Draft((Paragraph("发展成就", words),)).graph())))


@pytest.mark.parametrize(
    "words",
    [
        "上市公司从518家增加到731家，增加231家。",
        "城镇化率由2015年的63.9%提高到71.4%，提高8.5个百分点。",
        "高新技术企业从2.2万家增加到4.9万家，增长22.7%。",
        "能耗由100吨下降到80吨，下降30吨。",
    ],
)
def test_an_increase_that_its_ends_do_not_give_is_asked_about(words: str) -> None:
    [found] = findings(words)
    assert found.severity is Severity.HIGH
    assert found.evidence[0].quote in words


@pytest.mark.parametrize(
    "words",
    [
        "上市公司从518家增加到731家，增加213家。",
        "城镇化率由2015年的63.9%提高到71.4%，提高7.5个百分点。",
        "高新技术企业从2.2万家增加到4.9万家，增长122.7%。",
        "能耗由100吨下降到80吨，下降20%。",
        "生产总值由300亿元增加到500亿元，增长40%。",
        "上市公司从518家增加到731家，年均增长7.1%。",
    ],
)
def test_an_increase_that_agrees_or_is_told_otherwise_is_silent(words: str) -> None:
    assert findings(words) == []


def level(value: str, role: TargetRole, year: int) -> Told:
    shown = figure(f"{value}亿元", value, "亿元")
    return Told("地区生产总值", f"{year}年地区生产总值为{value}亿元", shown, role, year)


def added(value: str) -> Told:
    shown = figure(f"增加{value}亿元", value, "亿元", ValueKind.CHANGE)
    return Told("地区生产总值增加", f"五年地区生产总值增加{value}亿元", shown, TargetRole.ACTUAL, 2020, LAST)


def test_a_difference_of_rounded_values_is_silent() -> None:
    ends = (level("304.3", TargetRole.ACTUAL, 2015), level("537.73", TargetRole.ACTUAL, 2020))
    assert findings_of(CHECK, *ends, added("233.43")) == []
    [found] = findings_of(CHECK, *ends, added("323.43"))
    assert found.severity is Severity.MEDIUM
    assert len(found.evidence) == 3


def test_points_are_held_against_both_ends_of_a_share() -> None:
    def share(value: str, role: TargetRole, year: int) -> Told:
        return Told(
            "城镇化率", f"{year}年城镇化率{value}%", figure(f"{value}%", value, "%", ValueKind.SHARE), role, year
        )

    shown = figure("提高6.6个百分点", "6.6", "个百分点", ValueKind.CHANGE)
    rise = Told("城镇化率提高", "城镇化率提高6.6个百分点", shown, period=NEXT)
    base = share("71.4", TargetRole.BASELINE, 2020)
    assert findings_of(CHECK, base, share("78.0", TargetRole.TARGET, 2025), rise) == []
    assert len(findings_of(CHECK, base, share("80.0", TargetRole.TARGET, 2025), rise)) == 1
