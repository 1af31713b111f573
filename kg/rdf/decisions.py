"""How do people's decisions become RDF, and RDF decisions? Law: what is encoded is decoded equal, in order of time.

They stand in one graph of their own, and are the only part of a graph that says who and when.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from kg.errors import StoreError
from kg.ids import DEFAULT_BASE, HUMAN_GRAPH, short_hash
from kg.model import Decision, DecisionKind, Iri
from kg.rdf.index import Index
from kg.rdf.lines import Lines
from kg.rdf.refusals import Law, broken, refused
from kg.rdf.vocabulary import TYPE, own, prov, schema

__all__ = ["decode_decisions", "encode_decisions"]

_BY: Final = prov("wasAssociatedWith")
_AT: Final = prov("endedAtTime")
_NAME: Final = schema("name")


def encode_decisions(decisions: Iterable[Decision], base: str = DEFAULT_BASE) -> bytes:
    """Return decisions as sorted N-Quads of the human graph; people are named under the base.

    Raises:
        StatementError: if two different decisions bear one IRI, or a text or IRI is none that RDF can hold.
    """
    lines = Lines(HUMAN_GRAPH)
    seen: dict[Iri, Decision] = {}
    try:
        for decision in decisions:
            if seen.setdefault(decision.iri, decision) != decision:
                raise refused(Law.ONE_THING, decision.iri)
            _write(lines, decision, base)
        return lines.nquads()
    except ValueError as error:
        raise refused(Law.VALID, error) from error


def _write(lines: Lines, decision: Decision, base: str) -> None:
    person = f"{base}person/{short_hash('person', decision.by)}"
    node = lines.about(decision.iri)
    node.link(TYPE, own("Decision"))
    node.link(own("about"), decision.about)
    node.value(own("decisionKind"), decision.kind.value)
    node.link(_BY, person)
    node.moment(_AT, decision.at)
    node.value(own("decisionText"), decision.text or None)
    node.value(own("decisionField"), decision.field or None)
    node.value(own("decisionWords"), decision.words or None)
    node.value(own("planId"), decision.plan or None)
    node.link(own("otherThing"), decision.other)
    node.value(own("decisionOtherWords"), decision.other_words or None)
    agent = lines.about(person)
    agent.link(TYPE, prov("Agent"))
    agent.value(_NAME, decision.by)


def decode_decisions(ntriples: bytes) -> tuple[Decision, ...]:
    """Return the decisions that N-Triples hold, in order of time.

    Raises:
        StoreError: if they are not as `encode_decisions` writes them.
    """
    index = Index(ntriples)
    try:
        return tuple(sorted(_read(index), key=lambda decision: (decision.at, decision.iri)))
    except StoreError:
        raise
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise broken(own("Decision"), str(error)) from error


def _read(index: Index) -> Iterator[Decision]:
    for node in index.of_class(own("Decision")):
        yield Decision(
            iri=node.iri,
            about=node.resource(own("about")),
            kind=DecisionKind(node.text(own("decisionKind"))),
            by=index.node(node.resource(_BY)).text(_NAME),
            at=node.moment(_AT),
            text=node.maybe_text(own("decisionText")) or "",
            field=node.maybe_text(own("decisionField")) or "",
            plan=node.maybe_text(own("planId")) or "",
            words=node.maybe_text(own("decisionWords")) or "",
            other=node.maybe_iri(own("otherThing")),
            other_words=node.maybe_text(own("decisionOtherWords")) or "",
        )
