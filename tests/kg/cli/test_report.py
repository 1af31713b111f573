"""`plankg report` writes a table whole or not at all, reads a filled one back, and says in one line what is wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli.report import TABLE_NAMES
from kg.report import TABLES, WRITERS
from kg.store import open_graph
from tests.kg.cli.running import Ran, make_small_graph
from tests.kg.report.making import edited, square
from tests.kg.small_plan import PLAN, ROAD

Run = Callable[..., Ran]


def test_the_command_offers_each_table() -> None:
    assert tuple(TABLES) == TABLE_NAMES


@pytest.mark.parametrize("form", WRITERS)
def test_a_table_is_written_by_the_ending_of_the_file(here: Run, graph: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"library.{form}"
    ran = here("report", graph, PLAN.title, "--table", "projects", "--out", out)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"Library of major projects: 3 rows, written to {out}\n"
    assert out.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_what_is_filled_in_outlives_a_rebuild(here: Run, tmp_path: Path) -> None:
    graph = make_small_graph(tmp_path / "graph")
    out = tmp_path / "library.xlsx"
    line = ("report", graph, "liuxi.txt", "--table", "projects")
    here(*line, "--out", out)
    edited(out, lambda book: setattr(square(book.worksheets[0], ROAD.iri, "总投资"), "value", "3亿元"))
    ran = here(*line, "--fill", out, "--by", "张三", lang="zh")
    assert (ran.code, ran.err) == (0, "读入填报 1 处（0 处此前已有）。\n")
    make_small_graph(graph)
    again = tmp_path / "again.xlsx"
    here(*line, "--out", again)
    shown = []
    edited(again, lambda book: shown.append(square(book.worksheets[0], ROAD.iri, "总投资").value))
    assert shown == ["3亿元"]
    with open_graph(graph) as reader:
        (decision,) = reader.decisions()
    assert (decision.by, decision.about, decision.words) == ("张三", ROAD.iri, ROAD.name)
    assert here(*line, "--fill", out, "--by", "张三").err == "0 cells read (1 were known before).\n"


def test_a_change_that_is_not_read_is_told_with_its_place(here: Run, tmp_path: Path) -> None:
    graph = make_small_graph(tmp_path / "graph")
    out = tmp_path / "library.xlsx"
    line = ("report", graph, PLAN.title, "--table", "projects")
    here(*line, "--out", out)
    edited(out, lambda book: setattr(square(book.worksheets[0], ROAD.iri, "名称"), "value", "别名"))
    told = here(*line, "--fill", out, "--by", "张三", lang="zh").err.splitlines()
    assert told[0] == "读入填报 0 处（0 处此前已有）。"
    assert told[1].startswith("有 1 处改动未读入")
    assert "“名称”栏" in told[1]


def test_what_the_line_lacks_is_told(here: Run, graph: Path, tmp_path: Path) -> None:
    line = ("report", graph, PLAN.title, "--table", "projects")
    for more, told in (
        ((), "Give --out"),
        (("--fill", tmp_path / "a.xlsx"), "--by"),
        (("--out", tmp_path / "a.pdf"), "--format"),
        (("--out", tmp_path, "--format", "csv"), "folder"),
        (("--out", tmp_path / "a.csv", "--departments", __file__), "no table of fields"),
        (("--out", tmp_path / "nowhere" / "a.csv"), "nowhere"),
    ):
        ran = here(*line, *more)
        assert ran.code == 2
        assert told in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_replaced_stays_as_it_was(here: Run, graph: Path, tmp_path: Path) -> None:
    line = ("report", graph, PLAN.title, "--table", "projects")
    out = tmp_path / "library.xlsx"
    out.write_bytes(b"old")
    (tmp_path / "link.xlsx").symlink_to(tmp_path / "nowhere" / "x.xlsx")
    assert here(*line, "--out", tmp_path / "link.xlsx").code == 2
    assert here(*line, "--out", out, "--departments", tmp_path / "none.tsv").code == 2
    assert out.read_bytes() == b"old"


def test_an_edited_file_that_is_wrong_changes_nothing(here: Run, tmp_path: Path) -> None:
    graph = make_small_graph(tmp_path / "graph")
    wrong = tmp_path / "wrong.xlsx"
    wrong.write_text("名称", encoding="utf-8")
    ran = here("report", graph, PLAN.title, "--table", "projects", "--fill", wrong, "--by", "张三", lang="zh")
    assert ran.code == 2
    assert "另存为 .xlsx" in ran.err
    with open_graph(graph) as reader:
        assert reader.decisions() == ()
