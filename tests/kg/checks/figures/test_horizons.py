"""A later horizon that asks for less than an earlier one is asked about."""

from dataclasses import replace

import pytest

from kg.checks.figures.horizons import LaterAgainstEarlier
from kg.model import Severity
from kg.values import Comparator, Figure, ValueKind
from tests.kg.checks.figures.told import Told, figure, findings_of, reasons_of

CHECK = LaterAgainstEarlier()
EARLY = Told("绿电占比", "5 绿电占比（%） 45", figure("45", "45", "%", ValueKind.SHARE), table="2-1")


def late(shown: Figure, name: str = "绿电占比") -> Told:
    return Told(name, f"到2035年，{name}达到{shown.as_written}", shown, year=2035)


def share(value: str, comparator: Comparator = Comparator.EQUAL) -> Figure:
    return figure(f"{value}%", value, "%", ValueKind.SHARE, comparator)


def test_a_later_target_below_an_earlier_one_is_asked_about() -> None:
    [found] = findings_of(CHECK, EARLY, late(share("40")))
    assert found.severity is Severity.MEDIUM
    assert [passage.quote for passage in found.evidence] == [EARLY.words, late(share("40")).words]
    assert found.figures["comparison"] == "40% < 45%"


def test_two_targets_of_the_text_are_asked_about_lightly() -> None:
    [found] = findings_of(CHECK, replace(EARLY, table=None), late(share("40")))
    assert found.severity is Severity.LOW


@pytest.mark.parametrize("later", [share("50"), share("45"), share("40", Comparator.AT_LEAST)])
def test_a_later_target_that_keeps_up_is_silent(later: Figure) -> None:
    assert findings_of(CHECK, EARLY, late(later)) == []


@pytest.mark.parametrize(("value", "count"), [("40", 0), ("50", 1)])
def test_where_less_is_better_the_order_turns(value: str, count: int) -> None:
    early = replace(EARLY, name="单位产值能耗", words="5 单位产值能耗 45")
    assert len(findings_of(CHECK, early, late(share(value), "单位产值能耗"))) == count


def test_what_has_no_better_is_left_open() -> None:
    early = replace(EARLY, name="第一产业比重", words="5 第一产业比重 45")
    assert reasons_of(CHECK, early, late(share("40"), "第一产业比重")) == ["direction"]
