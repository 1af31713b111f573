"""`plankg list`: which plans does a graph hold?"""

import json

from kg.address import Place
from kg.cli.command import argument, command, option
from kg.cli.layout import table
from kg.cli.output import emit
from kg.cli.reading import opened
from kg.cli.session import Session
from kg.cli.values import GraphPlace
from kg.model import Plan

__all__ = ["COMMAND"]

_COLUMNS = ("title", "period", "area", "source", "id")


@command("list")
@argument("graph", metavar="GRAPH", type=GraphPlace(), about="cli.arg_graph")
@option("--snapshots", "as_snapshots", is_flag=True, about="cli.opt_snapshots")
@option("--json", "as_json", is_flag=True, about="cli.opt_json")
def list_plans(session: Session, *, graph: Place, as_snapshots: bool, as_json: bool) -> None:
    """Print the plans of a graph by title, or the snapshots that are kept."""
    if as_snapshots:
        from kg.cli.snapshot_list import snapshots_json, told_snapshots
        from kg.store.snapshots import snapshots_of

        kept = snapshots_of(graph)
        emit(snapshots_json(kept) if as_json else told_snapshots(kept, session))
        return
    with opened(graph) as reader:
        plans = reader.plans()
    if as_json:
        emit(json.dumps([_record(plan) for plan in plans], ensure_ascii=False, indent=2) + "\n")
    elif plans:
        rows = [[_record(plan)[column] or "" for column in _COLUMNS] for plan in plans]
        emit(table([session.say(f"cli.list_{column}") for column in _COLUMNS], rows))
    else:
        session.tell("cli.list_empty", graph=graph)


COMMAND = list_plans


def _record(plan: Plan) -> dict[str, str | None]:
    return {
        "id": plan.id,
        "iri": plan.iri,
        "title": plan.title,
        "issuer": plan.issuer,
        "area": plan.area,
        "area_code": plan.area_code,
        "level": plan.level,
        "period": plan.period.label if plan.period else None,
        "issued": plan.issued,
        "source": plan.source.name,
        "sha256": plan.source.sha256,
    }
