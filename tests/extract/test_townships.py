"""Laws of the table of towns: whose towns are read, and by which names they are known."""

import re

from extract.divisions import area_at, area_of_code
from extract.townships import bare_names, full_names, town_named, towns_in


def test_a_county_has_its_own_towns_a_city_those_of_all_its_counties_a_province_none() -> None:
    county, city = towns_in(area_of_code("320583")), towns_in(area_of_code("320500"))
    assert set(county) < set(city)
    assert {town.code[:4] for town in city} == {"3205"}
    assert towns_in(area_of_code("320000")) == ()


def test_where_the_table_has_no_code_there_are_no_towns() -> None:
    assert towns_in(area_at("甲市乙县国民经济规划")) == ()
    assert full_names(None) == frozenset()


def test_every_town_has_a_code_of_nine_digits_and_a_county() -> None:
    for town in towns_in(area_of_code("440100")):
        assert re.fullmatch(r"\d{9}", town.code)
        assert town.county is not None


def test_the_official_and_the_common_name_mean_one_town() -> None:
    area = area_of_code("411702")
    names = ("人民街街道", "人民街道", "人民街道办事处", "人民街道办")
    assert len({town_named(name, area) for name in names}) == 1


def test_a_township_is_known_by_the_name_of_the_town_that_it_became() -> None:
    area = area_of_code("411702")
    assert town_named("老河镇", area) == town_named("老河乡", area)


def test_a_short_name_that_two_towns_share_means_neither() -> None:
    city = area_of_code("440100")
    shared = [town.stem for town in towns_in(city)]
    assert all(shared.count(stem) == 1 for stem in bare_names(city) if stem in shared)
