"""A reader gives plans back as values, and finds what a person means by a name."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import LookupFailedError
from kg.ids import IriMaker
from kg.model import PlanGraph
from kg.rdf import canonical, encode, encode_derived
from kg.store import GraphReader, MemoryStore, open_graph, open_store
from tests.kg.small_plan import BOARD, GOAL, PLAN_ID, ROAD, TITLE, derived_links, small_plan

BASE = "https://plans.example.org/"


@pytest.fixture(scope="module")
def reader() -> GraphReader:
    store = MemoryStore()
    first, second = small_plan(), other_plan()
    here, there = IriMaker(PLAN_ID), IriMaker(second.plan.id, BASE)
    store.replace(
        {
            here.graph(): encode(first),
            here.derived_graph(): encode_derived(derived_links(), first.plan),
            there.graph(): encode(second, BASE),
        }
    )
    return GraphReader(store)


def other_plan() -> PlanGraph:
    graph = small_plan()
    plan = replace(graph.plan, id="ffff", iri=IriMaker("ffff", BASE).plan(), title="河东区国民经济规划")
    twin = replace(BOARD, iri=IriMaker("ffff", BASE).entity("Project", BOARD.name))
    return replace(graph, plan=plan, entities=(twin,), targets=(), statements=())


def test_plans_come_by_title(reader: GraphReader) -> None:
    assert [plan.title for plan in reader.plans()] == [TITLE, "河东区国民经济规划"]


def test_a_plan_comes_back_whole(reader: GraphReader) -> None:
    assert reader.plan_graph(PLAN_ID) == canonical(small_plan())
    assert reader.plan_graph(PLAN_ID) is reader.plan_graph(PLAN_ID)
    assert reader.derived(PLAN_ID) == derived_links()
    assert reader.derived("ffff") == ()


def test_each_plan_has_its_base(reader: GraphReader) -> None:
    assert reader.base_of("ffff") == BASE
    assert reader.graph_of("ffff") == BASE + "graph/plan/ffff"


@pytest.mark.parametrize(
    "name",
    [PLAN_ID, TITLE, "柳溪区 国民经济和社会发展第十四个五年规划纲要", IriMaker(PLAN_ID).plan(), "柳溪区"],
)
def test_a_plan_is_found(reader: GraphReader, name: str) -> None:
    assert reader.find_plan(name).id == PLAN_ID


def test_a_plan_that_is_not_there_is_told_with_those_that_are(reader: GraphReader) -> None:
    for call in (reader.find_plan, reader.plan_graph, reader.derived, reader.base_of):
        with pytest.raises(LookupFailedError) as caught:
            call("沙洲市")
        assert caught.value.key == "errors.no_such_plan"
    with pytest.raises(LookupFailedError) as caught:
        reader.find_plan("沙洲市")
    assert TITLE in caught.value.told("zh")


@pytest.mark.parametrize("name", ["国民经济", "liuxi.txt"])
def test_a_name_of_two_plans_is_ambiguous(reader: GraphReader, name: str) -> None:
    with pytest.raises(LookupFailedError) as caught:
        reader.find_plan(name)
    assert caught.value.key == "errors.ambiguous"


@pytest.mark.parametrize(
    "name", [ROAD.iri, ROAD.name, "青石湖环湖 公路", "环湖公路", "绿色建材强区", "建成绿色建材强区"]
)
def test_a_thing_is_found(reader: GraphReader, name: str) -> None:
    found = reader.find_thing(name)
    wanted = ROAD if "公路" in name or name == ROAD.iri else GOAL
    assert (found.iri, found.name, found.kinds) == (wanted.iri, wanted.name, wanted.kinds)


def test_two_things_of_one_name_are_ambiguous(reader: GraphReader) -> None:
    with pytest.raises(LookupFailedError) as caught:
        reader.find_thing(BOARD.name)
    assert caught.value.key == "errors.ambiguous"
    assert BOARD.iri in caught.value.told("en")


@pytest.mark.parametrize("name", ["青石湖绕湖公路", "青石湖环湖公路一期", "", "http://", "x:y z", '"}', "?x"])
def test_what_is_not_there_is_told_with_what_is_near(reader: GraphReader, name: str) -> None:
    with pytest.raises(LookupFailedError) as caught:
        reader.find_thing(name)
    assert caught.value.key == "errors.no_such_thing"
    if "湖" in name:
        assert ROAD.name in caught.value.told("zh")


def test_only_a_select_has_rows(reader: GraphReader) -> None:
    assert len(reader.rows("SELECT ?plan { ?plan a plan:Plan }").rows) == 2
    with pytest.raises(TypeError):
        reader.rows("ASK {}")


def test_a_reader_knows_its_snapshot(tmp_path: Path) -> None:
    graph = small_plan()
    with open_store(tmp_path) as store:
        store.replace({IriMaker(PLAN_ID).graph(): encode(graph)})
        store.publish({"seconds": 1})
    with open_graph(tmp_path) as opened:
        assert opened.snapshot == tmp_path / "snapshots" / "0001"
        assert opened.manifest == {"seconds": 1}
        assert opened.plan_graph(PLAN_ID) == canonical(graph)
