"""The plans that the server shows: read when they are asked for, few kept, a new snapshot seen, an old one finished."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from api.data.selection import Wanted, things
from api.library import Library, Shelf
from kg.ids import IriMaker, short_hash
from kg.model import PlanGraph
from kg.store import GraphReader, open_graph
from tests.api.conftest import publish
from tests.kg.small_plan import GOAL, TOWN, small_plan


def plan_of(number: int) -> PlanGraph:
    """Return the small plan under another title."""
    graph = small_plan()
    plan_id = short_hash("plan", str(number))
    plan = replace(graph.plan, id=plan_id, iri=IriMaker(plan_id).plan(), title=f"第{number}号规划")
    return replace(graph, plan=plan)


class Counting(GraphReader):
    """Counts the plans that are read."""

    def plan_graph(self, plan_id: str, *, keep: bool = True) -> PlanGraph:
        read.append(plan_id)
        return super().plan_graph(plan_id, keep=keep)


read: list[str] = []


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("many") / "graph"
    publish(path, *map(plan_of, range(12)))
    return path


@pytest.fixture
def shelf(many: Path) -> Iterator[Shelf]:
    read.clear()
    with open_graph(many) as reader:
        yield Shelf(Counting(reader.view, reader.snapshot), kept=3)


def test_no_plan_is_read_before_it_is_asked_for(shelf: Shelf) -> None:
    assert len(shelf.ids) == 12
    assert read == []
    found = shelf.plan(shelf.ids[7])
    assert found is not None
    assert found.id == shelf.ids[7]
    assert read == [shelf.ids[7]]
    assert shelf.plan("none") is None


def test_a_plan_is_read_once_as_long_as_few_others_are(shelf: Shelf) -> None:
    first, *others = shelf.ids
    for _ in range(2):
        shelf.plan(first)
    assert read == [first]
    for other in others[:3]:
        shelf.plan(other)
    shelf.plan(first)
    assert read == [first, *others[:3], first]


def test_pages_of_a_list_of_all_plans_are_turned_without_reading_them_again(shelf: Shelf) -> None:
    found = things(shelf, Wanted(words=GOAL.name))
    assert len(read) == 12
    assert [record["plan"] for record in found] == list(shelf.ids)
    read.clear()
    again = things(shelf, Wanted(words=GOAL.name))[4:6]
    assert [record["plan"] for record in again] == list(shelf.ids[4:6])
    assert read == list(shelf.ids[4:6])


def test_the_holders_of_a_thing_are_the_plans_that_name_it(shelf: Shelf) -> None:
    assert [plan.id for plan in shelf.holders(TOWN.iri)] == list(shelf.ids)
    assert shelf.holders("no iri at all") == ()
    assert shelf.holders(shelf.ids[0]) == ()
    assert TOWN.iri in shelf.index(TOWN.iri).things


def test_what_is_told_of_each_plan_is_worked_out_once(shelf: Shelf) -> None:
    for _ in range(2):
        assert shelf.of_each("ids", lambda plan: plan.id) == shelf.ids
    assert len(read) == 12


def test_a_new_snapshot_is_seen_and_who_holds_the_old_one_may_finish(tmp_path: Path) -> None:
    library = Library(tmp_path / "graph")
    publish(tmp_path / "graph", plan_of(1))
    old = library.shelf()
    assert library.shelf() is old
    for number in range(2, 8):  # more than the snapshots that are kept
        publish(tmp_path / "graph", plan_of(number))
    new = library.shelf()
    assert (len(old.ids), len(new.ids)) == (1, 7)
    assert [plan.id for plan in old.plans] == list(old.ids)
