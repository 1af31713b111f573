"""`plankg diff` and `plankg list --snapshots`: which states are compared, how they are told, and the exit code."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.kg.cli.running import Ran, plankg
from tests.kg.diff.builds import BEFORE, TITLE, built_again, edited

ROAD = "项目：青石湖环湖公路\n"
SECOND = edited(("105", "120"))
THIRD = edited(("105", "120"), (ROAD, ""))


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_again(tmp_path_factory.mktemp("built"), BEFORE, SECOND, THIRD)


def told(run: Ran) -> set[tuple[str, str, str]]:
    """Return the changes that JSON tells, without what follows from others and without sentences."""
    changes = [change for plan in json.loads(run.out)["plans"] for change in plan["changes"]]
    return {
        (change["part"], change["change"], change["name_after"] or change["name_before"])
        for change in changes
        if not change["follows"] and change["part"] not in ("sentence", "finding")
    }


FIGURE = ("figure", "changed", "规模工业产值 2025")


def test_without_names_the_last_two_states_are_compared(graph: Path, here: Callable[..., Ran]) -> None:
    run = here("diff", graph, "--json")
    assert run.code == 1
    assert told(run) == {("thing", "removed", "青石湖环湖公路")}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("1", "2"), {FIGURE}),
        (("0001", "0002"), {FIGURE}),
        (("2", "1"), {FIGURE}),
        (("1",), {FIGURE, ("thing", "removed", "青石湖环湖公路")}),
        (("3", "1"), {FIGURE, ("thing", "added", "青石湖环湖公路")}),
    ],
)
def test_numbers_name_snapshots(
    graph: Path, names: tuple[str, ...], expected: set[tuple[str, str, str]], here: Callable[..., Ran]
) -> None:
    run = here("diff", graph, *names, "--json")
    assert (run.code, told(run)) == (1, expected)


def test_another_graph_is_what_the_graph_is_compared_with(
    graph: Path, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    other = built_again(tmp_path, SECOND)
    assert told(here("diff", graph, other, "--json")) == {("thing", "added", "青石湖环湖公路")}
    assert told(here("diff", graph, "1", other, "--json")) == {FIGURE}
    assert told(here("diff", other, other, graph, "--json")) == {("thing", "removed", "青石湖环湖公路")}


@pytest.mark.parametrize("names", [("1", "1"), ("3",)])
def test_equal_states_are_no_difference_and_the_code_is_zero(
    graph: Path, names: tuple[str, ...], here: Callable[..., Ran]
) -> None:
    run = here("diff", graph, *names)
    assert run.code == 0
    assert run.out.startswith("No differences between 000")
    assert json.loads(here("diff", graph, *names, "--json").out)["plans"] == []


def test_a_person_reads_counts_and_then_the_changes_the_gravest_first(graph: Path, here: Callable[..., Ran]) -> None:
    run = here("diff", graph, "1", "2")
    lines = run.out.splitlines()
    assert lines[0].startswith("0001 (")
    assert lines[2] == TITLE
    assert "  figure: 1 changed" in lines
    at = next(number for number, line in enumerate(lines) if line.startswith("["))
    assert lines[at] == "[high] figure changed: 规模工业产值 2025 (target)"
    assert lines[at + 1].startswith("    as written: ")
    assert "    before: “指标：规模工业产值 【105】 亿元”" in lines
    assert "    after:  “指标：规模工业产值 【120】 亿元”" in lines
    chinese = here("diff", graph, "1", "2", lang="zh").out
    assert "【高】指标数值改变：规模工业产值 2025（目标值）" in chinese.splitlines()


def test_many_changes_are_cut_and_all_tells_them(tmp_path: Path, here: Callable[..., Ran]) -> None:
    more = "".join(f"项目：第{number}号泵站改造\n" for number in range(40))
    path = built_again(tmp_path, BEFORE, BEFORE + more)
    run, whole = here("diff", path), here("diff", path, "--all")
    assert run.out.count("\n[") == 20
    assert "more changes; --all tells them." in run.out.splitlines()[-1]
    assert whole.out.count("\n[") == sum(
        sum(kinds.values())
        for plan in json.loads(here("diff", path, "--json").out)["plans"]
        for kinds in plan["counts"].values()
    )


def test_a_table_has_a_row_a_change_and_no_formula(graph: Path, tmp_path: Path, here: Callable[..., Ran]) -> None:
    out = tmp_path / "changes.csv"
    run = here("diff", graph, "1", "2", "--format", "csv", "--out", out, lang="zh")
    assert (run.code, run.out) == (1, "")
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig")))
    assert head[:4] == ["程度", "部分", "变化", "类别"]
    assert rows[0][:6] == ["高", "指标数值", "改变", "目标值", "规模工业产值 2025", "规模工业产值 2025"]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]
    (plan,) = json.loads(here("diff", graph, "1", "2", "--json").out)["plans"]
    assert len(rows) == len(plan["changes"])


def test_one_plan_may_be_named_as_either_state_names_it(graph: Path, here: Callable[..., Ran]) -> None:
    assert told(here("diff", graph, "1", "2", "--plan", "柳溪", "--json")) == {FIGURE}
    assert here("diff", graph, "1", "2", "--plan", "没有的规划").code == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("9", "1"), "No snapshot “9” is kept. There are: 0001, 0002, 0003."),
        (("none-here",), "There is no graph in none-here."),
        (("1", "2", "--json", "--format", "csv"), "Give --json or --format, not both."),
        (("1", "2", "--out", "x.csv"), "A file needs --format."),
    ],
)
def test_what_cannot_be_compared_is_told(
    graph: Path, line: tuple[str, ...], said: str, here: Callable[..., Ran]
) -> None:
    run = here("diff", graph, *line)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(said)


def test_a_first_build_has_nothing_before_it(tmp_path: Path, here: Callable[..., Ran]) -> None:
    run = here("diff", built_again(tmp_path, BEFORE))
    assert (run.code, run.out) == (2, "")
    assert "one snapshot only" in run.err


def test_the_snapshots_are_listed(graph: Path, here: Callable[..., Ran]) -> None:
    run = plankg("list", graph, "--snapshots", lang="zh_CN.UTF-8")
    heads, _, *rows = run.stdout.splitlines()
    assert heads.split() == ["快照", "时间", "规划", "状态"]
    assert [row.split()[0] for row in rows] == ["0001", "0002", "0003"]
    assert rows[-1].endswith("当前")
    assert all(TITLE in row for row in rows)
    told = json.loads(here("list", graph, "--snapshots", "--json").out)
    assert [(one["name"], one["plans"][0]["title"], one["current"]) for one in told][-1] == ("0003", TITLE, True)
