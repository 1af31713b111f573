"""What differs between two graphs? Their plans by id, read one after another; those that are the same are left out."""

from collections.abc import Iterator

from kg.checks import PlanView, answers
from kg.diff.plans import diff_plans
from kg.diff.values import PlanDiff, PlanState
from kg.store import GraphReader

__all__ = ["diff_graphs", "state_of"]


def diff_graphs(before: GraphReader, after: GraphReader, plan: str | None = None) -> Iterator[PlanDiff]:
    """Yield the differences of each plan, or of the one of an id, by title; a plan without any is left out.

    What the checks find is worked out for both states by the checks of today.
    """
    titles = {one.id: one.title for reader in (before, after) for one in reader.plans()}
    for plan_id in sorted(titles, key=lambda one: (titles[one], one)):
        if plan in (None, plan_id) and not _is_same(before, after, plan_id):
            diff = diff_plans(state_of(before, plan_id), state_of(after, plan_id))
            if diff.changes:
                yield diff


def state_of(reader: GraphReader, plan_id: str) -> PlanState | None:
    """Return a plan as a graph holds it, checked; None when it has no such plan."""
    if plan_id not in {plan.id for plan in reader.plans()}:
        return None
    graph = reader.plan_graph(plan_id, keep=False)
    found = answers([PlanView(graph, reader.base_of(plan_id))])
    return PlanState(graph, reader.derived(plan_id), found.findings)


def _is_same(before: GraphReader, after: GraphReader, plan_id: str) -> bool:
    """Return whether both manifests say that the graphs of a plan are the same."""
    graphs = [reader.manifest.get("plans", {}).get(plan_id, {}).get("graphs") for reader in (before, after)]
    return graphs[0] is not None and graphs[0] == graphs[1]
