"""What stands above a goal or measure by the form of the plan, tried on a small plan of invented names."""

import pytest

from kg.model import PlanGraph
from tests.extract.sample import plan_graph

PLAN = """岚川县国民经济和社会发展第十四个五年规划

第一章 发展基础

过去五年，岚川县经济稳步增长。

第二章 建设产业强县

坚持项目为王，推动产业结构优化调整。

第一节 加快发展现代服务业

推动生产性服务业向专业化拓展，将岚川建设成为区域服务业强县。

建设文旅强县。深度挖掘山水文化资源，加快打造全域旅游示范区。完善景区道路和停车设施。

提升商贸流通水平。改造提升步行街区，打造区域商贸高地。引进品牌连锁企业。加强农村电商站点建设，打造县域物流基地。

办好民生实事。组建县乡培训队伍，打造山水研学基地。改善乡村医疗条件，加强药品供应保障。

第二节 推进乡村全面振兴

完善农田水利设施，巩固提升粮食产能。打造优质粮食生产基地。推广优质高产的良种良法，加强农机服务，打造绿色食品名城，建设农业强县。

第三节 发展县域能源

建设清洁能源基地，新建风电场站和电网。

优化能源结构。发展屋顶光伏。

第四节 健全物流网络

推进冷链建设，提高物流服务能力。扩建货运场站。

打造山区康养胜地，加强古道保护，引进旅行企业。开通旅游专线。
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> PlanGraph:
    """Return the graph of the small plan."""
    path = tmp_path_factory.mktemp("standing") / "plan.txt"
    return plan_graph(path, PLAN)


def above(graph: PlanGraph, name: str, predicate: str) -> list[tuple[str, str]]:
    """Return what stands above a thing, the primary one first, with how it is known."""
    names = {entity.iri: entity.name for entity in graph.entities}
    found = [link for link in graph.statements if link.predicate == predicate and names[link.subject] == name]
    return [(names[link.object], link.rule) for link in sorted(found, key=lambda link: link.secondary)]


def test_a_clause_serves_the_goal_that_closes_its_own_sentence(graph: PlanGraph) -> None:
    assert above(graph, "改造提升步行街区", "serves")[0] == ("打造区域商贸高地", "stated.serves-sentence")
    assert above(graph, "加强农村电商站点建设", "serves")[0] == ("打造县域物流基地", "stated.serves-sentence")


def test_a_goal_of_another_sentence_is_not_served(graph: PlanGraph) -> None:
    assert "打造县域物流基地" not in [goal for goal, _ in above(graph, "引进品牌连锁企业", "serves")]
    assert above(graph, "完善农田水利设施", "serves") == []


def test_a_goal_that_opens_a_sentence_is_what_the_clauses_after_it_are_for(graph: PlanGraph) -> None:
    assert ("打造山区康养胜地", "stated.serves-sentence") in above(graph, "加强古道保护", "serves")
    assert "打造山区康养胜地" not in [goal for goal, _ in above(graph, "开通旅游专线", "serves")]


def test_what_a_section_wants_first_its_topics_serve_though_another_clause_follows(graph: PlanGraph) -> None:
    assert above(graph, "优化能源结构", "serves") == [("建设清洁能源基地", "structure.serves-section")]


def test_a_section_without_topics_is_for_its_first_sentence_where_both_are_of_one_subject(graph: PlanGraph) -> None:
    assert above(graph, "扩建货运场站", "serves") == [("提高物流服务能力", "structure.serves-section")]
    assert above(graph, "完善农田水利设施", "serves") == []


def test_what_a_chapter_wants_its_sections_serve_and_not_each_clause(graph: PlanGraph) -> None:
    assert "建设产业强县" in [goal for goal, _ in above(graph, "推进乡村全面振兴", "serves")]
    clauses = ("完善农田水利设施", "推广优质高产的良种良法", "扩建货运场站")
    assert not any(goal == "建设产业强县" for name in clauses for goal, _ in above(graph, name, "serves"))


def test_a_clause_without_a_goal_serves_that_of_its_lead(graph: PlanGraph) -> None:
    assert above(graph, "完善景区道路和停车设施", "serves") == [("建设文旅强县", "structure.serves-lead")]


def test_of_goals_in_a_row_the_last_ends_the_sentence_and_the_first_the_clause_before_it(graph: PlanGraph) -> None:
    assert above(graph, "加强农机服务", "serves")[0][0] == "打造绿色食品名城"
    assert above(graph, "推广优质高产的良种良法", "serves")[0][0] == "建设农业强县"


def test_a_topic_serves_what_its_first_sentence_wants_and_then_what_its_section_wants(graph: PlanGraph) -> None:
    assert above(graph, "提升商贸流通水平", "serves") == [
        ("打造区域商贸高地", "structure.serves-opening"),
        ("将岚川建设成为区域服务业强县", "structure.serves-section"),
    ]


def test_a_first_sentence_of_another_subject_is_no_goal_of_the_clauses_after_it(graph: PlanGraph) -> None:
    assert "打造山水研学基地" in [goal for goal, _ in above(graph, "组建县乡培训队伍", "serves")]
    assert "打造山水研学基地" not in [goal for goal, _ in above(graph, "改善乡村医疗条件", "serves")]


def test_a_heading_serves_what_its_opening_wants_and_then_the_heading_above(graph: PlanGraph) -> None:
    assert {goal for goal, _ in above(graph, "加快发展现代服务业", "serves")} == {
        "将岚川建设成为区域服务业强县",
        "建设产业强县",
    }


def test_goals_and_measures_are_parts_of_those_above_them(graph: PlanGraph) -> None:
    assert above(graph, "引进品牌连锁企业", "partOf") == [("提升商贸流通水平", "structure.part-of-lead")]
    assert above(graph, "提升商贸流通水平", "partOf") == [("加快发展现代服务业", "structure.part-of-section")]
    assert above(graph, "打造全域旅游示范区", "partOf") == [("建设文旅强县", "structure.part-of-lead")]
    assert above(graph, "建设文旅强县", "partOf")[0][0] == "将岚川建设成为区域服务业强县"
