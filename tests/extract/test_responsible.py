"""Laws of who carries out a project and who answers for a task."""

from pathlib import Path

import pytest

from tests.extract.sample import plan_graph

PLAN = """驻马店市驿城区国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要

第一章 建设产业强区
第一节 壮大产业
{said}
"""


def links(tmp_path: Path, said: str, predicate: str) -> set[tuple[str, str]]:
    """Return the links of a kind in a plan with one paragraph, by the names of their ends."""
    graph = plan_graph(tmp_path / "plan.txt", PLAN.format(said=said))
    name = {entity.iri: entity.name for entity in graph.entities}
    return {(name[s.subject], name[s.object]) for s in graph.statements if s.predicate == predicate}


@pytest.mark.parametrize(
    ("said", "link"),
    [
        (
            "加快江苏金岭轴承有限公司传感器生产线等项目建设。",
            ("江苏金岭轴承有限公司传感器生产线", "江苏金岭轴承有限公司"),
        ),
        ("加快驻马店市第三人民医院门诊楼扩建等项目建设。", ("驻马店市第三人民医院门诊楼扩建", "驻马店市第三人民医院")),
    ],
)
def test_the_body_before_a_projects_words_carries_it_out(tmp_path: Path, said: str, link: tuple[str, str]) -> None:
    assert link in links(tmp_path, said, "implementedBy")


def test_a_school_that_is_yet_to_be_built_builds_nothing(tmp_path: Path) -> None:
    assert not links(tmp_path, "加快驻马店市第九初级中学新建等项目建设。", "implementedBy")


def test_labels_say_who_leads_and_who_shares(tmp_path: Path) -> None:
    said = "完善冷链网络。建设配送体系，健全服务标准。（牵头单位：区商务局；责任单位：区财政局、区交通运输局）"
    assert links(tmp_path, said, "leadBy") == {("完善冷链网络", "区商务局")}
    assert links(tmp_path, said, "coBy") == {("完善冷链网络", "区财政局"), ("完善冷链网络", "区交通运输局")}


def test_words_of_general_duty_name_nobody(tmp_path: Path) -> None:
    assert not links(tmp_path, "完善工作机制。由各有关部门负责落实，责任单位：各相关单位。", "coBy")
