"""Which of several parents is the one? The surest, then the first; further ones are secondary, nothing is circular."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Iri, Statement

__all__ = ["with_primary"]

_UPWARD = frozenset({"partOf", "serves", "supports"})


def with_primary(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Yield the links, all but the surest of a thing's parents marked secondary; one that closes a circle is left out.

    Of links that are equally sure the first in the order given is primary; a thing has one of each predicate.
    """
    kept = list(_without_circles(statements))
    primary: dict[tuple[Iri, str], int] = {}
    for at, link in enumerate(kept):
        key = (link.subject, link.predicate)
        if key not in primary or link.confidence > kept[primary[key]].confidence:
            primary[key] = at
    for at, link in enumerate(kept):
        secondary = primary[link.subject, link.predicate] != at
        changes = link.predicate in _UPWARD and link.secondary != secondary
        yield replace(link, secondary=secondary) if changes else link


def _without_circles(statements: Iterable[Statement]) -> Iterator[Statement]:
    parents: dict[Iri, set[Iri]] = {}
    for link in statements:
        if link.predicate not in _UPWARD:
            yield link
        elif link.subject not in _above(link.object, parents):
            parents.setdefault(link.subject, set()).add(link.object)
            yield link


def _above(start: Iri, parents: dict[Iri, set[Iri]]) -> set[Iri]:
    """Return a thing with all that stands above it."""
    seen: set[Iri] = set()
    waiting = [start]
    while waiting:
        at = waiting.pop()
        if at not in seen:
            seen.add(at)
            waiting.extend(parents.get(at, ()))
    return seen
