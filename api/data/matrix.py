"""Which goals are reached from where? A table of goals against chapters, places, sectors or strategies."""

from collections import defaultdict
from collections.abc import Iterator

from api.library import HeldPlan
from kg.model import DirectEvidence, Iri
from kg.records import Record

__all__ = ["COLUMNS", "matrix"]

COLUMNS = ("chapters", "places", "sectors", "strategies")
_LINKS = {"places": "locatedIn", "strategies": "alignsWith"}


def matrix(plan: HeldPlan, columns: str) -> Record:
    """Return the goals as rows, those that nothing reaches first, with how many things of each column reach them.

    What reaches a goal are the projects and measures of its shortcuts (supportedBy, coveredBy).
    """
    marks = _marks(plan, columns)
    reached: dict[Iri, dict[str, set[Iri]]] = defaultdict(lambda: defaultdict(set))
    for link in plan.derived:
        for mark in marks.get(link.object, ()):
            reached[link.subject][mark].add(link.object)
    goals = [entity for entity in plan.graph.entities if "Goal" in entity.kinds]
    rows: list[Record] = [
        {"id": goal.iri, "name": goal.name, "cells": {mark: len(ends) for mark, ends in reached[goal.iri].items()}}
        for goal in goals
    ]
    rows.sort(key=lambda row: bool(row["cells"]))
    names = list(dict.fromkeys(mark for found in marks.values() for mark in found))
    return {"plan": plan.id, "columns": names, "rows": rows}


def _marks(plan: HeldPlan, columns: str) -> dict[Iri, list[str]]:
    """Return the columns in which each project and measure stands."""
    found: dict[Iri, list[str]] = defaultdict(list)
    for iri, mark in _of_links(plan, _LINKS[columns]) if columns in _LINKS else _of_things(plan, columns):
        if mark not in found[iri]:
            found[iri].append(mark)
    return found


def _of_links(plan: HeldPlan, predicate: str) -> Iterator[tuple[Iri, str]]:
    for link in plan.graph.statements:
        if link.predicate == predicate and link.object in plan.entities:
            yield link.subject, plan.entities[link.object].name


def _of_things(plan: HeldPlan, columns: str) -> Iterator[tuple[Iri, str]]:
    for entity in plan.graph.entities:
        if columns == "sectors":
            yield from ((entity.iri, str(item.value)) for item in entity.attributes if item.term == "sectorHead")
            continue
        for piece in entity.evidence:
            if isinstance(piece, DirectEvidence) and piece.section and plan.paths.get(piece.section):
                yield entity.iri, plan.paths[piece.section][0]
