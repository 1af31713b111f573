"""A module is at most 300 lines, a function 40, a package's door 40; and no file is named for mixed goods."""

import ast
from pathlib import Path

from tests.support import ROOT

PACKAGES = ("ontology", "kg", "extract", "viz", "api")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
MIXED_GOODS = {"utils", "helpers", "common", "misc"}


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_there_are_modules_to_measure() -> None:
    assert len(MODULES) > 60


def test_modules_are_small() -> None:
    lines = {path: path.read_text(encoding="utf-8").count("\n") for path in MODULES}
    bound = {path: 40 if path.name == "__init__.py" else 300 for path in MODULES}
    assert {relative(path): lines[path] for path in MODULES if lines[path] > bound[path]} == {}


def test_functions_are_short() -> None:
    long = {
        f"{relative(path)}:{node.name}": node.end_lineno - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > 40
    }
    assert long == {}


def test_no_file_is_named_for_mixed_goods() -> None:
    assert [relative(path) for path in MODULES if path.stem in MIXED_GOODS] == []
