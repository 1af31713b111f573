"""What does a server hold of ours? A small named graph, written last, says so: readers trust nothing else.

    GRAPH …/graph/store/state { <…/graph/store/state> dcterms:identifier "0007-5f0c…" . <…#0> rdf:value "{…" … }

It names the graphs with the number of their triples, holds the manifest, and has a name for the state: two states
never have one name. Where a server cannot make several changes at once, a record that is `unfinished` tells what is
being changed and where the new contents lie, so that whoever writes next can bring it to its end.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from time import sleep
from typing import Any, Final

import pyoxigraph as ox

from kg.errors import StoreError
from kg.ids import DEFAULT_BASE
from kg.model import Iri
from kg.store.wire import ROWS, Wire

__all__ = ["NOTHING", "STATE", "UNION", "Record", "Unfinished", "read_record", "read_state", "staged", "turn"]

_OURS: Final = f"{DEFAULT_BASE}graph/store/"
STATE: Final = Iri(f"{_OURS}state")
UNION: Final = Iri(f"{_OURS}union")
"""All that the named graphs state, each triple once: the default graph of every query."""
NOTHING: Final = Iri(f"{_OURS}nothing")
"""A graph that never is: the default graph of a query that names none that we hold."""

_FORMAT: Final = 1
_NAME = ox.NamedNode("http://purl.org/dc/terms/identifier")
_TEXT = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#value")
_PIECE: Final = 8000
"""Characters of a text: Virtuoso takes none above some 100 KB."""
_TRIES: Final = 5
_PAUSE: Final = 0.2
_STATE_OF: Final = f"SELECT ?name {{ GRAPH <{STATE}> {{ <{STATE}> {_NAME} ?name }} }}"
_ALL_OF: Final = f"SELECT ?part ?text {{ GRAPH <{STATE}> {{ ?part {_TEXT} ?text }} }}"


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What a writer that goes by steps is about to do: new contents by graph, where they lie, and what goes."""

    staged: Mapping[Iri, Iri]
    removed: tuple[Iri, ...]
    since: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A state of a server: its name, its number, its graphs with the number of their triples, and the manifest."""

    state: str = ""
    number: int = 0
    graphs: Mapping[Iri, int] = field(default_factory=dict)
    manifest: Mapping[str, Any] = field(default_factory=dict)
    unfinished: Unfinished | None = None

    @property
    def revision(self) -> str:
        """Return the number as a directory would name the snapshot."""
        return f"{self.number:04}"

    def ntriples(self) -> bytes:
        """Return the graph that holds the record."""
        text = json.dumps({"format": _FORMAT, **asdict(self)}, ensure_ascii=True, sort_keys=True)
        quads = [ox.Quad(ox.NamedNode(STATE), _NAME, ox.Literal(self.state))]
        pieces = (text[at : at + _PIECE] for at in range(0, len(text), _PIECE))
        quads += [ox.Quad(ox.NamedNode(f"{STATE}#{n}"), _TEXT, ox.Literal(piece)) for n, piece in enumerate(pieces)]
        return ox.serialize(quads, format=ox.RdfFormat.N_TRIPLES) or b""


def turn(state: str) -> Iri:
    """Return the graph that is there as long as a state is the last one, and can be removed only once."""
    return Iri(f"{_OURS}turn/{state}")


def staged(state: str, number: int) -> Iri:
    """Return the graph in which new contents wait for the state that is being made."""
    return Iri(f"{_OURS}staged/{state}/{number}")


def read_state(wire: Wire) -> str:
    """Return the name of the state of a server, or nothing before the first.

    Raises:
        StoreError: if the server cannot be reached, or answers no queries.
    """
    return next((str(row[0]) for row in _rows(wire, _STATE_OF)), "")


def read_record(wire: Wire) -> Record:
    """Return the record of a server; an empty one before the first.

    Raises:
        StoreError: if the server cannot be reached, answers no queries, or holds a record of another format.
    """
    for _ in range(_TRIES):
        state = read_state(wire)
        known = _LAST.get(str(wire.address))
        if not state or (known and known.state == state):
            return known if known and state else Record()
        pieces = dict(_pieces(wire))
        record = _read("".join(text for _, text in sorted(pieces.items())))
        if record and record.state == state:
            _LAST[str(wire.address)] = record
            return record
        sleep(_PAUSE)  # it is being replaced
    raise _damaged(wire)


_LAST: Final[dict[str, Record]] = {}
"""The last record of each server that this process has read: it is as large as the manifest, its name is short."""


def _pieces(wire: Wire) -> Iterator[tuple[int, str]]:
    for part, text in _rows(wire, _ALL_OF):
        number = part.rpartition("#")[2]
        yield int(number) if number.isdecimal() else -1, text


def _read(text: str) -> Record | None:
    """Return the record that a text holds, or None when it is not whole."""
    try:
        held = json.loads(text)
    except ValueError:
        return None
    if held["format"] != _FORMAT:
        raise StoreError("errors.graph_version", path=STATE, found=held["format"], wanted=_FORMAT)  # noqa: EM101
    unfinished = held["unfinished"]
    return Record(
        held["state"],
        held["number"],
        held["graphs"],
        held["manifest"],
        Unfinished(unfinished["staged"], tuple(unfinished["removed"]), unfinished["since"]) if unfinished else None,
    )


def _rows(wire: Wire, sparql: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a query as texts.

    Raises:
        StoreError: if what answers is no endpoint.
    """
    reply = wire.ask([("query", sparql)], ROWS)
    if not reply.is_well:
        raise wire.refused(reply)
    try:
        found = ox.parse_query_results(reply.body, format=ox.QueryResultsFormat.JSON)
    except (SyntaxError, ValueError) as error:
        raise _no_endpoint(wire) from error
    if isinstance(found, ox.QuerySolutions):
        for solution in found:
            yield tuple(str(getattr(term, "value", term)) for term in solution)


def _no_endpoint(wire: Wire) -> StoreError:
    return StoreError("store.no_endpoint", url=wire.address)


def _damaged(wire: Wire) -> StoreError:
    return StoreError("store.broken_record", url=wire.address)
