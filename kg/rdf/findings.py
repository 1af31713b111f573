"""How do findings become RDF, and RDF findings? Law: what is encoded is decoded equal, the gravest first.

The findings in one plan are a sh:ValidationReport in a graph of their own, which says in which state of the plan's
graph they were found. Each is a sh:ValidationResult with evidence nodes of its own: no triple of the plan's graph is
repeated.
"""

from collections.abc import Iterable
from typing import Final

from kg.errors import StoreError
from kg.ids import DEFAULT_BASE, IriMaker
from kg.model import CheckReport, Finding, FindingEvidence, Focus, Iri, Severity
from kg.rdf.index import Index, Node
from kg.rdf.lines import About, Lines
from kg.rdf.refusals import Law, broken, refused
from kg.rdf.vocabulary import TYPE, oa, own, prov, sh
from ontology.prefixes import CODE_BASE

__all__ = ["decode_findings", "encode_findings", "ordered_findings"]

_LEVEL: Final = {
    Severity.HIGH: sh("Violation"),
    Severity.MEDIUM: sh("Warning"),
    Severity.LOW: sh("Info"),
    Severity.INFO: sh("Info"),
}
_ORDER: Final = tuple(_LEVEL)
_BETWEEN: Final = "\n"
"""Between the headings of a passage; a heading holds no line end."""


def ordered_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in the order in which they are read back: by gravity, check, place and id."""
    return tuple(sorted(findings, key=_key))


def _key(finding: Finding) -> tuple[int, str, int, str]:
    start = finding.evidence[0].start if finding.evidence else 0
    return _ORDER.index(finding.severity), finding.check, start, finding.id


def encode_findings(report: CheckReport, base: str = DEFAULT_BASE) -> bytes:
    """Return what was found in one plan as sorted N-Quads of the plan's graph of findings.

    Raises:
        StatementError: if two findings bear one id, or a text or IRI is none that RDF can hold.
    """
    iris = IriMaker(report.plan, base)
    try:
        lines = Lines(iris.findings_graph())
        _write_report(lines, iris, report)
        seen: set[str] = set()
        for finding in report.findings:
            if finding.id in seen:
                raise refused(Law.ONE_THING, iris.finding(finding.id))
            seen.add(finding.id)
            _write_finding(lines, iris, finding)
        return lines.nquads()
    except ValueError as error:
        raise refused(Law.VALID, error) from error


def _write_report(lines: Lines, iris: IriMaker, report: CheckReport) -> None:
    node = lines.about(iris.report())
    node.link(TYPE, sh("ValidationReport"))
    node.value(sh("conforms"), not report.findings)
    node.link(own("concerns"), iris.plan())
    node.link(prov("wasDerivedFrom"), iris.graph())
    node.value(own("planId"), report.plan)
    node.value(own("graphHash"), report.graph_hash)
    for finding in report.findings:
        node.link(sh("result"), iris.finding(finding.id))


def _write_finding(lines: Lines, iris: IriMaker, finding: Finding) -> None:
    node = lines.about(iris.finding(finding.id))
    node.link(TYPE, own("Finding"))
    node.link(TYPE, sh("ValidationResult"))
    node.link(sh("resultSeverity"), _LEVEL[finding.severity])
    node.link(sh("sourceConstraintComponent"), f"{CODE_BASE}check/{finding.check}")
    node.link(sh("focusNode"), finding.focus[0].iri if finding.focus else iris.plan())
    for focus in finding.focus:
        node.link(own("concerns"), focus.iri)
    node.json(own("focusNames"), [(focus.iri, focus.name) for focus in finding.focus])
    node.value(own("check"), finding.check)
    node.value(own("severity"), finding.severity.value)
    node.json(own("figures"), list(finding.figures.items()))
    _say(node, sh("resultMessage"), finding.message, finding.message_en)
    _say(node, own("explanation"), finding.explanation, finding.explanation_en)
    for order, passage in enumerate(finding.evidence):
        iri = iris.node("evidence", "finding", finding.id, order)
        node.link(own("evidence"), iri)
        _write_passage(lines, iris, iri, passage, order)
        lines.about(iri).value(own("rule"), f"check.{finding.check}")


def _say(node: About, predicate: str, chinese: str, english: str) -> None:
    node.words(predicate, chinese, "zh")
    node.words(predicate, english, "en")


def _write_passage(lines: Lines, iris: IriMaker, iri: Iri, passage: FindingEvidence, order: int) -> None:
    if any(_BETWEEN in heading for heading in passage.path):
        raise refused(Law.ONE_LINE, passage.path)
    selector = Iri(f"{iri}/selector")
    source = IriMaker(passage.plan, iris.base)
    node = lines.about(iri)
    node.link(TYPE, own("Evidence"))
    node.link(TYPE, oa("SpecificResource"))
    node.link(oa("hasSource"), source.plan())
    node.link(oa("hasSelector"), selector)
    node.value(own("planId"), passage.plan)
    node.value(own("order"), order)
    node.value(own("headings"), _BETWEEN.join(passage.path) if passage.path else None)
    words = lines.about(selector)
    words.link(TYPE, oa("TextPositionSelector"))
    words.link(TYPE, oa("TextQuoteSelector"))
    words.value(oa("start"), passage.start)
    words.value(oa("end"), passage.end)
    words.value(oa("exact"), passage.quote)


def decode_findings(ntriples: bytes) -> CheckReport | None:
    """Return what N-Triples say was found in one plan, the gravest first; None when they say nothing.

    Raises:
        StoreError: if they are not as `encode_findings` writes them.
    """
    index = Index(ntriples)
    reports = list(index.of_class(sh("ValidationReport")))
    if not reports:
        return None
    try:
        [report] = reports
        found = (_finding(index, index.node(iri)) for iri in report.iris(sh("result")))
        return CheckReport(report.text(own("planId")), report.text(own("graphHash")), ordered_findings(found))
    except StoreError:
        raise
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise broken(own("Finding"), str(error)) from error


def _finding(index: Index, node: Node) -> Finding:
    passages = sorted(map(index.node, node.iris(own("evidence"))), key=lambda passage: passage.integer(own("order")))
    message, why = sh("resultMessage"), own("explanation")
    return Finding(
        id=node.iri.rpartition("/")[2],
        check=node.text(own("check")),
        severity=Severity(node.text(own("severity"))),
        message=node.words(message, "zh"),
        message_en=node.words(message, "en"),
        focus=tuple(Focus(Iri(iri), name) for iri, name in node.rows(own("focusNames"))),
        evidence=tuple(_passage(index, passage) for passage in passages),
        explanation=node.words(why, "zh"),
        explanation_en=node.words(why, "en"),
        figures=dict(node.rows(own("figures"))),
    )


def _passage(index: Index, node: Node) -> FindingEvidence:
    words = index.node(node.resource(oa("hasSelector")))
    headings = node.maybe_text(own("headings"))
    return FindingEvidence(
        plan=node.text(own("planId")),
        start=words.integer(oa("start")),
        end=words.integer(oa("end")),
        quote=words.text(oa("exact")),
        path=() if headings is None else tuple(headings.split(_BETWEEN)),
    )
