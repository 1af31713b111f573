"""The snapshots that are kept: listed from their manifests, read one by one, never written to."""

import os
from pathlib import Path

import pytest

from kg.errors import LookupFailedError, StoreNotFoundError
from kg.store import open_graph, open_store
from kg.store.snapshots import one_before, open_snapshot, snapshots_of
from tests.kg.diff.builds import BEFORE, TITLE, built_again, edited

SECOND = edited(("105", "120"))
THIRD = edited(("105", "120"), ("项目：青石湖环湖公路\n", ""))


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_again(tmp_path_factory.mktemp("kept"), BEFORE, SECOND, THIRD)


def files(path: Path) -> dict[str, tuple[int, int]]:
    found = (Path(folder) / name for folder, _, names in os.walk(path) for name in names)
    return {str(one): (one.stat().st_size, one.stat().st_mtime_ns) for one in found}


def test_they_are_listed_with_time_and_what_they_hold(graph: Path) -> None:
    kept = snapshots_of(graph)
    assert [(one.name, one.current) for one in kept] == [("0001", False), ("0002", False), ("0003", True)]
    assert [one.published for one in kept] == sorted(one.published for one in kept)
    assert [[plan.title for plan in one.plans] for one in kept] == [[TITLE]] * 3
    assert [one.plans[0].counts["Project"] for one in kept] == [2, 2, 1]


def test_each_is_read_as_it_was_and_stays_so(graph: Path) -> None:
    before = files(graph)
    values = []
    for name in ("0001", "2", "3"):
        with open_snapshot(graph, name) as reader:
            (plan,) = reader.plans()
            values.append([str(target.figure.value) for target in reader.plan_graph(plan.id).targets])
            assert reader.manifest["plans"][plan.id]["title"] == TITLE
    assert values == [["105"], ["120"], ["120"]]
    assert files(graph) == before


def test_the_current_one_is_what_readers_see(graph: Path) -> None:
    with open_snapshot(graph, "3") as one, open_graph(graph) as other:
        assert (one.state, one.snapshot) == (other.state, other.snapshot)


@pytest.mark.parametrize("name", ["4", "0", "", "current", "../snapshots/0001", "1 ", "¹", "９", "9" * 5000, "-1"])
def test_nothing_but_the_number_of_one_that_is_kept_names_one(graph: Path, name: str) -> None:
    with pytest.raises(LookupFailedError) as told:
        open_snapshot(graph, name)
    assert "0001, 0002, 0003" in told.value.told("en")


def test_a_build_is_compared_with_the_build_before_it_whatever_was_published_between(tmp_path: Path) -> None:
    path = built_again(tmp_path, BEFORE, SECOND)
    with open_store(path, keep=9) as store:
        store.publish(store.manifest())
    kept = snapshots_of(path)
    assert len(kept) == 3
    found = [one_before(kept, snapshot) for snapshot in kept]
    assert [one and one.name for one in found] == [None, "0001", "0001"]


def test_one_that_was_pruned_is_gone(tmp_path: Path) -> None:
    path = built_again(tmp_path, *(edited(("105", str(value))) for value in range(106, 111)))
    assert [one.name for one in snapshots_of(path)] == ["0003", "0004", "0005"]
    with pytest.raises(LookupFailedError):
        open_snapshot(path, "1")


def test_without_a_graph_there_are_none(tmp_path: Path) -> None:
    with pytest.raises(StoreNotFoundError):
        snapshots_of(tmp_path / "none")
