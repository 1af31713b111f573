"""One line of the example plan is changed, and exactly the finding about it appears; lists follow the text too."""

from pathlib import Path

import pytest

from extract.pipeline import extract_plan
from kg.checks import PlanView, answers
from kg.checks.gaps.box_count import CountAgainstBox
from kg.checks.gaps.box_text import BoxWithoutText
from kg.checks.gaps.carriers import CarrierWithoutProject
from kg.checks.gaps.goals import GoalWithoutProject
from kg.checks.gaps.handed_down import TargetsHandedDown
from kg.checks.gaps.headlines import HeadlineGoalWithoutIndicator
from kg.checks.gaps.measures import GoalWithoutMeasure
from kg.checks.gaps.strategies import StrategyUnanswered
from kg.checks.gaps.tasks import TaskWithoutProject
from kg.checks.gaps.text_box import TextProjectNotInBox
from kg.ids import DEFAULT_BASE
from tests.kg.checks.example import EXAMPLE, findings_of_text

pytestmark = pytest.mark.slow

CHECKS = (
    GoalWithoutProject(),
    TaskWithoutProject(),
    HeadlineGoalWithoutIndicator(),
    BoxWithoutText(),
    TextProjectNotInBox(),
    CountAgainstBox(),
    StrategyUnanswered(),
)
TITLE, _, _ = EXAMPLE.partition("\n第一章")


def chapter(number: str, following: str) -> str:
    return EXAMPLE.partition(f"\n第{number}章 ")[2].partition(f"\n第{following}章 ")[0]


GOALS, INNOVATION = f"{TITLE}\n第二章 {chapter('二', '三')}", f"\n第四章 {chapter('四', '五')}"
TOWNS = f"{TITLE}\n第五章 {chapter('五', '六')}"
# the goals with their table and the social chapter: reading no more keeps the tests fast
PART = f"{GOALS}\n第十章 {chapter('十', '十一')}"

# what closes a gap of the example: the words as printed, and what stands in their place then
OPEN_LINE = ("——开放合作不断扩大。总部", "——开放合作不断扩大。进出口总额达到 12 亿元。总部")
LIBRARY = ("升级改造图书馆、文化馆，支持汉秀", "支持汉秀")
BURIAL = ("夯实基层基础。建成", "夯实基层基础。推进殡葬改革，建成")
CARRIERS = ("分类发展重点镇。顺应人口集聚趋势，", "分类发展重点镇。建设石材产业园。建设建筑产业园。顺应人口集聚趋势，")
DOCTORS = ("师数（人） 4.27 4.27", "师数（人） 4.27 4.57")
VENUES = (
    "实现“两场三馆”（体育场、室外体育活动广\n场、体育馆、游泳馆和全民健身综合馆）和“10 分钟健身圈”在城\n区全覆盖，",
    "",
)
VENUES_GOAL = "实现“两场三馆”（体育场、室外体育活动广场、体育馆、游泳馆和全民健身综合馆）和“10分钟健身圈”在城区全覆盖"


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    found = findings_of_text(tmp_path_factory.mktemp("before"), PART, CHECKS)
    return {key: f"{one.check} {one.severity} {one.focus[0].name}" for key, one in found.items()}


def test_the_example_has_these_gaps(before: dict[str, str]) -> None:
    assert sorted(before.values()) == [
        "box-without-text medium 驿城区水屯镇公益性公墓项目",
        "goal-without-project low 新建、改扩建学校",
        f"goal-without-project medium {VENUES_GOAL}",
        "goal-without-project medium 建成保障性住房5000套",
        "goal-without-project medium 每千人口拥有执业（助理）医师数",
        "headline-goal-without-indicator medium 开放合作不断扩大",
        "task-without-project low 促进人口均衡发展",
        "task-without-project low 完善文化服务",
    ]


