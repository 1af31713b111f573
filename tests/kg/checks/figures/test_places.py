"""One indicator with two values for the same years is asked about; rounding, bounds and other scopes are not."""

from dataclasses import replace

import pytest

from kg.checks.figures.places import FigureInTwoPlaces
from kg.model import Severity
from kg.values import Comparator, Figure, TargetRole, ValueKind
from tests.kg.checks.figures.told import LAST, Told, figure, findings_of, reasons_of

CHECK = FigureInTwoPlaces()
ROW = Told(
    "柳溪港吞吐量", "1 柳溪港吞吐量 万吨 55.4", figure("55.4", "55.4", "万吨"), TargetRole.ACTUAL, 2020, table="1-1"
)
TEXT = Told("柳溪港吞吐量", "柳溪港吞吐量达到65.4万吨", figure("达到65.4万吨", "65.4", "万吨"), TargetRole.ACTUAL, 2020)


def test_two_values_under_one_name_are_asked_about_gravely() -> None:
    [found] = findings_of(CHECK, ROW, TEXT)
    assert found.severity is Severity.HIGH
    assert [passage.quote for passage in found.evidence] == [ROW.words, TEXT.words]
    assert found.figures == {"first": "55.4万吨", "second": "65.4万吨", "difference": "654000 - 554000 = 100000吨"}
    assert found.message.endswith("？")
    assert found.message_en.endswith("?")


def test_names_that_differ_in_words_of_measuring_are_asked_about_more_lightly() -> None:
    row = Told(
        "新增就业人数", "8 新增就业人数 [6.2]", figure("[6.2]", "6.2", "万人", ValueKind.CUMULATIVE), *PAST, "1-1"
    )
    text = Told("就业", "就业累计新增5.6万人", figure("累计新增5.6万人", "5.6", "万人", ValueKind.CUMULATIVE), *PAST)
    [found] = findings_of(CHECK, row, text)
    assert found.severity is Severity.MEDIUM


def test_two_values_in_the_text_are_asked_about_lightly() -> None:
    other = replace(TEXT, words="柳溪港吞吐量为75.4万吨", figure=figure("75.4万吨", "75.4", "万吨"))
    [found] = findings_of(CHECK, TEXT, other)
    assert found.severity is Severity.LOW
    assert "范围" in found.message


PAST = (TargetRole.ACTUAL, 2020, LAST)


@pytest.mark.parametrize(
    "other",
    [
        figure("55万吨", "55", "万吨"),
        figure("55.38万吨", "55.38", "万吨"),
        figure("554000吨", "554000", "吨"),
        figure("56万吨左右", "56", "万吨", comparator=Comparator.ABOUT),
        figure("50万吨以上", "50", "万吨", comparator=Comparator.AT_LEAST),
        figure("9%", "9", "%", ValueKind.AVERAGE_GROWTH),
        Figure("按市下达目标", delegated=True),
    ],
)
def test_what_agrees_within_what_is_printed_or_is_of_another_kind_is_silent(other: Figure) -> None:
    assert findings_of(CHECK, ROW, replace(TEXT, figure=other)) == []


@pytest.mark.parametrize(
    "other",
    [
        replace(TEXT, year=2019),
        replace(TEXT, role=TargetRole.TARGET),
        replace(TEXT, role=TargetRole.PLANNED),
        replace(TEXT, name="新增柳溪港吞吐量"),
        replace(TEXT, name="柳溪港集装箱吞吐量"),
    ],
)
def test_another_year_role_or_scope_is_silent(other: Told) -> None:
    assert findings_of(CHECK, ROW, other) == []


@pytest.mark.parametrize(("one", "other"), [("城镇登记失业率", "城镇调查失业率"), ("林木覆盖率", "森林覆盖率")])
def test_scopes_are_kept_apart(one: str, other: str) -> None:
    row = Told(one, f"{one} 3.5", figure("3.5", "3.5", "%", ValueKind.SHARE), table="2-1")
    text = Told(other, f"{other}为5.5%", figure("5.5%", "5.5", "%", ValueKind.SHARE))
    assert findings_of(CHECK, row, text) == []


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (replace(TEXT, period=LAST), "sum-or-point"),
        (replace(TEXT, figure=figure("65.4万标箱", "65.4", "万标箱")), "unit"),
    ],
)
def test_what_cannot_be_compared_is_left_open(other: Told, reason: str) -> None:
    assert findings_of(CHECK, ROW, other) == []
    assert reasons_of(CHECK, ROW, other) == [reason]


def test_two_floors_for_one_target_are_asked_about() -> None:
    row = Told("毕业生留柳率", "毕业生留柳率 ≥60", figure("≥60", "60", "%", ValueKind.SHARE, MORE), table="2-1")
    text = Told("毕业生留柳率", "毕业生留柳率65%以上", figure("65%以上", "65", "%", ValueKind.SHARE, MORE))
    assert len(findings_of(CHECK, row, text)) == 1


MORE = Comparator.AT_LEAST
