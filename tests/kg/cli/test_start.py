"""`plankg --help` is instant, because the command line imports nothing heavy before a command runs."""

import subprocess
import sys
import time

import pytest

from kg.cli.app import COMMANDS
from tests.kg.cli.running import environment

HEAVY = ("spacy", "rdflib", "pyoxigraph", "networkx", "fastapi", "uvicorn", "pyvis", "lxml", "rich", "jinja2")
MODULES = ("kg.cli", "kg.cli.app", *(f"kg.cli.{name}" for name in COMMANDS), "kg.cli.summary", "kg.cli.serving")
LOADED = (
    "import importlib, sys; importlib.import_module(sys.argv[1]); print(*(m for m in sys.argv[2:] if m in sys.modules))"
)


@pytest.mark.parametrize("module", MODULES)
def test_the_command_line_imports_nothing_heavy(module: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", LOADED, module, *HEAVY],
        env=environment(), capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert run.stdout.strip() == ""


def test_help_is_there_in_less_than_a_third_of_a_second() -> None:
    def taken() -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "kg", "--help"], env=environment(), capture_output=True, check=True)
        return time.perf_counter() - began

    assert min(taken() for _ in range(5)) < 0.3
