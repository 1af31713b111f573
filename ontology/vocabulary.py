"""What does core.ttl say of each term? Labels, definitions and relations, read once when first asked for."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from ontology.files import core_turtle
from ontology.prefixes import PLAN_BASE, compact

__all__ = ["Definition", "definitions"]

_KINDS = {"owl:Class": "class", "owl:ObjectProperty": "object property", "owl:DatatypeProperty": "datatype property"}
_SINGLE = "rdf:type"


@dataclass(frozen=True, slots=True)
class Definition:
    """One term as core.ttl defines it; names of other terms are prefixed, and sorted."""

    name: str
    kind: str
    """class, object property or datatype property."""
    label_zh: str
    label_en: str
    definition_zh: str
    definition_en: str
    parents: tuple[str, ...]
    """What it is a subclass or subproperty of."""
    close: tuple[str, ...]
    used_on: tuple[str, ...]
    """Classes whose things usually have the property."""
    values: tuple[str, ...]
    """Classes or the datatype of its values."""
    examples: tuple[str, ...]


_Facts = dict[tuple[str, str], list[str]]


def _facts() -> dict[str, _Facts]:
    import pyoxigraph  # noqa: PLC0415 - only who asks for a definition pays for the parser

    found: dict[str, _Facts] = {}
    text = core_turtle().read_text(encoding="utf-8")
    for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE):
        if not isinstance(quad.subject, pyoxigraph.NamedNode) or not quad.subject.value.startswith(PLAN_BASE):
            continue
        facts = found.setdefault(quad.subject.value.removeprefix(PLAN_BASE), defaultdict(list))
        language, value = "", ""
        if isinstance(quad.object, pyoxigraph.Literal):
            language, value = quad.object.language or "", quad.object.value
        elif isinstance(quad.object, pyoxigraph.NamedNode):
            value = compact(quad.object.value)
        facts[compact(quad.predicate.value), language].append(value)
    return found


def _one(facts: _Facts, predicate: str, language: str) -> str:
    words = facts.get((predicate, language), [])
    return words[0] if len(words) == 1 else ""


def _all(facts: _Facts, *predicates: str) -> tuple[str, ...]:
    return tuple(
        sorted(value for (predicate, _), values in facts.items() if predicate in predicates for value in values)
    )


def _definition(name: str, facts: _Facts) -> Definition:
    kinds = [_KINDS[kind] for kind in facts.get((_SINGLE, ""), []) if kind in _KINDS]
    return Definition(
        name=name,
        kind=kinds[0] if len(kinds) == 1 else "",
        label_zh=_one(facts, "rdfs:label", "zh"),
        label_en=_one(facts, "rdfs:label", "en"),
        definition_zh=_one(facts, "skos:definition", "zh"),
        definition_en=_one(facts, "skos:definition", "en"),
        parents=_all(facts, "rdfs:subClassOf", "rdfs:subPropertyOf"),
        close=_all(facts, "skos:closeMatch"),
        used_on=_all(facts, "schema:domainIncludes"),
        values=_all(facts, "schema:rangeIncludes", "rdfs:range"),
        examples=_all(facts, "skos:example"),
    )


@cache
def definitions() -> dict[str, Definition]:
    """Return the terms of the own namespace by local name, in the order of the file.

    A part that core.ttl leaves out, or says twice, is an empty string here (a test finds it).

    >>> definitions()["Goal"].label_en, definitions()["Goal"].parents
    ('goal', ('skos:Concept',))
    """
    return {name: _definition(name, facts) for name, facts in _facts().items()}
