"""Where is the plan that comes with the program? In the installed package, or beside it in a checkout."""

from importlib.resources import files
from pathlib import Path

__all__ = ["example_plan"]


def example_plan() -> Path | None:
    """Return the file of the example plan, or None when the installation lacks it."""
    package = Path(str(files("kg")))
    folders = (package / "examples", package.parent / "examples")
    return next((path for folder in folders for path in sorted(folder.glob("*.txt"))), None)
