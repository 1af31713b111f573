"""`plankg trace`: what does a thing serve, and what carries it out?"""

from decimal import Decimal

from kg.address import Place
from kg.cli.command import argument, command, option
from kg.cli.output import emit
from kg.cli.reading import chosen_id, not_held, opened, plans_with
from kg.cli.session import Session
from kg.cli.values import GraphPlace, Several, Share
from kg.model import Basis

__all__ = ["COMMAND"]


@command("trace")
@argument("graph", metavar="GRAPH", type=GraphPlace(), about="cli.arg_graph")
@argument("name", metavar="NAME_OR_IRI", about="cli.arg_thing")
@option("--plan", metavar="PLAN", about="cli.opt_plan")
@option("--basis", "bases", metavar="BASIS,…", type=Several(tuple(Basis)), about="cli.opt_basis")
@option("--least-confidence", "least", metavar="N", type=Share(), about="cli.opt_least_confidence")
@option("--candidates", is_flag=True, about="cli.opt_candidates")
@option("--all", "whole", is_flag=True, about="cli.opt_trace_all")
@option("--json", "as_json", is_flag=True, about="cli.opt_json")
def trace(  # noqa: PLR0913 - one for each option
    session: Session,
    *,
    graph: Place,
    name: str,
    plan: str | None,
    bases: frozenset[str] | None,
    least: Decimal | None,
    candidates: bool,
    whole: bool,
    as_json: bool,
) -> None:
    """Print the paths up and down from a thing; JSON holds them all, of what the sieve lets pass."""
    from kg.cli.trace_text import told_trace
    from kg.export.jsonl import to_json
    from kg.trace import Sieve, TraceIndex, trace_record
    from kg.trace import trace as traced

    sieve = Sieve(frozenset(map(Basis, bases or Basis)), least or Decimal(0), whole, candidates)
    with opened(graph) as reader:
        thing = reader.find_thing(name)
        held = plans_with(reader, thing.iri, chosen_id(reader, plan))
    index = TraceIndex(held)
    if thing.iri not in index.things:
        raise not_held(thing, plan)
    found = traced(index, thing.iri, sieve)
    if as_json:
        emit(to_json(trace_record(found)) + "\n")
    else:
        titles = {graph.plan.id: graph.plan.title for graph in held}
        emit("\n".join(told_trace(found, session, titles, whole=whole)) + "\n")


COMMAND = trace
