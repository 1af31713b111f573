"""Scores: what counts as found, what counts as wanted, and what a chapter, a tier and a parent change."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import MalformedDocumentError, UnreadableDocumentError
from kg.evaluation import Score, evaluate, markdown_table, read_gold
from kg.evaluation.matching import pairs
from kg.evaluation.names import LIKE, likeness

NAMES = st.text(alphabet="汝练江河水库一二三镇乡", max_size=8)


def thing(kind: str, name: str, *, chapter: str = "第一章 水利", **fields: object) -> dict[str, Any]:
    passage = {"quote": name, "path": [chapter], "start": 0, "end": len(name), "source": []}
    return {"kind": kind, "id": f"x:{kind}:{name}", "tier": "confirmed", "name": name, "evidence": [passage], **fields}


def link(subject: str, predicate: str, obj: str) -> dict[str, Any]:
    return {**thing("relation", ""), "subject": subject, "predicate": predicate, "object": obj}


def line(kind: str, name: str, **fields: object) -> dict[str, Any]:
    return {"kind": kind, "id": f"{kind}-{name}", "name": name, "chapter": "第一章", **fields}


def scored(folder: Path, lines: Sequence[dict[str, Any]], rows: Sequence[Any]) -> dict[tuple[str, str], Score]:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in lines), encoding="utf-8")
    return {(score.kind, score.mode): score for score in evaluate(read_gold(path), rows)}


def test_recall_counts_core_things_and_precision_accepts_any(tmp_path: Path) -> None:
    lines = [line("water", "汝河"), line("water", "练江河"), line("water", "青沟", salience="optional")]
    found = scored(tmp_path, lines, [thing("water", "汝河"), thing("water", "青沟"), thing("water", "白沟")])
    score = found["water", "strict"]
    assert (score.wanted, score.found, score.right, score.hit) == (2, 3, 2, 1)
    assert (score.missed, score.spurious) == (("练江河",), ("白沟",))


def test_a_like_name_counts_relaxed_and_not_strictly(tmp_path: Path) -> None:
    lines = [line("project", "云岭至石门高速公路")]
    found = scored(tmp_path, lines, [thing("project", "云岭至石门高速公路（东坪段）建设项目")])
    assert found["project", "strict"].hit == 0
    assert found["project", "relaxed"].hit == 1


def test_what_stands_in_another_chapter_or_is_a_candidate_is_not_scored(tmp_path: Path) -> None:
    rows = [thing("park", "石门产业园", chapter="第二章 工业"), thing("park", "东坪产业园", tier="candidate")]
    assert scored(tmp_path, [line("park", "石门产业园")], rows)["park", "strict"].found == 0


def test_one_thing_under_two_names_costs_precision(tmp_path: Path) -> None:
    rows = [thing("organisation", "云岭油业"), thing("organisation", "云岭食用油业有限公司")]
    lines = [line("organisation", "云岭油业", aliases=["云岭食用油业有限公司"])]
    assert scored(tmp_path, lines, rows)["organisation", "strict"].precision == 0.5


def test_a_thing_of_two_kinds_may_be_found_under_either(tmp_path: Path) -> None:
    lines = [line("park", "石门驿站", alt_kind="project")]
    found = scored(tmp_path, lines, [thing("project", "石门驿站")])
    assert found["project", "strict"].precision == 1.0
    assert found["park", "strict"].wanted == 0


def test_a_link_to_what_holds_the_wanted_end_is_as_good(tmp_path: Path) -> None:
    whole, part, goal = line("measure", "建设现代水网"), line("measure", "保障供水"), line("project", "石门水库")
    above = {
        "kind": "relation",
        "subject": part["id"],
        "predicate": "partOf",
        "object": whole["id"],
        "chapter": "第一章",
    }
    wanted = {**above, "subject": goal["id"], "predicate": "supports", "object": part["id"]}
    rows = [thing("measure", "建设现代水网"), thing("project", "石门水库")]
    rows.append(link("x:project:石门水库", "supports", "x:measure:建设现代水网"))
    assert scored(tmp_path, [whole, part, goal, above, wanted], rows)["supports", "relaxed"].hit == 1


def test_a_figure_needs_value_unit_and_year_and_in_full_the_name_and_role(tmp_path: Path) -> None:
    wanted = {"kind": "target", "id": "t", "chapter": "第一章", "indicator": "城镇化率", "value": 78, "unit": "%"}
    wanted |= {"year": 2025, "role": "target"}
    row = thing(
        "target", "", indicator="常住人口城镇化率", value=78, unit="%", year=2025, role="target", as_written="78%"
    )
    found = scored(tmp_path, [wanted], [row])
    assert (found["target value", "relaxed"].hit, found["target full", "relaxed"].hit) == (1, 1)
    other = scored(tmp_path, [wanted], [row | {"role": "actual"}])
    assert (other["target value", "relaxed"].hit, other["target full", "relaxed"].hit) == (1, 0)
    assert scored(tmp_path, [wanted], [row | {"year": 2035}])["target value", "relaxed"].hit == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "line 1"),
        ('{"kind": "water", "id": "w", "name": "汝河"}', "chapter"),
        ('{"kind": "fish", "id": "w", "name": "汝河", "chapter": "第一章"}', "kind fish"),
        ('{"kind": "relation", "subject": "a", "predicate": "p", "object": "b", "chapter": "第一章"}', "no line has"),
        ("[]", "not an object"),
    ],
)
def test_a_bad_annotation_says_which_line_and_why(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MalformedDocumentError) as caught:
        read_gold(path)
    assert told in caught.value.told("en")
    assert "gold.jsonl" in caught.value.told("zh")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableDocumentError):
        read_gold(path)


@given(NAMES, NAMES)
def test_likeness_is_symmetric_and_whole_only_for_equals(first: str, second: str) -> None:
    assert likeness(first, second) == likeness(second, first)
    assert (likeness(first, second) == 1.0) == (first == second)


@given(st.lists(NAMES, max_size=5), st.lists(NAMES, max_size=5))
def test_no_place_is_taken_twice(wanted: list[str], found: list[str]) -> None:
    chosen = pairs(wanted, found, likeness, LIKE, bool)
    assert len({at for at, _ in chosen}) == len(chosen) == len({place for _, place in chosen})


def test_the_table_has_one_row_a_kind() -> None:
    scores = [Score("water", mode, 2, 2, 1, 1) for mode in ("strict", "relaxed")]
    assert markdown_table(scores).splitlines()[2] == "| water | 2 | 2 | 0.50 | 0.50 | 0.50 | 0.50 | 0.50 | 0.50 |"
