"""Which tools does an agent have, and what does each answer? The graph's own, read only, a page at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from pydantic import BaseModel

from api.agents.asking import answered, questions
from api.agents.cutting import paged
from api.agents.wishes import CheckWish, PageWish, QueryWish, SearchWish, ShowWish, TraceWish, VocabularyWish
from api.data.selection import Wanted, things
from api.data.surroundings import neighbourhood
from api.data.telling import counted
from api.library import HeldPlan, Library, Shelf
from kg.checks import CHECKS
from kg.errors import LookupFailedError
from kg.model import Basis, Iri, Severity
from kg.queries import QueryRequest, QueryResult
from kg.records import Json, Record, finding_record
from kg.trace import Sieve, trace, trace_record
from ontology.prefixes import PREFIXES
from ontology.vocabulary import definitions

__all__ = ["TOOLS", "Desk", "Tool"]

_GRAVITY: Final = tuple(Severity)
_GAPS: Final = 20


@dataclass(frozen=True, slots=True)
class Desk:
    """What the tools work on: the plans, who runs queries, and the language of what is told."""

    library: Library
    run: Callable[[QueryRequest], QueryResult]
    lang: str


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool by name: what may be asked of it, and how it answers."""

    name: str
    wish: type[BaseModel]
    answer: Callable[[Desk, Any], Record]


def _plans(desk: Desk, wish: PageWish) -> Record:
    return paged(desk.library.shelf().of_each("counts", counted), wish.offset, wish.limit, desk.lang)


def _search(desk: Desk, wish: SearchWish) -> Record:
    shelf = desk.library.shelf()
    wanted = Wanted(kind=wish.kind, plan=_plan_id(shelf, wish.plan), words=wish.words)
    return paged(things(shelf, wanted), wish.offset, wish.limit, desk.lang)


def _plan_id(shelf: Shelf, name: str | None) -> str | None:
    return None if name is None else shelf.reader.find_plan(name).id


def _thing(shelf: Shelf, wish: ShowWish) -> tuple[Iri, tuple[HeldPlan, ...]]:
    """Return the thing that is meant and the plans that name it.

    Raises:
        LookupFailedError: if there is none, several, or none in the plan.
    """
    iri, chosen = shelf.reader.find_thing(wish.thing).iri, _plan_id(shelf, wish.plan)
    holders = tuple(plan for plan in shelf.holders(iri) if chosen in (None, plan.id))
    if not holders:
        raise _not_held(wish.thing)
    return iri, holders


def _not_held(name: str) -> LookupFailedError:
    return LookupFailedError("agents.not_held", name=name)


def _show(desk: Desk, wish: ShowWish) -> Record:
    shelf = desk.library.shelf()
    iri, holders = _thing(shelf, wish)
    counts, links = neighbourhood(shelf, iri, None, None)
    ids = {plan.id for plan in holders}
    held = [record for plan in holders for record in plan.records if record["id"] == iri]
    passages = [_passage(record, one) for record in held for one in _listed(record.get("evidence"))]
    rows = [*passages, *({"part": "link", **link} for link in links if link["plan"] in ids)]

    def built(shown: list[Record]) -> Record:
        bare: list[Json] = [{name: value for name, value in record.items() if name != "evidence"} for record in held]
        return {"id": iri, "records": bare, "link_counts": counts, "items": list(shown)}

    return paged(rows, wish.offset, wish.limit, desk.lang, built)


def _passage(record: Record, told: Json) -> Record:
    return {"part": "passage", "plan": record["plan"], **(dict(told) if isinstance(told, dict) else {"quote": told})}


def _listed(value: Json) -> list[Json]:
    return list(value) if isinstance(value, list) else []


def _trace(desk: Desk, wish: TraceWish) -> Record:
    shelf = desk.library.shelf()
    iri, _ = _thing(shelf, wish)
    index = shelf.index(iri)
    if iri not in index.things:
        raise _not_held(wish.thing)
    bases = frozenset(wish.basis or Basis)
    sieve = Sieve(bases, Decimal(str(wish.least_confidence)), candidates=wish.candidates)
    told: Any = trace_record(trace(index, iri, sieve))
    paths: list[Record] = [{"side": side, **path} for side in ("up", "down") for path in told[side]["paths"]]

    def built(shown: list[Record]) -> Record:
        on_them = {number for path in shown for number in _listed(path["hops"])}
        return {
            "thing": told["thing"],
            "items": list(shown),
            "hops": [hop for hop in told["hops"] if hop["hop"] in on_them],
            "gaps": told["gaps"][:_GAPS],
            "left_out": {side: told[side]["left_out"] for side in ("up", "down")},
        }

    return paged(paths, wish.offset, wish.limit, desk.lang, built)


def _check(desk: Desk, wish: CheckWish) -> Record:
    shelf = desk.library.shelf()
    chosen = _plan_id(shelf, wish.plan)
    if wish.check is not None and wish.check not in {check.id for check in CHECKS}:
        raise _no_check(wish.check)
    held = shelf.of_each("findings", lambda plan: plan.answers.findings)
    grave = frozenset(_GRAVITY[: _GRAVITY.index(wish.severity) + 1])
    found = [
        finding_record(one)
        for plan_id, findings in zip(shelf.ids, held, strict=True)
        for one in shelf.judged(findings)
        if chosen in (None, plan_id) and one.finding.severity in grave and wish.check in (None, one.finding.check)
    ]
    return paged(found, wish.offset, wish.limit, desk.lang)


def _no_check(name: str) -> LookupFailedError:
    return LookupFailedError("agents.no_check", name=name, known=", ".join(check.id for check in CHECKS))


def _query(desk: Desk, wish: QueryWish) -> Record:
    return answered(desk.run, wish, desk.lang)


def _questions(desk: Desk, wish: PageWish) -> Record:
    return paged(questions(), wish.offset, wish.limit, desk.lang)


def _vocabulary(desk: Desk, wish: VocabularyWish) -> Record:
    words = (wish.words or "").lower()
    rows: list[Record] = [
        {
            "term": f"plan:{term.name}",
            "kind": term.kind,
            "label": [term.label_zh, term.label_en],
            "definition": [term.definition_zh, term.definition_en],
            "parents": list(term.parents),
            "used_on": list(term.used_on),
            "values": list(term.values),
        }
        for term in definitions().values()
        if words in f"{term.name} {term.label_zh} {term.label_en} {term.definition_zh} {term.definition_en}".lower()
    ]
    return paged(
        rows, wish.offset, wish.limit, desk.lang, lambda shown: {"prefixes": dict(PREFIXES), "items": list(shown)}
    )


TOOLS: Final = (
    Tool("plans", PageWish, _plans),
    Tool("search", SearchWish, _search),
    Tool("show", ShowWish, _show),
    Tool("trace", TraceWish, _trace),
    Tool("check", CheckWish, _check),
    Tool("questions", PageWish, _questions),
    Tool("query", QueryWish, _query),
    Tool("vocabulary", VocabularyWish, _vocabulary),
)
