"""What `plankg trace` prints, and how it answers names that are none or several, in both languages and as JSON."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.ids import DEFAULT_BASE, IriMaker
from kg.model import Iri
from kg.rdf import write
from kg.store import open_store
from tests.kg.cli.running import Ran, plankg
from tests.kg.small_plan import PLAN, PLAN_ID, small_plan

ROAD, MEASURE, GOAL = "青石湖环湖公路", "推进建材产业集群建设", "建成绿色建材强区"


def test_a_trace_shows_the_main_line_above_the_thing_and_what_is_missing(graph: Path) -> None:
    run = plankg("trace", graph, ROAD, "--lang", "zh")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines() == [
        "青石湖环湖公路　项目",
        "  第二章 重点任务 › 专栏 1：建材产业重点项目",
        "  “青石湖环湖公路”",
        "",
        "向上：服务于什么（战略 1、目标 1、任务举措 2）",
        "  建成绿色建材强区　目标，节",
        "  └ 推进建材产业集群建设　举措　［服务于，文字相近，0.9］",
        "    └ 青石湖环湖公路　项目　［支撑，篇章结构，0.9］",
        "        “青石湖环湖公路、=SUM板材有限公司年产20万吨板材项目落户松岭镇松岭工业园”",
        "",
        "  “推进建材产业集群建设”还通向：",
        "  ├ 大河生态经济带　战略　［对接，原文直述，0.9］",
        "  └ 建材产业集群　举措　［属于，篇章结构，0.9］",
        "",
        "向下：由什么落实（没有）",
        "",
        "缺少的环节（供参考，不是检查结论）",
        "  ┄ 没有写明单位",
        "  ┄ 没有写明地点",
    ]


def test_candidates_and_a_narrower_choice_of_links_are_told(graph: Path, here: Callable[..., Ran]) -> None:
    assert "1 more stand at or behind things to be judged by a person" in here("trace", graph, MEASURE).out
    told = here("trace", graph, MEASURE, "--candidates").out
    assert "板材  (organisation, to be judged by a person)  [implemented by, structure, 0.9]" in told
    narrow = here("trace", graph, MEASURE, "--basis", "stated", "--least-confidence", "0.8").out
    assert "Only over: stated, confidence of at least 0.8" in narrow
    assert GOAL not in narrow
    assert "Missing steps (as far as the chosen links go, no findings)" in narrow


@pytest.mark.parametrize("name", ["松岭镇", "大河生态经济带", "规模工业产值", "青石湖", "年产20万吨板材项目", "柳溪区"])
def test_a_thing_of_every_kind_is_traced_in_both_languages(name: str, graph: Path, here: Callable[..., Ran]) -> None:
    for lang in ("zh", "en"):
        run = here("trace", graph, name, lang=lang)
        assert (run.code, run.err) == (0, "")
        assert run.out.startswith(name)


def test_json_holds_the_paths_with_each_hop_once(graph: Path, here: Callable[..., Ran]) -> None:
    found = json.loads(here("trace", graph, ROAD, "--json").out)
    assert set(found) == {"thing", "up", "down", "hops", "gaps", "columns", "sieve"}
    assert (found["thing"]["name"], found["thing"]["column"], found["thing"]["kinds"]) == (ROAD, "project", ["Project"])
    primary = found["up"]["paths"][0]
    hops = [found["hops"][number] for number in primary["hops"]]
    assert [(hop["subject"]["name"], hop["predicate"], hop["object"]["name"]) for hop in hops] == [
        (ROAD, "supports", MEASURE),
        (MEASURE, "serves", GOAL),
    ]
    assert [(hop["basis"], hop["confidence"]) for hop in hops] == [("structure", 0.9), ("similarity", 0.9)]
    assert all({"plan", "start", "end", "quote", "path"} == set(item) for hop in hops for item in hop["evidence"])
    assert (primary["end"]["name"], primary["weakest_basis"], primary["leads_on"]) == (GOAL, "similarity", False)
    assert found["up"]["left_out"] == {"secondary": 0, "candidates": 0}
    assert found["gaps"] == [
        {"side": "down", "missing": [column], "after": found["thing"]["iri"]} for column in ("organisation", "place")
    ]
    assert [(column["column"], len(column["things"]), column["gap"]) for column in found["columns"]] == [
        ("strategy", 1, False),
        ("goal", 1, False),
        ("measure", 2, False),
        ("project", 1, False),
        ("organisation", 0, True),
        ("place", 0, True),
    ]
    assert found["sieve"]["secondary"] is False


def test_a_name_that_is_none_or_a_plan_is_told(graph: Path, here: Callable[..., Ran]) -> None:
    unknown = here("trace", graph, "绿色建村强区", lang="en")
    assert (unknown.code, unknown.out) == (2, "")
    assert GOAL in unknown.err
    plan = here("trace", graph, PLAN.title, lang="zh")
    assert (plan.code, plan.out) == (2, "")
    assert plan.err.startswith(f"“{PLAN.title}”是一部规划，不是规划里的事物。")


def test_a_name_of_several_things_is_told_with_their_iris(tmp_path: Path, here: Callable[..., Ran]) -> None:
    plan = small_plan()
    twins = [replace(entity, name="同名") for entity in plan.entities if entity.name in {"松岭镇", "青石湖"}]
    with open_store(tmp_path / "graph") as store:
        store.replace({IriMaker(PLAN_ID).graph(): write(replace(plan, entities=tuple(twins), statements=()))})
        store.publish({})
    run = here("trace", tmp_path / "graph", "同名", lang="zh")
    assert (run.code, run.out) == (2, "")
    assert all(entity.iri in run.err for entity in twins)
    assert here("trace", tmp_path / "graph", twins[0].iri).code == 0


def test_a_thing_of_two_plans_can_be_traced_in_one(tmp_path: Path, here: Callable[..., Ran]) -> None:
    other = replace(PLAN, id="0" * 16, iri=Iri(f"{DEFAULT_BASE}plan/{'0' * 16}"), title="另一部规划")
    with open_store(tmp_path / "graph") as store:
        for held in (small_plan(), replace(small_plan(), plan=other, statements=())):
            store.replace({IriMaker(held.plan.id).graph(): write(held)})
        store.publish({})
    assert GOAL in here("trace", tmp_path / "graph", ROAD).out
    bare = here("trace", tmp_path / "graph", ROAD, "--plan", "另一部规划")
    assert bare.code == 0
    assert GOAL not in bare.out


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        (
            "--basis",
            "stated,guessed",
            "--basis 不能含有“guessed”，可以用：stated, structure, similarity, derived, human。",
        ),
        ("--least-confidence", "1.5", "--least-confidence 不能是“1.5”，要写 0 到 1 之间的数。"),
        ("--least-confidence", "nan", "--least-confidence 不能是“nan”，要写 0 到 1 之间的数。"),
    ],
)
def test_values_that_are_none_are_told(
    option: str, value: str, told: str, graph: Path, here: Callable[..., Ran]
) -> None:
    run = here("trace", graph, ROAD, option, value, lang="zh")
    assert (run.code, run.out) == (2, "")
    assert run.err.splitlines() == [told, "用法见：plankg trace --help"]
