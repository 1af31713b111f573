"""What the tests of exports read from: plans held in memory, in whatever order."""

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Quad

from kg.ids import IriMaker
from kg.model import Iri, PlanGraph, Statement
from kg.rdf import write, write_derived
from tests.kg.small_plan import derived_links, small_plan

__all__ = ["Held", "small_holding"]


@dataclass(frozen=True)
class Held:
    held: tuple[tuple[PlanGraph, tuple[Statement, ...]], ...]
    backwards: bool = False

    def plans(self) -> Iterable[tuple[PlanGraph, tuple[Statement, ...]]]:
        return reversed(self.held) if self.backwards else self.held

    def graphs(self) -> Iterable[Iri]:
        names = list(self._loads())
        return reversed(names) if self.backwards else names

    def quads(self, graph: Iri) -> Iterable[Quad]:
        found = self._loads()[graph]
        return reversed(found) if self.backwards else found

    def everything(self) -> list[Quad]:
        return [quad for quads in self._loads().values() for quad in quads]

    def _loads(self) -> dict[Iri, list[Quad]]:
        loads = {}
        for graph, derived in self.held:
            iris = IriMaker(graph.plan.id)
            loads[iris.graph()] = write(graph)
            loads[iris.derived_graph()] = write_derived(derived, graph.plan)
        return loads


def small_holding(*, backwards: bool = False) -> Held:
    return Held(((small_plan(), derived_links()),), backwards=backwards)
