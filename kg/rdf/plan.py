"""How does the plan document itself stand in the graph?"""

from pyoxigraph import Literal, NamedNode

from kg.model import Document, LeftOut, Plan, PlanGraph, Source
from kg.rdf.literals import json_literal, read_json
from kg.rdf.nodes import Node, Quads
from kg.rdf.refusals import Law, refused
from kg.rdf.vocabulary import PREF_LABEL, RDF_TYPE, dcterms, own
from kg.values import Period

__all__ = ["period_of", "read_document_title", "read_left_out", "read_plan", "write_period", "write_plan"]

_TITLE_AS_READ = dcterms("alternative")


def write_plan(quads: Quads, graph: PlanGraph) -> None:
    """Write the plan, its source and what stands around its body.

    Raises:
        StatementError: if plan and document name different sources.
    """
    plan, document = graph.plan, graph.document
    if plan.source != document.source:
        raise refused(Law.ONE_SOURCE, plan.iri)
    node = NamedNode(plan.iri)
    quads.add(node, RDF_TYPE, own("Plan"))
    for predicate, value in _texts(plan, document):
        quads.value(node, predicate, value)
    write_period(quads, node, plan.period)
    if document.left_out:
        rows = [[part.reason, part.lines, part.characters] for part in document.left_out]
        quads.add(node, own("leftOut"), json_literal(rows))


def _texts(plan: Plan, document: Document) -> tuple[tuple[NamedNode, str | None], ...]:
    return (
        (own("planId"), plan.id),
        (PREF_LABEL, plan.title),
        (dcterms("title"), plan.title),
        (_TITLE_AS_READ, None if document.title == plan.title else document.title),
        (dcterms("publisher"), plan.issuer),
        (dcterms("issued"), plan.issued),
        (own("areaName"), plan.area),
        (own("areaCode"), plan.area_code),
        (own("adminLevel"), plan.level),
        (own("sourceName"), plan.source.name),
        (own("sourceHash"), plan.source.sha256),
        (own("sourceEncoding"), plan.source.encoding),
        (own("media"), plan.source.media),
        (own("preamble"), document.preamble or None),
    )


def read_plan(node: Node) -> Plan:
    """Return the plan that a node describes.

    Raises:
        StoreError: if the node is not as `write_plan` writes it.
    """
    return Plan(
        id=node.text(own("planId")),
        iri=node.iri,
        title=node.text(dcterms("title")),
        source=Source(
            name=node.text(own("sourceName")),
            sha256=node.text(own("sourceHash")),
            media=node.text(own("media")),
            encoding=node.maybe_text(own("sourceEncoding")),
        ),
        issuer=node.maybe_text(dcterms("publisher")),
        area=node.maybe_text(own("areaName")),
        area_code=node.maybe_text(own("areaCode")),
        level=node.maybe_text(own("adminLevel")),
        period=period_of(node),
        issued=node.maybe_text(dcterms("issued")),
    )


def read_document_title(node: Node) -> str:
    """Return the title as the document prints it."""
    as_read = node.maybe_text(_TITLE_AS_READ)
    return node.text(dcterms("title")) if as_read is None else as_read


def read_left_out(node: Node) -> tuple[LeftOut, ...]:
    """Return what was read but is not body text."""
    found = node.maybe(own("leftOut"))
    return tuple(LeftOut(*row) for row in read_json(found)) if isinstance(found, Literal) else ()


def write_period(quads: Quads, node: NamedNode, period: Period | None) -> None:
    """Write a span of years."""
    if period is not None:
        quads.value(node, own("periodStart"), period.start)
        quads.value(node, own("periodEnd"), period.end)


def period_of(node: Node) -> Period | None:
    """Return the span of years of a node, or None."""
    start = node.maybe_integer(own("periodStart"))
    return None if start is None else Period(start, node.integer(own("periodEnd")))
