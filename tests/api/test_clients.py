"""What docs/clients.md shows of Python is what happens: each example runs, against a real server."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.conftest import serving
from tests.kg.cli.running import environment, make_small_graph, plankg
from tests.kg.small_plan import GOAL, PARK, TARGETS
from tests.support import ROOT

PAGE = (ROOT / "docs" / "clients.md").read_text(encoding="utf-8")
SHOWN = "http://127.0.0.1:8000"
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
SAID = [
    ("pandas over HTTP", (PARK.name, GOAL.name)),
    ("pandas without a server", (TARGETS[0].figure.as_written, GOAL.name)),
    ("oxrdflib", (f"{GOAL.name} 1",)),
    ("rdflib by IRI", (GOAL.iri, GOAL.name)),
    ("SPARQLWrapper", (GOAL.name,)),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a graph and its export, as the page has it."""
    path = tmp_path_factory.mktemp("clients")
    make_small_graph(path / "graph")
    [export] = re.findall(r"^    plankg (export .*)$", PAGE, re.MULTILINE)
    ran = plankg(*export.split(), cwd=path)
    assert ran.returncode == 0, ran.stderr
    return path


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[str]:
    with serving(folder / "graph") as address:
        yield address


def test_every_example_is_run() -> None:
    assert len(EXAMPLES) == len(SAID)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(SAID)), ids=[name for name, _ in SAID])
def test_an_example_prints_what_the_graph_holds(folder: Path, server: str, number: int) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", EXAMPLES[number].replace(SHOWN, server)],
        cwd=folder,
        env=environment(PYTHONIOENCODING="utf-8"),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    for expected in SAID[number][1]:
        assert expected in ran.stdout


def test_every_address_of_the_page_answers(server: str) -> None:
    import httpx

    paths = {path.rstrip("`，。；") for path in re.findall(re.escape(SHOWN) + r"(/[^\s\"`)]*)", PAGE)}
    assert len(paths) >= 5
    for path in sorted(path for path in paths if not path.endswith("query=")):
        assert httpx.get(server + path, timeout=30).status_code == 200, path


def test_the_settings_for_agents_are_json() -> None:
    [settings] = re.findall(r"^```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert json.loads(settings)["mcpServers"]["plankg"]["args"][0] == "mcp"
