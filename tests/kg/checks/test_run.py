"""The checks as a whole: their registry, their order, their severities and their words."""

from dataclasses import replace
from decimal import Decimal

import pytest

from kg.checks import CHECKS, PlanView, answers, run_checks
from kg.checks.severity import RANK, grades
from kg.checks.shapes import ShapesCheck
from kg.messages import say
from kg.model import Attribute, PlanGraph, Severity
from kg.rdf import read, write
from kg.values import Figure, Period, ValueKind
from tests.kg.checks.plans import Draft, Paragraph
from tests.kg.small_plan import small_plan

# a new check is entered here, in severity.tsv and in the catalogue
NAMES = (
    "goal-without-project",
    "goal-without-measure",
    "task-without-project",
    "headline-goal-without-indicator",
    "box-without-text",
    "text-project-not-in-box",
    "count-against-box",
    "carrier-without-project",
    "strategy-unanswered",
    "targets-handed-down",
    "targets-in-one-place",
    "project-columns",
    "figure-in-two-places",
    "growth-against-ends",
    "unit-against-name",
    "target-against-baseline",
    "later-against-earlier",
    "annual-against-sum",
    "parts-against-total",
    "share-against-levels",
    "increase-against-ends",
    "share-against-growth",
    "number-against-sizes",
    "part-against-whole",
    "higher-against-lower",
    "count-against-list",
    "count-against-rows",
    "stage-in-two-places",
    "size-in-two-places",
    "reaches-apart",
    "title-sought-again",
    "complete-and-planned",
    "state-reached-and-planned",
    "relation-in-two-strengths",
    "names-of-one-thing",
    "project-listed-twice",
    "document-out-of-time",
    "shapes",
)
# these raise no finding: they draw up lists to work with
LISTS = {"targets-handed-down", "targets-in-one-place", "project-columns"}


def both_kinds() -> PlanGraph:
    draft = Draft((Paragraph("提升城区品质", "新建停车位3000个。到远期，城区更美。"),))
    draft.thing(("Goal",), "城区更美", "城区更美", Attribute("horizon", "远期"))
    draft.thing(("Goal",), "新建停车位3000个", "新建停车位3000个")
    return draft.graph()


def test_the_registry_is_as_listed() -> None:
    assert tuple(check.id for check in CHECKS) == NAMES


def test_every_check_has_a_title_and_its_grades_a_reason_in_both_languages() -> None:
    assert {grade.check for grade in grades().values()} == set(NAMES) - LISTS
    for name in NAMES:
        key = f"checks.{name}_title".replace("-", "_")
        assert say(key, "zh") != say(key, "en")
    for grade in grades().values():
        assert grade.reason
        assert grade.reason_en
        assert grade.severity in RANK


def test_findings_come_the_gravest_first() -> None:
    found = run_checks([PlanView(both_kinds())])
    assert [(finding.check, finding.severity) for finding in found] == [
        ("goal-without-project", Severity.HIGH),
        ("shapes", Severity.MEDIUM),
    ]


@pytest.mark.parametrize(("least", "count"), [("high", 1), ("medium", 2), ("low", 2), ("info", 2)])
def test_a_severity_leaves_out_what_is_lighter(least: str, count: int) -> None:
    assert len(run_checks([PlanView(both_kinds())], min_severity=Severity(least))) == count


def test_the_same_plan_gives_the_same_findings_after_a_round_trip_and_in_any_order() -> None:
    graph = both_kinds()
    turned = replace(graph, entities=graph.entities[::-1])
    expected = run_checks([PlanView(graph)])
    assert run_checks([PlanView(turned)]) == expected
    assert run_checks([PlanView(read(write(graph)))]) == expected


def test_a_sound_graph_breaks_no_shape() -> None:
    assert list(ShapesCheck().run(PlanView(small_plan()))) == []


def test_a_graph_that_breaks_a_shape_is_told_once_with_all_that_break_it() -> None:
    graph = small_plan()
    wrong = Attribute("horizon", "不久")
    broken = tuple(
        replace(entity, attributes=(*(a for a in entity.attributes if a.term != "horizon"), wrong))
        if "Goal" in entity.kinds
        else entity
        for entity in graph.entities
    )
    [found] = ShapesCheck().run(PlanView(replace(graph, entities=broken)))
    assert found.severity is Severity.MEDIUM
    assert [focus.name for focus in found.focus] == [entity.name for entity in broken if "Goal" in entity.kinds]
    assert "goal-horizon" in found.explanation
    assert "四位年份" in found.message
    assert "year" in found.message_en
    assert found.evidence


def test_what_only_lacks_something_is_told_lightly() -> None:
    graph = small_plan()
    target = replace(graph.targets[0], figure=replace(graph.targets[0].figure, value=None))
    [found] = ShapesCheck().run(PlanView(replace(graph, targets=(target, *graph.targets[1:]))))
    assert found.severity is Severity.LOW
    assert found.focus[0].name.endswith(f" {target.figure.as_written}")
    assert found.evidence


def test_what_is_left_open_is_told_whatever_severity_is_asked_for() -> None:
    draft = Draft((Paragraph("主要目标", "旅游收入年均增长9%。"),))
    growth = Figure("9%", Decimal(9), unit="%", kind=ValueKind.AVERAGE_GROWTH)
    draft.target(
        draft.thing(("Indicator",), "旅游收入年均增长", "旅游收入年均增长9%"), growth, period=Period(2021, 2025)
    )
    told = answers([PlanView(draft.graph())], min_severity=Severity.HIGH)
    assert told.findings == ()
    assert [(one.check, one.reason) for one in told.undecided] == [("growth-against-ends", "no-ends")]


def test_figures_read_back_from_the_graph_give_the_same_answers() -> None:
    draft = Draft((Paragraph("主要目标", "1 港口吞吐量 55.40万吨。港口吞吐量达到65.4万吨。"),))
    port = draft.thing(("Indicator",), "港口吞吐量", "港口吞吐量达到65.4万吨")
    for words, value, table in (("1 港口吞吐量 55.40万吨", "55.40", "2-1"), ("港口吞吐量达到65.4万吨", "65.4", None)):
        figure = Figure(f"{value}万吨", Decimal(value), unit="万吨", value_normalised=Decimal(value) * 10000)
        draft.target(port, figure, table=table, words=words)
    graph = draft.graph()
    expected = answers([PlanView(graph)])
    assert [found.check for found in expected.findings] == ["figure-in-two-places"]
    assert answers([PlanView(read(write(graph)))]) == expected
