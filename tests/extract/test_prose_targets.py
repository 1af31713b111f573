"""Figures of running text become targets with a role and a time; the same figure of a table is the same target."""

from functools import cache

from extract.claims.project_items import find_project_items
from extract.claims.prose_targets import ProseFigure, find_prose_figures
from extract.claims.targets import claim_targets
from extract.context import Claims, Context
from extract.pipeline import state_plan
from extract.structure import read_document
from kg.ids import IriMaker
from kg.model import UNREAD_ROW, Plan, PlanGraph
from kg.values import Comparator, Period, TargetRole, ValueKind
from tests.extract.structure.plans import raw_text

PLAN = """桦林县国民经济和社会发展第十四个五年规划纲要

第一章 发展基础

“十三五”时期，全县桦木加工产值达到12亿元，年均增长6.5%。山泉水质达标率由2015年的80%提高到90%。

第二章 发展目标

展望二〇三五年，全县桦木加工产值突破40亿元。

到2025年，桦木加工产值达到20亿元左右，森林覆盖率达到62%以上。“十四五”时期，累计新增冰雪企业8家。

表 2-1 桦林县“十四五”主要指标
序号 指标 单位 2020年 2025年 属性
1 森林覆盖率 % 60 62以上 约束性
2 渔港数量 个 5 6 预期性

第三章 建设冰雪强县

第一节 做强冰雪装备

围绕冰雪装备，加快技术改造，推动企业扩能。到2025年，全县冰雪装备产值年均增长9%以上。建设2个雪具检测中心。

专栏3-1 重点项目
冰雪装备。重点推进桦林雪具有限公司年产3000台造雪机项目、北坡12处雪道改造项目等项目建设。
"""

REPORT = """桦林县政府工作报告

各位代表：

现在，我代表县人民政府向大会报告工作，请予审议，并请各位委员和列席人员提出意见。

一、2025年工作回顾

过去一年，全县桦木加工产值增长5%，新增就业3000人。

二、“十五五”时期目标任务

到2030年，森林覆盖率达到65%。

三、2026年工作安排

今年预期目标是：桦木加工产值增长6%左右。目前已建成雪场3家。

四、加强政府自身建设

坚持依法行政，自觉接受监督，让权力在阳光下运行，把为民办事的实效体现在每一天。
"""


def context(text: str, period: Period | None) -> Context:
    document = read_document(raw_text(text))
    iris = IriMaker(IriMaker.plan_id_of(document.title))
    plan = Plan(iris.plan_id, iris.plan(), document.title, document.source, period=period, issued="2026-01-20")
    return Context(plan, document, iris)


@cache
def figures(*, report: bool = False) -> dict[tuple[str, str], ProseFigure]:
    own = context(REPORT, None) if report else context(PLAN, Period(2021, 2025))
    return {(each.name, str(each.figure.value)): each for each in find_prose_figures(own, find_project_items(own))}


@cache
def claims() -> Claims:
    own = context(PLAN, Period(2021, 2025))
    items = find_project_items(own)
    return claim_targets(own, items, {item: own.iris.entity("Project", item.name) for item in items}).claims


@cache
def graph() -> PlanGraph:
    return state_plan(context(PLAN, Period(2021, 2025)))


def test_a_chapter_that_reports_states_what_was_reached() -> None:
    level = figures()["桦木加工产值", "12"]
    assert (level.time.role, level.time.year) == (TargetRole.ACTUAL, 2020)
    growth = figures()["桦木加工产值年均增长", "6.5"]
    assert (growth.figure.kind, growth.time.period) == (ValueKind.AVERAGE_GROWTH, Period(2016, 2020))


def test_what_a_change_starts_from_is_a_baseline() -> None:
    first, last = figures()["山泉水质达标率", "80"], figures()["山泉水质达标率", "90"]
    assert (first.time.role, first.time.year) == (TargetRole.BASELINE, 2015)
    assert (last.time.role, last.time.year) == (TargetRole.ACTUAL, 2020)


def test_the_vision_is_kept_apart_from_the_targets_of_the_plan() -> None:
    assert figures()["桦木加工产值", "40"].time.year == 2035
    target = figures()["桦木加工产值", "20"]
    assert (target.time.role, target.time.year) == (TargetRole.TARGET, 2025)
    assert target.figure.comparator is Comparator.ABOUT


def test_what_is_added_over_the_plan_is_a_sum_of_its_years() -> None:
    added = figures()["新增冰雪企业", "8"]
    assert (added.figure.kind, added.time.period) == (ValueKind.CUMULATIVE, Period(2021, 2025))


def test_a_sentence_without_a_year_takes_that_of_the_plan() -> None:
    assert figures()["雪具检测中心", "2"].time.year == 2025


def test_a_report_speaks_of_its_year_and_of_the_year_before() -> None:
    past, ahead = figures(report=True)["桦木加工产值增长", "5"], figures(report=True)["桦木加工产值增长", "6"]
    assert (past.time.role, past.time.year) == (TargetRole.ACTUAL, 2025)
    assert (ahead.time.role, ahead.time.year) == (TargetRole.TARGET, 2026)
    assert figures(report=True)["森林覆盖率", "65"].time.year == 2030


def test_what_a_clause_says_to_be_so_already_is_no_target() -> None:
    assert figures(report=True)["雪场", "3"].time.role is TargetRole.ACTUAL


def test_a_figure_in_a_table_and_in_the_text_is_one_target_with_the_evidence_of_both() -> None:
    forest = next(entity for entity in claims().entities if entity.name == "森林覆盖率")
    targets = [each for each in claims().targets if each.indicator == forest.iri and each.role is TargetRole.TARGET]
    assert [len(target.evidence) for target in targets] == [2]
    assert len(forest.evidence) == 2


def test_a_level_and_its_growth_are_two_indicators() -> None:
    names = {entity.name for entity in claims().entities}
    assert {"桦木加工产值", "桦木加工产值年均增长"} <= names


def test_the_size_of_a_project_is_planned_and_the_projects_own() -> None:
    size = next(each for each in claims().targets if each.figure.unit == "台")
    assert (size.role, str(size.figure.value)) == (TargetRole.PLANNED, "3000")
    assert any(link.subject == size.subject and link.object == size.indicator for link in claims().statements)


def test_a_figure_measures_the_aims_of_its_place() -> None:
    names = {entity.iri: entity.name for entity in graph().entities}
    links = [link for link in graph().statements if link.predicate == "hasIndicator"]
    owners = {names[link.subject] for link in links if names[link.object] == "冰雪装备产值年均增长"}
    assert "做强冰雪装备" in owners


def test_a_row_with_a_cell_missing_is_listed_for_a_person() -> None:
    torn = PLAN.replace("2 渔港数量 个 5 6 预期性", "2 渔港数量 个 5 预期性")
    document = state_plan(context(torn, Period(2021, 2025)))
    unread = [each.span.of(document.document.text) for each in document.placements if each.reason == UNREAD_ROW]
    assert unread == ["2 渔港数量 个 5 预期性"]
