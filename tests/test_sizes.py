"""A module is at most 300 lines, a function 40, a package's door 40; and no file is named for mixed goods."""

import ast
from pathlib import Path

import pytest

from tests.support import ROOT

PACKAGES = ("ontology", "kg", "extract", "viz", "api")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
MIXED_GOODS = {"utils", "helpers", "common", "misc"}


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_there_are_modules_to_measure() -> None:
    assert len(MODULES) > 60


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_module_is_small(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= (40 if path.name == "__init__.py" else 300), f"{relative(path)} has {lines} lines"


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_functions_are_short(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1}"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > 40
    ]
    assert not long, f"{relative(path)}: {long}"


def test_no_file_is_named_for_mixed_goods() -> None:
    assert [relative(path) for path in MODULES if path.stem in MIXED_GOODS] == []
