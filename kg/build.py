"""How does a build go? Lock, read every source, replace their graphs, publish; nothing is seen before the last step."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from kg.address import Place
from kg.collector import collector_at_rest
from kg.manifest import contents_of, manifest_entry, renewed, same_graphs
from kg.model import Iri, Plan
from kg.sources.extractor import BuildOptions, Extractor, Progress, silent
from kg.sources.prepare import Prepared
from kg.sources.report import BuildReport, Note, PlanReport, Skipped
from kg.sources.vocabulary_graph import vocabulary_quads
from kg.sources.workers import prepared_sources
from kg.store.base import Store
from kg.store.opening import open_graph, open_store
from kg.store.reader import GraphReader

__all__ = ["BuildOptions", "BuildReport", "Extractor", "PlanReport", "Progress", "build", "remove_plan", "silent"]


def build(
    sources: Iterable[Path],
    out: Place,
    *,
    extractor: Extractor,
    options: BuildOptions = BuildOptions(),  # noqa: B008 - frozen
    progress: Progress = silent,
) -> BuildReport:
    """Return what came of reading sources into a graph directory; a plan that is there already is replaced.

    When two sources are one plan, the later path in sorted order is stored and a note says so. When no source can be
    read, the graph stays as it was. Whatever interrupts a build leaves the graph as it was.

    Raises:
        StoreBusyError: at once, if another process is writing.
        StoreError: if the directory holds something else.
        StatementError: if a rule claims what a law of the graph forbids.
    """
    began = perf_counter()
    paths = sorted({_real(path): path for path in sorted(sources)}.values())
    open_for_writing = open_store(out, keep=options.keep, watcher=lambda stage: progress("", stage, 0.0))
    with open_for_writing as store, collector_at_rest():
        results = list(prepared_sources(extractor, paths, options, progress))
        prepared, notes = _one_a_plan([result for result in results if isinstance(result, Prepared)])
        snapshot = _stored(store, prepared, began) if prepared else None
    return BuildReport(
        plans=tuple(item.report for item in prepared),
        skipped=tuple(result for result in results if isinstance(result, Skipped)),
        notes=tuple(notes),
        snapshot=snapshot,
        seconds=perf_counter() - began,
    )


def _real(path: Path) -> Path:
    """Return where a path leads; a loop of links leads nowhere and is told when it is read."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def remove_plan(out: Place, name: str, *, keep: int = 3) -> Plan:
    """Return the plan that was removed from a graph directory, named by title, part of a title, id or IRI.

    Raises:
        LookupFailedError: if there is no such plan, or several.
        StoreNotFoundError: if there is no graph.
        StoreBusyError: at once, if another process is writing.
    """
    began = perf_counter()
    open_graph(out).close()
    with open_store(out, keep=keep) as store:
        reader = GraphReader(store)
        plan = reader.find_plan(name)
        graphs = (reader.graph_of(plan.id), reader.derived_graph_of(plan.id), reader.findings_graph_of(plan.id))
        store.replace({}, remove=set(graphs) & set(store.graphs()))
        store.publish(renewed(store.manifest(), {}, (plan.id,), perf_counter() - began))
    return plan


def _one_a_plan(found: Sequence[Prepared]) -> tuple[list[Prepared], list[Note]]:
    """Return the last prepared source of each plan, and a note for each that gave way."""
    by_plan: dict[str, Prepared] = {}
    notes = []
    for item in found:
        before = by_plan.pop(item.plan.id, None)
        if before is not None:
            paths = {"first": before.report.source, "second": item.report.source}
            notes.append(Note("build.same_plan", {"title": item.plan.title, **paths}))
        by_plan[item.plan.id] = item
    return list(by_plan.values()), notes


def _stored(store: Store, prepared: Sequence[Prepared], began: float) -> str:
    before = store.manifest()
    contents = {item.plan.id: item.contents() for item in prepared}
    new = [item for item in prepared if not same_graphs(before, item.plan.id, contents[item.plan.id])]
    vocabulary, loads = _vocabulary(before)
    for item in new:
        loads |= item.graphs
    store.replace(loads, remove=_moved(before, new) | _stale(store, new))
    entries = {
        item.plan.id: manifest_entry(item.plan, contents[item.plan.id], item.report.counts()) for item in prepared
    }
    manifest = renewed(before, entries, (), perf_counter() - began)
    return store.publish({**manifest, "vocabulary": vocabulary})


def _vocabulary(before: Mapping[str, Any]) -> tuple[dict[str, Any], dict[Iri, bytes]]:
    """Return what the manifest says of the vocabulary, and its graph when it is not stored as it is now."""
    graph, nquads = vocabulary_quads()
    has = contents_of(nquads)
    entry = {"graph": graph, "quads": has.quads, "sha256": has.sha256}
    return entry, {} if before.get("vocabulary") == entry else {graph: nquads}


def _stale(store: Store, prepared: Sequence[Prepared]) -> set[Iri]:
    """Return the graphs of what was found in plans as they were before."""
    reader = GraphReader(store)
    held = {plan.id for plan in reader.plans()}
    found = {reader.findings_graph_of(item.plan.id) for item in prepared if item.plan.id in held}
    return found & set(store.graphs())


def _moved(before: Mapping[str, Any], prepared: Sequence[Prepared]) -> set[Iri]:
    """Return the graphs under which a plan stood that now stands under another base."""
    plans = before.get("plans", {})
    known = {Iri(iri) for item in prepared for iri in plans.get(item.plan.id, {}).get("graphs", {})}
    return known - {iri for item in prepared for iri in item.graphs}
