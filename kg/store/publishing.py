"""How does a server come to hold another state, with nobody seeing half of it?

At once, where one update of several operations is all or nothing (SPARQL 1.1 asks for that; Oxigraph keeps it): the
update begins by removing the graph that stands for the state the writer read. It can be removed only once, so of two
writers the later one fails and changes nothing.

By steps, where it is not (Virtuoso), or where the update would be too long: the new contents are laid beside the old
ones, then the record says what is to be done, then it is done by the server, counted, and the record renewed. Readers
are turned away from the second step to the last. A writer that was killed before the second step has changed nothing;
after it, whoever writes next does the rest, and nothing is lost. Two writers at one moment are found out by the name of
the state before each step, not excluded.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import Final
from uuid import uuid4

import pyoxigraph as ox

from kg.errors import StoreBusyError, StoreError
from kg.model import Iri
from kg.store.record import STATE, UNION, Record, Unfinished, read_record, read_state, staged, turn
from kg.store.wire import ROWS, Wire

__all__ = ["publish", "settled"]

_LONGEST: Final = 64 * 1024 * 1024
"""Bytes of an update that a server surely takes."""
_PATIENCE: Final = timedelta(minutes=5)
_OPEN: Final = ".open"
_ANY: Final = "?s ?p ?o"


def publish(
    wire: Wire, before: Record, changed: Mapping[Iri, bytes], removed: Iterable[Iri], manifest: Mapping[str, object]
) -> Record:
    """Return the record of the new state: graphs given as N-Triples replaced and others removed, all or nothing.

    Raises:
        StoreBusyError: if another writer published since `before`; then nothing is changed.
        StoreError: if the server cannot be reached, or refuses.
    """
    gone = sorted((set(removed) - changed.keys()) & before.graphs.keys())
    counts = {iri: len(set(held.splitlines())) for iri, held in sorted(changed.items())}
    kept = {iri: count for iri, count in before.graphs.items() if iri not in gone}
    number = before.number + 1
    after = Record(f"{number:04}-{uuid4().hex[:12]}", number, {**kept, **counts}, dict(manifest))
    size = sum(map(len, changed.values()))
    if wire.address.by_steps or size > _LONGEST:
        return _by_steps(wire, before, after, changed, gone)
    _swapped(wire, before, after, b"".join(_operations(before, changed, gone)))
    return after


def settled(wire: Wire) -> Record:
    """Return the record of a server for one who is to write; what a killed writer began is brought to its end.

    Raises:
        StoreBusyError: if another writer seems to be at work.
        StoreError: if the server cannot be reached, or refuses.
    """
    record = read_record(wire)
    if record.unfinished is None:
        return record
    if _is_young(record.unfinished.since, wire.clock):
        raise _at_work(wire)
    return _finished(wire, record)


def _is_young(since: str, now: str) -> bool:
    """Return whether little time has passed between two times of a server's own clock, as HTTP writes them."""
    try:
        return parsedate_to_datetime(now) - parsedate_to_datetime(since) < _PATIENCE
    except ValueError:
        return False


def _operations(before: Record, changed: Mapping[Iri, bytes], gone: Iterable[Iri]) -> Iterator[bytes]:
    """Yield the operations that replace and remove graphs and keep the union, in the order in which they hold."""
    present = set(before.graphs)
    for graph in sorted({*changed, *gone}):
        others = ", ".join(f"<{other}>" for other in sorted(present - {graph}))
        stays = f"FILTER NOT EXISTS {{ GRAPH ?other {{ {_ANY} }} FILTER(?other IN ({others})) }}" if others else ""
        if graph in present:
            gone_with_it = f"GRAPH <{graph}> {{ {_ANY} }} {stays}"
            yield f"DELETE {{ GRAPH <{UNION}> {{ {_ANY} }} }} WHERE {{ {gone_with_it} }} ;\n".encode()
        yield f"DROP SILENT GRAPH <{graph}> ;\n".encode()
        present.discard(graph)
        if graph in changed:
            yield b"INSERT DATA { GRAPH <%s> {\n%s} } ;\n" % (graph.encode(), changed[graph])
            yield f"ADD GRAPH <{graph}> TO GRAPH <{UNION}> ;\n".encode()
            present.add(graph)


