"""Which things does a request want? By words, kind, plan, chapter, strategy, place, and by how things are linked."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import overload

from api.library import HeldPlan, Shelf
from kg.ids import name_key
from kg.model import Basis, DirectEvidence, Entity, Iri, Statement
from kg.records import KIND_OF_CLASS, Record

__all__ = ["Wanted", "ranked", "things"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a thing must be; what is None is not asked.

    `chapter` is part of a heading above one of its passages. `linked` are names or IRIs of things (a strategy, a
    place …) to which it must lead, over links of at least `least` confidence and one of the bases.
    """

    kind: str | None = None
    plan: str | None = None
    chapter: str | None = None
    tier: str | None = None
    words: str | None = None
    linked: tuple[str, ...] = ()
    bases: frozenset[Basis] = frozenset(Basis)
    least: Decimal = Decimal(0)

    @property
    def asks_of_links(self) -> bool:
        """Return whether links decide."""
        return bool(self.linked) or self.bases != frozenset(Basis) or self.least > 0


class _Found(Sequence[Record]):
    """The records of things that were found, read from their plans when they are shown."""

    def __init__(self, shelf: Shelf, places: Sequence[int]) -> None:
        self._shelf = shelf
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Record: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Record]: ...

    def __getitem__(self, at: int | slice) -> Record | Sequence[Record]:
        if isinstance(at, slice):
            return _Found(self._shelf, self._places[at])
        number, place = divmod(self._places[at], _MOST_RECORDS)
        return self._shelf.at(number).records[place]


_NOWHERE = 4
_MOST_RECORDS = 1 << 32


def things(shelf: Shelf, wanted: Wanted) -> Sequence[Record]:
    """Return the records of the things that fit, those whose name fits the words best first, then as exported.

    Where they stand is remembered: who turns the pages of a list of all plans does not have all of them read again.
    """
    return _Found(shelf, shelf.found(wanted, lambda: _places(shelf, wanted)))


def _places(shelf: Shelf, wanted: Wanted) -> Sequence[int]:
    """Return the things that fit, each by the numbers of its plan and of its record in one."""
    by_rank: list[array[int]] = [array("Q") for _ in range(_NOWHERE + 1)]
    for number, plan_id in enumerate(shelf.ids):
        if wanted.plan in (None, plan_id):
            plan = shelf.at(number)
            for place, record in _fitting(plan, wanted):
                rank = _rank(plan.entities[Iri(str(record["id"]))], wanted.words)
                by_rank[rank].append(number * _MOST_RECORDS + place)
    return sum(by_rank[:_NOWHERE], start=array("Q"))


def ranked(entity: Entity, words: str | None) -> bool:
    """Return whether words stand in a thing's name, its other names or its passages."""
    return _rank(entity, words) < _NOWHERE


def _rank(entity: Entity, words: str | None) -> int:
    """Return how well a thing fits words: 0 by its name, 1 by another name, 2 by part of one, 3 by a passage."""
    key = name_key(words or "")
    if not key:
        return 0
    names = [name_key(name) for name in (entity.name, *entity.aliases)]
    if key in names:
        return 0 if names[0] == key else 1
    if any(key in name for name in names):
        return 2
    quotes = (piece.quote for piece in entity.evidence if isinstance(piece, DirectEvidence))
    return 3 if any(key in name_key(quote) for quote in quotes) else _NOWHERE


def _fitting(plan: HeldPlan, wanted: Wanted) -> Iterator[tuple[int, Record]]:
    linked = _linked(plan, wanted) if wanted.asks_of_links else None
    for place, record in enumerate(plan.records):
        iri = Iri(str(record["id"]))
        if (
            iri in plan.entities
            and wanted.kind in (None, record["kind"])
            and wanted.tier in (None, record["tier"])
            and (linked is None or iri in linked)
            and (wanted.chapter is None or _stands_in(plan, plan.entities[iri], wanted.chapter))
        ):
            yield place, record


def _linked(plan: HeldPlan, wanted: Wanted) -> set[Iri]:
    """Return the things with a link of the bases and confidence to each of the things that are named."""
    links = [link for link in plan.graph.statements if link.basis in wanted.bases and link.confidence >= wanted.least]
    if not wanted.linked:
        return {end for link in links for end in (link.subject, link.object)}
    return set.intersection(*(_leading_to(links, _named(plan, name)) for name in wanted.linked))


def _leading_to(links: Iterable[Statement], ends: set[Iri]) -> set[Iri]:
    return {link.subject for link in links if link.object in ends}


def _named(plan: HeldPlan, name: str) -> set[Iri]:
    key = name_key(name)
    return {
        iri
        for iri, entity in plan.entities.items()
        if iri == name or key in {name_key(known) for known in (entity.name, *entity.aliases)}
    }


def _stands_in(plan: HeldPlan, entity: Entity, heading: str) -> bool:
    key = name_key(heading)
    sections = {piece.section for piece in entity.evidence if isinstance(piece, DirectEvidence) and piece.section}
    return any(key in _folded(title) for section in sections for title in plan.paths.get(section, ()))


@lru_cache(maxsize=4096)
def _folded(title: str) -> str:
    return name_key(title)


KINDS = tuple(dict.fromkeys(KIND_OF_CLASS.values()))
