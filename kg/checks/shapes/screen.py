"""Which things of a graph may break a shape? A quick look at every thing, so that pySHACL is asked about few.

A plan has some 20,000 things and nearly always breaks no shape; pySHACL takes seconds to say so. Its is the last word
(kg.checks.shapes.judging) on what is named here; a test lets it judge everything and compares.
"""

from collections import defaultdict
from functools import cache

from pyoxigraph import NamedNode

from kg.checks.shapes.conditions import Condition, condition
from kg.checks.shapes.facts import Facts
from kg.checks.shapes.reading import sh, shapes
from kg.rdf.index import Index

__all__ = ["suspects"]


@cache
def _conditions() -> tuple[dict[str, list[Condition]], dict[str, list[Condition]]]:
    """Return the conditions by the class that they are about, and by the property whose subjects they are about."""
    of_class: dict[str, list[Condition]] = defaultdict(list)
    of_subjects: dict[str, list[Condition]] = defaultdict(list)
    for shape in shapes().named():
        holds = condition(shapes(), shape)
        for name, about in ((sh("targetClass"), of_class), (sh("targetSubjectsOf"), of_subjects)):
            for target in shapes().said(shape).get(name, ()):
                if isinstance(target, NamedNode):
                    about[target.value].append(holds)
    return dict(of_class), dict(of_subjects)


def suspects(nodes: Index) -> list[str]:
    """Return the things, as N-Triples has them, that may break a shape; sorted."""
    facts = Facts(nodes)
    of_class, of_subjects = _conditions()
    found = []
    for node in nodes:
        thing = f"<{node.iri}>"
        asked = [holds for kind in sorted(facts.classes(thing)) for holds in of_class.get(kind, ())]
        asked += [holds for name, about in of_subjects.items() if name in node.properties for holds in about]
        if not all(holds(facts, thing) for holds in asked):
            found.append(thing)
    return sorted(found)
