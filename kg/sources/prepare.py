"""What is ready to be stored of one source? Its plan's quads and what is derived, by graph; or why it was skipped."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from pyoxigraph import Quad, RdfFormat, parse

from kg.derive import derive
from kg.errors import InputError
from kg.ids import IriMaker
from kg.manifest import Contents, contents_of
from kg.model import Iri, Plan
from kg.rdf import canonical, dump, write, write_derived
from kg.sources.extractor import BuildOptions, Extractor
from kg.sources.report import PlanReport, Skipped, plan_report

__all__ = ["Packed", "Prepared", "pack", "prepare", "unpack"]


@dataclass(frozen=True, slots=True)
class Prepared:
    """One plan, ready to be stored."""

    plan: Plan
    report: PlanReport
    graphs: Mapping[Iri, Sequence[Quad]]
    contents: Mapping[Iri, Contents]


@dataclass(frozen=True, slots=True)
class Packed:
    """The same as bytes, to cross between processes."""

    plan: Plan
    report: PlanReport
    graphs: Mapping[Iri, bytes]
    contents: Mapping[Iri, Contents]


def prepare(
    extractor: Extractor, path: Path, options: BuildOptions, progress: Callable[[str, float], None]
) -> Prepared | Skipped:
    """Return the quads of one source, or why it cannot be used.

    Raises:
        StatementError: if a rule claims what a law of the graph forbids.
    """
    began = perf_counter()
    try:
        graph = extractor(path, base_iri=options.base_iri, area=options.area, progress=progress)
    except InputError as error:
        return Skipped(str(path), error)
    extracted = perf_counter()
    progress("encode", 0.0)
    graph = canonical(graph)
    derived = derive(graph, options.base_iri)
    iris = IriMaker(graph.plan.id, options.base_iri)
    graphs = {
        iris.graph(): write(graph, options.base_iri),
        iris.derived_graph(): write_derived(derived, graph.plan, options.base_iri),
    }
    contents = {iri: contents_of(dump(quads)) for iri, quads in graphs.items()}
    progress("encode", 1.0)
    seconds = {"extract": extracted - began, "encode": perf_counter() - extracted}
    quads = sum(len(quads) for quads in graphs.values())
    report = plan_report(graph, derived, source=str(path), quads=quads, seconds=seconds)
    return Prepared(graph.plan, report, graphs, contents)


def pack(prepared: Prepared | Skipped) -> Packed | Skipped:
    """Return what was prepared in a form that crosses between processes."""
    if isinstance(prepared, Skipped):
        return prepared
    graphs = {iri: dump(quads) for iri, quads in prepared.graphs.items()}
    return Packed(prepared.plan, prepared.report, graphs, prepared.contents)


def unpack(packed: Packed | Skipped) -> Prepared | Skipped:
    """Return what `pack` packed."""
    if isinstance(packed, Skipped):
        return packed
    graphs = {iri: tuple(parse(nquads, format=RdfFormat.N_QUADS)) for iri, nquads in packed.graphs.items()}
    return Prepared(packed.plan, packed.report, graphs, packed.contents)
