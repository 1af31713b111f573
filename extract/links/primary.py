"""Which of several parents is the one? The first in the text; further ones are secondary, and nothing is circular."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Iri, Statement

__all__ = ["with_primary"]

_UPWARD = frozenset({"partOf", "serves", "supports"})


def with_primary(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Yield the links, each thing's second and later parents marked secondary; one that closes a circle is left out."""
    parents: dict[Iri, set[Iri]] = {}
    first: set[tuple[Iri, str]] = set()
    for link in statements:
        if link.predicate not in _UPWARD:
            yield link
            continue
        if link.subject in _above(link.object, parents):
            continue
        parents.setdefault(link.subject, set()).add(link.object)
        yield replace(link, secondary=(link.subject, link.predicate) in first)
        first.add((link.subject, link.predicate))


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
