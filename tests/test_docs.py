"""What the documents show is what happens: every command of the READMEs is run and its printed lines are compared."""

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support import ROOT

ANYTHING = "…"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LOCALES = {"README.md": "C.UTF-8", "README.zh-CN.md": "zh_CN.UTF-8"}


@dataclass(frozen=True, slots=True)
class Shown:
    command: str
    lines: tuple[str, ...]


def blocks(name: str, language: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return [body for kind, body in FENCE.findall(text) if kind == language]


def session(name: str) -> list[Shown]:
    """Return the commands of a document's console blocks with the lines shown under each."""
    shown: list[Shown] = []
    for line in "".join(blocks(name, "console")).splitlines():
        if line.startswith("$ "):
            shown.append(Shown(line[2:], ()))
        elif line:
            shown[-1] = Shown(shown[-1].command, (*shown[-1].lines, line.rstrip()))
    return shown


def masked(line: str) -> str:
    """Return a line with what changes from run to run taken out."""
    return re.sub(r"\d+\.\d+ (s|秒)", "0.0 s", line.rstrip())


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(LOCALES))
def test_the_tour_prints_what_it_shows(name: str, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "LC_ALL": LOCALES[name], "COLUMNS": "100"}
    shown = session(name)
    assert len(shown) >= 8
    for step in shown:
        run = subprocess.run(
            ["bash", "-c", step.command],
            cwd=tmp_path,
            env=environment,
            text=True,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert run.returncode in (0, 1), (step.command, run.stdout)
        printed = [masked(line) for line in run.stdout.splitlines()]
        missing = [line for line in step.lines if line != ANYTHING and masked(line) not in printed]
        assert not missing, (step.command, run.stdout)


@pytest.mark.parametrize("name", sorted(LOCALES))
def test_make_commands_have_their_target(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    commands = [shlex.split(line) for body in blocks(name, "sh") for line in body.splitlines() if line]
    wanted = {word for command in commands if command[0] == "make" for word in command[1:]}
    assert {"demo", "test"} <= wanted <= targets


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(LOCALES))
def test_the_python_example_runs(name: str, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (code,) = blocks(name, "python")
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip()


@pytest.mark.parametrize("path", sorted((ROOT / "docs").rglob("*.md")) + [ROOT / name for name in LOCALES], ids=str)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []
