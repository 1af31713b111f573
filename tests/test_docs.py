"""What the documents show is what happens: every command of the READMEs is run and its whole output compared."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.readme import LOCALES, commands, fenced, played, shown
from tests.support import ROOT


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(LOCALES))
def test_the_tour_prints_what_it_shows(name: str, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    blocks = fenced(name, "console")
    assert len([command for block in blocks for command in commands(block)]) >= 8
    assert [shown(block) for block in played(name, tmp_path)] == [shown(block) for block in blocks]


@pytest.mark.parametrize("name", sorted(LOCALES))
def test_make_commands_have_their_target(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    lines = [shlex.split(line, comments=True) for body in fenced(name, "sh") for line in body.splitlines() if line]
    wanted = {word for line in lines if line[0] == "make" for word in line[1:]}
    assert {"demo", "test"} <= wanted <= targets


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(LOCALES))
def test_the_python_example_runs(name: str, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (code,) = fenced(name, "python")
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip()


@pytest.mark.parametrize(
    "path", [*sorted((ROOT / "docs").rglob("*.md")), *(ROOT / name for name in LOCALES)], ids=lambda path: path.name
)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []
