"""The network opens in other programs: every link joins two nodes, every thing has its name."""

import io
from dataclasses import replace

import networkx as nx

from kg.export.graphml import write_graphml
from tests.kg.export.holding import Held, small_holding
from tests.kg.small_plan import BOARD, FIRM, GOAL, PARK, ROAD, derived_links, small_plan


def network(holding: Held) -> "nx.MultiDiGraph[str]":
    found = nx.read_graphml(io.BytesIO(b"".join(write_graphml(holding))), force_multigraph=True)
    assert isinstance(found, nx.MultiDiGraph)
    return found


def test_the_network_has_every_thing_and_link() -> None:
    found = network(small_holding())
    graph = small_plan()
    assert set(found) == {graph.plan.iri, *(e.iri for e in graph.entities), *(t.iri for t in graph.targets)}
    assert found.number_of_edges() == len(graph.statements) + len(derived_links())


def test_names_kinds_and_how_a_link_is_known_are_kept() -> None:
    found = network(small_holding())
    assert found.nodes[FIRM.iri]["name"] == "=SUM板材有限公司"
    assert found.nodes[PARK.iri]["kind"] == "park project"
    (link,) = found.get_edge_data(GOAL.iri, ROAD.iri).values()
    assert (link["predicate"], link["basis"], link["confidence"]) == ("supportedBy", "derived", 0.81)


def test_an_end_that_is_no_thing_is_a_node_too() -> None:
    graph = small_plan()
    without = tuple(entity for entity in graph.entities if entity.iri != BOARD.iri)
    found = network(Held(((replace(graph, entities=without), ()),)))
    assert found.nodes[BOARD.iri]["name"] == BOARD.iri


def test_signs_that_xml_cannot_hold_do_not_break_the_file() -> None:
    graph = small_plan()
    odd = tuple(replace(entity, name="<a> & \x08\ufffe]]>") for entity in graph.entities)
    found = network(Held(((replace(graph, entities=odd), ()),)))
    assert found.nodes[FIRM.iri]["name"] == "<a> & \ufffd\ufffd]]>"
