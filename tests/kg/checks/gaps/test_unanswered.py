"""What a plan sets out and leaves alone: main goals nothing measures, goals without measures, carriers, strategies."""

from decimal import Decimal

import pytest

from kg.checks import Check, PlanView
from kg.checks.gaps.carriers import CarrierWithoutProject
from kg.checks.gaps.headlines import HeadlineGoalWithoutIndicator
from kg.checks.gaps.measures import GoalWithoutMeasure
from kg.checks.gaps.strategies import StrategyUnanswered
from kg.model import Attribute, Finding, SectionRole, Severity
from kg.values import Figure
from tests.kg.checks.plans import Draft, Paragraph

GOALS = Paragraph("主要目标", "——开放水平明显提高。\n——民生明显改善。\n——治理更加有效。", SectionRole.GOALS)
TASKS = Paragraph("增进民生福祉", "办好教育。推进柳溪共同富裕。")
MAIN = (Attribute("goalLevel", "plan"), Attribute("horizon", "2025"))


def found_by(check: Check, draft: Draft) -> list[Finding]:
    return [one for one in check.run(PlanView(draft.graph())) if isinstance(one, Finding)]


def with_goals(*tasks: Paragraph, words: str = GOALS.words) -> Draft:
    lines = words.split("\n")
    draft = Draft(
        (
            Paragraph("主要目标", lines[0], SectionRole.GOALS),
            *(Paragraph("", line, SectionRole.GOALS) for line in lines[1:]),
            *tasks,
        )
    )
    for line in lines:
        name = line.removeprefix("——").partition("。")[0]
        draft.thing(("Goal",), name, name, *MAIN)
    return draft


def with_row(draft: Draft, name: str) -> Draft:
    indicator = draft.thing(("Indicator",), name, "办好教育")
    draft.target(indicator, Figure("98%", Decimal(98), unit="%"), table="2-1")
    return draft


def test_a_main_goal_that_neither_its_line_nor_the_table_measures_is_asked_about() -> None:
    draft = with_row(with_goals(TASKS), "基本养老保险参保率")
    [found] = found_by(HeadlineGoalWithoutIndicator(), draft)
    assert (found.severity, found.focus[0].name) == (Severity.MEDIUM, "开放水平明显提高")
    assert "开放" in found.message


def test_a_row_of_its_theme_or_a_figure_in_its_line_measures_a_goal() -> None:
    draft = with_row(with_row(with_goals(TASKS), "基本养老保险参保率"), "进出口总额年均增长")
    assert found_by(HeadlineGoalWithoutIndicator(), draft) == []
    words = GOALS.words.replace("明显提高。", "明显提高。外商投资达到5亿元。", 1)
    told = with_row(with_goals(TASKS, words=words), "基本养老保险参保率")
    told.target(told.thing(("Indicator",), "外商投资", "外商投资达到5亿元"), Figure("5亿元", Decimal(5), unit="亿元"))
    assert found_by(HeadlineGoalWithoutIndicator(), told) == []


def test_without_a_table_or_with_few_goals_nothing_is_asked() -> None:
    assert found_by(HeadlineGoalWithoutIndicator(), with_goals(TASKS)) == []
    few = with_row(with_goals(TASKS, words="——开放水平明显提高。"), "基本养老保险参保率")
    assert found_by(HeadlineGoalWithoutIndicator(), few) == []


def test_a_main_goal_that_no_heading_answers_to_is_a_hint() -> None:
    found = found_by(GoalWithoutMeasure(), with_goals(TASKS))
    assert [(one.severity, one.focus[0].name) for one in found] == [
        (Severity.LOW, "开放水平明显提高"),
        (Severity.LOW, "治理更加有效"),
    ]


def test_a_heading_or_a_link_answers_a_main_goal() -> None:
    draft = with_goals(TASKS, Paragraph("扩大对外开放", "发展外贸。"), Paragraph("创新社会治理", "建设网格。"))
    assert found_by(GoalWithoutMeasure(), draft) == []
    linked = with_goals(TASKS)
    measure = linked.thing(("Measure",), "办好教育", "办好教育")
    for goal in linked.entities[:3]:
        linked.link(measure, "serves", goal)
    assert found_by(GoalWithoutMeasure(), linked) == []


