"""Laws of what a sentence does: actions with their frames, and what closes it as their purpose."""

import pytest

from extract.claims.short_names import programme_names
from extract.claims.steps import steps
from kg.model import Span


def said(text: str) -> list[tuple[str, str]]:
    """Return the kind and the words of each step of a text."""
    return [(step.kind, step.name or step.span.of(text)) for step in steps(text, Span(0, len(text)), ("甲县",))]


def test_an_effect_that_closes_a_sentence_belongs_to_the_action_before_it() -> None:
    text = "大力发展多式联运，推进一批国内知名的电商企业入驻，促进线上线下融合发展。"
    assert said(text) == [
        ("Measure", "大力发展多式联运"),
        ("Measure", "推进一批国内知名的电商企业入驻，促进线上线下融合发展"),
    ]


@pytest.mark.parametrize(
    "purpose", ["不断增强综合承载能力", "推动甲县装备产业重构", "促进工业绿色发展", "打造现代物流强区"]
)
def test_a_capacity_or_a_change_of_the_whole_that_closes_a_sentence_is_a_goal(purpose: str) -> None:
    assert said(f"大力实施强链补链延链工程，{purpose}。")[-1] == ("Goal", purpose)


def test_the_same_words_before_other_actions_are_work() -> None:
    assert said("着力提升中心城区综合承载能力，大力实施老旧小区改造行动。") == [
        ("Measure", "着力提升中心城区综合承载能力"),
        ("Measure", "大力实施老旧小区改造行动"),
    ]
    assert [kind for kind, _ in said("提升应急保障能力。")] == ["Measure"]


def test_a_system_is_a_goal_where_it_closes_and_work_where_actions_follow() -> None:
    assert said("支持社会力量增加养老服务供给，构建医养结合的养老服务体系。")[-1][0] == "Goal"
    assert said("构建现代物流运行体系，大力引进国内外知名物流龙头企业。")[0][0] == "Measure"


def test_programmes_after_one_verb_are_each_a_measure() -> None:
    assert said("开展商圈提升行动、街区建设行动。") == [
        ("Measure", "开展商圈提升行动"),
        ("Measure", "开展街区建设行动"),
    ]
    assert said("以实施“机器替人工程”为抓手，推动重点岗位改造更新。")[0] == ("Measure", "实施“机器替人工程”")


def test_brief_actions_side_by_side_are_one_but_named_ones_are_two() -> None:
    assert len(said("收回闲置土地，盘活低效土地。")) == 1
    assert len(said("巩固“双城”成果，加强“网格”管理。")) == 2


def test_an_action_in_brief_is_one_with_the_same_in_full_but_not_with_a_third() -> None:
    first, second, third = "引进冷链企业", "加强与省内外冷链装备制造企业、研究院所对接", "建成冷链检测中心和分拨仓库"
    assert said(f"{first}，{second}，{third}，完善县城给水管网。")[0] == ("Measure", f"{first}，{second}")
    assert len(said("大力发展乡村旅游，支持村集体引进民宿运营团队。")) == 2


def test_effort_alone_belongs_to_the_action_beside_it() -> None:
    assert len(said("加大招商引资力度，积极引进大型物流企业。")) == 1
    assert len(said("培育新型金融市场主体，加大金融支持力度。")) == 1


def test_what_follows_a_lead_by_one_thing_says_what_it_comes_to() -> None:
    (step,) = steps("东部以环湖经济带统揽生态治理，做好“五水共治”、绿化。", Span(0, 27))
    assert len(step.joined) == 1


def test_to_follow_the_plans_of_others_frames_the_next_action_and_alone_is_an_action() -> None:
    (framed,) = steps("贯彻落实老区振兴发展规划，加强红色旧址保护。", Span(0, 22))
    assert len(framed.frames) == 1
    assert said("贯彻落实老区振兴发展规划。") == [("Measure", "贯彻落实老区振兴发展规划")]


def test_a_regime_is_one_with_the_action_under_it() -> None:
    assert said("严格落实河长制，加强河湖水域岸线管理保护。") == [
        ("Measure", "严格落实河长制，加强河湖水域岸线管理保护")
    ]


def test_a_place_that_is_to_unite_many_things_is_a_goal_though_it_is_only_developed() -> None:
    assert said("重点发展集休闲、康养、研学于一体的乡村旅游综合体。")[0][0] == "Goal"
    assert said("重点发展乡村旅游和林下种植。")[0][0] == "Measure"


def test_a_reach_to_be_had_by_a_year_is_a_figure_and_no_measure() -> None:
    assert said("到2030年，技改投资占比达到50%，推动规上企业技术改造全覆盖。") == []


def test_a_system_described_in_two_respects_is_a_goal_wherever_it_stands() -> None:
    text = "构建居家社区机构相协调、医养有机结合的养老服务体系，支持社会力量办托育机构。"
    assert [kind for kind, _ in said(text)] == ["Goal", "Measure"]


def test_a_frame_is_no_measure_but_stays_with_its_action() -> None:
    text = "瞄准行业龙头企业，深入开展招商合作。"
    (step,) = steps(text, Span(0, len(text)))
    assert [frame.of(text) for frame in step.frames] == ["瞄准行业龙头企业"]


def test_a_state_is_a_goal_only_once_a_year_has_been_named() -> None:
    assert said("公共服务水平明显提升。") == []
    assert said("到2030年，公共服务水平明显提升。") == [("Goal", "公共服务水平明显提升")]


def test_what_is_built_is_no_programme() -> None:
    assert programme_names("西河综合治理工程") == ()


@pytest.mark.parametrize(
    "purpose",
    [
        "形成覆盖城乡、互为支撑的保障网络",
        "打造适应居民需要的消费集聚区",
        "全面消除城区易涝点",
        "强化甲县在全市的商贸中心地位",
        "形成以龙头为引领的创新型企业集群",
    ],
)
def test_a_thing_described_or_an_ill_done_away_with_at_the_end_is_a_goal(purpose: str) -> None:
    assert said(f"大力实施强链补链延链工程，{purpose}。")[-1] == ("Goal", purpose)
    assert said(f"大力实施强链补链延链工程，{purpose}。")[0] == ("Measure", "大力实施强链补链延链工程")


def test_what_a_frame_names_as_its_aim_is_a_goal() -> None:
    found = said("以打造区域重要的消费中心为目标，积极推进城区扩容提质。")
    assert found == [("Goal", "打造区域重要的消费中心"), ("Measure", "积极推进城区扩容提质")]
