"""What the checks found is kept with its plan, replaced as a whole, and gone when the plan changes."""

from pathlib import Path

import pytest

from kg.build import build, remove_plan
from kg.errors import LookupFailedError, StoreBusyError, StoreError, StoreNotFoundError
from kg.findings import report_of, save_reports
from kg.ids import HUMAN_GRAPH, IriMaker
from kg.model import CheckReport, Finding, Iri, Severity
from kg.rdf import dump
from kg.store import open_graph, open_store
from tests.fakes import line_extractor, plain_plan

TITLE, OTHER = "示范区发展规划", "示范县发展规划"
PLAN, SECOND = IriMaker.plan_id_of(TITLE), IriMaker.plan_id_of(OTHER)


def source(folder: Path, size: int, title: str = TITLE) -> Path:
    path = folder / f"{IriMaker.plan_id_of(title)}.txt"
    path.write_text(plain_plan(title, size), encoding="utf-8")
    return path


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    build([source(tmp_path, 1), source(tmp_path, 1, OTHER)], tmp_path / "graph", extractor=line_extractor)
    return tmp_path / "graph"


def found(key: str) -> Finding:
    return Finding(key * 16, "shapes", Severity.LOW, "是否有误？", "An error?", (), (), "")


def report(graph: Path, *keys: str, plan: str = PLAN) -> CheckReport:
    with open_graph(graph) as reader:
        return report_of(reader, plan, map(found, keys))


def kept(graph: Path, plan: str = PLAN) -> CheckReport | None:
    with open_graph(graph) as reader:
        return reader.findings(plan)


def graphs(path: Path) -> dict[Iri, bytes]:
    with open_graph(path) as reader:
        return {name: dump(reader.quads(name)) for name in reader.graphs()}


def test_findings_are_kept_each_with_its_plan_and_replaced_as_a_whole(graph: Path) -> None:
    assert kept(graph) is None
    before = graphs(graph)
    assert save_reports(graph, [report(graph, "a", "b"), report(graph, "c", plan=SECOND)]) == 2
    assert kept(graph) == report(graph, "a", "b")
    assert save_reports(graph, [report(graph, "b")]) == 1
    assert kept(graph) == report(graph, "b")
    assert kept(graph, SECOND) == report(graph, "c", plan=SECOND)
    after = graphs(graph)
    assert {name: nquads for name, nquads in after.items() if name in before} == before


def test_what_is_kept_already_makes_no_new_snapshot(graph: Path) -> None:
    save_reports(graph, [report(graph, "a")])
    with open_graph(graph) as reader:
        snapshot = reader.snapshot
    assert save_reports(graph, [report(graph, "a")]) == 0
    with open_graph(graph) as reader:
        assert reader.snapshot == snapshot


def test_a_plan_that_is_built_anew_loses_its_findings_and_no_other_does(graph: Path, tmp_path: Path) -> None:
    save_reports(graph, [report(graph, "a"), report(graph, "c", plan=SECOND)])
    build([source(tmp_path, 1)], graph, extractor=line_extractor)
    assert kept(graph) == report(graph, "a")  # the same text: what was found still holds
    build([source(tmp_path, 2)], graph, extractor=line_extractor)
    assert kept(graph) is None
    assert kept(graph, SECOND) == report(graph, "c", plan=SECOND)
    assert IriMaker(PLAN).findings_graph() not in graphs(graph)


def test_a_plan_that_moves_to_another_base_leaves_no_findings(graph: Path, tmp_path: Path) -> None:
    from kg.build import BuildOptions

    save_reports(graph, [report(graph, "a")])
    build([source(tmp_path, 1)], graph, extractor=line_extractor, options=BuildOptions(base_iri="https://example.org/"))
    assert not [name for name in graphs(graph) if "findings" in name]


def test_a_removed_plan_takes_its_findings_along(graph: Path) -> None:
    save_reports(graph, [report(graph, "a"), report(graph, "c", plan=SECOND)])
    remove_plan(graph, TITLE)
    assert [name for name in graphs(graph) if "findings" in name] == [IriMaker(SECOND).findings_graph()]


def test_findings_of_a_plan_that_was_built_since_are_refused(graph: Path, tmp_path: Path) -> None:
    old = report(graph, "a")
    build([source(tmp_path, 2)], graph, extractor=line_extractor)
    before = graphs(graph)
    with pytest.raises(StoreError, match="built anew"):
        save_reports(graph, [report(graph, "c", plan=SECOND), old])
    remove_plan(graph, TITLE)
    with pytest.raises(LookupFailedError):
        save_reports(graph, [old])
    assert graphs(graph) == {name: nquads for name, nquads in before.items() if PLAN not in name}


def test_nothing_is_kept_where_there_is_no_graph_or_another_writes(graph: Path, tmp_path: Path) -> None:
    told = report(graph, "a")
    with pytest.raises(StoreNotFoundError):
        save_reports(tmp_path / "none", [told])
    with open_store(graph), pytest.raises(StoreBusyError):
        save_reports(graph, [told])
    assert HUMAN_GRAPH not in graphs(graph)
    assert kept(graph) is None
