"""How is what people decide recorded? By the one writer of a graph, in one step; nothing decided is ever deleted.

A build replaces the graphs of its plans only and `remove_plan` those of the plan, so the record outlives both.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from time import perf_counter

from kg.address import Place
from kg.errors import LookupFailedError
from kg.ids import DEFAULT_BASE, HUMAN_GRAPH, short_hash
from kg.manifest import renewed
from kg.model import Decision, DecisionKind, Iri
from kg.rdf import decode_decisions, encode_decisions
from kg.store.base import Store
from kg.store.opening import open_graph, open_store

__all__ = ["add", "decided", "record", "undo"]

_ID_LENGTH = 16


def decided(  # noqa: PLR0913 - a decision has so many parts
    kind: DecisionKind,
    about: Iri,
    *,
    by: str,
    at: datetime,
    text: str = "",
    field: str = "",
    plan: str = "",
    words: str = "",
    other: Iri | None = None,
    other_words: str = "",
) -> Decision:
    """Return a decision with its IRI, which stands for what was decided, by whom and when.

    Raises:
        ValueError: as Decision does.
    """
    two = (other, words, other_words) if other_words else ()
    key = short_hash("decision", about, kind.value, field, text, by, at.isoformat(), *two)
    iri = Iri(f"{DEFAULT_BASE}decision/{key}")
    return Decision(iri, about, kind, by, at, text, field, plan, words, other, other_words)


def add(store: Store, decisions: Iterable[Decision]) -> int:
    """Return how many decisions were added to the human graph of a store open for writing; the rest was there.

    Raises:
        StatementError: if a text or IRI is none that RDF can hold.
        StoreError: if the human graph is damaged.
    """
    held = decode_decisions(store.triples(HUMAN_GRAPH))
    known = {decision.iri for decision in held}
    new = {decision.iri: decision for decision in decisions if decision.iri not in known}
    if new:
        store.replace({HUMAN_GRAPH: encode_decisions((*held, *new.values()))})
    return len(new)


def record(out: Place, decisions: Sequence[Decision], *, keep: int = 3) -> int:
    """Return how many decisions were added to a graph directory and published, all or none.

    Raises:
        StoreNotFoundError: if there is no graph.
        StoreBusyError: at once, if another process is writing.
        StatementError: if a text or IRI is none that RDF can hold.
    """
    return _changed(out, lambda _: decisions, keep)


def undo(out: Place, decision_id: str, *, by: str, at: datetime, keep: int = 3) -> Decision:
    """Return the decision that was taken back, named by its IRI, its id or the beginning of its id.

    Raises:
        LookupFailedError: if there is no such decision that stands, or several.
        StoreNotFoundError: if there is no graph.
        StoreBusyError: at once, if another process is writing.
    """
    found: list[Decision] = []

    def taking_back(held: Sequence[Decision]) -> Sequence[Decision]:
        found.append(_one(held, decision_id))
        what = found[0]
        return [decided(DecisionKind.UNDO, what.iri, by=by, at=at, plan=what.plan, words=what.words)]

    _changed(out, taking_back, keep)
    return found[0]


def _changed(out: Place, choose: Callable[[Sequence[Decision]], Sequence[Decision]], keep: int) -> int:
    began = perf_counter()
    open_graph(out).close()  # a directory without a graph is not made one
    with open_store(out, keep=keep) as store:
        held = decode_decisions(store.triples(HUMAN_GRAPH))
        count = add(store, choose(held))
        if count:
            store.publish(renewed(store.manifest(), {}, (), perf_counter() - began))
    return count


def _one(held: Sequence[Decision], name: str) -> Decision:
    undone = {decision.about for decision in held if decision.kind is DecisionKind.UNDO}
    stand = [d for d in held if d.kind is not DecisionKind.UNDO and d.iri not in undone]
    found = [d for d in stand if name and name in (d.iri, _id(d))] or [
        d for d in stand if name and _id(d).startswith(name)
    ]
    if len(found) == 1:
        return found[0]
    key = "errors.ambiguous" if found else "errors.no_such_decision"
    raise LookupFailedError(key, name=name, known=", ".join(_id(d) for d in (found or stand)[-5:]) or "–")


def _id(decision: Decision) -> str:
    return decision.iri[-_ID_LENGTH:]
