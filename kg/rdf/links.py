"""How do links stand in the graph? A node that says how the link is known, and the plain triple beside it."""

from collections import Counter
from collections.abc import Collection, Iterator

from kg.ids import IriMaker
from kg.model import Basis, Iri, RuleId, Statement
from kg.rdf.canonical import link_key
from kg.rdf.entities import RESERVED
from kg.rdf.evidence import EvidenceReader, EvidenceWriter
from kg.rdf.index import Index
from kg.rdf.lines import Lines
from kg.rdf.refusals import Law, refused
from kg.rdf.vocabulary import BROADER, TYPE, own, rdf
from ontology.terms import PLAN

__all__ = ["link_iris", "read_links", "write_links"]


def link_iris(statements: tuple[Statement, ...], iris: IriMaker) -> Iterator[tuple[Iri, Statement]]:
    """Yield each link with its IRI; links of one key (they differ in confidence or evidence) are numbered."""
    told: Counter[tuple[str, ...]] = Counter()
    for statement in statements:
        key = link_key(statement)
        yield iris.node("link", *key, told[key]), statement
        told[key] += 1


def write_links(
    lines: Lines, evidence: EvidenceWriter, links: Iterator[tuple[Iri, Statement]], goals: Collection[Iri]
) -> None:
    """Write links; between two goals partOf is also said as skos:broader.

    Raises:
        StatementError: if a link has a predicate that is the codec's own.
    """
    for iri, link in links:
        if link.predicate in RESERVED:
            raise refused(Law.OWN_PROPERTY, link.predicate, link.subject)
        subject, predicate = lines.about(link.subject), own(link.predicate)
        subject.link(predicate, link.object)
        if link.predicate == "partOf" and link.subject in goals and link.object in goals:
            subject.link(BROADER, link.object)
        node = lines.about(iri)
        node.link(TYPE, own("Link"))
        node.link(rdf("subject"), link.subject)
        node.link(rdf("predicate"), predicate)
        node.link(rdf("object"), link.object)
        node.value(own("basis"), link.basis.value)
        node.value(own("confidence"), link.confidence)
        node.value(own("rule"), link.rule)
        node.value(own("score"), link.score)
        node.value(own("secondary"), link.secondary or None)
        node.value(own("hops"), link.hops)
        node.value(own("weakestBasis"), link.weakest_basis and link.weakest_basis.value)
        node.link(own("runnerUp"), link.runner_up)
        evidence.write(node, link.evidence)


def read_links(index: Index, evidence: EvidenceReader) -> Iterator[Statement]:
    """Yield the links of a graph.

    Raises:
        StoreError: if the graph does not hold them as written.
    """
    for node in index.of_class(own("Link")):
        weakest = node.maybe_text(own("weakestBasis"))
        yield Statement(
            subject=node.resource(rdf("subject")),
            predicate=PLAN.local_name(node.resource(rdf("predicate"))),
            object=node.resource(rdf("object")),
            basis=Basis(node.text(own("basis"))),
            confidence=node.decimal(own("confidence")),
            rule=RuleId(node.text(own("rule"))),
            evidence=evidence.read(node),
            score=node.maybe_decimal(own("score")),
            runner_up=node.maybe_iri(own("runnerUp")),
            secondary=node.flag(own("secondary")),
            hops=node.maybe_integer(own("hops")),
            weakest_basis=Basis(weakest) if weakest else None,
        )
