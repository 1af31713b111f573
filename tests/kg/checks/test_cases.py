"""Every grade of every check is raised by a test, every check leaves a sound plan alone, and finds a changed line.

A grade of the code without a row, a row that nothing raises, a message that nobody says: each fails here.
"""

import ast
import tomllib
from importlib import import_module

import pytest

from kg.checks import CHECKS
from kg.checks.severity import grades
from kg.messages import LANGUAGES
from tests.kg.checks.recording import MUTATION, SILENT, cases, seen_in
from tests.support import ROOT

RAISING = sorted({check for check, _ in grades()})
LISTS = {check.id for check in CHECKS} - set(RAISING)
# a fault of the graph is none of the plan: no line of a text makes one
NO_MUTATION = {"shapes"}


def said() -> dict[str, dict[str, str]]:
    return tomllib.loads((ROOT / "kg" / "messages" / "checks.toml").read_text(encoding="utf-8"))


def key(check: str, name: str) -> str:
    return f"{check}_{name}".replace("-", "_")


def test_every_grade_is_raised_by_a_test_and_no_test_raises_another() -> None:
    shown = {(check, shows) for check, shows, _ in cases() if shows not in {SILENT, MUTATION}}
    assert shown == set(grades()), "run `python -m tests.kg.checks.recording` when a test for it is there"
    assert len(shown) >= 60


def test_every_check_is_seen_silent_and_finds_a_changed_line() -> None:
    silent = {check for check, shows, _ in cases() if shows == SILENT}
    mutated = {check for check, shows, _ in cases() if shows == MUTATION}
    assert silent == {check.id for check in CHECKS}
    assert mutated == set(RAISING) - NO_MUTATION
    assert len(mutated) >= 30


def test_every_case_is_a_test_that_exists() -> None:
    for _, _, test in cases():
        path, _, name = test.partition("::")
        module = import_module(path.removesuffix(".py").replace("/", "."))
        assert callable(getattr(module, name)), test


@pytest.mark.slow
def test_each_test_shows_what_the_table_says() -> None:
    assert not set(cases()) - seen_in(sorted({test for _, _, test in cases()}))


def test_every_grade_has_its_sentences_and_every_sentence_its_grade() -> None:
    catalogue = said()
    for check, grade in grades():
        for name in (key(check, grade), key(check, grade) + "_why"):
            assert set(catalogue[name]) == set(LANGUAGES)
            assert all(text.strip() for text in catalogue[name].values())
        assert catalogue[key(check, grade)]["zh"].rstrip("”").endswith(("？", "。")), (check, grade)
    wanted = {key(check, grade) + "_why" for check, grade in grades()}
    assert {name for name in catalogue if name.endswith("_why")} == wanted


def test_the_code_names_no_grade_that_the_table_lacks() -> None:
    known = {grade for _, grade in grades()}
    for path in sorted((ROOT / "kg" / "checks").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "grade":
                written = {c.value for c in ast.walk(node.value) if isinstance(c, ast.Constant)} - {"", "Goal", 1}
                assert written <= known, (path.name, written)


def test_every_reason_for_leaving_open_has_its_words() -> None:
    reasons = {name.removeprefix("undecided_") for name in said() if name.startswith("undecided_")}
    for path in sorted((ROOT / "kg" / "checks").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Undecided":
                told = [c.value for a in node.args[1:2] for c in ast.walk(a) if isinstance(c, ast.Constant)]
                told += [
                    c.value
                    for k in node.keywords
                    if k.arg == "reason"
                    for c in ast.walk(k.value)
                    if isinstance(c, ast.Constant)
                ]
                assert {str(reason).replace("-", "_") for reason in told} <= reasons, (path.name, told)


def test_lists_are_drawn_up_by_checks_that_raise_nothing() -> None:
    assert {"targets-handed-down", "targets-in-one-place", "project-columns"} == LISTS
