"""What the tests of exports read from: plans held in memory, in whatever order."""

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Quad

from kg.model import PlanGraph, Statement
from kg.rdf import write, write_derived
from tests.kg.small_plan import derived_links, small_plan

__all__ = ["Held", "small_holding"]


@dataclass(frozen=True)
class Held:
    held: tuple[tuple[PlanGraph, tuple[Statement, ...]], ...]
    backwards: bool = False

    def plans(self) -> Iterable[tuple[PlanGraph, tuple[Statement, ...]]]:
        return reversed(self.held) if self.backwards else self.held

    def quads(self) -> Iterable[Quad]:
        found = [quad for graph, derived in self.held for quad in (*write(graph), *write_derived(derived, graph.plan))]
        return reversed(found) if self.backwards else found


def small_holding(*, backwards: bool = False) -> Held:
    return Held(((small_plan(), derived_links()),), backwards=backwards)
