"""Words for years mean the years that a reader of plans understands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.periods import find_times, five_year_plan, plan_ending, plan_name, plan_of_name
from kg.values import Period
from ontology.code_lists import plan_periods

PLAN = Period(2021, 2025)


@given(st.integers(1, 60))
def test_a_plan_is_found_again_by_its_name_and_its_last_year(number: int) -> None:
    plan = five_year_plan(number)
    name = plan_name(plan)
    assert name
    assert plan_of_name(name) == plan
    assert plan_of_name(f"“{name}”") == plan
    assert plan_ending(plan.end) == plan


def test_the_rule_agrees_with_the_code_list() -> None:
    listed = [entry for entry in plan_periods() if entry.kind == "five-year"]
    assert listed
    for entry in listed:
        assert plan_of_name(entry.name) == Period(entry.start, entry.end), entry.name


@given(st.integers(1950, 2060))
def test_years_that_end_no_plan_have_none(year: int) -> None:
    plan = plan_ending(year)
    assert plan is None or (plan.end == year and plan.end - plan.start == 4)


@pytest.mark.parametrize("number", [0, -3])
def test_there_is_no_plan_before_the_first(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        five_year_plan(number)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2030年", [2030]),
        ("2030 年目标", [2030]),
        ("二〇三五年", [2035]),
        ("二零三五年远景", [2035]),
        ("到2025年", [2025]),
        ("２０２５年底前", [2025]),
        ("2024年6月底", [2024]),
        ("2020年比2015年", [2020, 2015]),
        ("“十四五”末", [2025]),
        ("“十五五”期末", [2030]),
        ("“十四五”规划期末", [2025]),
        ("“十四五”初期", [2021]),
        ("十四五末", [2025]),
        ("期末", [2025]),
        ("基期", [2020]),
        ("2021-2025年", [(2021, 2025)]),
        ("2021年—2024年", [(2021, 2024)]),
        ("2026～2030年", [(2026, 2030)]),
        ("2026年至2030年", [(2026, 2030)]),
        ("“十四五”", [(2021, 2025)]),
        ('"十三五"期间', [(2016, 2020)]),
        ("“十一五”以来", [(2006, 2010)]),
        ("五年累计", [(2021, 2025)]),
        ("5年累计", [(2021, 2025)]),
        ("三年累计", [None]),
        ("2025-2021年", []),
        ("第十四五个", []),
        ("19.2025年均", []),
        ("一般五年", []),
        ("国道2025", []),
    ],
)
def test_times_are_found(text: str, years: list[int | tuple[int, int] | None]) -> None:
    found = find_times(text, PLAN)
    read = [m.year or ((m.period.start, m.period.end) if m.period else None) for m in found]
    assert read == years


def test_without_a_plan_the_words_that_need_one_mean_nothing() -> None:
    assert find_times("期末") == ()
    assert [m.years for m in find_times("五年累计")] == [5]


def test_bare_years_are_years_only_in_a_header() -> None:
    assert find_times("2020 2025") == ()
    assert [m.year for m in find_times("2020 2025", bare_years=True)] == [2020, 2025]


@given(st.text(alphabet="20一二〇三五十四年到至-—“”末期累计基 ", max_size=20))
def test_mentions_stand_in_order_inside_the_text(text: str) -> None:
    found = find_times(text, PLAN)
    edges = [edge for mention in found for edge in (mention.span.start, mention.span.end)]
    assert edges == sorted(edges)
    assert all(mention.span.end <= len(text) for mention in found)
