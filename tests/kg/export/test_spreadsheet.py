"""The tables open in a spreadsheet as they are: names for IRIs, words for codes, and no cell that is a formula."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export.spreadsheet import guarded, tables, write_csv
from kg.model import Attribute, Iri
from kg.records import KIND_OF_CLASS
from tests.kg.export.holding import Held, small_holding
from tests.kg.small_plan import FIRM, TOWN, derived_links, small_plan

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_each_kind_has_its_file_with_a_byte_order_mark() -> None:
    found = tables(small_holding())
    assert list(found)[:4] == ["规划.csv", "章节.csv", "目标.csv", "任务举措.csv"]
    assert all(data.startswith(b"\xef\xbb\xbf") for data in found.values())
    assert all(rows(data) for data in found.values())


def test_names_and_headings_follow_the_language() -> None:
    found = tables(small_holding(), "en")
    assert "projects.csv" in found
    assert rows(found["projects.csv"])[0]["place in the file"] == "line 8"


def test_iris_are_names_and_codes_are_words() -> None:
    found = tables(small_holding())
    (board,) = (row for row in rows(found["项目.csv"]) if row["规模"])
    assert (board["位于"], board["支撑"], board["状态"]) == ("松岭工业园", "", "确认")
    (output,) = (row for row in rows(found["指标值.csv"]) if row["表"])
    assert (output["对象"], output["比较"], output["数值"], output["换算值"]) == (
        "柳溪区",
        "不低于",
        "105",
        "10500000000",
    )


def test_rows_stand_in_the_order_of_the_text() -> None:
    names = [row["名称"] for row in rows(tables(small_holding())["项目.csv"])]
    assert names == ["青石湖环湖公路", "年产20万吨板材项目", "松岭工业园"]


def test_the_number_of_a_box_or_table_is_no_date() -> None:
    found = tables(small_holding())
    assert {row["专栏"] for row in rows(found["项目.csv"])} == {"专栏 1", ""}
    assert {row["表"] for row in rows(found["指标值.csv"])} == {"表 1", ""}


def test_a_name_that_looks_like_a_formula_is_text() -> None:
    found = tables(small_holding())
    names = {row["名称"] for row in rows(found["单位企业.csv"])}
    assert names == {"'=SUM板材有限公司", "板材"}


def test_a_negative_number_stays_a_number() -> None:
    assert "-0.5" in {row["数值"] for row in rows(tables(small_holding())["指标值.csv"])}


def test_the_table_of_everything_has_each_thing_and_target() -> None:
    (data,) = write_csv(small_holding())
    found = rows(data)
    assert {"规划", "目标", "项目", "指标值"} <= {row["类别"] for row in found}
    assert "规模工业产值：达到105亿元以上" in {row["名称"] for row in found}


def test_every_kind_has_a_file_name() -> None:
    graph = small_plan()
    things = tuple(
        replace(FIRM, iri=Iri(FIRM.iri + kind), kinds=(kind,)) for kind in KIND_OF_CLASS if kind != "Organisation"
    )
    holding = Held(((replace(graph, entities=(*graph.entities, *things)), derived_links()),))
    assert len(tables(holding)) == len(set(KIND_OF_CLASS.values())) + 4


@pytest.mark.parametrize("number", ["-0.5", "+7", "-12", "0"])
def test_a_number_is_not_guarded(number: str) -> None:
    assert guarded(number) == number


@given(st.text())
def test_no_cell_is_a_formula(text: str) -> None:
    cell = guarded(text)
    assert cell.removeprefix("'") == text.removeprefix("'")
    if cell.startswith(RISKY):
        float(cell)


def test_what_kind_of_place_or_body_it_is_stands_in_words() -> None:
    graph = small_plan()
    town = replace(TOWN, attributes=(Attribute("placeType", "township"),))
    firm = replace(FIRM, attributes=(Attribute("organisationType", "enterprise"),))
    swapped = {town.iri: town, firm.iri: firm}
    entities = tuple(swapped.get(entity.iri, entity) for entity in graph.entities)
    found = tables(Held(((replace(graph, entities=entities), ()),)))
    assert "乡级" in {row["地区类型"] for row in rows(found["地区.csv"])}
    assert "企业" in {row["单位类型"] for row in rows(found["单位企业.csv"])}
