"""`plankg draw`: a picture of the graph to take away."""

from pathlib import Path
from typing import TYPE_CHECKING

from kg.address import Place
from kg.cli.command import argument, command, option
from kg.cli.reading import chosen_plans, opened
from kg.cli.session import Session
from kg.cli.usage import Misuse
from kg.cli.values import GraphPlace

if TYPE_CHECKING:
    from kg.model import Iri, PlanGraph

__all__ = ["COMMAND"]


@command("draw")
@argument("graph", metavar="GRAPH", type=GraphPlace(), about="cli.arg_graph")
@option("--focus", metavar="NAME_OR_IRI", about="cli.opt_focus")
@option("--plan", metavar="PLAN", about="cli.opt_plan")
@option("--out", metavar="FILE.html", type=Path, required=True, about="cli.opt_draw_out")
def draw(session: Session, *, graph: Place, focus: str | None, plan: str | None, out: Path) -> None:
    """Write one page with the plan's backbone, or with what is around a thing."""
    with opened(graph) as reader:
        thing = None if focus is None else reader.find_thing(focus).iri
        chosen = _plan_to_draw(chosen_plans(reader, plan), thing)
    from kg.export.files import write_file
    from viz.snapshot import snapshot_page, view_of

    page = snapshot_page(chosen, thing, session.lang)
    write_file(out, (page.encode("utf-8"),))
    view = view_of(chosen, thing)
    session.tell("cli.drawn", path=out, nodes=len(view.nodes), edges=len(view.edges), hidden=view.hidden)


COMMAND = draw


def _plan_to_draw(plans: "list[PlanGraph]", thing: "Iri | None") -> "PlanGraph":
    """Return the plan that holds the thing; without one, the only plan.

    Raises:
        Misuse: if no plan holds it, or it does not say which of several plans is meant.
    """
    holding = [plan for plan in plans if thing is None or any(entity.iri == thing for entity in plan.entities)]
    if thing is not None and holding:
        return max(holding, key=lambda plan: sum(thing in (s.subject, s.object) for s in plan.statements))
    if len(holding) == 1:
        return holding[0]
    raise _unclear(plans, thing)


def _unclear(plans: "list[PlanGraph]", thing: "Iri | None") -> Misuse:
    if thing is not None:
        return Misuse("cli.draw_not_held", iri=thing)
    known = "; ".join(f"{graph.plan.title} ({graph.plan.id})" for graph in plans)
    return Misuse("cli.draw_which_plan", known=known) if plans else Misuse("cli.draw_empty")
