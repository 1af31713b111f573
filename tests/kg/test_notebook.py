"""`import kg` is a light door; behind it a graph is built, asked, read, checked and exported."""

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import kg
from kg.errors import LookupFailedError, StoreNotFoundError
from kg.trace import Sieve
from tests.kg.cli.running import environment, make_small_graph
from tests.kg.small_plan import PLAN, small_plan


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_small_graph(tmp_path_factory.mktemp("notebook") / "graph")


def test_the_door_is_light_and_complete() -> None:
    code = "import kg, sys; print('pyoxigraph' in sys.modules, *sorted(set(kg.__all__) - set(dir(kg))))"
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, encoding="utf-8", check=True
    )
    assert run.stdout.split() == ["False"]
    assert all(getattr(kg, name) for name in kg.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        _ = kg.nothing


def test_a_graph_is_opened_and_read(path: Path) -> None:
    with kg.open_graph(path) as graph:
        assert [plan.title for plan in graph.plans()] == [PLAN.title]
        assert len(graph.plan("liuxi.txt").entities) == len(small_plan().entities)
        (target,) = (row for row in graph.records("target") if row["table"])
        assert target["value"] == Decimal(105)
        assert {row["plan"] for row in graph.records(plan=PLAN.title)} == {PLAN.id}


def test_a_graph_is_asked(path: Path) -> None:
    with kg.open_graph(path) as graph:
        assert graph.questions()["goals-without-projects"] == "没有项目支撑的目标"
        (plan,) = graph.query("plans")
        assert plan["plan"] == PLAN.title
        assert graph.query("SELECT (COUNT(*) AS ?n) { ?s a plan:Goal }") == [{"n": 1}]
        assert graph.query("ASK { ?s a plan:Goal }") == [{"answer": True}]
        assert graph.query("projects-by-sector", field="没有的领域") == []


def test_a_thing_is_traced(path: Path) -> None:
    with kg.open_graph(path) as graph:
        found = graph.trace("青石湖环湖公路")
        assert [hop.predicate for hop in found.up.paths[0].hops] == ["supports", "serves"]
        assert graph.trace("青石湖环湖公路", plan=PLAN.title) == found
        assert graph.trace("青石湖环湖公路", sieve=Sieve(least_confidence=Decimal(1))).up.paths == ()
        with pytest.raises(LookupFailedError):
            graph.trace("没有的事物")
        with pytest.raises(LookupFailedError):
            graph.trace(PLAN.title)


def test_a_graph_is_checked_and_exported(path: Path, tmp_path: Path) -> None:
    with kg.open_graph(path) as graph:
        assert graph.check(severity="high") == []
        graph.export("jsonl", tmp_path / "records.jsonl")
        assert (tmp_path / "records.jsonl").read_text(encoding="utf-8").count("\n") == len(graph.records())


def test_a_working_table_is_made_and_written(path: Path, tmp_path: Path) -> None:
    with kg.open_graph(path) as graph:
        table = graph.report("projects", PLAN.title, tmp_path / "library.xlsx")
        assert [row.name for row in table.rows()] == [row.name for row in graph.report("projects", "liuxi.txt").rows()]
        assert len(table.rows()) == 3
        with pytest.raises(KeyError):
            graph.report("projects", PLAN.title, tmp_path / "library.pdf")
    assert [file.name for file in tmp_path.iterdir()] == ["library.xlsx"]


def test_what_is_not_there_is_an_error_of_ours(path: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreNotFoundError):
        kg.open_graph(tmp_path / "nothing")
    with kg.open_graph(path) as graph, pytest.raises(LookupFailedError):
        graph.plan("别的规划")
    assert issubclass(LookupFailedError, kg.KgError)
