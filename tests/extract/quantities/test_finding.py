"""Numbers with a unit are quantities; numbers in names, dates and roads are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.quantities.finding import find_quantities


def said(text: str) -> list[tuple[str, str | None]]:
    return [(each.said, each.unit) for each in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("桦木产量达到1.5万吨以上", [("1.5万吨以上", "万吨")]),
        ("增长8%-10%，建成1—2个", [("8-10%", "%"), ("1-2个", "个")]),
        (
            "客流30余万人次，投资10亿多元，招引100多家",
            [("30余万人次", "万人次"), ("10多亿元", "亿元"), ("100多家", "家")],
        ),
        ("收入比缩小到2.35，恩格尔系数降到30以下", [("2.35", None), ("30以下", None)]),
        ("收入比2.56∶1", [("2.56", None)]),
        ("亩均税收20万元/亩，浓度30微克/立方米", [("20万元/亩", "万元/亩"), ("30微克/立方米", "微克/立方米")]),
        ("进入前50强，居第3位", [("前50强", "强"), ("第3位", "位")]),
        ("较去年翻一番以上，实现翻番", [("翻1番以上", "番"), ("翻1番", "番")]),
        ("实现村级驿站全覆盖。", [("全覆盖", "%")]),
    ],
)
def test_numbers_with_units_ranges_ranks_and_ratios_are_found(text: str, wanted: list[tuple[str, str | None]]) -> None:
    assert said(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "推进5G网络和PM2.5监测",
        "107国道与S330省道",
        "打造“10分钟生活圈”和“1+3”平台",
        "《服务企业22条》出台（共30家）",
        "创建4A级景区，建设10万吨级码头",
        "三次产业结构为6∶41∶53",
        "抓好3方面工作",
        "第3条规定",
    ],
)
def test_numbers_of_names_are_no_quantities(text: str) -> None:
    assert said(text) == []


@given(st.text(alphabet="甲乙丙0123456789.%个家万亿元、，。（）“”至-年第前余多翻番", max_size=40))
def test_quantities_stand_in_order_apart_and_inside_the_text(text: str) -> None:
    found = find_quantities(text)
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in found)
    assert [each.span.start for each in found] == sorted(each.span.start for each in found)
