"""`plankg check --list` tells every check with what it asks and why; `--check` takes one of them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.checks import CHECKS
from kg.checks.severity import grades
from kg.messages import say
from tests.kg.cli.running import Ran

Here = Callable[..., Ran]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_list_tells_every_check_and_grade(here: Here, lang: str) -> None:
    run = here("check", "--list", lang=lang)
    assert (run.code, run.err) == (0, "")
    heads = [line for line in run.out.splitlines()[1:] if line and not line.startswith(" ")]
    assert [head.split()[0] for head in heads] == [check.id for check in CHECKS]
    assert sum(line.startswith(("    【", "    [")) for line in run.out.splitlines()) == len(grades())
    whole = "".join(run.out.split())
    for grade in grades().values():
        assert "".join((grade.reason if lang == "zh" else grade.reason_en).split()) in whole


def test_the_list_as_json_is_the_registry(here: Here) -> None:
    told = json.loads(here("check", "--list", "--json").out)
    assert [entry["id"] for entry in told] == [check.id for check in CHECKS]
    assert all(say(f"checks.{e['id']}_title".replace("-", "_"), "en") == e["title_en"] != e["title"] for e in told)
    rows = [(entry["id"], grade["grade"], grade["severity"]) for entry in told for grade in entry["grades"]]
    assert sorted(rows) == sorted((g.check, g.name, g.severity.value) for g in grades().values())


def test_one_check_is_listed_or_run_alone(here: Here, graph: Path) -> None:
    assert [entry["id"] for entry in json.loads(here("check", "--list", "--check", "shapes", "--json").out)] == [
        "shapes"
    ]
    run = here("check", graph, "--check", "shapes", "--json")
    assert (run.code, json.loads(run.out)) == (0, [])


def test_a_check_that_is_not_there_is_told_with_what_is_near(here: Here, graph: Path) -> None:
    run = here("check", graph, "--check", "goal-without-projects")
    assert (run.code, run.out) == (2, "")
    assert "goal-without-project," in run.err.replace(".", ",")
    assert here("check", "--list", "--check", "weather").code == 2


def test_without_a_graph_there_is_nothing_to_check(here: Here) -> None:
    run = here("check", lang="zh")
    assert (run.code, run.err.splitlines()[0]) == (2, "还缺 GRAPH。")
