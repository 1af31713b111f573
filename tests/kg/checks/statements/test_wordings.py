"""Titles, states reached, relations in strengths, names, and documents whose time is over."""

from dataclasses import replace
from decimal import Decimal

import pytest

from kg.checks.statements.names import NamesOfOneThing
from kg.checks.statements.reached import StateReachedAndPlanned
from kg.checks.statements.relations import RelationInTwoStrengths
from kg.checks.statements.titles import TitleSoughtAgain
from kg.checks.statements.validity import DocumentOutOfTime
from kg.model import Attribute, Basis, Entity, Finding, RuleId, SectionRole, Severity, Statement
from kg.values import Comparator, Figure
from tests.kg.checks.plans import Draft, Paragraph
from tests.kg.checks.statements.told import ask, planned, project, reported


def titles(*told: tuple[Paragraph, str, str], level: str | None = None) -> list[Finding]:
    draft = Draft(tuple(paragraph for paragraph, _, _ in told))
    for _, name, state in told:
        draft.thing(("Title",), name, name, Attribute("titleState", state))
    if level is not None:
        draft.context = replace(draft.context, plan=replace(draft.context.plan, level=level))
    return ask(TitleSoughtAgain(), draft)


KEPT = (planned("国家健康城市建设成果得到巩固。"), "国家健康城市", "renewal")
SOUGHT = (planned("开展全民健身，争创全国健康城市。"), "全国健康城市", "sought")


def test_a_title_consolidated_and_sought_is_asked_about() -> None:
    [found] = titles(KEPT, SOUGHT)
    assert found.severity is Severity.MEDIUM
    assert [passage.quote for passage in found.evidence] == ["国家健康城市建设成果得到巩固", "争创全国健康城市"]


def test_a_title_won_and_sought_is_asked_about() -> None:
    won = (reported("成功创建国家卫生城市。"), "国家卫生城市", "held")
    assert len(titles(won, (planned("创建全国卫生城市。"), "全国卫生城市", "sought"))) == 1


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("争创省级健康城市。", "省级健康城市"),
        ("争创全国健康城市“五连冠”。", "全国健康城市"),
        ("常态化创建全国健康城市。", "全国健康城市"),
        ("支持石桥镇创建全国健康城市。", "全国健康城市"),
        ("创建全国健康城市3个。", "全国健康城市"),
    ],
)
def test_an_upgrade_a_renewal_another_holder_and_a_number_are_not(words: str, name: str) -> None:
    assert titles(KEPT, (planned(words), name, "sought")) == []


@pytest.mark.parametrize("before", ["合州市获评国家卫生城市。", "积极争创国家卫生城市。", "获得国家卫生城市提名。"])
def test_what_others_won_or_was_only_sought_before_is_not(before: str) -> None:
    state = "sought" if "争创" in before else "held"
    sought = (planned("创建全国卫生城市。"), "全国卫生城市", "sought")
    assert titles((reported(before), "国家卫生城市", state), sought) == []


def test_titles_of_cities_are_not_compared_in_the_plan_of_a_province() -> None:
    assert titles(KEPT, SOUGHT, level="province") == []
    assert len(titles(KEPT, SOUGHT, level="prefecture")) == 1


def reached(before: str, after: str) -> int:
    return len(ask(StateReachedAndPlanned(), Draft((reported(before), planned(after)))))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("五年间全面消除了城市黑臭水体。", "治理河道，全面消除城市黑臭水体。"),
        ("实现所有行政村公交站点全覆盖。", "实现行政村公交站点全覆盖。"),
        ("城区旱厕改造全部完成。", "全面完成城区旱厕改造。"),
    ],
)
def test_a_state_reported_as_reached_and_planned_is_asked_about(before: str, after: str) -> None:
    assert reached(before, after) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("全面消除了城市黑臭水体。", "巩固提升全面消除城市黑臭水体。"),
        ("全面消除了城市黑臭水体。", "全面消除农村黑臭水体。"),
        ("基本消除了城镇大班额。", "全面消除城镇大班额。"),
        ("治理了城市黑臭水体。", "全面消除城市黑臭水体。"),
        ("全面完成年度目标任务。", "全面完成年度目标任务。"),
        ("网络实现全覆盖。", "网络实现全覆盖。"),
    ],
)
def test_what_is_kept_another_object_and_empty_words_are_not(before: str, after: str) -> None:
    assert reached(before, after) == 0


def ties(*words: str, heading: str = "主要目标") -> list[Finding]:
    return ask(RelationInTwoStrengths(), Draft(tuple(Paragraph(heading, each, SectionRole.GOALS) for each in words)))


def test_one_relation_in_differing_strengths_is_one_question_with_a_quote_each() -> None:
    draft = Draft(
        (Paragraph("目标", "居民收入增速略高于经济增长。居民收入与生产总值同步增长。7 居民收入 与经济增长基本同步。"),)
    )
    income = draft.thing(("Indicator",), "居民人均可支配收入增长率", "7 居民收入 与经济增长基本同步")
    figure = Figure("与经济增长基本同步", comparator=Comparator.ABOUT, relative_to="经济增长")
    draft.target(income, figure, table="2-1")
    [found] = ask(RelationInTwoStrengths(), draft)
    assert found.severity is Severity.MEDIUM
    assert len(found.evidence) == 3
    assert "以哪个为准" in found.message


