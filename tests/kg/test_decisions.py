"""What people decide is recorded in one step, in any store, and outlives builds, removals, kills and a busy writer."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kg.build import build, remove_plan
from kg.decisions import add, decided, record, undo
from kg.errors import LookupFailedError, StatementError, StoreBusyError, StoreNotFoundError
from kg.ids import HUMAN_GRAPH, IriMaker
from kg.model import Decision, DecisionKind, Iri, standing
from kg.rdf import decode_decisions, dump
from kg.store import GraphReader, MemoryStore, Store, open_graph, open_store
from tests.fakes import line_extractor, plain_plan

TITLE = "示范区发展规划"
PLAN = IriMaker.plan_id_of(TITLE)
BEGAN = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
FINDING = IriMaker(PLAN).finding("0123456789abcdef")

MAKERS: dict[str, Callable[[Path], Store]] = {
    "memory": lambda _: MemoryStore(),
    "embedded": lambda path: open_store(path / "graph"),
}


def told(number: int, kind: DecisionKind = DecisionKind.DISMISS, about: Iri = FINDING) -> Decision:
    at = BEGAN + timedelta(minutes=number)
    return decided(kind, about, by="周明", at=at, text=f"第{number}次", plan=PLAN, words="是否一致？")


def source(tmp_path: Path, size: int) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(plain_plan(TITLE, size), encoding="utf-8")
    return path


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    build([source(tmp_path, 1)], tmp_path / "graph", extractor=line_extractor)
    return tmp_path / "graph"


def held(path: Path) -> tuple[Decision, ...]:
    with open_graph(path) as reader:
        return reader.decisions()


@pytest.mark.parametrize("name", MAKERS)
def test_every_store_keeps_what_was_decided(name: str, tmp_path: Path) -> None:
    with MAKERS[name](tmp_path) as store:
        assert GraphReader(store).decisions() == ()
        assert add(store, [told(1), told(2), told(1)]) == 2
        assert add(store, [told(2), told(3)]) == 1
        assert add(store, [told(3)]) == 0
        assert GraphReader(store).decisions() == (told(1), told(2), told(3))


@pytest.mark.parametrize("name", MAKERS)
def test_a_decision_that_rdf_cannot_hold_changes_nothing(name: str, tmp_path: Path) -> None:
    with MAKERS[name](tmp_path) as store:
        add(store, [told(1)])
        store.publish({})
        with pytest.raises(StatementError):
            add(store, [told(2), told(3, about=Iri("no iri"))])
        assert GraphReader(store).decisions() == (told(1),)


def test_a_rebuild_of_a_changed_plan_keeps_them(tmp_path: Path, graph: Path) -> None:
    record(graph, [told(1)])
    build([source(tmp_path, 4)], graph, extractor=line_extractor)
    assert held(graph) == (told(1),)


def test_removing_the_plan_keeps_them_and_building_it_again_finds_them(tmp_path: Path, graph: Path) -> None:
    record(graph, [told(1)])
    remove_plan(graph, TITLE)
    assert held(graph) == (told(1),)
    build([source(tmp_path, 1)], graph, extractor=line_extractor)
    assert held(graph) == (told(1),)


def test_recording_changes_no_other_graph_and_keeps_the_plans_in_the_manifest(graph: Path) -> None:
    with open_graph(graph) as reader:
        before = {name: dump(reader.quads(name)) for name in reader.graphs()}
        plans = reader.manifest["plans"]
    assert record(graph, [told(1), told(2)]) == 2
    with open_graph(graph) as reader:
        after = {name: dump(reader.quads(name)) for name in reader.graphs()}
        assert reader.manifest["plans"] == plans
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == {HUMAN_GRAPH}


def test_what_is_known_already_makes_no_new_snapshot(graph: Path) -> None:
    record(graph, [told(1)])
    before = (graph / "current").readlink()
    assert record(graph, [told(1)]) == 0
    assert (graph / "current").readlink() == before


def test_undoing_adds_to_the_record(graph: Path) -> None:
    record(graph, [told(1), told(2)])
    gone = undo(graph, told(2).iri, by="李华", at=BEGAN + timedelta(hours=1))
    assert gone == told(2)
    first, second, last = held(graph)
    assert (first, second) == (told(1), told(2))
    assert (last.kind, last.about, last.by, last.plan) == (DecisionKind.UNDO, told(2).iri, "李华", PLAN)
    assert standing(held(graph))[FINDING].verdict == told(1)


def test_a_decision_is_named_by_its_id_or_the_beginning_of_it(graph: Path) -> None:
    record(graph, [told(1), told(2)])
    name = told(1).iri.rpartition("/")[2]
    assert undo(graph, name[:9], by="李华", at=BEGAN) == told(1)
    for gone in (name, "zzzz", "", told(1).iri):
        with pytest.raises(LookupFailedError) as caught:
            undo(graph, gone, by="李华", at=BEGAN)
        assert told(2).iri.rpartition("/")[2] in caught.value.told("en")


def test_while_a_build_is_writing_nothing_is_recorded(graph: Path) -> None:
    with open_store(graph), pytest.raises(StoreBusyError):
        record(graph, [told(1)])
    assert held(graph) == ()


def test_recording_in_nothing_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreNotFoundError):
        record(tmp_path / "graph", [told(1)])
    assert not (tmp_path / "graph").exists()


@pytest.mark.parametrize("stage", ["load", "backup", "swap"])
def test_a_write_cut_short_leaves_what_was_decided_before(graph: Path, stage: str) -> None:
    record(graph, [told(1)])

    def interrupted(now: str) -> None:
        if now == stage:
            raise KeyboardInterrupt

    def cut_short() -> None:
        with open_store(graph, watcher=interrupted) as store:
            add(store, [told(2)])
            store.publish(store.manifest())

    with pytest.raises(KeyboardInterrupt):
        cut_short()
    assert held(graph) == (told(1),)
    assert record(graph, [told(2)]) == 1
    assert held(graph) == (told(1), told(2))


def test_one_decision_has_one_iri() -> None:
    assert told(1) == told(1)
    assert len({told(number).iri for number in range(5)}) == 5
    assert decode_decisions(b"") == ()
