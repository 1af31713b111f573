"""How does the plan document itself stand in the graph?"""

from kg.model import Document, LeftOut, Plan, PlanGraph, Source
from kg.rdf.index import Node
from kg.rdf.lines import About, Lines
from kg.rdf.refusals import Law, refused
from kg.rdf.vocabulary import PREF_LABEL, TYPE, dcterms, own
from kg.values import Period

__all__ = ["period_of", "read_document_title", "read_left_out", "read_plan", "write_period", "write_plan"]

_TITLE_AS_READ = dcterms("alternative")


def write_plan(lines: Lines, graph: PlanGraph) -> None:
    """Write the plan, its source and what stands around its body.

    Raises:
        StatementError: if plan and document name different sources.
    """
    plan, document = graph.plan, graph.document
    if plan.source != document.source:
        raise refused(Law.ONE_SOURCE, plan.iri)
    node = lines.about(plan.iri)
    node.link(TYPE, own("Plan"))
    for predicate, value in _texts(plan, document):
        node.value(predicate, value)
    write_period(node, plan.period)
    node.json(own("leftOut"), [[part.reason, part.lines, part.characters] for part in document.left_out])


def _texts(plan: Plan, document: Document) -> tuple[tuple[str, str | None], ...]:
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
    return tuple(LeftOut(*row) for row in node.rows(own("leftOut")))


def write_period(node: About, period: Period | None) -> None:
    """Write a span of years."""
    if period is not None:
        node.value(own("periodStart"), period.start)
        node.value(own("periodEnd"), period.end)


def period_of(node: Node) -> Period | None:
    """Return the span of years of a node, or None."""
    start = node.maybe_integer(own("periodStart"))
    return None if start is None else Period(start, node.integer(own("periodEnd")))