def test_shades_of_one_strength_are_told_lightly() -> None:
    [found] = ties("居民收入增长与经济增长同步。", "居民人均可支配收入增长与地区生产总值增长基本同步。")
    assert found.severity is Severity.LOW


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("居民收入增长与经济增长同步。", "城乡居民人均可支配收入增长与地区生产总值增长同步。"),
        ("城镇居民收入增长与经济增长同步。", "农村居民收入增长高于经济增长。"),
        ("到2035年，居民收入增速高于经济增长。", "到2025年，居民收入增长与经济增长同步。"),
        ("投资增速高于全市平均水平。", "投资增速高于全省平均水平。"),
        ("投资增速高于全市1.2个百分点。", "投资增速与全市同步。"),
    ],
)
def test_one_strength_other_residents_years_or_references_are_not(one: str, other: str) -> None:
    assert ties(one, other) == []


def test_the_years_of_a_relation_are_those_of_its_paragraph_or_heading() -> None:
    one = Paragraph("二〇三五年远景目标", "居民收入增速高于经济增长。", SectionRole.GOALS)
    other = Paragraph("“十四五”主要目标", "居民收入增长与经济增长同步。", SectionRole.GOALS)
    assert ask(RelationInTwoStrengths(), Draft((one, other))) == []
    assert len(ties("今年居民收入增速高于经济增长。", "居民收入增长与经济增长同步。")) == 1


def test_what_is_reported_of_a_relation_is_not_compared() -> None:
    draft = Draft((reported("居民收入增速高于经济增长。"), planned("居民收入增长与经济增长同步。")))
    assert ask(RelationInTwoStrengths(), draft) == []


def alike(draft: Draft, one: Entity, other: Entity, rule: str = "identity.park-contained") -> None:
    evidence = (*one.evidence[:1], *other.evidence[:1])
    score = Decimal("0.6")
    link = Statement(one.iri, "possiblySameAs", other.iri, Basis.SIMILARITY, score, RuleId(rule), evidence, score=score)
    draft.links.append(link)


def test_names_that_may_be_one_things_are_one_light_question_a_kind() -> None:
    draft = Draft((planned("建设番茄采摘园。建设柳湖公园。"), planned("推进柳溪番茄园。推进柳湖湿地公园。")))
    garden, lake = project(draft, "番茄采摘园"), project(draft, "柳湖公园")
    for one, name in ((garden, "柳溪番茄园"), (lake, "柳湖湿地公园")):
        alike(draft, one, project(draft, name))
    [found] = ask(NamesOfOneThing(), draft)
    assert found.severity is Severity.LOW
    assert found.figures["count"] == "2"
    assert "柳湖湿地公园" in found.message


def test_one_pair_is_put_without_a_list() -> None:
    draft = Draft((planned("建设柳湖公园。"), planned("推进柳湖湿地公园。")))
    alike(draft, project(draft, "柳湖公园"), project(draft, "柳湖湿地公园"))
    [found] = ask(NamesOfOneThing(), draft)
    assert found.message.startswith("项目名称“柳湖公园”与“柳湖湿地公园”相近")


def test_names_in_one_sentence_are_two_things() -> None:
    draft = Draft((planned("建设欢乐谷乐园、欢乐谷水世界。"),))
    alike(draft, project(draft, "欢乐谷乐园"), project(draft, "欢乐谷水世界"))
    assert ask(NamesOfOneThing(), draft) == []


def test_a_short_name_that_fits_two_things_is_asked_about() -> None:
    draft = Draft((planned("广道扩产。"), planned("柳溪广源油业扩产。"), planned("广源电气扩产。")))
    short = project(draft, "广道", kind="Organisation")
    for name in ("柳溪广源油业", "广源电气"):
        alike(draft, short, project(draft, name, kind="Organisation"), "identity.ambiguous")
    [found] = ask(NamesOfOneThing(), draft)
    assert "“广道”" in found.message
    assert "“广源电气”" in found.message


def documents(title: str, words: str, role: SectionRole = SectionRole.TASKS) -> int:
    draft = Draft((Paragraph("任务", words, role),))
    draft.thing(("PolicyDocument",), title, title)
    return len(ask(DocumentOutOfTime(), draft))


def test_a_document_whose_time_is_over_is_asked_about_where_it_is_to_be_carried_out() -> None:
    title = "柳溪区全民健身实施计划（2016—2020年）"
    assert documents(title, f"落实《{title}》，建设健身步道。") == 1
    assert documents(title, f"《{title}》圆满完成。") == 0
    assert documents(title, f"落实《{title}》。", SectionRole.FOUNDATION) == 0


@pytest.mark.parametrize(
    "title", ["柳溪区国土空间规划（2021—2035年）", "柳溪区养犬管理条例", "健身计划（2020—2022年）"]
)
def test_documents_that_still_hold_or_name_no_time_are_not(title: str) -> None:
    assert documents(title, f"落实《{title}》。") == 0
