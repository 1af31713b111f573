"""The five generic package names are ours, wherever one stands; and the project file describes what is there."""

import subprocess
import sys
import tomllib
from importlib.metadata import entry_points, version
from pathlib import Path

import pytest

from tests.support import ROOT

PACKAGES = ("ontology", "kg", "extract", "viz", "api")


def project() -> dict[str, object]:
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert isinstance(table, dict)
    return table


@pytest.mark.parametrize("name", PACKAGES)
def test_no_intruder_hides_a_package(name: str, tmp_path: Path) -> None:
    code = f"import {name}, sys; sys.stdout.write({name}.__file__)"
    found = subprocess.run(
        [sys.executable, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert Path(found).parent == ROOT / name


@pytest.mark.parametrize("name", PACKAGES)
def test_package_is_typed(name: str) -> None:
    assert (ROOT / name / "py.typed").exists()


def test_version_is_that_of_the_project_file() -> None:
    assert version("plankg") == project()["version"]


def test_console_script_resolves() -> None:
    (script,) = entry_points(group="console_scripts", name="plankg")
    assert callable(script.load())


def test_every_spacy_factory_resolves() -> None:
    table = project()["entry-points"]
    assert isinstance(table, dict)
    names = set(table.get("spacy_factories", {}))
    ours = [point for point in entry_points(group="spacy_factories") if point.value.startswith("extract.")]
    assert {point.name for point in ours} == names
    assert all(callable(point.load()) for point in ours)


def test_constraints_pin_every_dependency_and_name_no_address() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(line.count("==") == 1 and "/" not in line and "@" not in line for line in pins)
    pinned = {line.split("==")[0].lower().replace("_", "-") for line in pins}
    wanted = project()["dependencies"]
    extras = project()["optional-dependencies"]
    assert isinstance(wanted, list)
    assert isinstance(extras, dict)
    names = [requirement for group in (wanted, *extras.values()) for requirement in group]
    for requirement in names:
        name = requirement.split(";")[0]
        for mark in "<>=!~[ ":
            name = name.split(mark)[0]
        assert name.lower().replace("_", "-") in pinned, requirement
