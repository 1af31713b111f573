"""The records keep the contract of the record export: kinds, fields, evidence, numbers, order."""

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export.jsonl import to_json, write_jsonl
from kg.model import PlanGraph, SourceUnit
from kg.rdf import canonical, read, write
from kg.records import Json, Record, records
from tests.kg.export.holding import Held, small_holding
from tests.kg.small_plan import DOUBTFUL, GOAL, MEASURE, PARK, PROGRAMME, ROAD, derived_links, small_plan

FIELDS = {
    "plan": {"name", "issuer", "area", "level", "period", "source_file", "sha256"},
    "section": {"level", "number", "name", "parent"},
    "goal": {"name", "aliases", "horizon", "level"},
    "measure": {"name", "aliases", "within", "type"},
    "project": {"name", "aliases", "sector", "capacity", "stage", "box"},
    "organisation": {"name", "aliases", "roles", "org_type"},
    "place": {"name", "aliases", "place_type", "within"},
    "park": {"name", "aliases", "type"},
    "water": {"name", "aliases", "type"},
    "strategy": {"name", "aliases", "level"},
    "indicator": {"name", "aliases", "unit"},
    "target": {
        "indicator", "subject", "value", "value_max", "unit", "value_normalised", "unit_normalised", "comparator",
        "qualifier", "kind_of_value", "year", "period", "role", "binding", "delegated", "relative_to", "as_written",
        "table",
    },
    "relation": {"subject", "predicate", "object", "basis", "confidence", "rule"},
}  # fmt: skip


def lines(holding: Held | None = None) -> list[str]:
    return b"".join(write_jsonl(holding or small_holding())).decode("utf-8").split("\n")


def parsed(holding: Held | None = None) -> list[dict[str, Any]]:
    return [json.loads(line, parse_float=Decimal, parse_int=Decimal) for line in lines(holding) if line]


def of_kind(kind: str) -> list[dict[str, Any]]:
    return [row for row in parsed() if row["kind"] == kind]


def link(predicate: str, subject: str) -> Mapping[str, Any]:
    (row,) = (row for row in of_kind("relation") if (row["predicate"], row["subject"]) == (predicate, subject))
    return row


@pytest.mark.parametrize("kind", FIELDS)
def test_every_line_of_a_kind_has_its_fields(kind: str) -> None:
    rows = of_kind(kind)
    assert rows
    for row in rows:
        assert {"kind", "id", "evidence", "tier"} | FIELDS[kind] <= set(row)


def test_the_lines_end_with_a_line_feed_and_keep_chinese() -> None:
    assert lines()[-1] == ""
    assert "\\u" not in "".join(lines())


def test_the_lines_are_sorted_and_the_sections_stand_in_document_order() -> None:
    rows = parsed()
    others = [(row["kind"], row["id"]) for row in rows if row["kind"] != "section"]
    assert others == sorted(others)
    assert [row["number"] for row in rows if row["kind"] == "section"] == ["第一章", "第一节", "第二章", "1"]
    assert [row["kind"] for row in rows] == sorted(row["kind"] for row in rows)


def test_every_quote_is_its_slice_of_the_text() -> None:
    text = small_plan().document.text
    passages = [passage for row in parsed() for passage in row["evidence"]]
    assert len(passages) > 30
    for passage in passages:
        assert passage["quote"] == text[int(passage["start"]) : int(passage["end"])]
        assert passage["path"]
        for piece in passage["source"]:
            assert {"line", "start", "end"} == set(piece)


def test_a_quote_over_a_line_break_of_the_file_has_two_pieces() -> None:
    (firm,) = (row for row in of_kind("organisation") if row["roles"])
    assert [piece["line"] for piece in firm["evidence"][0]["source"]] == [8, 9]


def test_headings_stand_in_the_path_as_printed() -> None:
    (road,) = (row for row in of_kind("project") if row["id"] == ROAD.iri)
    assert road["evidence"][0]["path"] == ["第二章 重点任务", "专栏 1：建材产业重点项目"]


def test_a_thing_of_two_kinds_has_a_line_under_each_with_one_iri() -> None:
    assert [row["kind"] for row in parsed() if row["id"] == PARK.iri] == ["park", "project"]


