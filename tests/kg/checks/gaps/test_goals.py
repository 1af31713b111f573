"""A goal that names something to be built and has no project is asked about, unless planners would not ask."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from importlib.resources import files

import pytest
from pyoxigraph import Quad, QuerySolutions, Store

from kg.checks import PlanView
from kg.checks.figures.baseline import TargetAgainstBaseline
from kg.checks.gaps.box_count import CountAgainstBox
from kg.checks.gaps.goals import GoalWithoutProject
from kg.checks.gaps.guards import guard_of
from kg.checks.gaps.physical import facility_named
from kg.model import Attribute, Entity, Finding, SectionRole, Severity, Tier
from kg.rdf import write, write_derived
from kg.values import Comparator, Figure, TargetRole, ValueKind
from tests.kg.checks.plans import Draft, Paragraph

GOAL = "新建停车位3000个"
TASKS = Paragraph("提升城区品质", f"到2025年，{GOAL}。完善城区路网。")


def findings(draft: Draft) -> list[Finding]:
    return list(GoalWithoutProject().run(PlanView(draft.graph())))


def plan(
    goal: str = GOAL, *more: Paragraph, heading: str = "提升城区品质", role: SectionRole = SectionRole.TASKS
) -> Draft:
    return Draft((Paragraph(heading, f"到2025年，{goal}。完善城区路网。", role), *more))


def with_goal(draft: Draft, *attributes: Attribute, name: str = GOAL, kinds: tuple[str, ...] = ("Goal",)) -> Entity:
    return draft.thing(kinds, name, name, *attributes)


def test_a_goal_that_nothing_serves_is_asked_about_gravely() -> None:
    draft = plan()
    goal = with_goal(draft)
    [found] = findings(draft)
    assert found.severity is Severity.HIGH
    assert found.focus[0].iri == goal.iri
    assert [(passage.quote, passage.path) for passage in found.evidence] == [(GOAL, ("提升城区品质",))]
    assert found.message.endswith("？")
    assert found.message_en.endswith("?")
    assert GOAL in found.message
    assert "停车设施" in found.message
    assert "parking" in found.message_en
    assert found.explanation
    assert found.explanation_en


def supported_by_a_link(draft: Draft, goal: Entity) -> None:
    project = draft.thing(("Project",), "货场", "路网")
    draft.link(project, "supports", goal)


def supported_over_a_measure(draft: Draft, goal: Entity) -> None:
    measure = draft.thing(("Measure",), "完善城区路网", "完善城区路网")
    project = draft.thing(("Project",), "城区路网", "城区路网")
    draft.link(measure, "serves", goal)
    draft.link(project, "supports", measure)


def a_project_of_the_kind_elsewhere(draft: Draft, _: Entity) -> None:
    draft.thing(("Project",), "火车站南广场停车场", "路网")


@pytest.mark.parametrize("serve", [supported_by_a_link, supported_over_a_measure, a_project_of_the_kind_elsewhere])
def test_a_goal_with_a_project_is_not_asked_about(serve: Callable[[Draft, Entity], None]) -> None:
    draft = plan()
    goal = with_goal(draft)
    serve(draft, goal)
    assert findings(draft) == []


def a_programme_covers_it(draft: Draft, goal: Entity) -> None:
    draft.link(draft.thing(("Programme",), "路网工程", "城区路网"), "serves", goal)


def a_measure_that_names_the_thing_covers_it(draft: Draft, goal: Entity) -> None:
    draft.link(draft.thing(("Measure",), "建设公共停车场", "城区路网"), "serves", goal)


@pytest.mark.parametrize("serve", [a_programme_covers_it, a_measure_that_names_the_thing_covers_it])
def test_a_programme_or_measure_counts_as_support(serve: Callable[[Draft, Entity], None]) -> None:
    draft = plan()
    goal = with_goal(draft)
    serve(draft, goal)
    [found] = findings(draft)
    assert found.severity is Severity.LOW
    assert [passage.quote for passage in found.evidence] == [GOAL, "城区路网"]


@pytest.mark.parametrize("box", [None, "城建重点项目"])
def test_a_sentence_of_another_chapter_or_box_counts_as_support(box: str | None) -> None:
    draft = plan(GOAL, Paragraph("方便群众出行", "在医院周边增建公共停车场。整治占道停车。", box=box))
    with_goal(draft)
    [found] = findings(draft)
    assert found.severity is Severity.LOW
    assert found.evidence[1].quote == "在医院周边增建公共停车场。"


@pytest.mark.parametrize("role", [SectionRole.CONTEXT, SectionRole.FOUNDATION, SectionRole.PRINCIPLE])
def test_a_sentence_that_reports_or_exhorts_is_no_support(role: SectionRole) -> None:
    draft = plan(GOAL, Paragraph("回顾", "公共停车场建设成效明显。", role))
    with_goal(draft)
    [found] = findings(draft)
    assert found.severity is Severity.HIGH


# what must silence the finding of `test_a_goal_that_nothing_serves_is_asked_about_gravely`, one change each


@pytest.mark.parametrize("role", sorted(set(SectionRole) - {SectionRole.GOALS, SectionRole.TASKS}))
def test_no_project_is_asked_for_in_principles_reports_and_guarantees(role: SectionRole) -> None:
    draft = plan(role=role)
    with_goal(draft)
    assert findings(draft) == []


@pytest.mark.parametrize("heading", ["优化营商环境", "深化体制机制改革", "加强党的全面领导和党建工作", "基本原则"])
def test_no_project_is_asked_for_under_such_headings(heading: str) -> None:
    draft = plan(heading=heading)
    with_goal(draft)
    assert findings(draft) == []


@pytest.mark.parametrize(
    ("goal", "guard"),
    [
        ("学校数量保持在30所以上", "hold"),
        ("公园绿地面积不低于500公顷", "hold"),
        ("争创国家级湿地公园3个", "title"),
        ("建成医院产业园2个", "market"),
        ("停车位数量进入全省前列", "ranking"),
        ("建立学校管理制度，建成学校3所", "reform"),
        ("按市下达任务建成高标准农田2万亩", "handed-down"),
    ],
)
def test_a_goal_of_such_wording_is_held_back(goal: str, guard: str) -> None:
    draft = plan(goal)
    thing = with_goal(draft, name=goal)
    assert guard_of(PlanView(draft.graph()), thing) == guard
    assert findings(draft) == []


@pytest.mark.parametrize(("horizon", "asked"), [("2025", 1), ("2024", 1), ("2035", 0)])
def test_a_goal_beyond_the_period_is_not_asked_about(horizon: str, asked: int) -> None:
    draft = plan()
    with_goal(draft, Attribute("horizon", horizon))
    assert len(findings(draft)) == asked


@pytest.mark.parametrize("kind", ["Constraint", "Title", "SpatialPattern", "Strategy"])
def test_what_is_also_a_constraint_or_title_is_not_asked_about(kind: str) -> None:
    draft = plan()
    with_goal(draft, kinds=("Goal", kind))
    assert findings(draft) == []


def test_a_candidate_is_not_asked_about() -> None:
    draft = plan()
    draft.entities.append(replace(with_goal(draft), tier=Tier.CANDIDATE))
    del draft.entities[0]
    assert findings(draft) == []


@pytest.mark.parametrize(
    ("figure", "guard"),
    [
        (Figure("按市下达目标", delegated=True), "handed-down"),
        (Figure("3000以内", comparator=Comparator.AT_MOST), "hold"),
        (Figure("3000以上", comparator=Comparator.AT_LEAST), None),
    ],
)
def test_a_handed_down_or_limiting_figure_holds_a_goal_back(figure: Figure, guard: str | None) -> None:
    draft = plan()
    goal = with_goal(draft)
    indicator = draft.thing(("Indicator",), "停车位", "停车位")
    draft.target(indicator, figure)
    draft.link(goal, "hasIndicator", indicator)
    assert guard_of(PlanView(draft.graph()), goal) == guard


@pytest.mark.parametrize(
    ("goal", "group"),
    [
        ("实现新建高速公路30公里、国省道50公里", "road"),
        ("新建和改扩建中小学校12所", "school"),
        ("新增养老床位1500张", "elderly"),
        ("改造老旧小区160个", "old-housing"),
        ("完成营造林面积2.6万亩", "forest"),
        ("实现行政村卫生室全覆盖", "hospital"),
        ("新建区域性综合医院", "hospital"),
        ("建成高标准农田40万亩以上", "farmland"),
        ("新增三所幼儿园", "school"),
        ("乡镇污水处理设施实现全覆盖", "sewage"),
    ],
)
def test_a_goal_that_names_something_to_be_built(goal: str, group: str) -> None:
    assert [named.facility.group for named in facility_named(goal)] == [group]


@pytest.mark.parametrize(
    "goal",
    [
        "打造港口供应链综合服务体系",
        "建设高水平体育强区",
        "形成以轨道交通为主体的出行格局",
        "地区生产总值年均增长7%",
        "培育专精特新企业100家",
        "建设公园城市",
        "学校管理更加规范",
        "打造区域物流枢纽",
        "接待游客2000万人次",
    ],
)
def test_a_goal_that_names_nothing_to_be_built(goal: str) -> None:
    assert facility_named(goal) == ()


def test_the_id_of_a_finding_outlives_a_change_of_the_text_around_it() -> None:
    before, after = plan(), Draft((Paragraph("新加的一章", "另有说明。"), TASKS))
    with_goal(before)
    with_goal(after)
    assert [f.id for f in findings(before)] == [f.id for f in findings(after)]
    assert findings(before)[0].evidence != findings(after)[0].evidence


def test_two_goals_have_two_findings() -> None:
    draft = Draft((Paragraph("提升城区品质", "新建停车位3000个。新增养老床位500张。"),))
    with_goal(draft)
    with_goal(draft, name="新增养老床位500张")
    found = findings(draft)
    assert len({finding.id for finding in found}) == 2


def answers_of_the_query(view: PlanView) -> set[str]:
    store = Store()
    quads = (*write(view.graph, view.base), *write_derived(view.derived, view.graph.plan, view.base))
    store.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    query = (files("kg.queries") / "goals-without-projects.rq").read_text(encoding="utf-8")
    rows = store.query(query)
    assert isinstance(rows, QuerySolutions)
    return {str(row["goal"].value) for row in rows}


def test_every_goal_without_support_is_among_the_answers_of_the_named_query() -> None:
    draft = plan()
    with_goal(draft)
    served = with_goal(draft, name="完善城区路网")
    draft.link(draft.thing(("Project",), "货场", "路网"), "supports", served)
    view = PlanView(draft.graph())
    graved = {found.focus[0].name for found in GoalWithoutProject().run(view) if found.severity is Severity.HIGH}
    assert graved == {GOAL}
    assert graved <= answers_of_the_query(view)
    assert "完善城区路网" not in answers_of_the_query(view)


BOX = Paragraph("", "学校。新建柳东小学、柳西中学等项目。", box="教育重点项目", lead="学校")


def with_number(words: str, name: str, figure: Figure, *more: Paragraph) -> Draft:
    draft = Draft((Paragraph("办好教育", f"到2025年，{words}。"), *more))
    draft.target(draft.thing(("Indicator",), name, words), figure)
    for project in ("柳东小学", "柳西中学"):
        if any(project in paragraph.words for paragraph in more):
            draft.thing(("Project",), project, project)
    return draft


def count(number: int, unit: str, comparator: Comparator = Comparator.EQUAL) -> Figure:
    value = Decimal(number)
    return Figure(f"{number}{unit}", value, unit=unit, kind=ValueKind.COUNT, comparator=comparator)


def test_a_number_of_things_that_nothing_builds_is_asked_about_where_the_plan_lists_projects() -> None:
    words = "新建消防站5座"
    [found] = findings(with_number(words, "新建消防站", count(5, "座"), BOX))
    assert (found.severity, found.focus[0].name) == (Severity.MEDIUM, "新建消防站")
    assert words in found.message
    assert findings(with_number(words, "新建消防站", count(5, "座"))) == []


@pytest.mark.parametrize("words", ["新建充电站3000个", "消防站保持在5座", "按市下达任务新建消防站5座"])
def test_numbers_put_up_everywhere_or_held_or_handed_down_are_not_asked_about(words: str) -> None:
    assert findings(with_number(words, words[:5], count(5, "座"), BOX)) == []


def test_a_number_of_a_later_period_is_not_asked_about() -> None:
    draft = Draft((Paragraph("办好教育", "到2035年，新建消防站5座。"), BOX))
    draft.target(draft.thing(("Indicator",), "新建消防站", "新建消防站5座"), count(5, "座"), year=2035)
    assert findings(draft) == []


@pytest.mark.parametrize(("linked", "asked"), [(False, 1), (True, 0)])
def test_a_measure_that_states_an_end_is_asked_about_until_a_project_reaches_it(*, linked: bool, asked: int) -> None:
    draft = Draft((Paragraph("办好体育", "实现体育公园全覆盖。"), BOX))
    measure = draft.thing(("Measure",), "实现体育公园全覆盖", "实现体育公园全覆盖")
    project = draft.thing(("Project",), "柳东小学", "柳东小学")
    if linked:
        draft.link(project, "supports", measure)
    assert [found.severity for found in findings(draft)] == [Severity.MEDIUM] * asked


SCHOOLS = "新建学校15所"


def test_a_box_that_lists_fewer_as_some_of_more_is_a_hint() -> None:
    [found] = findings(with_number(SCHOOLS, "新建学校", count(15, "所"), BOX))
    assert found.severity is Severity.LOW
    assert found.figures == {"comparison": "2 < 15", "difference": "13所"}
    assert [passage.quote for passage in found.evidence] == [SCHOOLS, BOX.words]


def test_a_closed_list_that_has_fewer_asks_for_the_rest() -> None:
    closed = replace(BOX, words="学校。新建柳东小学、柳西中学项目。")
    [found] = findings(with_number(SCHOOLS, "新建学校", count(15, "所"), closed))
    assert found.severity is Severity.MEDIUM


@pytest.mark.parametrize("number", [2, 1])
def test_a_box_that_lists_as_many_or_more_is_no_shortfall(number: int) -> None:
    assert findings(with_number(f"新建学校{number}所", "新建学校", count(number, "所"), BOX)) == []


def test_a_box_of_another_chapter_is_not_counted() -> None:
    elsewhere = (Paragraph("完善交通", "修路。"), BOX)
    assert findings(with_number(SCHOOLS, "新建学校", count(15, "所"), *elsewhere)) == []


def test_a_list_with_a_project_of_several_things_has_no_count() -> None:
    box = replace(BOX, words="学校。新建柳东小学、柳西中学、农村寄宿制学校等项目。")
    draft = with_number(SCHOOLS, "新建学校", count(15, "所"), box)
    draft.thing(("Project",), "农村寄宿制学校", "农村寄宿制学校")
    assert findings(draft) == []


@pytest.mark.parametrize(("number", "comparator", "asked"), [(1, "=", 1), (2, "=", 0), (1, ">=", 0), (3, "=", 0)])
def test_a_box_that_lists_more_than_the_text_says_is_asked_about(number: int, comparator: str, asked: int) -> None:
    figure = count(number, "所", Comparator(comparator))
    draft = with_number(f"新建学校{number}所", "新建学校", figure, BOX)
    found = list(CountAgainstBox().run(PlanView(draft.graph())))
    assert len(found) == asked
    assert all(one.severity is Severity.MEDIUM for one in found)


@pytest.mark.parametrize(("said", "asked"), [("新建", 0), ("新建、改扩建", 1)])
def test_a_number_of_new_things_is_not_held_against_what_is_rebuilt(said: str, asked: int) -> None:
    box = replace(BOX, words="学校。新建柳东小学、柳西中学扩建等项目。")
    draft = with_number(f"{said}学校1所", "学校", count(1, "所"), box)
    draft.entities = [entity for entity in draft.entities if entity.name != "柳西中学"]
    draft.thing(("Project",), "柳西中学扩建", "柳西中学扩建")
    assert len(list(CountAgainstBox().run(PlanView(draft.graph())))) == asked


def doctors(target: str, text: str = "") -> Draft:
    box = Paragraph("", "健康。建设柳东医院、柳西医院等项目。", box="健康重点项目", lead="健康")
    words = f"每千人口执业医师数2020年4.2人、2025年{target}人。{text}"
    draft = Draft((Paragraph("办好医疗", words), box))
    indicator = draft.thing(("Indicator",), "每千人口执业医师数", "每千人口执业医师数")
    for value, role, year in (("4.2", TargetRole.BASELINE, 2020), (target, TargetRole.TARGET, 2025)):
        figure = Figure(f"{value}人", Decimal(value), unit="人")
        draft.target(indicator, figure, role=role, year=year, table="2-1")
    for name in ("柳东医院", "柳西医院"):
        draft.thing(("Project",), name, name)
    return draft


def test_a_target_that_projects_should_move_but_that_stands_at_its_baseline_is_asked_about() -> None:
    [found] = findings(doctors("4.2"))
    assert found.severity is Severity.MEDIUM
    assert [focus.name for focus in found.focus] == ["每千人口执业医师数", "柳东医院", "柳西医院"]
    assert found.figures == {"每千人口执业医师数": "4.2人 = 4.2人"}


def test_a_target_above_its_baseline_or_with_a_promise_is_left_to_others() -> None:
    assert findings(doctors("4.5")) == []
    promised = doctors("4.2", "增加执业医师数量。")
    assert findings(promised) == []
    assert [one.check for one in TargetAgainstBaseline().run(PlanView(promised.graph()))] == ["target-against-baseline"]


def test_a_target_that_no_project_should_move_is_not_asked_about() -> None:
    draft = doctors("4.2")
    draft.entities = [entity for entity in draft.entities if entity.name != "柳西医院"]
    assert findings(draft) == []