def _swapped(wire: Wire, old: Record, new: Record, operations: bytes = b"") -> None:
    """Make one record follow another, with operations before it, if the other is still the last."""
    if wire.address.by_steps:
        _check_turn(wire, old)
        wire.put(STATE, new.ntriples())
        return
    first = f"DROP GRAPH <{turn(old.state)}> ;\n" if old.state else f"CREATE GRAPH <{STATE}> ;\n"
    last = b"DROP SILENT GRAPH <%s> ;\nINSERT DATA { GRAPH <%s> {\n%s} }" % (
        STATE.encode(),
        STATE.encode(),
        new.ntriples(),
    )
    reply = wire.update(b"%sCREATE GRAPH <%s> ;\n%s%s" % (first.encode(), turn(new.state).encode(), operations, last))
    found = read_state(wire)
    if found == new.state:
        return
    if found != old.state:
        raise _overtaken(wire)
    raise wire.refused(reply)


def _check_turn(wire: Wire, record: Record) -> None:
    if read_state(wire) != record.state:
        raise _overtaken(wire)


def _by_steps(wire: Wire, before: Record, after: Record, changed: Mapping[Iri, bytes], gone: Iterable[Iri]) -> Record:
    _check_turn(wire, before)
    places = {graph: staged(after.state, number) for number, graph in enumerate(sorted(changed))}
    try:
        for graph, place in places.items():
            wire.put(place, changed[graph])
        _check_whole(wire, {place: after.graphs[graph] for graph, place in places.items()})
        unfinished = replace(after, state=after.state + _OPEN, unfinished=Unfinished(places, tuple(gone), wire.clock))
        _swapped(wire, before, unfinished)
    except StoreError:
        if read_state(wire) == before.state:
            _clear(wire, places.values())
        raise
    return _finished(wire, unfinished)


def _finished(wire: Wire, record: Record) -> Record:
    """Return the record of the state that an unfinished one leads to, once it is reached; doing it twice is fine."""
    todo = record.unfinished or Unfinished({}, ())
    for graph, place in todo.staged.items():
        _check_turn(wire, record)
        wire.done(f"COPY GRAPH <{place}> TO GRAPH <{graph}>".encode())
    for graph in todo.removed:
        _check_turn(wire, record)
        wire.delete(graph)
    wire.done(f"DROP SILENT GRAPH <{UNION}>".encode())
    for graph in sorted(record.graphs):
        wire.done(f"ADD GRAPH <{graph}> TO GRAPH <{UNION}>".encode())
    _check_whole(wire, {graph: record.graphs[graph] for graph in todo.staged})
    after = replace(record, state=record.state.removesuffix(_OPEN), unfinished=None)
    _swapped(wire, record, after)
    _clear(wire, todo.staged.values())
    return after


def _clear(wire: Wire, places: Iterable[Iri]) -> None:
    for place in places:
        wire.delete(place)


def _check_whole(wire: Wire, counts: Mapping[Iri, int]) -> None:
    """Guarantee that the server holds as many triples as it was given."""
    for graph, wanted in counts.items():
        form = [("query", f"SELECT (COUNT(*) AS ?n) {{ {_ANY} }}"), ("default-graph-uri", graph)]
        reply = wire.ask(form, ROWS)
        if not reply.is_well:
            raise wire.refused(reply)
        rows = ox.parse_query_results(reply.body, format=ox.QueryResultsFormat.JSON)
        found = [int(row[0].value) for row in rows] if isinstance(rows, ox.QuerySolutions) else []
        if found != [wanted]:
            raise StoreError("store.lost", url=wire.address, graph=graph, wanted=wanted, found=found[0])  # noqa: EM101


def _overtaken(wire: Wire) -> StoreBusyError:
    return StoreBusyError("store.overtaken", url=wire.address)


def _at_work(wire: Wire) -> StoreBusyError:
    return StoreBusyError("store.unfinished", url=wire.address)
