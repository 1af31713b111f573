"""Patterns of space with their parts, titles with their state, constraints, documents: found by their form."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kg.model import Entity, PlanGraph
from tests.extract.sample import plan_graph

PLAN = """云岭县国民经济和社会发展第十四个五年规划纲要
第一章 发展基础
第一节 “十三五”发展成就
全县综合实力跃上新台阶，成功创建全国文明城市，创建省级食品安全示范县，青石湖景区被评为国家4A级旅游景区，积极争创国家历史文化名城。
第二章 优化空间布局
第一节 构建城乡发展格局
依据《云岭县国土空间总体规划（2021—2035年）》（云政发〔2021〕5号）和《中华人民共和国乡村振兴促进法》，划定落实生态保护红线、永久基本农田和城镇开发边界，实行建设用地总量和强度“双控”，严守耕地红线。
构建“一核、两带、多点”的城乡空间格局。“一核”是指青石湖度假区，“两带”指青石河生态带、白沙河产业带，云岭工业园是“多点”。
推动“一村一策”优化产业布局，阅读《红楼梦》和《云岭日报》。
第三章 建设文旅强县
第一节 打造旅游品牌
到2025年，成功创建国家生态园林城市，争创国家全域旅游示范区和国家森林城市，巩固全国文明城市创建成果，申报国家级数据标注试点基地。国家卫生县城、国家节水型社会建设成果得到进一步巩固。
形成一心两轴三片的旅游空间结构。
一心。以青石湖为中心，完善服务。
两轴。沿青石河布局景点。
第四章 名词解释
一湾三谷：见正文。
"""


@cache
def graph() -> PlanGraph:
    with TemporaryDirectory() as folder:
        return plan_graph(Path(folder) / "plan.txt", PLAN)


def things(kind: str) -> list[Entity]:
    return [entity for entity in graph().entities if entity.kinds[0] == kind]


def parts_of(name: str) -> set[str]:
    names = {entity.iri: entity.name for entity in graph().entities}
    whole = {entity.iri for entity in things("SpatialPattern") if entity.name == name}
    return {names[link.subject] for link in graph().statements if link.predicate == "partOf" and link.object in whole}


def test_a_pattern_is_counted_parts_in_a_frame() -> None:
    names = {entity.name for entity in things("SpatialPattern")}
    assert {"一核两带多点", "一心两轴三片"} <= names
    assert not any("一村" in name or "一湾" in name for name in names)


def test_its_parts_are_those_that_the_plan_tells() -> None:
    assert parts_of("一核两带多点") == {"一核", "两带", "多点"}
    assert parts_of("一心两轴三片") == {"一心", "两轴"}


@pytest.mark.parametrize(("part", "member"), [("一核", "青石湖度假区"), ("多点", "云岭工业园"), ("两轴", "青石河")])
def test_what_the_telling_clause_names_lies_in_the_part(part: str, member: str) -> None:
    assert member in parts_of(part)


def test_a_clause_tells_one_part_only() -> None:
    assert not {"青石河生态带", "云岭工业园"} & parts_of("一核")


@pytest.mark.parametrize(
    ("name", "states"),
    [
        ("全国文明城市", {"held", "renewal"}),
        ("省级食品安全示范县", {"held"}),
        ("国家4A级旅游景区", {"held"}),
        ("国家生态园林城市", {"sought"}),
        ("国家全域旅游示范区", {"sought"}),
        ("国家森林城市", {"sought"}),
        ("国家历史文化名城", {"sought"}),
        ("国家卫生县城", {"renewal"}),
        ("国家节水型社会", {"renewal"}),
    ],
)
def test_a_title_has_the_state_that_its_sentence_and_chapter_give(name: str, states: set[str]) -> None:
    found = {attribute.value for title in things("Title") if title.name == name for attribute in title.attributes}
    assert found == states


def test_a_longer_name_is_no_title_of_its_start() -> None:
    assert "国家级数据标注试点" not in {title.name for title in things("Title")}


def test_constraints_have_a_type_and_ask_for_nothing() -> None:
    found = {entity.name: entity.attributes[0].value for entity in things("Constraint")}
    assert found == {
        "生态保护红线": "red-line",
        "永久基本农田": "control-line",
        "城镇开发边界": "control-line",
        "建设用地总量和强度双控": "total",
        "耕地红线": "red-line",
    }


def test_documents_are_plans_and_laws_with_their_number_and_no_works_of_art() -> None:
    found = {entity.name: [attribute.value for attribute in entity.attributes] for entity in things("PolicyDocument")}
    assert found == {
        "云岭县国土空间总体规划（2021—2035年）": ["云政发〔2021〕5号"],
        "中华人民共和国乡村振兴促进法": [],
    }
