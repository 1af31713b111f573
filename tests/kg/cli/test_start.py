"""`plankg --help` is instant, because the command line imports nothing heavy before a command runs."""

import resource
import subprocess
import sys

from kg.cli.app import COMMANDS
from tests.kg.cli.running import environment

HEAVY = ("spacy", "rdflib", "pyoxigraph", "networkx", "fastapi", "uvicorn", "pyvis", "lxml", "rich", "jinja2")
MODULES = ("kg.cli", "kg.cli.app", *(f"kg.cli.{name}" for name in COMMANDS), "kg.cli.summary", "kg.cli.serving")
LOADED = """
import importlib, sys
for name in sys.argv[1].split(","):
    importlib.import_module(name)
print(*(name for name in sys.argv[2:] if name in sys.modules))
"""


def test_the_command_line_imports_nothing_heavy() -> None:
    run = subprocess.run(
        [sys.executable, "-c", LOADED, ",".join(MODULES), *HEAVY],
        env=environment(), capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert run.stdout.strip() == ""


def test_help_costs_less_than_a_third_of_a_second() -> None:
    def cost() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "kg", "--help"], env=environment(), capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(cost() for _ in range(3)) < 0.3  # of processor time: a busy machine is no slow start
