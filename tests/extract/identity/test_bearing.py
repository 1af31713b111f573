"""A name belongs where its own words say; one that says nothing belongs where its plan does; great ones to all."""

import pytest

from extract.identity.bearing import Bearing, bearing
from extract.identity.clusters import clustered
from extract.identity.home import Home, home_of
from kg.model import NO_RULINGS, Iri, Plan, Source


def at_home(area: str) -> Home:
    source = Source("plan.txt", "text/plain", "0" * 64, None)
    return home_of(Plan("x", Iri("https://example.org/x"), area, source, area=area))


def settled(kind: str, name: str, area: str) -> tuple[str, str | None]:
    found = clustered(kind, [name], at_home(area), NO_RULINGS).of[name]
    return found.key, found.scope


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("Organisation", "第二中学"),
        ("Organisation", "第一人民医院"),
        ("Organisation", "市第一人民医院"),
        ("Park", "新能源产业园"),
        ("WaterBody", "石河"),
        ("WaterBody", "小清河"),
        ("Place", "城关镇"),
    ],
)
def test_a_local_name_is_another_thing_in_another_city(kind: str, name: str) -> None:
    assert settled(kind, name, "河南省驻马店市") != settled(kind, name, "江苏省苏州市")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("Organisation", "华能"),
        ("Organisation", "中国科学院"),
        ("Organisation", "国家统计局"),
        ("Organisation", "复旦大学"),
        ("Organisation", "河南腾远电源有限公司"),
        ("Organisation", "苏州市第一人民医院"),
        ("Park", "苏州工业园区"),
        ("WaterBody", "长江"),
        ("Place", "苏州市"),
        ("Place", "长三角"),
        ("Strategy", "乡村振兴"),
    ],
)
def test_a_name_that_says_whose_it_is_is_one_thing_everywhere(kind: str, name: str) -> None:
    assert settled(kind, name, "河南省驻马店市驿城区") == settled(kind, name, "江苏省苏州市")


def test_a_body_with_its_area_and_without_is_one_in_the_plan_of_that_area() -> None:
    full, short = settled("Organisation", "苏州市第九中学", "广州市"), settled("Organisation", "第九中学", "苏州市")
    assert full == short == ("第九中学", "江苏省苏州市")


def test_a_plan_that_leaves_its_province_out_is_at_home_in_the_same_area() -> None:
    assert at_home("驻马店市驿城区").own == at_home("河南省驻马店市驿城区").own == "河南省驻马店市驿城区"


def test_two_cities_bodies_of_one_kind_are_two() -> None:
    home = at_home("广州市")
    assert bearing("Organisation", "苏州实验室", home) != bearing("Organisation", "广州实验室", home)


def test_an_academy_is_one_in_full_and_in_short() -> None:
    home = at_home("广州市")
    assert bearing("Organisation", "中科院", home) == bearing("Organisation", "中国科学院", home)


@pytest.mark.parametrize("name", ["华能集团", "中国华能集团有限公司", "华能"])
def test_a_group_of_the_country_is_one_under_all_its_names(name: str) -> None:
    assert bearing("Organisation", name, at_home("广州市")) == Bearing("华能")


def test_a_district_s_plan_may_name_its_city_s_body_without_the_city() -> None:
    home = at_home("河南省驻马店市驿城区")
    names = ["驻马店市第二中医院", "市第二中医院", "第二中医院"]
    found = clustered("Organisation", names, home, NO_RULINGS)
    assert {found.of[name] for name in names} == {Bearing("第二中医院", "河南省驻马店市")}
    alone = clustered("Organisation", ["第二中医院"], home, NO_RULINGS)
    assert alone.of["第二中医院"].scope == "河南省驻马店市驿城区"