def test_a_measure_says_its_type_and_what_it_is_within() -> None:
    rows = {row["id"]: row for row in of_kind("measure")}
    assert (rows[MEASURE.iri]["type"], rows[MEASURE.iri]["within"]) == ("task", PROGRAMME.iri)
    assert (rows[PROGRAMME.iri]["type"], rows[PROGRAMME.iri]["within"]) == ("programme", None)


def test_a_link_by_structure_carries_the_quotes_of_both_ends() -> None:
    quotes = [passage["quote"] for passage in link("supports", ROAD.iri)["evidence"]]
    assert quotes[0::2] == ["建材产业重点项目", "推进建材产业集群建设"]
    assert quotes[1].startswith("青石湖环湖公路、")


def test_a_derived_link_carries_the_quotes_of_both_ends_and_what_it_followed_from() -> None:
    row = link("supportedBy", GOAL.iri)
    quotes = [passage["quote"] for passage in row["evidence"]]
    assert quotes[0] == "柳溪区建成绿色建材强区"
    assert quotes[1].startswith("青石湖环湖公路、")
    assert (row["basis"], row["weakest_basis"], row["hops"]) == ("derived", "similarity", 2)
    assert row["derived_from"] == sorted([ROAD.iri, MEASURE.iri])


def test_a_stated_link_carries_its_sentence_only() -> None:
    (row,) = (row for row in of_kind("relation") if row["predicate"] == "alignsWith")
    assert [passage["quote"] for passage in row["evidence"]] == ["对接大河生态经济带"]


def test_what_touches_a_candidate_is_a_candidate() -> None:
    doubtful = [row for row in parsed() if DOUBTFUL.iri in (row["id"], row.get("object"))]
    assert [row["tier"] for row in doubtful] == ["candidate", "candidate"]
    assert {row["tier"] for row in parsed() if row not in doubtful} == {"confirmed"}


def test_a_target_keeps_its_figure_and_its_place_in_the_table() -> None:
    (row,) = (row for row in of_kind("target") if row["table"])
    assert (row["value"], row["unit"]) == (105, "亿元")
    assert (row["value_normalised"], row["unit_normalised"]) == (10_500_000_000, "元")
    assert (row["comparator"], row["qualifier"], row["binding"]) == (">=", "以上", "预期性")
    assert row["table"] == {"table": "1", "row": "3"}
    assert row["indicator"] == "规模工业产值"


def test_what_was_given_has_no_quote_but_the_words_given() -> None:
    (place,) = (row for row in of_kind("place") if row["name"] == "河东市")
    assert (place["evidence"], place["given"]) == ([], ["411700"])


def test_the_records_are_those_of_the_graph_read_back() -> None:
    graph = small_plan()
    assert records(read(write(graph)), derived_links()) == records(graph, derived_links())
    assert records(canonical(graph)) == records(graph)


def test_a_page_is_a_page_and_a_paragraph_says_that_it_is_one() -> None:
    def first_source(unit: SourceUnit) -> object:
        return as_if_read(unit)[0]["evidence"][0]["source"][0]  # type: ignore[index, call-overload]

    def as_if_read(unit: SourceUnit) -> list[Record]:
        graph = small_plan()
        stretches = tuple(replace(stretch, unit=unit) for stretch in graph.document.stretches)
        moved: PlanGraph = replace(graph, document=replace(graph.document, stretches=stretches))
        return [row for row in records(moved) if row["kind"] == "section"]

    assert first_source(SourceUnit.PAGE) == {"page": 2, "start": 10, "end": 18}
    assert first_source(SourceUnit.PARAGRAPH) == {"line": 2, "start": 10, "end": 18, "unit": "paragraph"}


DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | DECIMALS | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(VALUES)
def test_json_is_one_line_and_loses_nothing(value: Json) -> None:
    text = to_json(value)
    assert "\n" not in text
    assert json.loads(text, parse_float=Decimal, parse_int=int) == value


@given(DECIMALS)
def test_a_decimal_is_a_json_number_of_the_same_value(number: Decimal) -> None:
    text = to_json({"value": number})
    assert json.loads(text, parse_float=Decimal, parse_int=Decimal)["value"] == number
    assert "E" not in text.upper().replace("VALUE", "")


@pytest.mark.parametrize("word", ["NaN", "Infinity"])
def test_what_is_no_number_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        to_json(Decimal(word))
