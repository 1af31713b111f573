"""What is around a thing? The links that lead from it and to it, counted by relation; and the text around a passage."""

from collections import Counter
from collections.abc import Iterator

from api.library import HeldPlan, Shelf
from kg.model import Iri
from kg.records import Record, standing_record

__all__ = ["around", "neighbourhood"]

_AROUND = 200


def neighbourhood(shelf: Shelf, iri: Iri, predicate: str | None, direction: str | None) -> tuple[Record, list[Record]]:
    """Return how many links of each relation lead out and in, and the links, as records with the thing at the end."""
    links = [(way, link, plan) for plan in shelf.holders(iri) for way, link in _links(plan, iri)]
    counts = Counter((way, str(link["predicate"])) for way, link, _ in links)
    told: Record = {
        way: {name: count for (at, name), count in sorted(counts.items()) if at == way} for way in ("out", "in")
    }
    shown = [
        _told(shelf, plan, way, link)
        for way, link, plan in links
        if predicate in (None, link["predicate"]) and direction in (None, way)
    ]
    return told, shown


def _links(plan: HeldPlan, iri: Iri) -> Iterator[tuple[str, Record]]:
    for record in plan.records:
        if record["kind"] == "relation":
            if record["subject"] == iri:
                yield "out", record
            if record["object"] == iri:
                yield "in", record


def _told(shelf: Shelf, plan: HeldPlan, way: str, link: Record) -> Record:
    end = Iri(str(link["object"] if way == "out" else link["subject"]))
    entity = plan.entities.get(end)
    told = shelf.standings().get(Iri(str(link["id"])))
    return {
        "direction": way,
        "link": link["id"],
        "predicate": link["predicate"],
        "id": end,
        "name": entity.name if entity else end,
        "types": list(entity.kinds) if entity else [],
        "basis": link["basis"],
        "confidence": link["confidence"],
        "secondary": link["secondary"],
        "plan": plan.id,
        "decision": standing_record(told) if told else None,
    }


def around(plan: HeldPlan, start: int, end: int, signs: int = _AROUND) -> Record:
    """Return a passage with the text before and after it, cut at the ends of the plan."""
    text = plan.graph.document.text
    start, end = min(start, len(text)), min(end, len(text))
    return {
        "plan": plan.id,
        "start": start,
        "end": end,
        "before": text[max(start - signs, 0) : start],
        "quote": text[start:end],
        "after": text[end : end + signs],
    }
