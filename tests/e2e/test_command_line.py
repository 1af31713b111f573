"""From a file on the disk to answers: what a planner types, one process after the other."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.e2e.plans import OTHER_PLAN, SMALL_PLAN, write_plan
from tests.kg.cli.running import environment, plankg

pytestmark = pytest.mark.slow

TITLE = SMALL_PLAN.splitlines()[0]
OTHER_TITLE = OTHER_PLAN.splitlines()[0]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a graph of two plans, and the summary that the build printed."""
    folder = tmp_path_factory.mktemp("plans")
    sources = (write_plan(folder, "柳溪.txt", SMALL_PLAN), write_plan(folder, "河湾.txt", OTHER_PLAN))
    run = plankg("build", *sources, "--out", folder / "graph", "--lang", "zh")
    assert (run.returncode, run.stderr) == (0, "")
    return folder / "graph", run.stdout


@pytest.fixture(scope="module")
def graph(built: tuple[Path, str]) -> Path:
    return built[0]


def records(graph: Path, *more: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in plankg("export", graph, "--format", "jsonl", *more).stdout.splitlines()]


def test_the_summary_tells_a_planner_what_was_found_and_what_to_do(built: tuple[Path, str]) -> None:
    graph, summary = built
    lines = summary.splitlines()
    assert lines[0].startswith(f"图谱已建成：{graph}（2 部规划，用时 ")
    assert {TITLE, OTHER_TITLE} <= set(lines)
    heads = [line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "]
    assert heads[:5] == ["来源", "结构", "内容", "联系", "正文"]
    assert "2 章、2 节、1 个专栏" in summary
    assert f"  plankg query {graph}        现成的问题" in lines
    assert "build." not in summary


def test_the_plans_are_listed(graph: Path) -> None:
    plans = json.loads(plankg("list", graph, "--json").stdout)
    assert [plan["title"] for plan in plans] == sorted([TITLE, OTHER_TITLE])
    assert {plan["source"] for plan in plans} == {"柳溪.txt", "河湾.txt"}


def test_every_quote_of_the_records_stands_in_the_file(graph: Path) -> None:
    for title, text in ((TITLE, SMALL_PLAN), (OTHER_TITLE, OTHER_PLAN)):
        rows = records(graph, "--plan", title)
        quotes = [passage["quote"] for row in rows for passage in row["evidence"]]  # type: ignore[attr-defined]
        assert len(quotes) > 20
        squeezed = "".join(text.split())
        assert [quote for quote in quotes if "".join(quote.split()) not in squeezed] == []


def test_the_whole_export_is_that_of_its_plans(graph: Path) -> None:
    parts = [row for title in (TITLE, OTHER_TITLE) for row in records(graph, "--plan", title)]
    assert sorted(map(str, parts)) == sorted(map(str, records(graph)))


def test_a_named_question_is_answered(graph: Path) -> None:
    run = plankg("query", graph, "plans", "--format", "csv")
    assert run.returncode == 0
    assert {row["plan"] for row in csv.DictReader(io.StringIO(run.stdout))} == {TITLE, OTHER_TITLE}


def test_the_questions_are_listed_with_their_titles(graph: Path) -> None:
    run = plankg("query", graph, "--lang", "zh")
    rows = [line.split() for line in run.stdout.splitlines()[2:]]
    assert len(rows) >= 12
    assert ["goals-without-projects", "没有项目支撑的目标"] in [row[:2] for row in rows]


@pytest.mark.parametrize(("form", "first"), [("json", "{"), ("xml", "<"), ("tsv", "?n"), ("csv", "n"), ("table", "n")])
def test_a_query_is_answered_in_each_format(graph: Path, form: str, first: str) -> None:
    asked = "SELECT ?n WHERE { ?s a plan:Project ; skos:prefLabel ?n } ORDER BY ?n"
    run = plankg("query", graph, asked, "--format", form)
    assert run.returncode == 0
    assert run.stdout.startswith(first)
    assert "青石湖环湖公路" in run.stdout


def test_a_query_is_read_from_a_file(graph: Path, tmp_path: Path) -> None:
    path = tmp_path / "问题.rq"
    path.write_text("\ufeffCONSTRUCT { ?s a plan:Project } WHERE { ?s a plan:Project }", encoding="utf-8")
    run = plankg("query", graph, "-f", path, "--format", "turtle")
    assert run.returncode == 0
    assert " a plan:Project ." in run.stdout


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["SELECT ?x"], "The query is not valid (line 1, column 10)"),
        (["DROP ALL"], "DROP is not allowed"),
        (["SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"], "SERVICE is not allowed"),
        (["goals-without-project"], "There is no question named “goals-without-project”."),
        (["plans", "-f", "x.rq"], "Ask once"),
        (["-f", "missing.rq"], "missing.rq: there is no such file or folder."),
        (["plans", "--set", "goal"], "--set takes NAME=TEXT"),
        (["plans", "--set", "goal=x"], "The question cannot be narrowed"),
        (["ASK { ?s ?p ?o }", "--format", "turtle"], "The answer to SELECT or ASK cannot be written as turtle."),
    ],
)
def test_a_question_that_cannot_be_answered_is_told(graph: Path, asked: list[str], told: str) -> None:
    run = plankg("query", graph, *asked, "--lang", "en")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(told)
    assert "Traceback" not in run.stderr


