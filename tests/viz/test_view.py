"""A view is bounded, ordered and the same every time."""

from dataclasses import replace

import pytest

from kg.model import Attribute, Entity, Iri, Tier
from tests.viz.graphs import plan_graph
from viz import HARD_LIMIT, SOFT_LIMIT, focus_view, overview
from viz.layout import columns

MANY = ("建设水网", *[f"第{number}座水库" for number in range(400)], "青山镇")


def test_focus_view_holds_the_focus_and_its_neighbours() -> None:
    graph = plan_graph()
    project = graph.entities[1]
    view = focus_view(graph, project.iri)
    assert {node.name for node in view.nodes} == {"建设水网", "清河水库新建工程", "青山镇"}
    assert {edge.predicate for edge in view.edges} == {"supports", "locatedIn"}
    assert view.nodes[0].iri == project.iri


def test_a_hub_brings_few_neighbours_of_a_class_and_says_how_many_are_hidden() -> None:
    graph = plan_graph(MANY)
    view = focus_view(graph, graph.entities[0].iri, hops=1)
    assert len(view.nodes) == 1 + 8
    assert view.hidden == 400 - 8


def test_no_view_exceeds_its_limit() -> None:
    graph = plan_graph(MANY)
    assert len(focus_view(graph, graph.entities[-1].iri, hops=9).nodes) <= SOFT_LIMIT < HARD_LIMIT
    view = overview(graph, limit=90)
    assert [node.kind for node in view.nodes].count("Project") == 30
    assert view.hidden == 400 - 30


def goal(name: str, level: str, tier: Tier = Tier.CONFIRMED) -> Entity:
    return replace(
        plan_graph().entities[0], iri=Iri(f"https://example.org/{name}"), name=name, tier=tier,
        attributes=(Attribute("goalLevel", level),),
    )  # fmt: skip


def test_the_overview_begins_with_the_goals_of_the_plan_itself() -> None:
    graph = plan_graph(MANY)
    clauses = [goal(f"文句目标{number}", "clause") for number in range(40)]
    main, unsure = goal("主要目标", "plan"), goal("没有把握的目标", "plan", Tier.CANDIDATE)
    project = graph.entities[1]
    supports = graph.statements[0]
    goals = (*clauses, main, unsure)
    links = tuple(replace(supports, subject=project.iri, object=one.iri) for one in goals)
    more = tuple(replace(supports, subject=other.iri, object=clauses[0].iri) for other in graph.entities[2:9])
    view = overview(replace(graph, entities=(*graph.entities, *goals), statements=(*links, *more)), limit=90)
    names = [node.name for node in view.nodes if node.kind == "Goal"]
    assert len(names) == 30
    assert names[:2] == ["主要目标", "文句目标0"]
    assert "没有把握的目标" not in names


def test_unknown_focus_is_refused() -> None:
    with pytest.raises(KeyError):
        focus_view(plan_graph(), Iri("https://example.org/none"))


def test_columns_keep_classes_apart_and_never_two_nodes_in_one_place() -> None:
    view = overview(plan_graph(MANY))
    places = columns(view)
    assert len(set(places.values())) == len(view.nodes)
    kinds = {node.iri: node.kind for node in view.nodes}
    by_column = {(x, kinds[iri]) for iri, (x, _) in places.items()}
    assert len({x for x, _ in by_column}) == len(by_column)


def test_columns_are_the_same_every_time() -> None:
    view = overview(plan_graph(MANY))
    assert columns(view) == columns(view)


def test_names_that_may_be_one_thing_s_are_not_drawn_together() -> None:
    graph = plan_graph()
    pair = replace(graph.statements[0], subject=graph.entities[0].iri, predicate="possiblySameAs")
    with_pair = replace(graph, statements=(*graph.statements, pair))
    assert focus_view(with_pair, graph.entities[0].iri) == focus_view(graph, graph.entities[0].iri)
