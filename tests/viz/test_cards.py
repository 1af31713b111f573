"""What a page counts is what the lists and questions list: things that are confirmed."""

from dataclasses import replace

from kg.model import Tier
from tests.kg.small_plan import GOAL, ROAD, derived_links, small_plan
from viz.cards import goal_rows


def test_a_goal_counts_the_confirmed_projects_that_support_it() -> None:
    graph = small_plan()
    (row,) = goal_rows(graph, derived_links())
    assert (row.name, row.projects) == (GOAL.name, 1)
    unsure = tuple(replace(each, tier=Tier.CANDIDATE) if each.iri == ROAD.iri else each for each in graph.entities)
    (row,) = goal_rows(replace(graph, entities=unsure), derived_links())
    assert row.projects == 0
