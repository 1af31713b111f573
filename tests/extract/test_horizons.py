"""By which year is a goal to be reached? The nearest words that name one year decide, not a chapter that names two."""

from pathlib import Path

import pytest

from kg.model import PlanGraph
from tests.extract.sample import plan_graph

HEAD = "云岭县国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要\n第一章 发展基础\n过去五年成绩显著，发展迈上新台阶。\n"
TAIL = (
    "第三章 做强产业\n推进产业园建设，发展新能源产业。\n第四章 改善民生\n扩大就业，增加居民收入，改善居住条件。\n"
    "到2035年，建成全省康养产业基地。\n制订二〇三〇年前碳达峰方案，打造全省绿色能源基地。\n"
)


def horizons(graph: PlanGraph) -> dict[str, str | None]:
    """Return the horizon of each goal by name."""
    return {
        entity.name: next((str(said.value) for said in entity.attributes if said.term == "horizon"), None)
        for entity in graph.entities
        if "Goal" in entity.kinds
    }


@pytest.mark.parametrize(
    ("goals", "wanted"),
    [
        (
            "第一节 远景与目标\n一、二〇三五年远景目标\n展望二〇三五年，云岭县基本实现现代化：县域经济再上台阶。\n"
            "——建成生态强县。城乡环境优美。\n二、“十四五”时期主要目标\n今后五年目标如下。\n——实力显著增强。经济平稳增长。\n",
            {"基本实现现代化": "2035", "建成生态强县": "2035", "实力显著增强": "2025"},
        ),
        (
            "第一节 主要目标\n到2025年，主要目标是：\n——实力显著增强。经济平稳增长。\n"
            "到2035年，奋斗目标是：\n——生态更加优美。城乡环境优美。\n",
            {"实力显著增强": "2025", "生态更加优美": "2035"},
        ),
        (
            "第一节 主要目标\n今后五年，努力实现以下目标。\n——实力显著增强。经济平稳增长。\n",
            {"实力显著增强": "2025"},
        ),
        (
            "第一节 二〇三五年远景目标\n——生态更加优美。城乡环境优美。\n第二节 “十四五”发展目标\n——实力显著增强。经济平稳增长。\n",
            {"实力显著增强": "2025", "生态更加优美": "2035"},
        ),
    ],
)
def test_the_nearest_words_that_name_one_year_decide(tmp_path: Path, goals: str, wanted: dict[str, str]) -> None:
    text = f"{HEAD}第二章 二〇三五年远景目标和“十四五”主要目标\n{goals}{TAIL}"
    found = horizons(plan_graph(tmp_path / "plan.txt", text))
    assert {name: found.get(name) for name in wanted} == wanted
    assert found["建成全省康养产业基地"] == "2035"
    assert found["打造全省绿色能源基地"] == "2025"
