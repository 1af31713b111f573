"""What may people decide about? A thing, link, figure or section that a plan states, by its IRI.

A finding has an id of its own and is looked up among what the checks say.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pyoxigraph import NamedNode

from kg.model import Iri
from kg.records.passages import Record
from kg.store import GraphReader

__all__ = ["Subject", "subject_of"]

_HELD: Final = "SELECT DISTINCT ?thing ?graph { GRAPH ?graph { ?thing a ?class } }"
_FIXED: Final = frozenset({"kind", "id", "plan", "evidence"})
"""What no correction says: it is not what a plan states of the thing."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a decision is about: what it is called, all its names, and what may be corrected of it.

    `plan` is the first plan that holds it; names and fields are those of all that do.
    """

    iri: Iri
    plan: str
    words: str
    kinds: frozenset[str]
    names: tuple[str, ...]
    fields: frozenset[str]


def subject_of(reader: GraphReader, iri: str, records_of: Callable[[str], Iterable[Record]]) -> Subject | None:
    """Return what an IRI names in a graph, whose plans' records one is handed; None when no plan holds it."""
    found = [told for plan in _plans_holding(reader, iri) if (told := _subject_in(records_of(plan), iri, plan))]
    if not found:
        return None
    names = dict.fromkeys(name for told in found for name in told.names)
    fields = frozenset(field for told in found for field in told.fields)
    return replace(found[0], names=tuple(names), fields=fields)


def _plans_holding(reader: GraphReader, iri: str) -> tuple[str, ...]:
    """Return the ids of the plans of which a graph describes an IRI, in the order of the plans; none for no IRI."""
    try:
        thing = NamedNode(iri)
    except ValueError:
        return ()
    graphs = {str(graph) for _, graph in reader.rows(_HELD, {"thing": thing}).plain()}
    return tuple(
        plan.id for plan in reader.plans() if graphs & {reader.graph_of(plan.id), reader.derived_graph_of(plan.id)}
    )


def _subject_in(records: Iterable[Record], iri: str, plan_id: str) -> Subject | None:
    """Return what an IRI names among the records of a plan; None when it names none of them."""
    held = list(records)
    found = [record for record in held if record["id"] == iri]
    if not found:
        return None
    names = [name for record in found for name in _names(record)]
    return Subject(
        iri=Iri(iri),
        plan=plan_id,
        words=_words(found[0], held),
        kinds=frozenset(str(record["kind"]) for record in found),
        names=tuple(dict.fromkeys(names)),
        fields=frozenset(key for record in found for key in record) - _FIXED,
    )


def _names(record: Record) -> Sequence[str]:
    aliases = record.get("aliases")
    if not isinstance(aliases, list):
        return ()
    return [str(record["name"]), *map(str, aliases)]


def _words(record: Record, held: Iterable[Record]) -> str:
    if record["kind"] == "relation":
        called = {other["id"]: other.get("name") for other in held}
        ends: Mapping[str, str] = {end: str(called.get(record[end]) or record[end]) for end in ("subject", "object")}
        return f"{ends['subject']} → {record['predicate']} → {ends['object']}"
    return str(record.get("name") or record.get("as_written") or record["id"])
