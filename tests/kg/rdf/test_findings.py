"""What was found is written and read back equal, also after the engine has held it; it is a report of SHACL's own."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store, parse
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SH

from kg.checks import PlanView, run_checks
from kg.checks.shapes import broken_shapes
from kg.errors import StatementError, StoreError
from kg.ids import IriMaker
from kg.model import CheckReport, Finding, FindingEvidence, Focus, Iri, Severity
from kg.rdf import decode_findings, dump, encode, encode_findings
from kg.rdf.findings import ordered_findings
from kg.rdf.index import Index
from kg.store.contents import triples_of
from kg.store.union import as_triples
from tests.kg.checks.test_run import both_kinds
from tests.strategies import any_text, iris, names

PLAN = "0123456789abcdef"
IDS = st.text("0123456789abcdef", min_size=16, max_size=16)
CHECKS = st.from_regex(r"[a-z]{1,8}(-[a-z]{1,8}){0,2}", fullmatch=True)
HEADINGS = any_text.filter(lambda text: "\n" not in text)
PASSAGES = st.builds(
    FindingEvidence,
    plan=IDS,
    start=st.integers(0, 9999),
    end=st.integers(0, 9999),
    quote=any_text,
    path=st.lists(HEADINGS, max_size=3).map(tuple),
)
FINDINGS = st.builds(
    Finding,
    id=IDS,
    check=CHECKS,
    severity=st.sampled_from(Severity),
    message=any_text,
    message_en=any_text,
    focus=st.lists(st.builds(Focus, iris, any_text), max_size=3).map(tuple),
    evidence=st.lists(PASSAGES, max_size=3).map(tuple),
    explanation=any_text,
    figures=st.dictionaries(names, any_text, max_size=3),
    explanation_en=any_text,
)
REPORTS = st.builds(
    CheckReport,
    plan=IDS,
    graph_hash=any_text,
    findings=st.lists(FINDINGS, max_size=4, unique_by=lambda finding: finding.id).map(tuple),
)
ONE = Finding(
    id="f" * 16,
    check="figure-in-two-places",
    severity=Severity.MEDIUM,
    message="以哪个为准？",
    message_en="Which holds?",
    focus=(Focus(Iri("https://example.org/thing/1"), "货运量"), Focus(Iri("https://example.org/thing/2"), "货物量")),
    evidence=(
        FindingEvidence(PLAN, 7, 12, "货运量80", ("主要目标", "表1")),
        FindingEvidence(PLAN, 2, 7, "货运量90", ()),
    ),
    explanation="年份相同。",
    figures={"first": "80", "second": "90"},
    explanation_en="The years are the same.",
)
REPORT = CheckReport(PLAN, "0" * 64, (ONE,))


def read_back(nquads: bytes) -> CheckReport | None:
    return decode_findings(as_triples(nquads))


@given(REPORTS, st.randoms(use_true_random=False))
def test_what_is_written_is_read_back_in_order(report: CheckReport, order: random.Random) -> None:
    nquads = encode_findings(report)
    turned = list(report.findings)
    order.shuffle(turned)
    assert (
        encode_findings(replace(report, findings=tuple(turned)))
        == nquads
        == dump(parse(nquads, format=RdfFormat.N_QUADS))
    )
    assert read_back(nquads) == replace(report, findings=ordered_findings(report.findings))


@pytest.mark.slow
@given(REPORTS)
def test_the_engine_gives_back_what_it_was_given(report: CheckReport) -> None:
    store, graph = Store(), IriMaker(report.plan).findings_graph()
    store.bulk_load(encode_findings(report), format=RdfFormat.N_QUADS, lenient=True)
    assert decode_findings(triples_of(store, graph)) == replace(report, findings=ordered_findings(report.findings))


def test_nothing_is_kept_where_nothing_was_written() -> None:
    assert decode_findings(b"") is None


def test_a_sound_plan_has_a_report_that_says_so() -> None:
    empty = replace(REPORT, findings=())
    assert read_back(encode_findings(empty)) == empty
    assert b'#conforms> "true"' in encode_findings(empty)


def test_the_report_is_one_of_shacl() -> None:
    graph = Graph().parse(data=as_triples(encode_findings(REPORT)).decode(), format="nt")
    [report] = graph.subjects(RDF.type, SH.ValidationReport)
    [result] = graph.objects(report, SH.result)
    assert (result, RDF.type, SH.ValidationResult) in graph
    assert graph.value(report, SH.conforms) == Literal(False)  # noqa: FBT003 - rdflib's own form
    assert graph.value(result, SH.resultSeverity) == SH.Warning
    assert list(graph.objects(result, SH.focusNode)) == [URIRef(ONE.focus[0].iri)]
    assert set(graph.objects(result, SH.resultMessage)) == {
        Literal("以哪个为准？", "zh"),
        Literal("Which holds?", "en"),
    }
    assert len(list(graph.objects(result, SH.sourceConstraintComponent))) == 1
    assert str(result) == IriMaker(PLAN).finding(ONE.id)


def test_what_checks_find_keeps_to_the_vocabulary_and_repeats_nothing_of_the_plan() -> None:
    graph = both_kinds()
    found = run_checks([PlanView(graph)])
    assert len(found) > 1
    kept = as_triples(encode_findings(CheckReport(graph.plan.id, "0" * 64, tuple(found))))
    plan = as_triples(encode(graph))
    assert not set(kept.splitlines()) & set(plan.splitlines())
    of_plan_alone = broken_shapes(Index(plan))
    assert broken_shapes(Index(plan + kept)) == of_plan_alone


def test_two_findings_of_one_id_are_refused() -> None:
    with pytest.raises(StatementError):
        encode_findings(replace(REPORT, findings=(ONE, replace(ONE, message="另一条"))))


@pytest.mark.parametrize(
    "wrong",
    [
        replace(ONE, check="no check\n"),
        replace(ONE, focus=(Focus(Iri("no iri"), ""),)),
        replace(ONE, message="\ud800"),
        replace(ONE, evidence=(FindingEvidence(PLAN, 0, 1, "a", ("two\nlines",)),)),
    ],
)
def test_what_rdf_cannot_hold_is_refused(wrong: Finding) -> None:
    with pytest.raises(StatementError):
        encode_findings(replace(REPORT, findings=(wrong,)))


@pytest.mark.parametrize("lost", ["ns#check>", "ns#severity>", "oa#exact>", "ns#graphHash>", "ns#order>"])
def test_a_damaged_report_is_told(lost: str) -> None:
    lines = as_triples(encode_findings(REPORT)).splitlines(keepends=True)
    kept = [line for line in lines if lost.encode() not in line]
    assert len(kept) < len(lines)
    with pytest.raises(StoreError):
        decode_findings(b"".join(kept))
