"""One project in two stages, sizes, reaches or boxes, and what is reported complete and planned again."""

from dataclasses import replace

import pytest

from kg.checks import PlanView
from kg.checks.statements.again import CompleteAndPlanned
from kg.checks.statements.boxes import ProjectListedTwice
from kg.checks.statements.reaches import ReachesApart
from kg.checks.statements.sizes import SizeInTwoPlaces
from kg.checks.statements.wording import StageInTwoPlaces
from kg.model import DirectEvidence, Entity, RuleId, Severity, Span
from tests.kg.checks.plans import Draft, Paragraph
from tests.kg.checks.statements.told import ask, box, planned, project, reported

STATION = "响泉抽水蓄能电站"


def direct(entity: Entity) -> list[DirectEvidence]:
    return [piece for piece in entity.evidence if isinstance(piece, DirectEvidence)]


def stages(*words: str) -> int:
    draft = Draft(tuple(planned(each) for each in words))
    project(draft, STATION)
    return len(ask(StageInTwoPlaces(), draft))


def test_a_project_prepared_here_and_built_there_is_asked_about_with_both_passages() -> None:
    draft = Draft((planned(f"抓紧{STATION}前期论证，发展风电。"), planned(f"加快推进{STATION}项目建设。")))
    project(draft, STATION)
    [found] = ask(StageInTwoPlaces(), draft)
    assert found.severity is Severity.MEDIUM
    assert [passage.quote for passage in found.evidence] == [f"抓紧{STATION}前期论证", f"加快推进{STATION}项目建设"]
    assert found.message.endswith("？")
    assert found.message_en.endswith("?")


@pytest.mark.parametrize(
    ("early", "later"),
    [
        (f"谋划建设{STATION}。", f"{STATION}2024年底前开工。"),
        (f"开展石桥水库、{STATION}等项目前期工作。", f"建成{STATION}。"),
        (f"做好{STATION}的可行性研究。", f"推进{STATION}建设，争取2023年投入使用。"),
    ],
)
def test_words_of_preparation_and_of_building(early: str, later: str) -> None:
    assert stages(early, later) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"加快推进{STATION}。", f"重点推进{STATION}建设。"),
        (f"开展{STATION}前期工作，力争2024年开工建设。", f"建成{STATION}。"),
        (f"抓紧{STATION}前期论证。", f"围绕{STATION}建设，发展休闲旅游。"),
        (f"抓紧{STATION}前期论证。", f"与{STATION}建设单位对接。"),
        (f"谋划建设{STATION}送出线路。", f"建成{STATION}。"),
        (f"抓紧{STATION}前期论证。", f"规划建设{STATION}、石桥水库。"),
        (f"抓紧{STATION}前期论证。", f"重点推进石桥小学新建项目、{STATION}。"),
        (f"抓紧{STATION}前期论证。", f"加快{STATION}等前期工作，开工建设石桥水库。"),
    ],
)
def test_a_course_a_topic_or_one_stage_is_not_asked_about(one: str, other: str) -> None:
    assert stages(one, other) == 0


@pytest.mark.parametrize(("name", "asked"), [("青云水库", 1), ("城市公园", 0), ("充电设施", 0)])
def test_a_short_name_counts_when_it_is_that_of_one_work(name: str, asked: int) -> None:
    draft = Draft((planned(f"开展{name}前期工作。"), planned(f"{name}建成投用。")))
    project(draft, name)
    assert len(ask(StageInTwoPlaces(), draft)) == asked


def test_what_was_prepared_or_signed_before_is_carried_over() -> None:
    draft = Draft((reported(f"{STATION}前期工作扎实开展，成功签约。"), planned(f"加快{STATION}建设。")))
    project(draft, STATION)
    assert ask(StageInTwoPlaces(), draft) == []


def sizes(*paragraphs: Paragraph, names: tuple[str, ...]) -> list[str]:
    draft = Draft(paragraphs)
    for name in names:
        project(draft, name)
    return [found.message for found in ask(SizeInTwoPlaces(), draft)]


def test_one_name_with_two_capacities_is_asked_about() -> None:
    names = ("柳溪70MW农光互补光伏发电", "柳溪9万千瓦农光互补光伏发电")
    [told] = sizes(planned(f"推进{names[0]}。"), planned(f"建设{names[1]}。"), names=names)
    assert "70MW" in told
    assert "9万千瓦" in told


def test_a_capacity_in_brackets_behind_the_name_counts() -> None:
    words = (f"推进{STATION}（装机120万千瓦）。", f"建设{STATION}（装机100万千瓦）。")
    assert len(sizes(*(planned(each) for each in words), names=(STATION,))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("柳溪70MW农光互补光伏发电", "柳溪7万千瓦农光互补光伏发电"),
        ("改造5所标准化示范学校", "改造7所标准化示范学校"),
        ("总投资5亿元柳溪物流园区", "总投资7亿元柳溪物流园区"),
    ],
)
def test_one_size_in_two_units_counts_and_money_are_not_asked_about(one: str, other: str) -> None:
    assert sizes(planned(f"推进{one}。"), planned(f"推进{other}。"), names=(one, other)) == []


def test_two_entries_of_one_list_are_two_projects() -> None:
    names = ("柳溪5万千瓦风力发电", "柳溪9万千瓦风力发电")
    assert sizes(planned(f"推进{names[0]}、{names[1]}。"), names=names) == []


