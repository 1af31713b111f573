"""The card of a thing: what the plans say before what follows from it, in an order that a person expects."""

from dataclasses import replace
from decimal import Decimal

from kg.ids import IriMaker
from kg.model import Iri, PlanGraph
from kg.values import Figure, TargetRole
from tests.kg.small_plan import GOAL, INDICATOR, MEASURE, ROAD, TARGETS, derived_links, small_plan
from viz.thing import thing_card

OTHER_TITLE = "松江区国民经济和社会发展第十四个五年规划纲要"


def other_plan() -> PlanGraph:
    """Return the small plan under another title: its indicator and places are those of the first."""
    graph = small_plan()
    plan = replace(graph.plan, id=IriMaker.plan_id_of(OTHER_TITLE), title=OTHER_TITLE)
    return replace(graph, plan=plan)


def test_figures_stand_in_time_from_baseline_to_target() -> None:
    first = TARGETS[0]
    wanted = [
        (TargetRole.BASELINE, 2015, "80"),
        (TargetRole.PLANNED, 2020, "90"),
        (TargetRole.ACTUAL, 2020, "95"),
        (TargetRole.TARGET, 2025, "105"),
    ]
    targets = tuple(
        replace(first, iri=Iri(first.iri + text), role=role, year=year, figure=Figure(text, Decimal(text)))
        for role, year, text in reversed(wanted)
    )
    card = thing_card([replace(small_plan(), targets=targets)], INDICATOR.iri)
    assert [(row.role, row.time, row.as_written) for row in card.targets] == [
        (role.value, str(year), text) for role, year, text in wanted
    ]


def test_what_several_plans_say_is_told_by_plan() -> None:
    graphs = [small_plan(), other_plan()]
    card = thing_card(graphs, INDICATOR.iri)
    titles = [graph.plan.title for graph in graphs]
    assert [row.plan for row in card.targets] == [titles[0]] * 3 + [titles[1]] * 3
    assert {passage.plan for passage in card.passages} == set(titles)


def test_shortcuts_come_after_what_the_plan_says() -> None:
    graph = small_plan()
    whole = replace(graph, statements=(*derived_links(), *graph.statements))
    card = thing_card([whole], GOAL.iri)
    assert [(group.predicate, group.inverse) for group in card.relations] == [("serves", True), ("supportedBy", False)]


def test_the_surest_link_comes_first() -> None:
    graph = small_plan()
    (sure,) = (link for link in graph.statements if link.predicate == "serves")
    unsure = replace(sure, subject=ROAD.iri, confidence=Decimal("0.95"))
    card = thing_card([replace(graph, statements=(sure, unsure))], GOAL.iri)
    (group,) = card.relations
    assert [link.iri for link in group.links] == [ROAD.iri, MEASURE.iri]
