"""What projects support, tried on a small plan of invented names."""

import pytest

from kg.model import PlanGraph
from tests.extract.sample import plan_graph

PLAN = """岚川县国民经济和社会发展第十四个五年规划

第一章 发展基础

过去五年，岚川县经济稳步增长。

第二章 完善基础设施

加快补齐短板，提升保障能力。

第一节 建设现代水网

防洪排涝能力。重点实施澄江上段综合治理、白鹭湖水库除险加固等项目。加强柏埠灌区续建配套建设。

第二节 发展清洁能源

光伏发电。扩大光伏发电规模，推进屋顶光伏整县开发。

风力发电。有序开发风能资源，建设风电场。

专栏2-1：重点项目

光伏发电项目。重点推进安泰驰远农光互补光伏电站、宏力骏达屋顶光伏等项目建设。

水利项目。重点推进柏埠灌区续建配套、石渡泵站迁建等项目建设。
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> PlanGraph:
    """Return the graph of the small plan."""
    return plan_graph(tmp_path_factory.mktemp("supports") / "plan.txt", PLAN)


def supported(graph: PlanGraph, name: str) -> dict[str, str]:
    """Return what a project supports, with the rule that says so."""
    names = {entity.iri: entity.name for entity in graph.entities}
    found = [link for link in graph.statements if link.predicate == "supports" and names[link.subject].startswith(name)]
    return {names[link.object]: link.rule for link in sorted(found, key=lambda link: link.secondary)}


def test_a_project_of_running_text_supports_the_lead_that_it_stands_under(graph: PlanGraph) -> None:
    assert supported(graph, "澄江上段综合治理") == {"防洪排涝能力": "structure.project-lead"}


def test_the_sector_head_of_a_box_names_the_topic(graph: PlanGraph) -> None:
    assert supported(graph, "宏力骏达屋顶光伏")["光伏发电"] == "structure.sector-head"


def test_a_clause_that_names_a_project_of_a_box_is_stated(graph: PlanGraph) -> None:
    found = supported(graph, "柏埠灌区续建配套")
    assert found["加强柏埠灌区续建配套建设"] == "stated.project-named"


def test_every_project_has_one_primary_support(graph: PlanGraph) -> None:
    links = [link for link in graph.statements if link.predicate == "supports"]
    primary = [link.subject for link in links if not link.secondary]
    assert sorted(primary) == sorted({link.subject for link in links})
