"""Laws of projects in running text: what is named and built is one, a general action is none."""

from pathlib import Path

import pytest

from kg.model import Tier
from tests.extract.sample import plan_graph

PLAN = """驻马店市驿城区国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要

第一章 建设产业强区
第一节 壮大产业
{said}
"""


def projects(tmp_path: Path, said: str) -> dict[str, Tier]:
    """Return the projects of a plan with one paragraph, each with its tier."""
    graph = plan_graph(tmp_path / "plan.txt", PLAN.format(said=said))
    return {entity.name: entity.tier for entity in graph.entities if entity.kinds[0] == "Project"}


@pytest.mark.parametrize(
    ("said", "sure"),
    [
        ("谋划建设青溪湾物流园，推动云顶大桥建成通车。", {"青溪湾物流园", "云顶大桥"}),
        ("加快推进瑞丰骏达传感器及配件等项目建设，改善环境。", {"瑞丰骏达传感器及配件"}),
        ("以青溪湾产业园建设为抓手，深化改革。", {"青溪湾产业园"}),
        ("为“星火燎原”乐园、“星火燎原”酒店等系列文化旅游项目提供配套。", {"“星火燎原”乐园", "“星火燎原”酒店"}),
        ("高标准改造提升石秋白纪念馆，打造红色品牌。", {"石秋白纪念馆改造提升"}),
        # one thing of its kind in the plan of a county, where the list means single things
        ("加快建设大数据产业园和大数据中心，优化服务。", {"大数据产业园", "大数据中心"}),
        ("建设分布合理、管理科学的驿城智能停车场。", {"驿城智能停车场"}),
    ],
)
def test_what_is_named_and_built_is_a_project(tmp_path: Path, said: str, sure: set[str]) -> None:
    found = projects(tmp_path, said)
    assert {name for name, tier in found.items() if tier is Tier.CONFIRMED} == sure


@pytest.mark.parametrize(
    "said",
    [
        "加强农村公路建设，推进老旧小区改造。",
        "实施青年引才工程，推动产业结构优化升级。",
        "积极引进变速箱、驱动电机等关键部件项目。",
        "打造全国一流的先进制造业基地。",
        "持续发展体操、跳水等传统优势项目。",
        "推动瑞丰街商圈等重点片区建设。",
    ],
)
def test_a_general_action_names_no_project(tmp_path: Path, said: str) -> None:
    assert Tier.CONFIRMED not in projects(tmp_path, said).values()
