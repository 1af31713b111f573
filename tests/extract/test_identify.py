"""Laws of knowing which plan a document is."""

import pytest

from extract.identify import identify_plan, period_of
from kg.ids import DEFAULT_BASE
from kg.model import Document, Source
from kg.values import Period


def document(title: str, preamble: str = "") -> Document:
    """Return a document that has nothing but a title and a cover."""
    return Document(Source("plan.txt", "0" * 64, "txt"), title, "", (), (), (), (), preamble)


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("甲市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要", Period(2021, 2025)),
        ("甲市国民经济和社会发展第十五个五年规划纲要", Period(2026, 2030)),
        ("甲市国民经济和社会发展第十一个五年计划", Period(2006, 2010)),
        ("甲县“十四五”数字经济规划", Period(2021, 2025)),
        ("甲县“十五五”规划建议", Period(2026, 2030)),
        ("甲市城市更新规划（2021—2027年）", Period(2021, 2027)),
        ("甲县2024年政府工作报告", Period(2024, 2024)),
        ("甲县发展规划", None),
    ],
)
def test_a_title_gives_the_years(title: str, period: Period | None) -> None:
    assert period_of(title) == period


@pytest.mark.parametrize(
    ("preamble", "issuer", "issued"),
    [
        ("甲县人民政府办公室\n关于印发规划的通知\n2021年9月24日", "甲县人民政府办公室", "2021-09-24"),
        ("发文机关：甲市人民政府\n成文日期：2026-03-05", "甲市人民政府", "2026-03-05"),
        ("甲市发展和改革委员会\n二〇二一年五月", "甲市发展和改革委员会", "2021-05"),
        ("2021年4月", None, "2021-04"),
        ("", None, None),
    ],
)
def test_the_cover_gives_issuer_and_date(preamble: str, issuer: str | None, issued: str | None) -> None:
    plan = identify_plan(document("甲县国民经济规划", preamble), iri_base=DEFAULT_BASE)
    assert (plan.issuer, plan.issued) == (issuer, issued)


def test_what_the_user_gives_goes_before_the_title() -> None:
    plan = identify_plan(document("发展规划纲要"), iri_base=DEFAULT_BASE, given_area="411702")
    assert (plan.area, plan.area_code, plan.level) == ("河南省驻马店市驿城区", "411702", "county")


def test_white_space_in_a_title_makes_no_other_plan() -> None:
    one = identify_plan(document("甲县 国民经济规划"), iri_base=DEFAULT_BASE)
    assert one.iri == identify_plan(document("甲县国民经济规划"), iri_base=DEFAULT_BASE).iri


@pytest.mark.parametrize(
    ("title", "preamble", "named", "issuer"),
    [
        ("2026年甲省政府工作报告", "——2026年1月20日在甲省第十四届人民代表大会第四次会议上", "甲省", "甲省人民政府"),
        ("政府工作报告", "——二〇二六年一月二十日在苏州市第十七届人民代表大会上", "苏州市", "苏州市人民政府"),
        ("小中大】政府工作报告", "首页\n2026年苏州市政府工作报告\n来源：日报", "苏州市", "苏州市人民政府"),
        ("苏州市2026年政府工作报告", "", "苏州市", "苏州市人民政府"),
        ("2026年政府工作报告", "来源：日报", None, None),
    ],
)
def test_a_work_report_is_that_of_the_government_that_gave_it(
    title: str, preamble: str, named: str | None, issuer: str | None
) -> None:
    plan = identify_plan(document(title, preamble), iri_base=DEFAULT_BASE)
    assert (plan.area, plan.issuer, plan.period) == (named, issuer, Period(2026, 2026))


def test_the_reports_of_two_governments_are_two_plans_though_both_are_titled_alike() -> None:
    one, other = (
        identify_plan(document("政府工作报告", f"2026年1月9日在{area}第九届人民代表大会上"), iri_base=DEFAULT_BASE)
        for area in ("甲县", "乙县")
    )
    assert one.iri != other.iri
