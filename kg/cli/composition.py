"""Where do the language side and the core meet? Here only: a build with the extractor that reads plans."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.address import Place
from kg.model import NO_RULINGS, PlanGraph, Rulings

if TYPE_CHECKING:
    from extract.proposer.proposals import Proposer, Tally
    from kg.sources import BuildOptions, BuildReport, Progress

__all__ = ["Remembering", "build_from"]


class Remembering:
    """The extractor of plans, which keeps what it returned in this process: reading it back would take seconds.

    `graphs` are plans by id; those that worker processes read are not among them.
    """

    def __init__(self, proposer: "tuple[Proposer, Tally] | None" = None) -> None:
        self.graphs: dict[str, PlanGraph] = {}
        self._proposer = proposer

    def __call__(
        self,
        path: Path,
        *,
        base_iri: str,
        area: str | None,
        progress: Callable[[str, float], None],
        rulings: Rulings = NO_RULINGS,
    ) -> PlanGraph:
        """Return all that the plan in a file states.

        Raises:
            InputError: if the file cannot be used.
            ProposerError: if the proposer cannot be asked.
        """
        from extract.pipeline import extract_plan

        graph = extract_plan(
            path, base_iri=base_iri, area=area, progress=progress, rulings=rulings, proposer=self._proposer
        )
        self.graphs[graph.plan.id] = graph
        return graph


def build_from(
    sources: Sequence[Path],
    out: Place,
    options: "BuildOptions",
    progress: "Progress | None" = None,
    extractor: Remembering | None = None,
) -> "BuildReport":
    """Return the report of a build with the extractor of plans.

    Raises:
        StoreBusyError: if another process is writing to the graph.
        StoreError: if the directory holds something else.
    """
    from kg.build import build
    from kg.sources.extractor import silent

    reading = extractor or Remembering()
    return build(sources, out, extractor=reading, options=options, progress=progress or silent)