@pytest.mark.parametrize(
    ("name", "heading", "asked"),
    [
        ("推进柳溪共同富裕", "增进民生福祉", 1),
        ("推进柳溪共同富裕", "深化体制机制改革", 0),
        ("形成多点支撑格局", "增进民生福祉", 0),
    ],
)
def test_a_goal_of_a_topic_with_nothing_under_it_is_asked_about(name: str, heading: str, asked: int) -> None:
    draft = Draft((Paragraph(heading, f"{name}。", lead=name),))
    draft.thing(("Goal",), name, name, Attribute("goalLevel", "lead"))
    found = found_by(GoalWithoutMeasure(), draft)
    assert [one.severity for one in found] == [Severity.MEDIUM] * asked


def pattern(words: str, *, link: bool = False, project: str = "") -> Draft:
    draft = Draft((Paragraph("优化空间布局", f"“多点”是石材产业园、香菇产业园等载体。{words}"),))
    part = draft.thing(("SpatialPattern",), "多点", "多点")
    for name in ("石材产业园", "香菇产业园"):
        draft.link(draft.thing(("Park",), name, name), "partOf", part)
    if project:
        draft.thing(("Project",), project, project)
    if link:
        draft.link(draft.thing(("Project",), "柳溪货场", "柳溪货场"), "locatedIn", draft.entities[1])
    return draft


def test_a_park_of_a_pattern_in_which_nothing_is_planned_is_a_hint() -> None:
    [found] = found_by(CarrierWithoutProject(), pattern("推进香菇种植项目。", project="香菇种植项目"))
    assert found.severity is Severity.LOW
    assert [focus.name for focus in found.focus] == ["石材产业园"]
    assert "“多点”" in found.message


@pytest.mark.parametrize(
    ("words", "link"), [("推进香菇种植项目。建设石材产业园道路。", False), ("推进香菇种植项目。建设柳溪货场。", True)]
)
def test_a_sentence_or_a_project_in_it_answers_a_park(words: str, *, link: bool) -> None:
    assert found_by(CarrierWithoutProject(), pattern(words, link=link, project="香菇种植项目")) == []


def test_a_town_of_a_pattern_is_not_asked_about() -> None:
    draft = pattern("推进香菇种植项目。柳溪镇。", project="香菇种植项目")
    draft.entities[1:2] = []
    draft.link(draft.thing(("Place",), "柳溪镇", "柳溪镇"), "partOf", draft.entities[0])
    assert found_by(CarrierWithoutProject(), draft) == []


def joined(words: str, *, role: SectionRole = SectionRole.TASKS, heading: str = "扩大开放", by: str = "") -> Draft:
    draft = Draft((Paragraph(heading, words, role),))
    strategy = draft.thing(("Strategy",), "大河生态经济带", "大河生态经济带", Attribute("strategyLevel", "region"))
    if by:
        draft.link(draft.thing(("Measure",), by, by), "alignsWith", strategy)
    return draft


def test_a_strategy_that_is_only_joined_is_a_hint() -> None:
    [found] = found_by(StrategyUnanswered(), joined("办好展会。主动对接大河生态经济带。", by="主动对接大河生态经济带"))
    assert (found.severity, found.focus[0].name) == (Severity.LOW, "大河生态经济带")
    assert [passage.quote for passage in found.evidence] == ["主动对接大河生态经济带"]


@pytest.mark.parametrize(
    "draft",
    [
        joined("主动对接大河生态经济带，建设沿河港口。"),
        joined("对接大河生态经济带，在航运等领域深化合作。"),
        joined("主动对接大河生态经济带。建设沿河港口。", by="建设沿河港口"),
        joined("办好展会。", heading="对接大河生态经济带"),
        joined("主动对接大河生态经济带。", role=SectionRole.PRINCIPLE),
        joined("主动对接大河生态经济带。", role=SectionRole.CONTEXT),
        joined("主动对接大河生态经济带。", role=SectionRole.GUARANTEE),
    ],
    ids=["same-sentence", "fields", "linked", "heading", "principle", "context", "guarantee"],
)
def test_an_answer_or_a_quiet_section_silences_it(draft: Draft) -> None:
    assert found_by(StrategyUnanswered(), draft) == []
