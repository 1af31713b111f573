"""The example's scores stay above their floors, its annotation quotes it, and the page shows what comes out."""

import csv
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from kg import build_graph
from kg.evaluation import Score, evaluate, markdown_table, read_gold
from kg.records import records
from kg.store import open_graph
from tests.support import ROOT

EXAMPLE = ROOT / "examples" / "yicheng-digest.txt"
ANNOTATION = ROOT / "examples" / "yicheng-digest.gold.jsonl"
FLOORS = Path(__file__).parent / "golden" / "example" / "floors.tsv"


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], Score]:
    path = tmp_path_factory.mktemp("evaluation") / "graph"
    build_graph([EXAMPLE], path)
    with open_graph(path) as graph:
        found = [record for plan in graph.plans() for record in records(graph.plan_graph(plan.id))]
    return {(score.kind, score.mode): score for score in evaluate(read_gold(ANNOTATION), found)}


@cache
def floors() -> tuple[Mapping[str, str], ...]:
    with FLOORS.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))


@pytest.mark.slow
@pytest.mark.parametrize("row", floors(), ids=lambda row: f"{row['kind']}-{row['mode']}")
def test_no_kind_falls_below_its_floor(row: Mapping[str, str], scores: Mapping[tuple[str, str], Score]) -> None:
    score = scores[row["kind"], row["mode"]]
    assert round(score.precision, 2) >= float(row["precision"]), score.spurious
    assert round(score.recall, 2) >= float(row["recall"]), score.missed


def test_every_kind_has_a_floor(scores: Mapping[tuple[str, str], Score]) -> None:
    assert {(row["kind"], row["mode"]) for row in floors()} == set(scores)


def test_the_annotation_quotes_the_example() -> None:
    text = re.sub(r"—\d+—", "", "".join(EXAMPLE.read_text(encoding="utf-8").split()))
    rows = [json.loads(line) for line in ANNOTATION.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 1075
    assert all("".join(row["evidence"].split()) in text for row in rows if row["kind"] != "relation")


@pytest.mark.slow
def test_the_page_shows_the_scores_of_today(scores: Mapping[tuple[str, str], Score]) -> None:
    page = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    assert markdown_table(scores.values()) in page, "run make evaluate"
