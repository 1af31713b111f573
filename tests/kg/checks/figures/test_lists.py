"""Counted lists: closed ones that touch their number are read, samples and other lists are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.checks.figures.lists import count_of, counted_lists

DIGITS = "零一二三四五六七八九"


def read(text: str) -> list[tuple[int, int, int]]:
    return [(found.count, found.low, found.high) for found in counted_lists(text)]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("做强粮油、果蔬、畜牧三大产业。", (3, 3, 3)),
        ("做强粮油、果蔬、畜牧和水产四大产业。", (4, 3, 4)),
        ("形成四大集群（粮油、果蔬、畜牧、水产）。", (4, 4, 4)),
        ("实施四大工程：强链、补链、延链、建链。", (4, 4, 4)),
        ("“三核”指老城核、新城核、港口核，", (3, 3, 3)),
        ("六水指由东河、西河、南河、北河、中河、小河形成的六条绿带。", (6, 6, 6)),
        ("抓好学前、小学、初中、高中、职校5个学段。", (5, 5, 5)),
    ],
)
def test_a_closed_list_that_touches_its_number_is_read(text: str, bounds: tuple[int, int, int]) -> None:
    found = read(text)
    assert (bounds[0], bounds[1]) in [(count, low) for count, low, _ in found]
    assert not any(one.disagrees for one in counted_lists(text))


@pytest.mark.parametrize(
    "text",
    [
        "做强粮油、果蔬、畜牧和水产三大产业链中的两个，",
        "加快建设粮油、果蔬、畜牧等五大产业。",
        "形成五大集群（包括粮油、果蔬、畜牧、水产）。",
        "实施五大工程：重点是强链、补链、延链、建链。",
        "涉及8个乡镇15个村，其中东庄、西庄、南庄、北庄先行。",
        "成为继东港、西港、南港之后第四个大港。",
        "围绕增速、结构、效率提出5项指标。",
        "新增7个县（市、区）。",
        "坚持“三个立足”、强化“四个统筹”、做到“五个带头”。",
        "新建学校3所、医院2所、场馆5个。",
        "聚焦教育、医疗、养老实施五大工程。",
        "新增一所学校、两家医院、五个公园。",
        "东港、西港、南港辐射五个县城。",
        "“两品一标”指绿色食品、有机产品、地理标志产品。",
        "“三个先行”是把先试的失误、探索的错误、创新的不足、改革的缺位分清。",
        "建设2个片区（东至东河、西至西河、南至南河、北至北河）。",
    ],
)
def test_samples_and_what_is_no_list_are_silent(text: str) -> None:
    assert not any(found.disagrees for found in counted_lists(text))


@pytest.mark.parametrize(
    "text",
    [
        "做强粮油、果蔬、畜牧四大产业。",
        "做强粮油、果蔬、畜牧、水产三大产业。",
        "做强粮油、果蔬、畜牧、水产等三大产业。",
        "形成五大集群（粮油、果蔬、畜牧、水产）。",
        "实施三大工程：强链、补链、延链、建链。",
        "“四核”指老城核、新城核、港口核，",
    ],
)
def test_one_too_many_or_too_few_disagrees(text: str) -> None:
    assert any(found.disagrees for found in counted_lists(text))


def test_counts_inside_members_add_up() -> None:
    assert not any(found.disagrees for found in counted_lists("建设五大场馆（东区两场、西区三馆）。"))
    text = "在铁路南北两入口处、大河东西两入口处、北河入口、西河入口和东河出口七处设绿地。"
    assert not any(found.disagrees for found in counted_lists(text))


def test_what_stands_before_another_action_is_another_list() -> None:
    [found] = counted_lists("优化服务、改善环境、发展粮油、果蔬、畜牧三大产业。")
    assert found.members == ("发展粮油", "果蔬", "畜牧")


@given(st.integers(1, 99))
def test_a_count_is_read_as_it_is_written(number: int) -> None:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens]}十"
    assert count_of(f"{head}{DIGITS[ones] if ones else ''}") == number
    assert count_of(str(number)) == number