UPPER, LOWER = "石河治理（上桥镇至下桥镇段）", "石河治理（下桥镇至湖口段）"


def reaches(*paragraphs: Paragraph, names: tuple[str, ...] = (UPPER, LOWER)) -> list[str]:
    draft = Draft(paragraphs)
    for name in names:
        project(draft, name)
    return [found.message for found in ask(ReachesApart(), draft)]


def test_two_reaches_that_meet_and_are_listed_apart_are_asked_about_as_two_projects() -> None:
    [told] = reaches(planned(f"实施{UPPER}。"), box(f"重点实施{LOWER}。", "水利项目"))
    assert UPPER in told
    assert LOWER in told
    assert "是否应同时列入" in told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("国道328上桥至下桥段改建", "国道328下桥至湖口段改建"),
        ("环湖大道绿化（东桥－西桥）", "环湖大道绿化（西桥－南桥）"),
    ],
)
def test_roads_and_other_marks_of_a_reach(one: str, other: str) -> None:
    assert len(reaches(planned(f"实施{one}。"), planned(f"实施{other}。"), names=(one, other))) == 1


@pytest.mark.parametrize(
    "other",
    [
        "石河治理（湖口至海口段）",
        "石河治理（一期）",
        "石河治理（2021-2025年）",
        "沙河治理（下桥镇至湖口段）",
        "石河治理（下桥镇至上桥镇段）",
    ],
)
def test_reaches_that_do_not_meet_phases_other_rivers_and_one_reach_are_not(other: str) -> None:
    assert reaches(planned(f"实施{UPPER}。"), planned(f"实施{other}。"), names=(UPPER, other)) == []


def test_reaches_listed_together_somewhere_are_not_asked_about() -> None:
    assert reaches(planned(f"实施{UPPER}。"), box(f"重点实施{UPPER}、{LOWER}。", "水利项目")) == []


def test_twice_in_one_box_is_raised_and_two_boxes_are_one_hint() -> None:
    draft = Draft((box("实施石桥养老中心、柳溪湖公园、石桥养老中心。", "甲"), box("石桥养老中心、柳溪湖公园。", "乙")))
    for name in ("石桥养老中心", "柳溪湖公园"):
        project(draft, name)
    twice, both = ask(ProjectListedTwice(), draft)
    assert (twice.severity, both.severity) == (Severity.MEDIUM, Severity.LOW)
    assert [focus.name for focus in both.focus] == ["石桥养老中心", "柳溪湖公园"]
    assert len(twice.evidence) == 2


def test_prose_in_a_box_tells_of_a_project_once() -> None:
    draft = Draft((box("推进石桥水库加固，依托石桥水库加固发展灌溉。", "水利重点工程"),))
    made = project(draft, "石桥水库加固")
    draft.entities[-1] = replace(
        made, evidence=tuple(replace(piece, rule=RuleId("text.project-item")) for piece in direct(made))
    )
    assert ask(ProjectListedTwice(), draft) == []


def test_a_box_that_lists_by_towns_may_name_one_kind_of_work_for_each() -> None:
    draft = Draft((box("石桥镇。建设农村集中供水。柳溪镇。建设农村集中供水。", "各镇项目"),))
    project(draft, "农村集中供水")
    document = draft.context.document
    [last] = [block for block in document.blocks if block.span.of(document.text).startswith("石桥镇")]
    middle = last.span.start + len("石桥镇。建设农村集中供水。")
    parts = (Span(last.span.start, middle), Span(middle, last.span.end))
    blocks = tuple(replace(last, span=part, lead=Span(part.start, part.start + 3)) for part in parts)
    graph = replace(draft.graph(), document=replace(document, blocks=(*document.blocks[:-1], *blocks)))
    assert list(ProjectListedTwice().run(PlanView(graph))) == []


def test_a_project_of_the_text_and_one_box_is_not_asked_about() -> None:
    draft = Draft((planned("建设石桥养老中心。"), box("重点实施石桥养老中心。", "甲")))
    project(draft, "石桥养老中心")
    assert ask(ProjectListedTwice(), draft) == []


def again(before: str, *after: Paragraph) -> list[Severity]:
    draft = Draft((reported(before), *after))
    project(draft, STATION)
    return [found.severity for found in ask(CompleteAndPlanned(), draft)]


def test_what_is_reported_complete_and_planned_again_is_asked_about() -> None:
    assert again(f"{STATION}建成投用。", planned(f"新建{STATION}。")) == [Severity.MEDIUM]
    assert again(f"{STATION}建成投用。", planned(f"{STATION}建成并网。")) == [Severity.MEDIUM]
    assert again(f"{STATION}建成投用。", planned(f"加快{STATION}建设。")) == [Severity.LOW]
    assert again(f"{STATION}建成投用。", box(f"重点实施{STATION}。", "能源")) == [Severity.LOW]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{STATION}建成投用。", f"建设{STATION}二期。"),
        (f"{STATION}建成投用。", f"推进{STATION}扩建。"),
        (f"{STATION}建成投用。", f"依托{STATION}发展旅游。"),
        (f"{STATION}一期建成投用。", f"加快{STATION}建设。"),
        (f"{STATION}开工建设。", f"建成{STATION}。"),
        (f"{STATION}签约落地。", f"加快{STATION}建设。"),
    ],
)
def test_what_is_added_to_used_or_carried_over_is_not(before: str, after: str) -> None:
    assert again(before, planned(after)) == []
