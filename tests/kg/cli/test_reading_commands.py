"""What list, show, export, draw and check print of a small graph, by a process of its own each."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.cli.export import FORMATS
from kg.export import EXPORTERS
from kg.ids import DEFAULT_BASE, IriMaker
from kg.model import Iri
from kg.rdf import write
from kg.store import open_store
from tests.kg.cli.running import Ran, environment, plankg
from tests.kg.export.holding import small_holding
from tests.kg.small_plan import PLAN, PLAN_ID, derived_links, small_plan


def test_list_prints_a_row_a_plan(graph: Path) -> None:
    run = plankg("list", graph, lang="zh_CN.UTF-8")
    heads, rule, row = run.stdout.splitlines()
    assert (run.returncode, run.stderr) == (0, "")
    assert heads.split() == ["规划", "期间", "地区", "源文件", "编号"]
    assert set(rule) == {"-", " "}
    assert row.split() == [PLAN.title, "2021-2025", "柳溪区", "liuxi.txt", PLAN_ID]


def test_list_json_is_a_list_of_plans(graph: Path) -> None:
    (plan,) = json.loads(plankg("list", graph, "--json").stdout)
    assert (plan["id"], plan["title"], plan["level"], plan["period"]) == (PLAN_ID, PLAN.title, "county", "2021-2025")


def test_show_prints_the_card_of_a_thing(graph: Path) -> None:
    run = plankg("show", graph, "规模工业产值", "--lang", "zh")
    assert (run.returncode, run.stderr) == (0, "")
    lines = run.stdout.splitlines()
    assert lines[0] == "规模工业产值　指标"
    assert "  目标值  2025       达到105亿元以上  亿元  预期性  1 · 3" in lines
    assert "  到2025年，柳溪区建成绿色建材强区，【规模工业产值】达到105亿元以上，年均降低-0.5%。" in lines
    assert "    —— 第一章 总体要求 › 第一节 主要目标，第 4 行" in lines


def test_show_groups_the_links_and_says_how_they_are_known(graph: Path) -> None:
    text = plankg("show", graph, "推进建材产业集群建设").stdout
    assert "serves (1)\n  建成绿色建材强区  [similarity, 0.9]\n" in text


def test_show_tells_what_is_derived_and_codes_as_words(graph: Path) -> None:
    text = plankg("show", graph, "建成绿色建材强区", "--lang", "zh").stdout
    assert "得到支撑（1）\n  青石湖环湖公路　［推导，0.81］\n" in text
    assert "目标层次：节\n" in text


def test_show_names_the_plan_of_each_passage_where_several_speak(tmp_path: Path, here: Callable[..., Ran]) -> None:
    other = replace(small_plan().plan, id="0" * 16, iri=Iri(f"{DEFAULT_BASE}plan/{'0' * 16}"), title="另一部规划")
    with open_store(tmp_path / "graph") as store:
        for graph in (small_plan(), replace(small_plan(), plan=other)):
            store.replace({IriMaker(graph.plan.id).graph(): write(graph)})
        store.publish({})
    text = here("show", tmp_path / "graph", "规模工业产值", lang="zh").out
    assert "    —— 另一部规划 › 第一章 总体要求 › 第一节 主要目标，第 4 行" in text.splitlines()
    assert "规划" in text.splitlines()[4].split()
    assert "plan" not in here("show", tmp_path / "graph", "规模工业产值", "--plan", "0" * 16).out.splitlines()[4]


def test_show_json_is_the_card(graph: Path) -> None:
    card = json.loads(plankg("show", graph, "青石湖", "--json").stdout)
    assert (card["name"], card["kinds"]) == ("青石湖", ["WaterBody"])
    assert card["passages"][0]["quote"] == "青石湖"


def test_show_offers_near_names(graph: Path) -> None:
    run = plankg("show", graph, "绿色建村强区", "--lang", "en")
    assert (run.returncode, run.stdout) == (2, "")
    assert "建成绿色建材强区" in run.stderr


def test_show_tells_a_plan_from_a_thing(graph: Path, here: Callable[..., Ran]) -> None:
    run = here("show", graph, PLAN.title, lang="zh")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"“{PLAN.title}”是一部规划，不是规划里的事物。")


def test_show_tells_that_a_thing_is_of_another_plan(tmp_path: Path, here: Callable[..., Ran]) -> None:
    other = replace(
        small_plan(), plan=replace(PLAN, id="0" * 16, iri=Iri(f"{DEFAULT_BASE}plan/{'0' * 16}"), title="甲")
    )
    with open_store(tmp_path / "graph") as store:
        store.replace({IriMaker(PLAN_ID).graph(): write(small_plan())})
        bare = replace(other, entities=(), statements=(), targets=())
        store.replace({IriMaker(other.plan.id).graph(): write(bare)})
        store.publish({})
    run = here("show", tmp_path / "graph", "青石湖", "--plan", "甲", lang="zh")
    assert (run.code, run.err) == (2, "“青石湖”在图谱里，但不在规划“甲”里。不带 --plan 再试。\n")


def test_a_named_question_tells_codes_in_words_and_sparql_as_they_are(graph: Path, here: Callable[..., Ran]) -> None:
    told = here("query", graph, "links-by-basis", lang="zh").out
    assert ["服务于", "文字相近", "1"] in [line.split() for line in told.splitlines()]
    plans = here("query", graph, "plans", lang="zh").out.splitlines()
    assert plans[2].split()[1:3] == ["柳溪区", "县级"]
    plain = here("query", graph, 'SELECT ("county" AS ?level) (true AS ?flag) {}', lang="zh").out
    assert plain.splitlines()[2].split() == ["county", "true"]


def test_json_is_short_for_the_format(graph: Path, here: Callable[..., Ran]) -> None:
    for line in ([], ["ASK {}"]):
        short, long = (here("query", graph, *line, *more) for more in (["--json"], ["--format", "json"]))
        assert (short.code, short.out) == (0, long.out)
        json.loads(short.out)


def test_a_part_of_a_name_is_told_to_be_no_name(graph: Path, here: Callable[..., Ran]) -> None:
    run = here("query", graph, "projects-by-goal", "--set", "goal=绿色", lang="zh")
    assert run.code == 0
    assert "--set 按全名比较。不带 --set 运行 projects-by-goal" in run.err
    assert "按全名比较" not in here("query", graph, "relied-on", lang="zh").err


def test_a_query_from_a_closed_stdin_is_an_empty_query(graph: Path) -> None:
    command = '"$0" -m kg query "$1" -f - --lang en <&-'
    run = subprocess.run(
        ["bash", "-c", command, sys.executable, str(graph)],
        env=environment(), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert run.returncode == 2
    assert run.stderr.startswith("The query is not valid (line 1, column 1)")


def test_the_formats_of_the_line_are_the_exporters() -> None:
    assert sorted(FORMATS) == sorted(exporter.name for exporter in EXPORTERS)


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMATS)
def test_export_to_stdout_and_to_a_file_are_the_same_bytes(graph: Path, form: str, tmp_path: Path) -> None:
    out = tmp_path / ("export.csv" if form == "csv" else f"export.{form}")
    to_file = plankg("export", graph, "--format", form, "--out", out, "--lang", "en")
    to_stdout = plankg("export", graph, "--format", form, "--lang", "en")
    assert (to_file.returncode, to_stdout.returncode) == (0, 0)
    assert to_file.stderr == f"Written to {out}\n"
    assert to_stdout.stdout == out.read_text(encoding="utf-8")


def test_an_export_holds_what_the_graph_holds(graph: Path) -> None:
    lines = plankg("export", graph, "--format", "jsonl").stdout
    exporter = next(exporter for exporter in EXPORTERS if exporter.name == "jsonl")
    assert lines.encode("utf-8") == b"".join(exporter.write(small_holding(), "en"))
    kinds = [json.loads(line)["kind"] for line in lines.splitlines()]
    assert kinds.count("relation") == len(small_plan().statements) + len(derived_links())


def test_one_plan_can_be_exported(graph: Path) -> None:
    whole = plankg("export", graph, "--format", "nquads").stdout
    assert plankg("export", graph, "--format", "nquads", "--plan", PLAN.title).stdout == whole


def test_tables_go_into_a_folder(graph: Path, tmp_path: Path) -> None:
    run = plankg("export", graph, "--format", "csv", "--out", tmp_path / "表格", "--lang", "zh")
    assert run.returncode == 0
    names = {path.name for path in (tmp_path / "表格").iterdir()}
    assert {"项目.csv", "指标值.csv", "联系.csv"} <= names
    assert not [name for name in names if name.endswith(".part")]


def test_draw_writes_one_page(graph: Path, tmp_path: Path) -> None:
    out = tmp_path / "图.html"
    run = plankg("draw", graph, "--focus", "年产20万吨板材项目", "--out", out, "--lang", "zh")
    assert (run.returncode, run.stdout) == (0, "")
    assert "松岭工业园" in out.read_text(encoding="utf-8")
    assert run.stderr.startswith(f"已画好 {out}：")


def test_a_sound_graph_has_no_findings(graph: Path) -> None:
    assert json.loads(plankg("check", graph, "--severity", "high", "--json").stdout) == []
    run = plankg("check", graph, "--severity", "high", "--lang", "zh")
    assert (run.returncode, run.stdout.splitlines()[0]) == (0, "没有发现。")