def test_a_thing_is_shown_with_its_sentence(graph: Path) -> None:
    run = plankg("show", graph, "青石湖环湖公路", "--plan", TITLE, "--lang", "zh")
    if run.returncode == 2:  # the road of the other plan bears the same name
        assert "不止一个" in run.stderr
        iri = next(str(row["id"]) for row in records(graph, "--plan", TITLE) if row.get("name") == "青石湖环湖公路")
        run = plankg("show", graph, iri, "--lang", "zh")
    assert run.returncode == 0
    assert "【青石湖环湖公路】" in run.stdout
    assert "建材产业重点项目，第 11 行" in run.stdout


def test_building_again_replaces_and_gives_the_same_bytes(graph: Path, tmp_path: Path) -> None:
    before = plankg("export", graph, "--format", "nquads").stdout
    sources = (write_plan(tmp_path, "河湾.txt", OTHER_PLAN), write_plan(tmp_path, "柳溪.txt", SMALL_PLAN))
    backwards = plankg("build", *sources, "--out", tmp_path / "new", "--json", "--lang", "en")
    assert backwards.returncode == 0
    assert plankg("export", tmp_path / "new", "--format", "nquads").stdout == before
    again = plankg("build", sources[0], "--out", tmp_path / "new", "--json")
    assert json.loads(again.stdout)["snapshot"] != json.loads(backwards.stdout)["snapshot"]
    assert plankg("export", tmp_path / "new", "--format", "nquads").stdout == before


def test_a_build_as_json_says_what_came_of_each_file(tmp_path: Path) -> None:
    source = write_plan(tmp_path, "柳溪.txt", SMALL_PLAN)
    run = plankg("build", source, tmp_path / "none.txt", "--out", tmp_path / "graph", "--json", "--lang", "en")
    report = json.loads(run.stdout)
    assert run.returncode == 1
    assert [plan["title"] for plan in report["plans"]] == [TITLE]
    assert report["plans"][0]["sections"]["chapter"] == 2
    assert [skipped["reason"] for skipped in report["skipped"]] == [
        f"There is no file {tmp_path / 'none.txt'}. Check the path and the spelling."
    ]


BAD_SOURCES = {
    "missing.txt": None,
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 8,
    "letter.txt": "各位同事：\n会议改在周三下午，地点不变。\n".encode(),
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "sheet.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "fake.pdf": b"%PDF-1.7\nnothing here",
    "fake.docx": b"PK\x03\x04 no archive",
}


