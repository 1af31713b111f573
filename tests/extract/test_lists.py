"""Laws of splitting an enumeration of projects: what one item is, and what the words around the items say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.lists import ItemList, project_lists
from kg.model import Span


def names(text: str) -> list[list[str]]:
    """Return the names of the items, list by list."""
    return [[item.span.of(text) for item in found.items] for found in project_lists(text)]


def first(text: str) -> ItemList:
    """Return the first list of a sentence."""
    return next(project_lists(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("重点推进甲产业园、乙电站、丙研究院等项目建设", [["甲产业园", "乙电站", "丙研究院"]]),
        ("重点加快推进移动5G、甲特高压工程、充电桩等项目建设", [["移动5G", "甲特高压工程", "充电桩"]]),
        ("建设甲学校二期等项目", [["甲学校二期"]]),
        ("实施甲电厂、乙电厂机组等容量替代项目", [["甲电厂", "乙电厂机组等容量替代项目"]]),
        # a sign inside brackets or quotes divides nothing
        ("新建汝河治理（板桥、诸市段）、甲水厂等项目", [["汝河治理（板桥、诸市段）", "甲水厂"]]),
        ("推进“甲、乙”双廊工程、丙桥等项目", [["“甲、乙”双廊工程", "丙桥"]]),
        # several places share one project
        (
            "重点推进老河乡、板桥镇、诸市镇等重点区域水土流失治理、坡耕地治理项目",
            [["老河乡、板桥镇、诸市镇等重点区域水土流失治理", "坡耕地治理项目"]],
        ),
        ("推进胡庙乡、水屯镇等乡镇场站平台项目建设", [["胡庙乡、水屯镇等乡镇场站平台项目"]]),
        # groups between commas have closings of their own
        (
            "推进国道甲段改建工程、省道乙段改建工程等干线公路项目，乡村通路工程、桥梁工程等农村公路项目，丙枢纽站项目建设",
            [["国道甲段改建工程", "省道乙段改建工程"], ["乡村通路工程", "桥梁工程"], ["丙枢纽站项目"]],
        ),
        # an item may hold “等” itself
        ("推进铁东停车场等配套建设项目、社区养老设施等建设", [["铁东停车场等配套建设项目", "社区养老设施"]]),
        ("推进甲片区拆迁改造、乙办事处等老旧小区改造等建设", [["甲片区拆迁改造", "乙办事处等老旧小区改造"]]),
        # 和 and 及 stand inside names as often as between them
        ("推进东石河及西石河整治、特种车和房车制造等项目", [["东石河及西石河整治", "特种车和房车制造"]]),
        ("加快建设甲站开发等工程，以及乙段更新、丙段更新等项目", [["甲站开发"], ["乙段更新", "丙段更新"]]),
        # a verb of another kind ends the list
        ("推进甲系统、乙设施建设，加强通信、导航等配套", [["甲系统", "乙设施"]]),
        ("建设高等职业学校、甲医院等项目", [["高等职业学校", "甲医院"]]),
        ("推进建设路拓宽、建设大道改造等项目", [["建设路拓宽", "建设大道改造"]]),
    ],
)
def test_items_are_split_where_the_list_divides_them(text: str, expected: list[list[str]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("续建甲高铁、乙高铁", "在建"),
        ("推动甲铁路、乙铁路等项目开工建设", "开工"),
        ("规划建设甲码头等项目", "谋划"),
        ("推进甲铁路规划研究", "前期"),
        ("研究建设甲通道等项目", "谋划"),
        ("重点推进甲工程等项目建设", None),
        ("加快甲工程等项目建设", None),
    ],
)
def test_only_words_of_a_stage_say_a_stage(text: str, stage: str | None) -> None:
    assert first(text).stage == stage


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ("推进甲、乙等项目", True),
        ("推进甲、乙等重大工程建设", True),
        ("推进甲治理工程、乙治理工程", True),
        ("续建甲站、乙站等综合客运枢纽", False),
        ("推进甲、乙等建设", False),
    ],
)
def test_a_list_is_one_of_projects_beyond_doubt_only_if_it_says_so(text: str, strong: bool) -> None:  # noqa: FBT001
    assert first(text).strong is strong


def test_places_that_share_a_project_leave_its_head_as_a_further_name() -> None:
    text = "推进老河乡、板桥镇等重点区域水土流失治理项目"
    head = first(text).items[0].head
    assert head is not None
    assert head.of(text) == "重点区域水土流失治理项目"


@given(st.lists(st.sampled_from(["甲水库", "乙电站", "丙园（一期、二期）", "丁“一、二”线"]), min_size=2, max_size=6))
def test_a_list_gives_back_the_items_it_was_made_of(items: list[str]) -> None:
    text = "重点推进" + "、".join(items) + "等项目建设"
    assert names(text) == [items]


@given(st.text(alphabet="甲乙、，等和项目建设推进（）“”工程", max_size=40))
def test_every_item_lies_inside_its_sentence_whatever_the_sentence(text: str) -> None:
    whole = Span(0, len(text))
    for found in project_lists(text):
        assert all(whole.covers(item.span) for item in found.items)
