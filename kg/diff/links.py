"""Which links are new, gone, or known in another way? By their ends and predicate, whatever the ends are called now."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import replace
from typing import Final, TypeAlias

from kg.diff.gravity import made, one_sided
from kg.diff.pairing import Token
from kg.diff.text import PlanText
from kg.diff.things import Things
from kg.diff.values import Change, FieldChange, Part, PlanState, Side
from kg.ids import IriMaker
from kg.model import Entity, Iri, PlanGraph, Statement
from kg.rdf import link_iris
from kg.rdf.literals import decimal_text

__all__ = ["link_changes"]

_ARROW: Final = " → "
_BETWEEN: Final = ", "
_Held: TypeAlias = Mapping[Hashable, list[tuple[Iri, Statement]]]


def link_changes(before: PlanState, after: PlanState, things: Things) -> Iterator[Change]:
    """Yield the changes of links, then of what is derived from them."""
    old = _Links(before.graph, things.wording.before, things.before, things.token_before)
    new = _Links(after.graph, things.wording.after, things.after, things.token_after)
    yield from _changes(Part.LINK, (old, before.graph.statements), (new, after.graph.statements))
    yield from _changes(Part.SHORTCUT, (old, before.derived), (new, after.derived))


class _Links:
    """Tells the links of one state."""

    def __init__(
        self,
        graph: PlanGraph,
        text: PlanText,
        entities: Mapping[Iri, Entity],
        token: Callable[[Iri], Token[Iri] | None],
    ) -> None:
        self._iris = IriMaker(graph.plan.id, graph.plan.iri.removesuffix(f"plan/{graph.plan.id}"))
        self._text = text
        self._entities = entities
        self._token = token

    def held(self, statements: tuple[Statement, ...]) -> _Held:
        """Return the links with their IRIs by what they say."""
        held: dict[Hashable, list[tuple[Iri, Statement]]] = defaultdict(list)
        for iri, link in link_iris(statements, self._iris):
            held[self._token(link.subject), link.predicate, self._token(link.object)].append((iri, link))
        return held

    def side(self, links: list[tuple[Iri, Statement]]) -> Side:
        """Return what links of one ends and predicate are called, with the words of the first, or else of its ends."""
        iri, link = links[0]
        ends = [self._entities.get(end) for end in (link.subject, link.object)]
        told = self._text.passages(link.evidence)
        of_ends = (passage for end in ends if end for passage in self._text.passages(end.evidence))
        names = [entity.name if entity else end for end, entity in zip((link.subject, link.object), ends, strict=True)]
        return Side(iri, _ARROW.join(names), link.predicate, told or tuple(of_ends))

    def follows(self, link: Statement) -> bool:
        """Return whether one end is there in this state only."""
        return any(None in (self._token(end) or ()) for end in (link.subject, link.object))


def _changes(
    part: Part, before: tuple[_Links, tuple[Statement, ...]], after: tuple[_Links, tuple[Statement, ...]]
) -> Iterator[Change]:
    (old, olds), (new, news) = before, after
    held, holds = old.held(olds), new.held(news)
    derived = part is Part.SHORTCUT
    for key, links in held.items():
        if key not in holds:
            link = links[0][1]
            sides = (old.side(links), None)
            yield one_sided(part, sides, _said(links), follows=derived or old.follows(link))
    for key, links in holds.items():
        link = links[0][1]
        if key not in held:
            sides_ = (None, new.side(links))
            yield one_sided(part, sides_, _said(links), follows=derived or new.follows(link))
        else:
            told = tuple(_differing(held[key], links))
            if told:
                both = old.side(held[key]), new.side(links)
                yield replace(made(part, both, told), follows=derived)


def _differing(old: list[tuple[Iri, Statement]], new: list[tuple[Iri, Statement]]) -> Iterator[FieldChange]:
    for (name, was), (_, is_now) in zip(_said(old), _said(new), strict=True):
        if was != is_now:
            yield FieldChange(name, was, is_now)


def _said(links: list[tuple[Iri, Statement]]) -> list[tuple[str, str | None]]:
    """Return how links of one ends and predicate are known."""
    told = [link for _, link in links]
    columns: dict[str, list[str | None]] = {
        "basis": [link.basis.value for link in told],
        "confidence": [decimal_text(link.confidence) for link in told],
        "rule": [link.rule for link in told],
        "secondary": ["true" if link.secondary else None for link in told],
        "hops": [None if link.hops is None else str(link.hops) for link in told],
        "weakest_basis": [link.weakest_basis.value if link.weakest_basis else None for link in told],
    }
    return [(name, _joined(values)) for name, values in columns.items()]


def _joined(values: list[str | None]) -> str | None:
    found = sorted({value for value in values if value is not None})
    return _BETWEEN.join(found) or None
