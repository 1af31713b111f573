"""In which order do the parts of a plan's graph stand? One order for one content, so a graph needs no index numbers.

The graph keeps sets: names, evidence, links. `canonical` puts a value into the order in which the codec reads it back,
and drops what is said twice; it changes nothing else.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Final, TypeAlias, TypeVar

from kg.model import (
    Attribute,
    DerivedEvidence,
    DirectEvidence,
    Entity,
    Evidence,
    GivenEvidence,
    Iri,
    PlanGraph,
    Statement,
    Target,
)
from kg.rdf.literals import decimal_text

__all__ = ["canonical", "link_key", "ordered_evidence", "ordered_statements"]

_T = TypeVar("_T")
_Resting = TypeVar("_Resting", Statement, Target)
_Key: TypeAlias = tuple[int | str | tuple[object, ...], ...]
_TWO: Final = 2


def canonical(graph: PlanGraph) -> PlanGraph:
    """Return the same graph in the order in which it is read back.

    Entities and targets stand in the order of their first words in the plan, links by subject, predicate and object.
    """
    spoken = frozenset((s.subject, s.predicate, s.object) for s in graph.statements)
    entities = (_entity(entity, spoken) for entity in graph.entities)
    targets = map(_with_ordered_evidence, graph.targets)
    return replace(
        graph,
        entities=tuple(sorted(entities, key=_by_place)),
        targets=tuple(sorted(targets, key=_by_place)),
        statements=ordered_statements(graph.statements),
        placements=tuple(sorted(graph.placements, key=lambda p: (p.span, p.state, p.reason or ""))),
    )


def ordered_statements(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the links in order, each once, with their evidence in order."""
    return _each_once(map(_with_ordered_evidence, statements), link_key, _statement_key)


def ordered_evidence(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return evidence in the order of the plan's text, then what is derived, then what is given; each once."""
    pieces = tuple(map(_evidence, evidence))
    return pieces if len(pieces) < _TWO else _each_once(pieces, _place_key, evidence_key)


def _each_once(things: Iterable[_T], cheap: Callable[[_T], _Key], full: Callable[[_T], _Key]) -> tuple[_T, ...]:
    """Return things in order, each once; the full key, which begins with the cheap one, is made for ties alone."""
    by_key: dict[_Key, list[_T]] = {}
    for thing in things:
        by_key.setdefault(cheap(thing), []).append(thing)
    ordered: list[_T] = []
    for key in sorted(by_key):
        tied = by_key[key]
        ordered += tied if len(tied) == 1 else dict.fromkeys(sorted(tied, key=full))
    return tuple(ordered)


def _place_key(evidence: Evidence) -> _Key:
    match evidence:
        case DirectEvidence(span):
            return (0, span.start, span.end)
        case DerivedEvidence():
            return (1,)
        case GivenEvidence():
            return (2,)


def evidence_key(evidence: Evidence) -> _Key:
    """Return where a piece of evidence stands among others."""
    match evidence:
        case DirectEvidence(span, quote, rule, section, pieces):
            where = tuple((p.unit.value, p.number, p.start, p.end) for p in pieces)
            return (0, span.start, span.end, rule, quote, section or "", where)
        case DerivedEvidence(rule, sources):
            return (1, rule, sources)
        case GivenEvidence(rule, words):
            return (2, rule, words)


def link_key(statement: Statement) -> tuple[str, ...]:
    """Return what a link is known by: its ends, predicate, basis and rule."""
    return (statement.subject, statement.predicate, statement.object, statement.basis.value, statement.rule)


def _with_ordered_evidence(thing: _Resting) -> _Resting:
    evidence = ordered_evidence(thing.evidence)
    return thing if evidence == thing.evidence else replace(thing, evidence=evidence)


def _evidence(evidence: Evidence) -> Evidence:
    if isinstance(evidence, DerivedEvidence):
        sources = tuple(sorted(set(evidence.sources)))
        return evidence if sources == evidence.sources else replace(evidence, sources=sources)
    return evidence


def _entity(entity: Entity, spoken: frozenset[tuple[Iri, str, Iri]]) -> Entity:
    main, *others = entity.kinds
    attributes = {_attribute_key(a): a for a in entity.attributes if not _is_link(entity.iri, a, spoken)}
    parts = (
        (main, *sorted(set(others) - {main})),
        tuple(sorted(set(entity.aliases) - {entity.name})),
        tuple(attributes[key] for key in sorted(attributes)),
        ordered_evidence(entity.evidence),
    )
    if parts == (entity.kinds, entity.aliases, entity.attributes, entity.evidence):
        return entity
    kinds, aliases, attributes_, evidence = parts
    return replace(entity, kinds=kinds, aliases=aliases, attributes=attributes_, evidence=evidence)


def _is_link(subject: Iri, attribute: Attribute, spoken: frozenset[tuple[Iri, str, Iri]]) -> bool:
    """Return whether a link says the same: the link knows more, and one triple cannot be both."""
    return attribute.is_iri and (subject, attribute.term, attribute.value) in spoken


def _attribute_key(attribute: Attribute) -> tuple[str, str, str]:
    value = attribute.value
    form = decimal_text(value) if isinstance(value, Decimal) else str(value)
    return (attribute.term, "iri" if attribute.is_iri else type(value).__name__, form)


def _by_place(thing: Entity | Target) -> _Key:
    first = thing.evidence[0]
    start = (first.span.start, first.span.end) if isinstance(first, DirectEvidence) else (-1, -1)
    return (*start, thing.iri)


def _statement_key(s: Statement) -> _Key:
    score = "" if s.score is None else decimal_text(s.score)
    evidence = tuple(evidence_key(e) for e in s.evidence)
    path = (-1 if s.hops is None else s.hops, s.weakest_basis or "")
    return (*link_key(s), decimal_text(s.confidence), score, s.runner_up or "", int(s.secondary), *path, evidence)
