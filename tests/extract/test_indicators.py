"""The tables of a plan become indicators and targets, each with the row it stands in."""

from functools import cache

from extract.claims.indicators import claim_indicators, indicator_tables
from extract.context import Claims, Context
from extract.structure import read_document
from kg.ids import IriMaker
from kg.model import DirectEvidence, Entity, Plan, Target
from kg.values import Binding, Period, TargetRole
from tests.extract.structure.plans import raw_text

PLAN = """桦林县国民经济和社会发展第十四个五年规划纲要

第一章 发展基础

“十三五”时期，全县经济平稳运行，群众生活持续改善，城乡面貌发生了看得见的变化。

表 1-1 桦林县“十三五”主要指标完成情况
指标 计量单位
规划目标 实际完成
属性
2015 年基数 2020 年 2020 年
1 木耳产量 万吨 1.5 2 2.4 预期性
2 森林覆盖率 % 60.1 61以上 61.5 约束性
3
主要污染物
排放减少
氨氮 % -- [10] [12.5] 约束性
二氧化硫 % -- [8] [9.5] 约束性
注：木耳产量为鲜重。

第二章 发展目标

到2025年，全县综合实力迈上新台阶，现代化建设取得看得见的新进展，人民生活更加幸福。

表 2-1 桦林县“十四五”主要指标
序号 指标名称 2020年基数 “十四五”目标 属性
一、绿色发展
1 森林覆盖率（%） 61.5 按市下达目标 约束性
2 木耳产量（%） 年均增长6 年均增长7.5以上 预期性
3 林下经济产值（亿元） 3 比上年有所好转 预期性

第三章 保障措施

加强组织领导，健全推进机制，把各项任务落实到具体单位，形成全县上下合力推进的格局。
"""


@cache
def context() -> Context:
    document = read_document(raw_text(PLAN))
    iris = IriMaker(IriMaker.plan_id_of(document.title))
    plan = Plan(iris.plan_id, iris.plan(), document.title, document.source, period=Period(2021, 2025))
    return Context(plan, document, iris)


@cache
def claims() -> Claims:
    return claim_indicators(context(), indicator_tables(context()))


def indicator(name: str) -> Entity:
    return next(entity for entity in claims().entities if entity.name == name)


def targets_of(name: str) -> list[Target]:
    return [target for target in claims().targets if target.indicator == indicator(name).iri]


def test_a_definition_is_one_indicator_whatever_tables_it_stands_in() -> None:
    names = [entity.name for entity in claims().entities]
    assert len(names) == len(set(names))
    assert [target.table for target in targets_of("森林覆盖率")] == ["1-1", "1-1", "1-1", "2-1", "2-1"]
    assert len(indicator("森林覆盖率").evidence) == 2
    assert {attribute.value for attribute in indicator("森林覆盖率").attributes} == {"%"}
    other_plan = IriMaker("another plan")
    assert other_plan.entity("Indicator", "森林覆盖率") == indicator("森林覆盖率").iri


def test_growth_and_level_are_two_indicators() -> None:
    level, growth = targets_of("木耳产量"), targets_of("木耳产量年均增长")
    assert [target.figure.unit for target in level] == ["万吨"] * 3
    assert [target.figure.unit for target in growth] == ["%"] * 2
    assert [target.period for target in growth] == [Period(2016, 2020), Period(2021, 2025)]
    assert "木耳产量" not in indicator("木耳产量年均增长").aliases


def test_a_target_has_role_time_binding_table_and_row() -> None:
    first, second, third = targets_of("木耳产量")
    assert [t.role for t in (first, second, third)] == [TargetRole.BASELINE, TargetRole.PLANNED, TargetRole.ACTUAL]
    assert [t.year for t in (first, second, third)] == [2015, 2020, 2020]
    assert (first.binding, first.table, first.row) == (Binding.EXPECTED, "1-1", "1")


def test_a_cell_without_data_is_no_target() -> None:
    assert [target.figure.as_written for target in targets_of("氨氮排放减少")] == ["[10]", "[12.5]"]


def test_a_cell_that_is_not_understood_is_a_target_without_value() -> None:
    figure = targets_of("林下经济产值")[1].figure
    assert figure.as_written == "比上年有所好转"
    assert (figure.value, figure.qualifier, figure.delegated, figure.relative_to) == (None, None, False, None)


def test_a_quote_shows_the_name_and_the_figure() -> None:
    for target in claims().targets:
        evidence = target.evidence[0]
        assert isinstance(evidence, DirectEvidence)
        assert evidence.quote == evidence.span.of(context().document.text)
        assert target.figure.as_written in "".join(evidence.quote.split())
    part = indicator("氨氮排放减少").evidence
    assert [isinstance(piece, DirectEvidence) and "".join(piece.quote.split())[:8] for piece in part] == [
        "氨氮%--[10",
        "3主要污染物排放",
    ]


def test_the_same_text_makes_the_same_claims() -> None:
    context.cache_clear()
    assert claim_indicators(context(), indicator_tables(context())) == claims()
    assert len({target.iri for target in claims().targets}) == len(claims().targets)
