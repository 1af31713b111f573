"""How is a trace written for programs? As plain values that JSON takes; each hop once, paths by number."""

from collections.abc import Mapping
from dataclasses import asdict

from kg.model import Basis
from kg.records.passages import Record
from kg.trace.layout import columns_of
from kg.trace.values import Gap, Hop, Path, Side, Trace, TracedThing

__all__ = ["trace_record"]


def trace_record(trace: Trace) -> Record:
    """Return a trace: the thing, the paths up and down, the hops on which they go, gaps, columns and the sieve."""
    hops = {id(hop): hop for side in (trace.up, trace.down) for hop in side.hops}
    numbers = {key: number for number, key in enumerate(hops)}
    return {
        "thing": {**_thing(trace.thing), "evidence": [asdict(passage) for passage in trace.evidence]},
        "up": _side(trace.up, numbers),
        "down": _side(trace.down, numbers),
        "hops": [{"hop": numbers[key], **_hop(hop)} for key, hop in hops.items()],
        "gaps": [_gap(gap) for gap in trace.gaps],
        "columns": [
            {"column": column.name, "things": [thing.iri for thing in column.things], "gap": column.gap is not None}
            for column in columns_of(trace)
        ],
        "sieve": {
            "bases": [basis.value for basis in Basis if basis in trace.sieve.bases],
            "least_confidence": trace.sieve.least_confidence,
            "secondary": trace.sieve.secondary,
            "candidates": trace.sieve.candidates,
        },
    }


def _thing(thing: TracedThing) -> Record:
    return {
        "iri": thing.iri,
        "name": thing.name,
        "kinds": list(thing.kinds),
        "column": thing.column,
        "candidate": thing.candidate,
        "time": thing.time,
        "role": thing.role,
        "plan": thing.plan,
        "path": list(thing.place),
    }


def _side(side: Side, numbers: Mapping[int, int]) -> Record:
    return {
        "paths": [_path(path, numbers) for path in side.paths],
        "left_out": {"secondary": side.further, "candidates": side.doubtful},
    }


def _path(path: Path, numbers: Mapping[int, int]) -> Record:
    return {
        "end": _thing(path.end),
        "hops": [numbers[id(hop)] for hop in path.hops],
        "weakest_basis": path.weakest_basis.value,
        "confidence": path.confidence,
        "secondary": path.secondary,
        "leads_on": path.leads_on,
    }


def _hop(hop: Hop) -> Record:
    return {
        "subject": {"iri": hop.subject.iri, "name": hop.subject.name, "kinds": list(hop.subject.kinds)},
        "predicate": hop.predicate,
        "object": {"iri": hop.object.iri, "name": hop.object.name, "kinds": list(hop.object.kinds)},
        "upper": hop.upper.iri,
        "lower": hop.lower.iri,
        "basis": hop.basis.value,
        "confidence": hop.confidence,
        "secondary": hop.secondary,
        "rule": hop.rule,
        "plan": hop.plan,
        "evidence": [asdict(passage) for passage in hop.evidence],
    }


def _gap(gap: Gap) -> Record:
    return {"side": gap.side.value, "missing": list(gap.missing), "after": gap.after.iri}
