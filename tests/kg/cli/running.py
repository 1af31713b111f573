"""How do the tests run a command line? As a person does: a process of its own, its two streams apart."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.ids import IriMaker
from kg.rdf import write, write_derived
from kg.store import open_store
from tests.kg.small_plan import derived_links, small_plan
from tests.support import ROOT

__all__ = ["Ran", "environment", "make_small_graph", "plankg"]


@dataclass(frozen=True)
class Ran:
    """What came of a line: its code, data and talk."""

    code: int
    out: str
    err: str


def environment(lang: str = "C.UTF-8", **more: str) -> dict[str, str]:
    """Return the environment of a person with a locale; nothing of the test run's own settings."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "LC_ALL": lang, **more}


def plankg(
    *arguments: str | Path, lang: str = "C.UTF-8", cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Return what came of a command line."""
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        env=environment(lang, **(env or {})),
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=120,
    )


def make_small_graph(path: Path) -> Path:
    """Return a graph directory that holds the small plan."""
    graph = small_plan()
    iris = IriMaker(graph.plan.id)
    with open_store(path) as store:
        quads = {iris.graph(): write(graph), iris.derived_graph(): write_derived(derived_links(), graph.plan)}
        store.replace(quads)
        store.publish({})
    return path
