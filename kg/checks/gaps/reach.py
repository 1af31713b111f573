"""Which goals, tasks and measures does some project reach over links that the plan states or its structure gives?"""

from collections import defaultdict
from typing import Final

from kg.checks.base import PlanView
from kg.model import Basis, Iri

__all__ = ["reached_by_projects"]

_UPWARD: Final = frozenset({"partOf", "serves", "supports"})


def reached_by_projects(view: PlanView) -> frozenset[Iri]:
    """Return what projects reach over partOf, serves, supports and develops; links by similarity do not count."""
    above: dict[Iri, list[Iri]] = defaultdict(list)
    for link in view.graph.statements:
        if link.basis is not Basis.SIMILARITY and link.predicate in _UPWARD:
            above[link.subject].append(link.object)
        elif link.basis is not Basis.SIMILARITY and link.predicate == "develops":
            above[link.object].append(link.subject)
    waiting = [entity.iri for entity in view.graph.entities if "Project" in entity.kinds]
    found: set[Iri] = set()
    while waiting:
        for iri in above.get(waiting.pop(), ()):
            if iri not in found:
                found.add(iri)
                waiting.append(iri)
    return frozenset(found)
