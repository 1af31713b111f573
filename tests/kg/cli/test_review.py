"""`plankg review` records what people decide on findings, `plankg check` shows it, and nothing of it is lost."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.derive import derive
from kg.export.spreadsheet import guarded
from kg.ids import IriMaker
from kg.model import PlanGraph
from kg.rdf import encode, encode_derived
from kg.store import open_store
from tests.kg.cli.running import Ran
from tests.kg.report.checked import PARKING, TOILETS, plan_with_goals

Here = Callable[..., Ran]


def store(path: Path, graph: PlanGraph) -> None:
    iris = IriMaker(graph.plan.id)
    with open_store(path) as out:
        derived = encode_derived(derive(graph), graph.plan)
        out.replace({iris.graph(): encode(graph), iris.derived_graph(): derived})
        out.publish({"plans": {graph.plan.id: {"title": graph.plan.title}}})


@pytest.fixture
def held(tmp_path: Path) -> Path:
    store(tmp_path / "graph", plan_with_goals(PARKING, TOILETS))
    return tmp_path / "graph"


def ids(here: Here, held: Path) -> list[str]:
    return [finding["id"] for finding in json.loads(here("check", held, "--json").out)]


def decisions(here: Here, held: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(here("review", held, "--json").out)
    return found


def test_a_dismissed_finding_is_counted_and_no_longer_told(here: Here, held: Path) -> None:
    first, second = ids(here, held)
    run = here("review", held, first, "--dismiss", "--comment", "已在专项规划中", "--by", "周明", lang="zh")
    assert (run.code, run.out) == (0, "")
    assert run.err.startswith(f"已记录（排除）{first}：")
    told = here("check", held, lang="zh")
    assert told.code == 1
    assert (first in told.out, second in told.out) == (False, True)
    assert "已由人排除 1 条（--all 逐条列出）" in told.out
    everything = here("check", held, "--all", lang="zh").out
    assert first in everything
    assert "排除：周明，" in everything
    assert everything.rstrip().endswith("：已在专项规划中")


def test_when_all_are_dismissed_the_code_is_0_and_they_stay_in_the_json(here: Here, held: Path) -> None:
    found = ids(here, held)
    here("review", held, *found, "--dismiss", "--by", "周明")
    run = here("check", held)
    assert run.code == 0
    assert run.out.startswith("No findings.\n")
    assert "Dismissed by a person: 2 (--all tells them)" in run.out
    told = json.loads(here("check", held, "--json").out)
    assert [finding["id"] for finding in told] == found
    assert {finding["decision"]["verdict"]["kind"] for finding in told} == {"dismiss"}


def test_verdict_and_comments_stand_beside_the_finding(here: Here, held: Path) -> None:
    first, second = ids(here, held)
    here("review", held, first[:6], "--accept", "--by", "周明")
    here("review", held, first, "--comment", "请住建局补列", "--by", "李华")
    one, other = json.loads(here("check", held, "--json").out)
    assert (one["id"], other["id"], other["decision"]) == (first, second, None)
    assert one["decision"]["verdict"]["by"] == "周明"
    assert [(said["by"], said["text"]) for said in one["decision"]["comments"]] == [("李华", "请住建局补列")]
    lines = here("check", held, lang="zh").out.splitlines()
    at = lines.index(f"    编号：{first}")
    assert lines[at + 1].startswith("    认可：周明，")
    assert lines[at + 2].endswith("：请住建局补列")


def test_an_undone_verdict_stands_no_longer_and_stays_on_record(here: Here, held: Path) -> None:
    first, _ = ids(here, held)
    here("review", held, first, "--dismiss", "--by", "周明")
    [made] = decisions(here, held)
    run = here("review", held, "--undo", made["id"][:8], "--by", "李华", lang="zh")
    assert (run.code, run.err.partition("，")[0]) == (0, "已撤销“排除：周明")
    assert first in here("check", held).out
    assert [(one["kind"], one["state"]) for one in decisions(here, held)] == [("dismiss", "undone"), ("undo", "stands")]
    again = here("review", held, "--undo", made["id"], "--by", "李华", lang="zh")
    assert (again.code, again.err.partition("、")[0]) == (2, f"没有编号为“{made['id']}”")


def test_a_decision_whose_finding_is_gone_is_listed_as_no_longer_raised(here: Here, held: Path) -> None:
    first, _ = ids(here, held)
    here("review", held, first, "--dismiss", "--by", "周明")
    words = decisions(here, held)[0]["words"]
    gone = PARKING if PARKING in words else TOILETS
    store(held, plan_with_goals(next(goal for goal in (PARKING, TOILETS) if goal != gone)))
    assert [one["state"] for one in decisions(here, held)] == ["gone"]
    listed = here("review", held, lang="zh").out
    assert "所涉发现已不再出现" in listed
    assert words in listed
    assert "另有 1 条人工决定" in here("check", held, lang="zh").out
    assert "另有" not in here("check", held, "--severity", "high", lang="zh").out
    store(held, plan_with_goals(PARKING, TOILETS))
    assert [one["state"] for one in decisions(here, held)] == ["stands"]


def test_a_removed_plan_keeps_its_decisions_listed_as_orphaned(here: Here, held: Path) -> None:
    first, _ = ids(here, held)
    here("review", held, first, "--dismiss", "--by", "周明")
    run = here("remove", held, "liuxi.txt", lang="zh")
    assert "关于它的 1 条人工决定仍保留" in run.err
    assert [one["state"] for one in decisions(here, held)] == ["orphaned"]
    assert "规划已不在图谱中" in here("review", held, lang="zh").out
    store(held, plan_with_goals(PARKING, TOILETS))
    assert "已由人排除 1 条" in here("check", held, lang="zh").out


@pytest.mark.parametrize(
    ("line", "zh"),
    [
        (["--accept", "--by", "周明"], "对哪条发现？"),
        (["FIRST"], "要作什么决定？"),
        (["FIRST", "--accept"], "请用 --by 写明作出决定的人。"),
        (["FIRST", "--accept", "--by", " \u3000"], "请用 --by 写明作出决定的人。"),
        (["FIRST", "--accept", "--dismiss", "--by", "周明"], "--accept 和 --dismiss 只能选一个。"),
        (["FIRST", "--comment", " ", "--by", "周明"], "--comment 后面要有文字。"),
        (["--undo", "abcd"], "请用 --by 写明作出决定的人。"),
        (["FIRST", "--undo", "abcd", "--by", "周明"], "--undo 不能和发现编号或其他决定一起用。"),
        (["--undo", "", "--by", "周明"], "没有编号为“”、仍然有效的人工决定。"),
        (["--accept", "--json", "FIRST", "--by", "周明"], "--json 和 --export 只用于列出决定。"),
        (["--plan", "别的规划"], "图谱里没有规划“别的规划”。"),
    ],
)
def test_a_line_that_asks_for_too_little_or_too_much_is_told(here: Here, held: Path, line: list[str], zh: str) -> None:
    first, _ = ids(here, held)
    run = here("review", held, *(first if word == "FIRST" else word for word in line), lang="zh")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(zh)
    assert decisions(here, held) == []


def test_a_finding_that_is_not_there_is_told_with_ids_that_are_near(here: Here, held: Path) -> None:
    first, second = ids(here, held)
    wrong = first[:-1] + ("0" if first[-1] != "0" else "1")
    for name in (wrong, "", "zz", first[:3]):
        run = here("review", held, second, name, "--dismiss", "--by", "周明")
        assert (run.code, run.out) == (2, "")
        assert first in run.err
    assert decisions(here, held) == []


def test_while_a_build_is_writing_it_is_said(here: Here, held: Path) -> None:
    first, _ = ids(here, held)
    with open_store(held):
        run = here("review", held, first, "--accept", "--by", "周明", lang="zh")
    assert (run.code, run.out) == (2, "")
    assert run.err.count("\n") == 1
    assert str(held) in run.err
    assert decisions(here, held) == []


@pytest.mark.parametrize("words", ["=HYPERLINK(1)", '甲,"乙"\n丙', "\x1b[2J", "<script>", "'); DROP ALL"])
def test_hostile_words_stay_words(here: Here, held: Path, tmp_path: Path, words: str) -> None:
    first, _ = ids(here, held)
    here("review", held, first, "--comment", words, "--by", words)
    [made] = decisions(here, held)
    assert (made["text"], made["by"]) == (words, words)
    assert "\x1b" not in here("review", held).out + here("check", held).out
    run = here("review", held, "--export", tmp_path / "decisions.csv", lang="zh")
    assert (run.code, run.out) == (0, "")
    rows = list(csv.reader(io.StringIO((tmp_path / "decisions.csv").read_text(encoding="utf-8-sig"), newline="")))
    assert rows[0][:4] == ["时间", "决定人", "决定", "内容"]
    assert len(rows) == 2
    assert rows[1][3] == guarded(words)
    assert not rows[1][3].startswith("=")


def test_a_name_that_is_no_text_is_refused_and_changes_nothing(here: Here, held: Path) -> None:
    first, _ = ids(here, held)
    run = here("review", held, first, "--accept", "--by", "周\udcff")
    assert (run.code, run.out) == (2, "")
    assert decisions(here, held) == []


def test_nothing_decided_is_said(here: Here, held: Path) -> None:
    assert here("review", held).out == "No decisions yet.\n"
    assert decisions(here, held) == []


PLAN = """柳溪区国民经济和社会发展第十四个五年规划纲要
第一章 发展目标
第一节 主要目标
到2025年，全区食品产业产值达到120亿元。
第二章 产业发展
第一节 油料加工
做大顶远油脂有限公司油料加工，带动全区油料种植。
第二节 食品加工
支持柳溪丰禾食品有限公司扩大产能，建设食品产业园。
"""
FIRST, SECOND = "顶远油脂有限公司", "柳溪丰禾食品有限公司"


@pytest.mark.slow
def test_what_is_told_to_be_one_is_shown_and_the_next_build_makes_it_one(here: Here, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    graph = tmp_path / "graph"
    assert here("build", tmp_path / "plan.txt", "--out", graph).code == 0
    run = here("review", graph, FIRST, "--merge", SECOND, "--comment", "更名", "--by", "周明")
    assert run.code == 0, run.err
    [made] = decisions(here, graph)
    assert (made["kind"], made["words"], made["other_words"]) == ("merge", FIRST, SECOND)
    for name in (FIRST, SECOND):
        assert f"合并“{FIRST}”与“{SECOND}”：周明" in here("show", graph, name, lang="zh").out
        assert json.loads(here("show", graph, name, "--json").out)["decisions"]["pairs"][0]["id"] == made["id"]
    assert here("show", graph, FIRST, "--json").out != here("show", graph, SECOND, "--json").out
    run = here("review", graph, "--export-overrides", tmp_path / "plan.overrides.toml")
    assert run.code == 0, run.err
    assert here("build", tmp_path / "plan.txt", "--out", graph).code == 0
    one, other = (json.loads(here("show", graph, name, "--json").out) for name in (FIRST, SECOND))
    assert one == other
    assert {one["name"], *one["aliases"]} >= {FIRST, SECOND}
    assert [told["id"] for told in one["decisions"]["pairs"]] == [made["id"]]
    run = here("review", graph, FIRST, "--split", SECOND, "--by", "李华")
    assert run.code == 0, run.err
    assert here("review", graph, "--export-overrides", tmp_path / "plan.overrides.toml").code == 0
    assert here("build", tmp_path / "plan.txt", "--out", graph).code == 0
    one, other = (json.loads(here("show", graph, name, "--json").out) for name in (FIRST, SECOND))
    assert one["iri"] != other["iri"]


def test_a_thing_is_corrected_and_the_record_says_of_what(here: Here, held: Path) -> None:
    run = here("review", held, PARKING, "--correct", "horizon=2030", "--by", "周明")
    assert run.code == 0, run.err
    assert "更正“horizon”：周明" in here("show", held, PARKING, lang="zh").out
    for line in (["--correct", "colour=red"], ["--merge", PARKING], ["--split", "别名"], ["--correct", "horizon="]):
        run = here("review", held, PARKING, *line, "--by", "周明")
        assert (run.code, run.out) == (2, "")
        assert "Traceback" not in run.err
    assert len(decisions(here, held)) == 1