def changed(text: str, change: tuple[str, str]) -> str:
    assert text.count(change[0]) == 1
    return text.replace(*change)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("建设市一高新校区，", "新建公共停车场 12 座，"), "goal-without-project medium"),
        (("驻马店市驿城区职业技能培训中心等。", "驻马店市驿城区职业技能培训中心。"), "goal-without-project medium"),
        (("改扩建学校 15 所，", "改扩建学校 3 所，"), "count-against-box medium"),
        (("建设市一高新校区，", "重点推进驿城区柳林河体育学校等项目建设，"), "text-project-not-in-box low"),
        (("区综治中心，推动", "区综治中心。深度对接长江经济带发展。推动"), "strategy-unanswered low"),
    ],
)
def test_a_changed_line_opens_exactly_its_gap(
    before: dict[str, str], tmp_path: Path, change: tuple[str, str], expected: str
) -> None:
    after = findings_of_text(tmp_path, changed(PART, change), CHECKS)
    [new] = [found for key, found in after.items() if key not in before]
    assert f"{new.check} {new.severity}" == expected
    assert new.evidence


@pytest.mark.parametrize(
    ("change", "gap"),
    [
        (OPEN_LINE, "headline-goal-without-indicator medium 开放合作不断扩大"),
        (LIBRARY, "task-without-project low 完善文化服务"),
        (VENUES, f"goal-without-project medium {VENUES_GOAL}"),
    ],
)
def test_a_line_that_closes_a_gap_takes_exactly_its_finding_away(
    before: dict[str, str], tmp_path: Path, change: tuple[str, str], gap: str
) -> None:
    after = findings_of_text(tmp_path, changed(PART, change), CHECKS)
    [gone] = [told for key, told in before.items() if key not in after]
    assert gone.startswith(gap)
    assert set(after) <= set(before)


def test_text_on_what_boxes_list_answers_all_boxes_that_list_it(before: dict[str, str], tmp_path: Path) -> None:
    after = findings_of_text(tmp_path, changed(PART, BURIAL), CHECKS)
    gone = [told for key, told in before.items() if key not in after]
    assert {told.split()[0] for told in gone} == {"box-without-text"}
    assert "box-without-text medium 驿城区水屯镇公益性公墓项目" in gone


def test_carriers_that_a_sentence_builds_are_no_gap(tmp_path: Path) -> None:
    [found] = findings_of_text(tmp_path, TOWNS, (CarrierWithoutProject(),)).values()
    assert [focus.name for focus in found.focus] == ["石材产业园", "番茄产业园", "香菇产业园", "建筑产业园"]
    [left] = findings_of_text(tmp_path, changed(TOWNS, CARRIERS), (CarrierWithoutProject(),)).values()
    assert [focus.name for focus in left.focus] == ["番茄产业园", "香菇产业园"]


def test_a_main_goal_whose_chapter_is_cut_out_has_no_measure(tmp_path: Path) -> None:
    whole = findings_of_text(tmp_path, GOALS + INNOVATION, (GoalWithoutMeasure(),))
    cut = findings_of_text(tmp_path, GOALS, (GoalWithoutMeasure(),))
    [new] = [found for key, found in cut.items() if key not in whole]
    assert (new.severity, new.focus[0].name) == ("low", "创新活力充分迸发")


def test_a_raised_target_leaves_the_projects_of_the_other_one(before: dict[str, str], tmp_path: Path) -> None:
    after = findings_of_text(tmp_path, changed(PART, DOCTORS), CHECKS)
    [new] = [found for key, found in after.items() if key not in before]
    assert new.focus[0].name == "每千人口注册护士数"
    assert list(new.figures) == ["每千人口注册护士数"]


def test_a_value_that_is_filled_in_leaves_the_list(tmp_path: Path) -> None:
    handed = "空气优良天数比率（%） 77.3 按市下达目标"
    names: list[list[str]] = []
    for text in (PART, changed(PART, (handed, "空气优良天数比率（%） 77.3 80.1"))):
        path = tmp_path / f"plan{len(names)}.txt"
        path.write_text(text, encoding="utf-8")
        graph = extract_plan(path, base_iri=DEFAULT_BASE, area=None, progress=lambda _stage, _share: None)
        [told] = answers([PlanView(graph)], checks=(TargetsHandedDown(),)).inventories
        names.append([item.name for item in told.items])
    assert [name for name in names[0] if name not in names[1]] == ["空气优良天数比率"]
    assert set(names[1]) <= set(names[0])
