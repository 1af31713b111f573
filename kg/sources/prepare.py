"""What is ready to be stored of one source? Its plan's quads and what is derived, by graph; or why it was skipped."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from kg.derive import derive
from kg.errors import InputError
from kg.ids import IriMaker
from kg.manifest import Contents, contents_of
from kg.model import Iri, Plan
from kg.rdf import canonical, encode, encode_derived
from kg.sources.extractor import BuildOptions, Extractor
from kg.sources.overrides import overrides_beside, read_overrides, unknown_names
from kg.sources.report import Note, PlanReport, Skipped, plan_report

__all__ = ["Prepared", "prepare"]


@dataclass(frozen=True, slots=True)
class Prepared:
    """One plan, ready to be stored: its graphs as sorted N-Quads."""

    plan: Plan
    report: PlanReport
    graphs: Mapping[Iri, bytes]

    def contents(self) -> dict[Iri, Contents]:
        """Return the size and hash of each graph."""
        return {iri: contents_of(nquads) for iri, nquads in self.graphs.items()}


def prepare(
    extractor: Extractor, path: Path, options: BuildOptions, progress: Callable[[str, float], None]
) -> Prepared | Skipped:
    """Return the quads of one source, or why it cannot be used.

    Raises:
        StatementError: if a rule claims what a law of the graph forbids.
    """
    began = perf_counter()
    try:
        rulings = read_overrides(options.overrides or overrides_beside(path))
        graph = extractor(path, base_iri=options.base_iri, area=options.area, progress=progress, rulings=rulings)
    except InputError as error:
        return Skipped(str(path), error)
    extracted = perf_counter()
    progress("encode", 0.0)
    graph = canonical(graph)
    derived = derive(graph, options.base_iri)
    iris = IriMaker(graph.plan.id, options.base_iri)
    graphs = {
        iris.graph(): encode(graph, options.base_iri),
        iris.derived_graph(): encode_derived(derived, graph.plan, options.base_iri),
    }
    progress("encode", 1.0)
    seconds = {"extract": extracted - began, "encode": perf_counter() - extracted}
    quads = sum(nquads.count(b"\n") for nquads in graphs.values())
    report = plan_report(graph, derived, source=str(path), quads=quads, seconds=seconds)
    notes = [Note("build.override_unknown", {"name": name}) for name in unknown_names(rulings, graph)]
    return Prepared(graph.plan, replace(report, notes=(*report.notes, *notes)), graphs)
