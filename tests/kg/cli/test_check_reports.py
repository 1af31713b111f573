"""`plankg check --save` keeps what is found in the graph, and `--format turtle` writes it, as SHACL's own report."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.namespace import RDF, SH

from kg.ids import IriMaker
from kg.rdf import encode
from kg.store import open_graph, open_store
from tests.kg.checks.test_run import both_kinds
from tests.kg.cli.running import Ran

Here = Callable[..., Ran]


@pytest.fixture
def wanting(tmp_path: Path) -> Path:
    """Return a graph of a plan in which something is found: one grave thing and one of the graph itself."""
    plan = both_kinds()
    with open_store(tmp_path / "graph") as store:
        store.replace({IriMaker(plan.plan.id).graph(): encode(plan)})
        store.publish({})
    return tmp_path / "graph"


def test_what_is_found_is_kept_whole_whatever_is_shown(here: Here, wanting: Path) -> None:
    shown = here("check", wanting, "--json")
    run = here("check", wanting, "--save", "--severity", "high", "--json")
    assert (run.code, len(json.loads(run.out)), len(json.loads(shown.out))) == (1, 1, 2)
    assert "Kept 2 findings" in run.err
    with open_graph(wanting) as reader:
        kept = reader.findings(both_kinds().plan.id)
    assert kept is not None
    assert [finding.id for finding in kept.findings] == [finding["id"] for finding in json.loads(shown.out)]
    rows = here("query", wanting, "findings", "--format", "csv").out.splitlines()[1:]
    assert [row.split(",")[:2] for row in rows] == [[f.severity.value, f.check] for f in kept.findings]
    assert here("check", wanting, "--json").out == shown.out


def test_only_all_the_checks_make_a_report(here: Here, wanting: Path) -> None:
    run = here("check", wanting, "--save", "--check", "shapes")
    assert (run.code, run.err.splitlines()[0]) == (2, "--save keeps what all checks find; leave out --check.")


def test_turtle_is_a_report_of_what_is_shown(here: Here, wanting: Path, tmp_path: Path) -> None:
    run = here("check", wanting, "--format", "turtle", "--check", "shapes")
    graph = Graph().parse(data=run.out, format="turtle")
    assert run.code == 1
    assert len(list(graph.subjects(RDF.type, SH.ValidationReport))) == 1
    assert len(list(graph.subjects(RDF.type, SH.ValidationResult))) == 1
    file = tmp_path / "findings.ttl"
    assert here("check", wanting, "--format", "turtle", "--out", file, "--severity", "high").code == 1
    assert len(list(Graph().parse(file).subjects(RDF.type, SH.ValidationResult))) == 1
    assert here("check", wanting, "--format", "turtle").out == here("check", wanting, "--format", "turtle").out


def test_an_export_of_the_plan_holds_what_is_kept(here: Here, wanting: Path) -> None:
    before = here("export", wanting, "--format", "nquads", "--plan", both_kinds().plan.id).out
    here("check", wanting, "--save")
    after = here("export", wanting, "--format", "nquads", "--plan", both_kinds().plan.id).out
    assert set(before.splitlines()) < set(after.splitlines())
    assert all("/graph/findings/" in line for line in set(after.splitlines()) - set(before.splitlines()))
