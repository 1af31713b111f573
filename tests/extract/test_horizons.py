"""By which year is a goal to be reached? The nearest words that name one year decide, not a chapter that names two."""

from pathlib import Path

import pytest

from kg.model import PlanGraph
from tests.extract.sample import plan_graph

HEAD = """云岭县国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要
第一章 发展基础
过去五年成绩显著，发展迈上新台阶。
第二章 二〇三五年远景目标和“十四五”主要目标
"""
TAIL = """第三章 做强产业
推进产业园建设，发展新能源产业。
第四章 改善民生
扩大就业，增加居民收入，改善居住条件。
到2035年，建成全省康养产业基地。
制订二〇三〇年前碳达峰方案，打造全省绿色能源基地。
"""
ITEMS = """第一节 远景与目标
一、二〇三五年远景目标
展望二〇三五年，云岭县基本实现现代化：县域经济再上台阶。
——建成生态强县。城乡环境优美。
二、“十四五”时期主要目标
今后五年目标如下。
——实力显著增强。经济平稳增长。
"""
SENTENCES = """第一节 主要目标
到2025年，主要目标是：
——实力显著增强。经济平稳增长。
到2035年，奋斗目标是：
——建成生态强县。城乡环境优美。
"""
OPENINGS = """第一节 主要目标
今后五年，努力实现以下目标。
——实力显著增强。经济平稳增长。
展望二〇三五年，云岭县基本实现现代化。
——建成生态强县。城乡环境优美。
"""
HEADINGS = """第一节 二〇三五年远景目标
——建成生态强县。城乡环境优美。
第二节 “十四五”发展目标
——实力显著增强。经济平稳增长。
"""


def horizons(graph: PlanGraph) -> dict[str, str | None]:
    """Return the horizon of each goal by name."""
    return {
        entity.name: next((str(said.value) for said in entity.attributes if said.term == "horizon"), None)
        for entity in graph.entities
        if "Goal" in entity.kinds
    }


@pytest.mark.parametrize("goals", [ITEMS, SENTENCES, OPENINGS, HEADINGS])
def test_the_nearest_words_that_name_one_year_decide(tmp_path: Path, goals: str) -> None:
    found = horizons(plan_graph(tmp_path / "plan.txt", HEAD + goals + TAIL))
    assert (found["实力显著增强"], found["建成生态强县"]) == ("2025", "2035")


def test_a_goal_of_a_task_has_the_year_of_its_sentence_or_the_plan_s_last_year(tmp_path: Path) -> None:
    found = horizons(plan_graph(tmp_path / "plan.txt", HEAD + ITEMS + TAIL))
    assert (found["建成全省康养产业基地"], found["打造全省绿色能源基地"]) == ("2035", "2025")


def test_the_vision_is_its_end_state_without_the_area_and_the_figures(tmp_path: Path) -> None:
    found = horizons(plan_graph(tmp_path / "plan.txt", (HEAD + ITEMS + TAIL).replace("云岭县", "确山县")))
    assert found["基本实现现代化"] == "2035"
