"""Which things of two states are one, and what is said of each? By IRI, then by kind and name, then by their words.

A goal or measure in other words, in a sentence that is a version of the other, is the same one renamed. What the world
holds (organisations, places, strategies, indicators) has no such leeway: another name is another thing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from kg.diff.gravity import made, one_sided
from kg.diff.likeness import likeness
from kg.diff.pairing import Offer, Pairing, Token
from kg.diff.text import PlanText, squeezed
from kg.diff.values import Change, ChangeKind, FieldChange, Part, PlanState, Side
from kg.diff.wording import Wording
from kg.ids import name_key
from kg.model import Attribute, DirectEvidence, Entity, Iri
from kg.rdf.literals import decimal_text
from kg.records import KIND_OF_CLASS

__all__ = ["Things"]

_REWORDED: Final = frozenset({"goal", "measure", "constraint"})
_AKIN: Final = 300
"""From here on two names in one place are versions of one: less than of texts, since the place speaks for it too."""
_BETWEEN: Final = "；"
_PLAN: Final = "plan"


class Things:
    """The things of a plan in two states, paired; so are things that are only named at the end of a link."""

    def __init__(self, before: PlanState, after: PlanState, wording: Wording) -> None:
        self.wording = wording
        self.before = _entities(before)
        self.after = _entities(after)
        self._one_plan = before.graph.plan.iri == after.graph.plan.iri
        self._plans = (before.graph.plan.iri, after.graph.plan.iri)
        self.pairs = self._paired(Pairing(_named(before), _named(after)))

    def token_before(self, iri: Iri | None) -> Token[Iri] | None:
        """Return what names a thing of the first state and its partner."""
        return None if iri is None else self.pairs.token_before(iri)

    def token_after(self, iri: Iri | None) -> Token[Iri] | None:
        """Return what names a thing of the second state and its partner."""
        return None if iri is None else self.pairs.token_after(iri)

    def name_before(self, iri: Iri) -> str:
        """Return what a thing is called in the first state."""
        return self.before[iri].name if iri in self.before else iri

    def name_after(self, iri: Iri) -> str:
        """Return what a thing is called in the second state."""
        return self.after[iri].name if iri in self.after else iri

    def changes(self) -> Iterator[Change]:
        """Yield the changes of things, and of what is said of them."""
        for iri, entity in self.before.items():
            other = self.after.get(self.pairs.after_of.get(iri, Iri("")))
            if other is None:
                yield one_sided(Part.THING, (_side(self.wording.before, entity), None), _said(entity))
            else:
                yield from self._of_pair(entity, other)
        for iri, entity in self.after.items():
            if self.pairs.before_of.get(iri) not in self.before:
                yield one_sided(Part.THING, (None, _side(self.wording.after, entity)), _said(entity))

    def _of_pair(self, old: Entity, new: Entity) -> Iterator[Change]:
        sides = _side(self.wording.before, old), _side(self.wording.after, new)
        named = []
        if old.name != new.name:
            named.append(FieldChange("name", old.name, new.name))
        if self._one_plan and old.iri != new.iri:
            named.append(FieldChange("iri", old.iri, new.iri))
        if named:
            yield made(Part.THING, sides, named, ChangeKind.RENAMED)
        was, is_now = dict(_said(old)), dict(_said(new))
        said = [
            FieldChange(name, was.get(name), is_now.get(name))
            for name in sorted(was.keys() | is_now.keys())
            if was.get(name) != is_now.get(name)
        ]
        if said:
            yield made(Part.ATTRIBUTE, sides, said)

    def _paired(self, pairing: Pairing[Iri]) -> Pairing[Iri]:
        old, new = self.before, self.after
        first, second = self.wording.before, self.wording.after
        pairing.by(lambda iri: iri, lambda iri: iri)
        pairing.by(
            lambda iri: _PLAN if iri == self._plans[0] else None, lambda iri: _PLAN if iri == self._plans[1] else None
        )
        pairing.by(
            lambda iri: _key(old.get(iri), self.wording.section_before(_section(first, old.get(iri)))),
            lambda iri: _key(new.get(iri), self.wording.section_after(_section(second, new.get(iri)))),
        )
        pairing.by(lambda iri: _key(old.get(iri)), lambda iri: _key(new.get(iri)))
        pairing.best(self._other_names(pairing), _by_iri)
        pairing.by(lambda iri: _quotes(old.get(iri)), lambda iri: _quotes(new.get(iri)), alone=True)
        pairing.best(self._reworded(pairing), _by_iri)
        return pairing

    def _other_names(self, pairing: Pairing[Iri]) -> Iterator[Offer[Iri]]:
        """Yield things of one kind where the name of one is another name of the other."""
        called: dict[tuple[str, str], list[Iri]] = defaultdict(list)
        entities = [self.after[iri] for iri in pairing.left_after() if iri in self.after]
        for entity in entities:
            for name in {name_key(name) for name in (entity.name, *entity.aliases)}:
                called[_kind(entity), name].append(entity.iri)
        for iri in pairing.left_before():
            if iri in self.before:
                entity = self.before[iri]
                for name in {name_key(name) for name in (entity.name, *entity.aliases)}:
                    for other in called.get((_kind(entity), name), ()):
                        if name in (name_key(entity.name), name_key(self.after[other].name)):
                            yield (0,), iri, other

    def _reworded(self, pairing: Pairing[Iri]) -> Iterator[Offer[Iri]]:
        """Yield things of the plan in a sentence and its version whose names are versions too."""
        standing: dict[tuple[object, ...], list[Entity]] = defaultdict(list)
        for entity in (self.after[iri] for iri in pairing.left_after() if iri in self.after):
            place = self.wording.place_after(entity.evidence)
            if place is not None and _kind(entity) in _REWORDED:
                standing[_kind(entity), *place].append(entity)
        for entity in (self.before[iri] for iri in pairing.left_before() if iri in self.before):
            place = self.wording.place_before(entity.evidence)
            for other in standing.get((_kind(entity), *place), ()) if place else ():
                degree = likeness(squeezed(entity.name), squeezed(other.name))
                if degree >= _AKIN:
                    yield (-degree,), entity.iri, other.iri


def _entities(state: PlanState) -> Mapping[Iri, Entity]:
    return {entity.iri: entity for entity in state.graph.entities}


def _named(state: PlanState) -> tuple[Iri, ...]:
    """Return the things of a state in the order of its text, then what is only named, by IRI."""
    graph = state.graph
    ends = {end for link in (*graph.statements, *state.derived) for end in (link.subject, link.object)}
    ends |= {iri for target in graph.targets for iri in (target.indicator, target.subject) if iri is not None}
    ends |= {focus.iri for finding in state.findings for focus in finding.focus} | {graph.plan.iri}
    known = tuple(entity.iri for entity in graph.entities)
    return (*known, *sorted(ends.difference(known)))


def _kind(entity: Entity) -> str:
    return KIND_OF_CLASS.get(entity.kinds[0], entity.kinds[0])


def _key(entity: Entity | None, *where: object) -> tuple[object, ...] | None:
    return None if entity is None else (_kind(entity), name_key(entity.name), *where)


def _section(text: PlanText, entity: Entity | None) -> int | None:
    at = None if entity is None else text.sentence_of(entity.evidence)
    return None if at is None else text.sentences[at].section


def _quotes(entity: Entity | None) -> tuple[object, ...] | None:
    if entity is None:
        return None
    quotes = frozenset(squeezed(piece.quote) for piece in entity.evidence if isinstance(piece, DirectEvidence))
    return (_kind(entity), quotes) if quotes else None


def _by_iri(first: Iri, second: Iri) -> tuple[str, str]:
    return min(first, second), max(first, second)


def _side(text: PlanText, entity: Entity) -> Side:
    return Side(entity.iri, entity.name, entity.kinds[0], text.passages(entity.evidence))


def _said(entity: Entity) -> list[tuple[str, str]]:
    """Return what is said of a thing, under the names of its properties."""
    said: dict[str, list[str]] = defaultdict(list)
    said["kinds"] = list(entity.kinds)
    said["aliases"] = list(entity.aliases)
    said["tier"] = [entity.tier.value]
    said["confidence"] = [decimal_text(entity.confidence)]
    for attribute in entity.attributes:
        said[attribute.term].append(_text(attribute))
    return [(name, _BETWEEN.join(values)) for name, values in said.items() if values]


def _text(attribute: Attribute) -> str:
    value = attribute.value
    if isinstance(value, bool):
        return "true" if value else "false"
    return decimal_text(value) if isinstance(value, Decimal) else str(value)