@pytest.mark.parametrize("name", [*BAD_SOURCES, "folder"])
def test_a_file_that_is_no_plan_is_told_and_nothing_is_made(name: str, tmp_path: Path) -> None:
    source = tmp_path / name
    content = BAD_SOURCES.get(name)
    if name == "folder":
        source.mkdir()
    elif content is not None:
        source.write_bytes(content)
    before = sorted(tmp_path.iterdir())
    run = plankg("build", source, "--out", tmp_path / "graph", "--lang", "zh")
    assert (run.returncode, run.stdout) == (2, "")
    told = run.stderr.splitlines()
    assert told[:3] == ["没有读到任何规划，图谱没有改动。", "", "没有读的文件"]
    assert name in "".join(told[3:])
    assert "Traceback" not in run.stderr
    assert sorted(tmp_path.iterdir()) == before


def test_a_failed_build_leaves_the_old_graph(graph: Path, tmp_path: Path) -> None:
    before = plankg("export", graph, "--format", "nquads").stdout
    bad = tmp_path / "letter.txt"
    bad.write_bytes(BAD_SOURCES["letter.txt"] or b"")
    assert plankg("build", bad, "--out", graph).returncode == 2
    assert plankg("export", graph, "--format", "nquads").stdout == before


def test_a_build_into_other_files_is_refused(tmp_path: Path) -> None:
    source = write_plan(tmp_path, "柳溪.txt", SMALL_PLAN)
    run = plankg("build", source, "--out", tmp_path, "--lang", "en")
    assert run.returncode == 2
    assert run.stderr.startswith(f"{tmp_path} is not a graph directory")
    assert [path.name for path in tmp_path.iterdir()] == ["柳溪.txt"]


def test_a_wrong_base_is_told(tmp_path: Path) -> None:
    source = write_plan(tmp_path, "柳溪.txt", SMALL_PLAN)
    run = plankg("build", source, "--out", tmp_path / "graph", "--base-iri", "no base", "--lang", "zh")
    assert run.returncode == 2
    assert run.stderr.startswith("配置有误")


def test_an_interrupted_build_leaves_the_old_graph(graph: Path) -> None:
    from tests.support import ROOT

    before = plankg("export", graph, "--format", "nquads").stdout
    example = ROOT / "examples" / "yicheng-digest.txt"
    with subprocess.Popen(
        [sys.executable, "-m", "kg", "build", str(example), "--out", str(graph), "--lang", "en"],
        env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    ) as process:  # fmt: skip
        time.sleep(1.0)
        process.send_signal(signal.SIGINT)
        out, told = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert told.strip() == "Interrupted. The graph and files that were there are unchanged."
    assert plankg("export", graph, "--format", "nquads").stdout == before
    assert not list(graph.glob("live-*"))


def test_the_demo_builds_tells_and_serves_one_answer() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "kg", "demo", "--no-browser", "--once", "--lang", "zh"],
        env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stdout is not None
        told: list[str] = []
        for line in process.stdout:
            told.append(line)
            if "http://" in line:
                break
        address = told[-1].split()[-1]
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - our own server
            page = answer.read().decode("utf-8")
        process.communicate(timeout=60)
    assert process.returncode == 0
    assert told[0].startswith("图谱已建成：")
    assert any(line.startswith(("发现 ", "没有发现")) for line in told)
    assert "驿城" in page


def test_strange_file_names_are_no_reason_to_stop(tmp_path: Path) -> None:
    strange = tmp_path / os.fsdecode("云岭规划".encode("gbk") + b".txt")
    strange.write_text(SMALL_PLAN, encoding="utf-8")
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    run = plankg("build", strange, loop, "--out", tmp_path / "graph", "--json", "--lang", "en")
    assert run.returncode == 1, run.stderr
    report = json.loads(run.stdout)
    assert [plan["title"] for plan in report["plans"]] == [TITLE]
    assert [skipped["source"] for skipped in report["skipped"]] == [str(loop)]
