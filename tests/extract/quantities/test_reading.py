"""A quantity measures what its clause names; what the clause does not say is carried from the one before."""

import pytest

from extract.quantities.finding import find_quantities
from extract.quantities.reading import read_sentence
from extract.quantities.times import find_marks, masked
from kg.model import Span


def read(text: str) -> list[tuple[str, str]]:
    marks = find_marks(text, None, None)
    own = tuple(each for each in find_quantities(text) if not any(mark.span.overlaps(each.span) for mark in marks))
    found = read_sentence(text, masked(text, marks), Span(0, len(text)), own)
    return [(each.name, each.quantity.said) for each in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("到2025年，全县桦木加工产值达到12亿元", [("桦木加工产值", "12亿元")]),
        ("松茸产量突破3万吨，年均增长6%", [("松茸产量", "3万吨"), ("松茸产量年均增长", "6%")]),
        ("林业产值50亿元、占全县的比重20%", [("林业产值", "50亿元"), ("林业产值占全县的比重", "20%")]),
        (
            "木屋、雪橇、冰灯产业规模分别达到3亿元、2亿元和1亿元",
            [
                ("木屋产业规模", "3亿元"),
                ("雪橇产业规模", "2亿元"),
                ("冰灯产业规模", "1亿元"),
            ],
        ),
        ("牧民收入由9000元增加到1.2万元", [("牧民收入", "9000元"), ("牧民收入", "1.2万元")]),
        ("冰湖水质达标率、林地保有率均达到95%以上", [("冰湖水质达标率", "95%以上"), ("林地保有率", "95%以上")]),
        ("城乡居民收入分别增长6%和7%", [("城镇居民收入增长", "6%"), ("农村居民收入增长", "7%")]),
    ],
)
def test_names_are_carried_and_distributed(text: str, wanted: list[tuple[str, str]]) -> None:
    assert read(text) == wanted


def test_a_verb_of_a_flow_stays_in_the_name_and_goes_on_over_a_list() -> None:
    assert read("新建林区公路30公里、防火通道12公里") == [("新建林区公路", "30公里"), ("新建防火通道", "12公里")]
    assert read("新增5家雪具制造企业") == [("新增雪具制造企业", "5家")]
    assert read("雪具制造企业达到5家") == [("雪具制造企业", "5家")]


def test_the_noun_that_is_counted_may_follow() -> None:
    assert read("打造2-3条功能齐全、特色鲜明的冰雪旅游线路") == [("冰雪旅游线路", "2-3条")]
    assert read("80%的林场达到国家标准") == [("林场达到国家标准比例", "80%")]


@pytest.mark.parametrize(
    "text",
    [
        "甲镇、乙镇等10个街道",
        "推进山北、山南4个特色片区建设",
        "与11家机构签订协议",
        "支持2000万元以上项目",
        "发挥7个联络处作用",
        "用3年时间完成整治",
    ],
)
def test_counts_in_apposition_classes_and_spans_of_time_are_no_figures(text: str) -> None:
    assert read(text) == []


def test_a_size_that_sorts_what_is_counted_belongs_to_the_name() -> None:
    assert read("销售收入超10亿元企业5家以上") == [("销售收入超10亿元企业", "5家以上")]


def test_places_that_only_say_how_far_are_no_figure() -> None:
    assert read("推进8个街道170个老旧林区改造") == [("老旧林区改造", "170个")]


def test_a_site_named_once_holds_for_the_measures_after_it() -> None:
    text = "雪原产业园工业增加值达到9亿元，税收突破1亿元，劳动生产率达到20万元/人"
    assert [name for name, _ in read(text)] == ["雪原产业园工业增加值", "雪原产业园税收", "劳动生产率"]
