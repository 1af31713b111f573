"""Which shortcuts follow from the links of a plan? A goal's projects and measures, each over the best path.

`supportedBy` leads from a goal to every project that reaches it over partOf, serves and supports; `coveredBy` to every
task, programme and reform that does, and to the measures linked to it directly. Clauses under a task are reached
through it: a shortcut to each would double the graph and answer no further question.

The best path is the one without secondary links if there is one, then with the strongest weakest basis, then with the
fewest links, then the first by the order of the links; so the shortcuts depend on the links alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final, TypeAlias

from kg.ids import DEFAULT_BASE, IriMaker
from kg.model import Basis, DerivedEvidence, Iri, PlanGraph, RuleId, Statement
from kg.rdf.canonical import canonical, ordered_statements
from kg.rdf.links import link_iris
from kg.ways import Allows, best_ways

__all__ = ["STRENGTH", "SUPPORTED_BY", "covering", "derive", "supporting"]

SUPPORTED_BY: Final = "supportedBy"
COVERED_BY: Final = "coveredBy"

STRENGTH: Final = (Basis.HUMAN, Basis.STATED, Basis.STRUCTURE, Basis.DERIVED, Basis.SIMILARITY)
"""The bases from the strongest to the weakest."""

_UPWARD: Final = frozenset({"partOf", "serves", "supports"})
_RULES: Final = {SUPPORTED_BY: RuleId("derive.supported-by"), COVERED_BY: RuleId("derive.covered-by")}
_NAMED_MEASURES: Final = frozenset({"Task", "Programme", "Reform"})


@dataclass(frozen=True, slots=True)
class _Step:
    """One link on the way down from a goal, with the IRI of its node in the graph."""

    iri: Iri
    link: Statement

    @property
    def end(self) -> Iri:
        """Return the thing below."""
        return self.link.subject


_Below: TypeAlias = Mapping[Iri, list[_Step]]


def derive(graph: PlanGraph, base: str = DEFAULT_BASE) -> tuple[Statement, ...]:
    """Return the shortcuts of a plan in their order; what they follow from is named by the IRIs of its links."""
    graph = canonical(graph)
    kinds = {entity.iri: frozenset(entity.kinds) for entity in graph.entities}
    below = _below(graph, IriMaker(graph.plan.id, base))
    goals = [entity.iri for entity in graph.entities if "Goal" in entity.kinds]
    return ordered_statements(shortcut for goal in goals for shortcut in _shortcuts(goal, below, kinds))


def supporting(derived: Iterable[Statement]) -> dict[Iri, list[Statement]]:
    """Return the supportedBy shortcuts by goal."""
    return _by_goal(derived, SUPPORTED_BY)


def covering(derived: Iterable[Statement]) -> dict[Iri, list[Statement]]:
    """Return the coveredBy shortcuts by goal."""
    return _by_goal(derived, COVERED_BY)


def _by_goal(derived: Iterable[Statement], predicate: str) -> dict[Iri, list[Statement]]:
    found: dict[Iri, list[Statement]] = defaultdict(list)
    for statement in derived:
        if statement.predicate == predicate:
            found[statement.subject].append(statement)
    return dict(found)


def _below(graph: PlanGraph, iris: IriMaker) -> _Below:
    below: dict[Iri, list[_Step]] = defaultdict(list)
    for iri, link in link_iris(graph.statements, iris):
        if link.predicate in _UPWARD and link.subject != link.object:
            below[link.object].append(_Step(iri, link))
    return below


def _shortcuts(goal: Iri, below: _Below, kinds: Mapping[Iri, frozenset[str]]) -> Iterator[Statement]:
    direct = {step.link.subject for step in below.get(goal, ())}
    for end, path in best_ways(goal, lambda here: below.get(here, ()), _CLASSES).items():
        if "Project" in kinds.get(end, ()):
            yield _shortcut(SUPPORTED_BY, goal, end, path)
        if _covers(kinds.get(end, frozenset()), direct=end in direct):
            yield _shortcut(COVERED_BY, goal, end, path)


def _covers(kinds: frozenset[str], *, direct: bool) -> bool:
    return bool(kinds & _NAMED_MEASURES) or (direct and "Measure" in kinds)


def _allows(weakest: int, *, secondary: bool) -> Allows[_Step]:
    def allows(step: _Step) -> bool:
        return (secondary or not step.link.secondary) and STRENGTH.index(step.link.basis) <= weakest

    return allows


_CLASSES: Final = tuple(
    _allows(weakest, secondary=secondary) for secondary, weakest in product((False, True), range(len(STRENGTH)))
)


def _shortcut(predicate: str, goal: Iri, end: Iri, path: tuple[_Step, ...]) -> Statement:
    rule = _RULES[predicate]
    return Statement(
        subject=goal,
        predicate=predicate,
        object=end,
        basis=Basis.DERIVED,
        confidence=min(step.link.confidence for step in path),
        rule=rule,
        evidence=(DerivedEvidence(rule, tuple(sorted(step.iri for step in path))),),
        secondary=any(step.link.secondary for step in path),
        hops=len(path),
        weakest_basis=max((step.link.basis for step in path), key=STRENGTH.index),
    )
