"""What does an exporter take and give? A graph to read from, and the bytes of one format."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from pyoxigraph import Quad

from kg.model import Iri, PlanGraph, Statement

__all__ = ["Exporter", "Holding", "Writer"]


class Holding(Protocol):
    """What an export reads: the plans as values, or the quads of their graphs."""

    def plans(self) -> Iterable[tuple[PlanGraph, tuple[Statement, ...]]]:
        """Return what each plan states, and what is derived from it."""
        ...

    def graphs(self) -> Iterable[Iri]:
        """Return the names of the graphs."""
        ...

    def quads(self, graph: Iri) -> Iterable[Quad]:
        """Return the quads of a graph."""
        ...


Writer: TypeAlias = Callable[[Holding, str], Iterator[bytes]]
"""Yields the bytes of an export; the second argument is the language of headings, where a format has any.

The same graph gives the same bytes, whatever the order in which it is held.
"""


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format: its name on the command line and how it is written."""

    name: str
    write: Writer
