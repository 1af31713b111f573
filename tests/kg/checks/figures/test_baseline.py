"""A target no better than its baseline is asked about where the text promises more."""

from dataclasses import replace

import pytest

from kg.checks.figures.baseline import TargetAgainstBaseline
from kg.model import Severity
from kg.values import Comparator, TargetRole, ValueKind
from tests.kg.checks.figures.told import Told, figure, findings_of, reasons_of

CHECK = TargetAgainstBaseline()
PROMISE = "增加婴幼儿托位供给。"


def row(name: str, base: str, target: str, unit: str = "个", kind: ValueKind = ValueKind.LEVEL) -> tuple[Told, Told]:
    words = f"13 {name}（{unit}） {base} {target}"
    return (
        Told(name, words, figure(base, base, unit, kind), TargetRole.BASELINE, 2020, table="2-1"),
        Told(name, words, figure(target, target, unit, kind), TargetRole.TARGET, 2025, table="2-1"),
    )


NURSERY = row("每千人拥有托位数", "1.03", "1.03")


def test_a_target_equal_to_its_baseline_is_asked_about_where_more_is_promised() -> None:
    [found] = findings_of(CHECK, *NURSERY, text=PROMISE)
    assert found.severity is Severity.MEDIUM
    assert [passage.quote for passage in found.evidence] == [NURSERY[0].words, "增加婴幼儿托位供给"]
    assert found.figures["comparison"] == "1.03个 = 1.03个"


@pytest.mark.parametrize("text", ["", "发展托育产业。", "规范托位管理。"])
def test_without_a_promise_it_is_left_open(text: str) -> None:
    assert findings_of(CHECK, *NURSERY, text=text) == []
    assert reasons_of(CHECK, *NURSERY, text=text) == ["no-promise"]


@pytest.mark.parametrize(
    "told",
    [
        row("每千人拥有托位数", "1.03", "4.5"),
        row("污水处理率", "100", "100", "%", ValueKind.SHARE),
        row("新增托位", "500", "500"),
        row("保持托位数", "500", "500"),
        tuple(replace(one, figure=replace(one.figure, comparator=Comparator.ABOUT)) for one in NURSERY),
    ],
)
def test_what_is_better_saturated_held_or_yearly_is_silent(told: tuple[Told, Told]) -> None:
    text = "增加托位，提高污水处理能力。"
    assert findings_of(CHECK, *told, text=text) == []
    assert reasons_of(CHECK, *told, text=text) == []


@pytest.mark.parametrize(
    ("told", "sign"),
    [
        (row("每万人拥有公交车辆", "12", "9", "辆"), "9辆 < 12辆"),
        (row("城镇调查失业率", "5", "6", "%", ValueKind.SHARE), "6% > 5%"),
    ],
)
def test_a_target_worse_than_its_baseline_is_asked_about(told: tuple[Told, Told], sign: str) -> None:
    [found] = findings_of(CHECK, *told)
    assert found.severity is Severity.MEDIUM
    assert found.figures["comparison"] == sign


def test_a_lower_target_is_better_where_less_is_better() -> None:
    assert findings_of(CHECK, *row("城镇调查失业率", "6", "5", "%", ValueKind.SHARE)) == []


@pytest.mark.parametrize("name", ["改造老旧小区", "举办演出"])
def test_work_of_two_years_told_in_the_text_is_left_open(name: str) -> None:
    base, target = (replace(one, table=None) for one in row(name, "682", "300"))
    assert findings_of(CHECK, base, target) == []
    assert reasons_of(CHECK, base, target) == ["yearly-work"]


def test_the_growth_of_one_year_is_not_held_against_that_of_another() -> None:
    told = (replace(one, table=None) for one in row("进出口总额增长", "17.3", "6", "%", ValueKind.SHARE))
    assert findings_of(CHECK, *told) == []


def test_what_has_no_better_is_left_open() -> None:
    told = row("第一产业比重", "8", "6", "%", ValueKind.SHARE)
    assert findings_of(CHECK, *told) == []
    assert reasons_of(CHECK, *told) == ["direction"]
