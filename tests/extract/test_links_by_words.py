"""What words of a plan link: strategies answered to, what is leaned on, investment sought, what is built."""

import pytest

from kg.model import PlanGraph
from tests.extract.sample import plan_graph

PLAN = """岚川县国民经济和社会发展第十四个五年规划

第一章 发展基础

过去五年，岚川县主动融入青岚江生态经济带，经济稳步增长。

第二章 做强县域产业

坚持以供给侧结构性改革为主线，提高供给质量。

第一节 发展装备制造

特种车辆。依托安泰驰远、宏力骏达等龙头企业，发展冷藏车和房车。加快建设岚川特种车辆产业园，完善厂房和道路。瞄准江苏金岭合兴车业有限公司等企业开展招商。

现代物流。主动融入青岚江生态经济带，完善货运通道。深入推进乡村振兴。承接浙江省产业转移，建设标准厂房。

在县城东部开发新区，完善路网，谋划建设岚川冷链物流园，创建岚川电商产业园，带动就业。

节水灌溉。实施最严格水资源管理制度，推进农业节水。

第二节 建设和美乡村

东部、西部两个功能区联动发展。东部依托青岚山发展民宿，引进旅游企业，打造东部康养旅游基地；西部推广新品种，建设烘干设施，打造农产品加工高地。

柏埠镇。围绕岚川香菇产业园建设，推广新菌种，打造全县香菇产业示范基地。
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> PlanGraph:
    """Return the graph of the small plan."""
    return plan_graph(tmp_path_factory.mktemp("words") / "plan.txt", PLAN)


def linked(graph: PlanGraph, predicate: str) -> set[tuple[str, str]]:
    """Return the names at both ends of the links of a kind."""
    names = {entity.iri: entity.name for entity in graph.entities}
    return {(names[link.subject], names[link.object]) for link in graph.statements if link.predicate == predicate}


def test_a_measure_answers_to_the_belt_that_it_joins(graph: PlanGraph) -> None:
    assert ("融入青岚江生态经济带", "青岚江生态经济带") in linked(graph, "alignsWith")


def test_what_a_clause_carries_on_it_answers_to(graph: PlanGraph) -> None:
    assert ("推进乡村振兴", "乡村振兴") in linked(graph, "alignsWith")


def test_a_main_line_is_answered_to_by_the_heading_over_it(graph: PlanGraph) -> None:
    ends = {subject for subject, strategy in linked(graph, "alignsWith") if strategy == "供给侧结构性改革"}
    assert ends == {"做强县域产业"}


def test_the_report_of_the_past_answers_to_nothing(graph: PlanGraph) -> None:
    links = [link for link in graph.statements if link.predicate == "alignsWith"]
    past = graph.document.text.index("第二章")
    assert all(item.span.start > past for link in links for item in link.evidence if hasattr(item, "span"))


def test_firms_after_a_word_of_reliance_carry_the_measure_and_the_lead(graph: PlanGraph) -> None:
    firms = {subject for subject, firm in linked(graph, "reliesOn") if firm == "安泰驰远"}
    assert firms == {"发展冷藏车和房车", "特种车辆"}


def test_investment_is_sought_from_firms_and_regions(graph: PlanGraph) -> None:
    sources = {source for _, source in linked(graph, "attractsInvestmentFrom")}
    assert sources == {"江苏金岭合兴车业有限公司", "浙江省"}


def test_a_park_is_built_by_the_clause_that_says_so_and_not_by_its_topic(graph: PlanGraph) -> None:
    builders = {measure for measure, park in linked(graph, "develops") if park == "岚川特种车辆产业园"}
    assert builders == {"建设岚川特种车辆产业园"}


def test_a_town_develops_the_goal_and_the_park_of_its_paragraph(graph: PlanGraph) -> None:
    town = {thing for place, thing in linked(graph, "develops") if place == "柏埠镇"}
    assert town == {"打造全县香菇产业示范基地", "岚川香菇产业园"}


def test_a_clause_that_builds_one_park_builds_not_the_next_one(graph: PlanGraph) -> None:
    builders = {measure for measure, park in linked(graph, "develops") if park == "岚川电商产业园"}
    assert builders == {"创建岚川电商产业园"}


def test_a_part_of_the_area_develops_the_goal_that_closes_its_clauses(graph: PlanGraph) -> None:
    parts = {place: goal for place, goal in linked(graph, "develops") if place.endswith(("东部", "西部"))}
    assert parts == {"岚川县东部": "打造东部康养旅游基地", "岚川县西部": "打造农产品加工高地"}


def test_a_part_is_also_known_by_the_name_under_which_the_plan_shares_out_its_area(graph: PlanGraph) -> None:
    east = next(entity for entity in graph.entities if entity.name == "岚川县东部")
    assert "东部功能区" in east.aliases
