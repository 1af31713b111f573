"""The project's own example as the checks see it, with a line changed where a test changes one."""

from pathlib import Path
from typing import Final

from extract.pipeline import extract_plan
from kg.checks import Check, PlanView, run_checks
from kg.ids import DEFAULT_BASE
from kg.model import Finding
from tests.support import ROOT

__all__ = ["EXAMPLE", "findings_of_text"]

EXAMPLE: Final = (ROOT / "examples" / "yicheng-digest.txt").read_text(encoding="utf-8")


def findings_of_text(folder: Path, text: str, checks: tuple[Check, ...]) -> dict[str, Finding]:
    """Return what checks find in a plan of this text, by id; the plan is read as a user's file is."""
    path = folder / "plan.txt"
    path.write_text(text, encoding="utf-8")
    graph = extract_plan(path, base_iri=DEFAULT_BASE, area=None, progress=lambda _stage, _share: None)
    return {found.id: found for found in run_checks([PlanView(graph)], checks=checks)}
