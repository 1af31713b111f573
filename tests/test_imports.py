"""Importing a module opens no data file and no socket, and the light doors stay light."""

import subprocess
import sys

import pytest

from tests.support import ROOT

PACKAGES = ("ontology", "kg", "extract", "viz", "api")

WATCH = """
import importlib, pkgutil, sys
ours = tuple(f"{sys.argv[1]}/{package}/" for package in sys.argv[2:])
found = []
def hook(event, args):
    if event == "open" and isinstance(args[0], str) and args[0].startswith(ours):
        if not args[0].endswith((".py", ".pyc")) and "__pycache__" not in args[0]:
            found.append(f"opens {args[0]}")
    elif event in ("socket.connect", "subprocess.Popen"):
        found.append(f"{event} {args}")
names = []
for package in sys.argv[2:]:
    module = importlib.import_module(package)
    names.append(package)
    names += [m.name for m in pkgutil.walk_packages(module.__path__, package + ".") if not m.name.endswith("__main__")]
sys.addaudithook(hook)
for name in names:
    importlib.import_module(name)
print(len(names))
print("\\n".join(found))
"""

LIGHT = """
import importlib, sys
importlib.import_module(sys.argv[1])
print(" ".join(name for name in sys.argv[2:] if name in sys.modules))
"""


@pytest.mark.slow
def test_importing_reads_no_data_and_reaches_nothing() -> None:
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", WATCH, str(ROOT), *PACKAGES],
        capture_output=True,
        text=True,
        check=True,
    )
    count, _, found = run.stdout.partition("\n")
    assert int(count) > 60
    assert found.strip() == ""


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("kg.cli", ("spacy", "rdflib", "pyoxigraph", "networkx", "fastapi", "pyvis", "pypdfium2", "lxml")),
        ("ontology", ("rdflib", "pyoxigraph")),
        ("ontology.terms", ("rdflib", "pyoxigraph")),
        ("kg.model", ("rdflib", "pyoxigraph", "pydantic")),
        ("api.app", ("spacy", "extract")),
        ("viz", ("spacy", "extract")),
    ],
)
def test_light_doors_stay_light(module: str, heavy: tuple[str, ...]) -> None:
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", LIGHT, module, *heavy], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == ""
