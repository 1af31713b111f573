"""How is kept what the checks found? As one graph a plan, replaced as a whole, and gone when the plan is built anew."""

from collections.abc import Iterable, Mapping
from time import perf_counter
from typing import Any

from kg.address import Place
from kg.errors import StoreError
from kg.ids import IriMaker
from kg.manifest import contents_of, renewed
from kg.model import CheckReport, Finding
from kg.rdf import dump, encode_findings
from kg.store.base import View
from kg.store.opening import open_graph, open_store
from kg.store.reader import GraphReader

__all__ = ["report_of", "save_reports"]


def report_of(reader: GraphReader, plan_id: str, findings: Iterable[Finding]) -> CheckReport:
    """Return the report on what was found in a plan as a reader sees it.

    Raises:
        LookupFailedError: if the graph has no such plan.
    """
    iris = IriMaker(plan_id, reader.base_of(plan_id))
    return CheckReport(plan_id, _graph_hash(reader.view, reader.manifest, iris), tuple(findings))


def save_reports(out: Place, reports: Iterable[CheckReport], *, keep: int = 3) -> int:
    """Return how many reports were stored and published, all or none; those that are there already are left out.

    Raises:
        StoreNotFoundError: if there is no graph.
        StoreBusyError: at once, if another process is writing.
        StoreError: if a plan was built anew since it was checked.
        LookupFailedError: if a plan was removed since it was checked.
    """
    began = perf_counter()
    open_graph(out).close()  # a directory without a graph is not made one
    with open_store(out, keep=keep) as store:
        reader, manifest = GraphReader(store), store.manifest()
        graphs = {}
        for report in reports:
            iris = IriMaker(report.plan, reader.base_of(report.plan))
            if _graph_hash(store, manifest, iris) != report.graph_hash:
                raise _built_anew(report.plan)
            nquads = encode_findings(report, iris.base)
            if nquads != dump(store.quads(iris.findings_graph())):
                graphs[iris.findings_graph()] = nquads
        if graphs:
            store.replace(graphs)
            store.publish(renewed(manifest, {}, (), perf_counter() - began))
    return len(graphs)


def _graph_hash(view: View, manifest: Mapping[str, Any], iris: IriMaker) -> str:
    """Return the hash of a plan's graph, as the manifest has it or else worked out."""
    entry = manifest.get("plans", {}).get(iris.plan_id, {}).get("graphs", {}).get(iris.graph())
    return str(entry["sha256"]) if entry else contents_of(dump(view.quads(iris.graph()))).sha256


def _built_anew(plan_id: str) -> StoreError:
    return StoreError("errors.built_since_check", plan=plan_id)
