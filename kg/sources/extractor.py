"""What does a build need from the language side, and what does it tell while it runs?"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from kg.ids import DEFAULT_BASE
from kg.model import NO_RULINGS, PlanGraph, Rulings

__all__ = ["BuildOptions", "Extractor", "Progress", "silent"]

Progress: TypeAlias = Callable[[str, str, float], None]
"""Told of a source (its name; empty for the graph as a whole), a stage, and how much of the stage is done, 0 to 1.

The stages of a source are those of the extractor, then encode; done when it comes from another process. Those of the
graph are load, backup and swap.
"""


class Extractor(Protocol):
    """Reads one file into a plan's graph; a module-level function, so that worker processes find it."""

    def __call__(
        self,
        path: Path,
        *,
        base_iri: str,
        area: str | None,
        progress: Callable[[str, float], None],
        rulings: Rulings = NO_RULINGS,
    ) -> PlanGraph:
        """Return all that a plan states, its names told apart and together as a person ruled.

        Raises:
            InputError: if the file cannot be used.
        """


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build: the base of IRIs, the area if given, worker processes, and how many snapshots to keep.

    `overrides` is a file of corrections for the plans; without one, each plan has the file beside it, if any.

    With more than one worker a script must guard its start with `if __name__ == "__main__"`: each worker imports it.
    """

    base_iri: str = DEFAULT_BASE
    area: str | None = None
    workers: int = 1
    keep: int = 3
    overrides: Path | None = None


def silent(source: str, stage: str, share: float) -> None:
    """Hear of progress and do nothing."""
    del source, stage, share
