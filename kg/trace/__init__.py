"""Trace: what does a thing serve, and what carries it out? Paths up and down over the links of plans.

index = TraceIndex(graphs)
trace(index, iri, Sieve(least_confidence=Decimal("0.8")))
"""

from kg.trace.index import TraceIndex
from kg.trace.layout import Branch, columns_of, tree_of
from kg.trace.record import trace_record
from kg.trace.tracing import trace
from kg.trace.values import Column, Gap, Hop, Path, Side, SideName, Sieve, Trace, TracedThing

# fmt: off
__all__ = [
    "Branch", "Column", "Gap", "Hop", "Path", "Side", "SideName", "Sieve", "Trace", "TraceIndex", "TracedThing",
    "columns_of", "trace", "trace_record", "tree_of",
]
# fmt: on
