"""Where are the plan that comes with the program and its annotation? In the installed package, or beside it."""

from importlib.resources import files
from pathlib import Path

__all__ = ["example_gold", "example_plan"]


def example_plan() -> Path | None:
    """Return the file of the example plan, or None when the installation lacks it."""
    return _first("*.txt")


def example_gold() -> Path | None:
    """Return the hand annotation of the example plan, or None when the installation lacks it."""
    return _first("*.gold.jsonl")


def _first(pattern: str) -> Path | None:
    package = Path(str(files("kg")))
    folders = (package / "examples", package.parent / "examples")
    return next((path for folder in folders for path in sorted(folder.glob(pattern))), None)
