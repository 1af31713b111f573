"""A build stores what it could read, tells what it could not, and never leaves a graph half changed."""

import json
import os
import platform
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.build import BuildOptions, build, remove_plan
from kg.errors import LookupFailedError, StatementError, StoreBusyError, StoreNotFoundError
from kg.model import UNREAD_ROW, Iri, PlacementState, PlanGraph
from kg.rdf import canonical, dump
from kg.sources.report import plan_report
from kg.store import open_graph, open_store
from tests.fakes import dying_extractor, lawless_extractor, line_extractor, plain_plan
from tests.kg.small_plan import small_plan
from tests.support import ROOT

HUMAN = Iri("https://w3id.org/plankg/data/graph/human")


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "plans"
    folder.mkdir()
    paths = []
    for number, size in enumerate((1, 2), 1):
        path = folder / f"plan-{number}.txt"
        path.write_text(plain_plan(f"示范区第{number}部规划", size), encoding="utf-8")
        paths.append(path)
    return paths


def graphs(path: Path) -> dict[str, bytes]:
    with open_graph(path) as reader:
        return {name: dump(reader.quads(name)) for name in reader.graphs()}


def read_alone(path: Path) -> PlanGraph:
    base = BuildOptions().base_iri
    return canonical(line_extractor(path, base_iri=base, area=None, progress=lambda stage, share: None))  # noqa: ARG005


def test_what_was_read_is_stored_and_told(tmp_path: Path, sources: list[Path]) -> None:
    out = tmp_path / "graph"
    report = build(sources, out, extractor=line_extractor)
    assert report.snapshot == "0001"
    assert (report.skipped, report.notes) == ((), ())
    first, second = report.plans
    assert (first.title, second.title) == ("示范区第1部规划", "示范区第2部规划")
    assert second.sections == {"chapter": 3}
    assert second.kinds == {"Goal": 2, "Indicator": 2, "Measure": 2, "Project": 2}
    assert (second.targets, second.links, second.derived) == (2, {"structure": 4}, 4)
    coverage = second.coverage
    assert coverage.used + coverage.set_aside + coverage.unplaced == coverage.characters
    assert coverage.unplaced == 2 * len("这一句没有归处。")
    assert [(sample.quote, sample.pieces[0].number) for sample in coverage.samples] == [
        ("这一句没有归处。", 8),
        ("这一句没有归处。", 14),
    ]
    assert second.unread == ()
    with open_graph(out) as reader:
        for path, plan in zip(sources, report.plans, strict=True):
            assert reader.plan_graph(plan.id) == read_alone(path)
            assert len(reader.derived(plan.id)) == plan.derived
        assert reader.rows("SELECT ?label { plan:Goal rdfs:label ?label FILTER(LANG(?label) = 'zh') }").rows


def test_a_document_that_cannot_be_used_is_skipped_and_told(tmp_path: Path, sources: list[Path]) -> None:
    (tmp_path / "empty.txt").write_text("x")
    report = build(
        [tmp_path / "empty.txt", tmp_path / "none.txt", *sources], tmp_path / "graph", extractor=line_extractor
    )
    assert [(Path(s.source).name, s.error.key) for s in report.skipped] == [
        ("empty.txt", "errors.not_a_plan"),
        ("none.txt", "errors.not_found"),
    ]
    assert len(report.plans) == 2


@pytest.mark.parametrize("workers", [1, 2])
def test_when_nothing_can_be_read_the_graph_stays(tmp_path: Path, sources: list[Path], workers: int) -> None:
    out, options = tmp_path / "graph", BuildOptions(workers=workers)
    bad = [tmp_path / "none.txt", tmp_path / "neither.txt"]
    report = build(bad, out, extractor=line_extractor, options=options)
    assert (report.snapshot, len(report.skipped)) == (None, 2)
    assert not out.exists()
    build(sources, out, extractor=line_extractor)
    before = graphs(out)
    assert build(bad, out, extractor=line_extractor, options=options).snapshot is None
    assert graphs(out) == before
    assert [path.name for path in (out / "snapshots").iterdir()] == ["0001"]


def test_the_same_plan_again_changes_nothing(tmp_path: Path, sources: list[Path]) -> None:
    out = tmp_path / "graph"
    build(sources, out, extractor=line_extractor)
    before = graphs(out)
    assert build(sources[:1], out, extractor=line_extractor).snapshot == "0002"
    assert graphs(out) == before


def test_a_changed_plan_takes_the_place_of_the_old(tmp_path: Path, sources: list[Path]) -> None:
    out = tmp_path / "graph"
    build(sources, out, extractor=line_extractor)
    before = graphs(out)
    sources[0].write_text(plain_plan("示范区第1部规划", 4), encoding="utf-8")
    report = build(sources[:1], out, extractor=line_extractor)
    after = graphs(out)
    assert set(after) == set(before)
    changed = {name for name in after if after[name] != before[name]}
    assert all(name.endswith(report.plans[0].id) for name in changed)
    with open_graph(out) as reader:
        assert reader.plan_graph(report.plans[0].id) == read_alone(sources[0])


def test_a_plan_of_another_base_moves(tmp_path: Path, sources: list[Path]) -> None:
    out, base = tmp_path / "graph", "https://plans.example.org/"
    build(sources, out, extractor=line_extractor)
    build(sources[:1], out, extractor=line_extractor, options=BuildOptions(base_iri=base))
    with open_graph(out) as reader:
        assert len(reader.plans()) == 2
        assert sum(name.startswith(base) for name in reader.graphs()) == 2


def test_two_sources_of_one_plan_are_noted_and_the_later_path_is_kept(tmp_path: Path, sources: list[Path]) -> None:
    twin = sources[0].with_name("a-twin.txt")
    twin.write_text(plain_plan("示范区第1部规划", 4), encoding="utf-8")
    for order in ([*sources, twin], [twin, *sources]):
        report = build(order, tmp_path / "graph", extractor=line_extractor)
        assert [Path(plan.source).name for plan in report.plans] == ["plan-1.txt", "plan-2.txt"]
        assert [note.key for note in report.notes] == ["build.same_plan"]
        assert "a-twin.txt" in report.notes[0].told("en")


def test_a_source_named_twice_is_read_once(tmp_path: Path, sources: list[Path]) -> None:
    again = sources[0].parent / ".." / sources[0].parent.name / sources[0].name
    report = build([sources[0], again, sources[0]], tmp_path / "graph", extractor=line_extractor)
    assert len(report.plans) == 1
    assert report.notes == ()


def test_workers_and_order_change_nothing(tmp_path: Path, sources: list[Path]) -> None:
    one = build(sources, tmp_path / "one", extractor=line_extractor)
    two = build(sources[::-1], tmp_path / "two", extractor=line_extractor, options=BuildOptions(workers=2))
    assert graphs(tmp_path / "one") == graphs(tmp_path / "two")
    assert [plan.counts() for plan in one.plans] == [plan.counts() for plan in two.plans]


HASHED = """
import sys
from dataclasses import replace
from pathlib import Path
from kg.build import BuildOptions, build
from kg.rdf import dump
from kg.store import open_graph
from tests.fakes import line_extractor

if __name__ == "__main__":
    out, workers, *sources = sys.argv[1:]
    build(map(Path, sources), Path(out), extractor=line_extractor, options=BuildOptions(workers=int(workers)))
    with open_graph(Path(out)) as reader:
        for name in reader.graphs():
            sys.stdout.buffer.write(dump(reader.quads(name)))
"""


@pytest.mark.slow
def test_hash_seeds_workers_and_order_change_no_byte(tmp_path: Path, sources: list[Path]) -> None:
    script = tmp_path / "hashed.py"
    script.write_text(HASHED)
    outputs = set()
    for seed, workers, order in ((0, 1, 1), (1, 2, -1), (2, 1, -1), (3, 2, 1)):
        arguments = [str(tmp_path / f"graph-{seed}"), str(workers), *map(str, sources[::order])]
        environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT)}
        run = subprocess.run([sys.executable, script, *arguments], env=environment, check=True, capture_output=True)
        outputs.add(run.stdout)
    assert len(outputs) == 1
    assert len(outputs.pop()) > 10_000


def test_time_and_host_stand_in_the_manifest_only(tmp_path: Path, sources: list[Path]) -> None:
    out = tmp_path / "graph"
    report = build(sources, out, extractor=line_extractor)
    with open_graph(out) as reader:
        manifest = reader.manifest
    assert manifest["host"] == platform.node()
    plan = manifest["plans"][report.plans[0].id]
    assert plan["source"] == "plan-1.txt"
    assert plan["counts"] == report.plans[0].counts() | {}
    assert sum(graph["quads"] for graph in plan["graphs"].values()) == report.plans[0].quads
    everything = b"".join(graphs(out).values()).decode()
    for private in (manifest["published"][:10], str(tmp_path), f'"{platform.node()}"'):
        assert private not in everything
    json.dumps(manifest)


def test_what_people_decided_survives(tmp_path: Path, sources: list[Path]) -> None:
    out = tmp_path / "graph"
    build(sources, out, extractor=line_extractor)
    decision = Quad(NamedNode("x:a"), NamedNode("x:accepted"), Literal("甲"), NamedNode(HUMAN))
    with open_store(out) as store:
        store.replace({HUMAN: [decision]})
        store.publish(store.manifest())
    sources[0].write_text(plain_plan("示范区第1部规划", 5), encoding="utf-8")
    build(sources, out, extractor=line_extractor)
    remove_plan(out, "示范区第2部规划")
    with open_graph(out) as reader:
        assert list(reader.quads(HUMAN)) == [decision]
        assert [plan.title for plan in reader.plans()] == ["示范区第1部规划"]


def test_a_removed_plan_is_gone_with_all_that_was_derived(tmp_path: Path, sources: list[Path]) -> None:
    out = tmp_path / "graph"
    report = build(sources, out, extractor=line_extractor)
    gone = remove_plan(out, "第1部")
    assert gone.id == report.plans[0].id
    with open_graph(out) as reader:
        assert not any(gone.id in name for name in reader.graphs())
        assert list(reader.manifest["plans"]) == [report.plans[1].id]
    with pytest.raises(LookupFailedError):
        remove_plan(out, "第1部")
    build(sources, out, extractor=line_extractor)
    with open_graph(out) as reader:
        assert len(reader.plans()) == 2


def test_removing_from_nothing_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreNotFoundError):
        remove_plan(tmp_path / "graph", "第1部")
    assert not (tmp_path / "graph").exists()


def test_a_second_build_is_turned_away_before_it_reads(tmp_path: Path, sources: list[Path]) -> None:
    heard: list[str] = []
    with open_store(tmp_path / "graph"), pytest.raises(StoreBusyError):
        build(sources, tmp_path / "graph", extractor=line_extractor, progress=lambda source, *_: heard.append(source))
    assert heard == []


@pytest.mark.parametrize("workers", [1, 2])
def test_a_broken_law_stops_everything(tmp_path: Path, sources: list[Path], workers: int) -> None:
    out = tmp_path / "graph"
    build(sources[:1], out, extractor=line_extractor)
    before = graphs(out)
    lawless = sources[0].with_name("lawless.txt")
    lawless.write_text(plain_plan("不守规矩的规划"), encoding="utf-8")
    with pytest.raises(StatementError):
        build([lawless, *sources], out, extractor=lawless_extractor, options=BuildOptions(workers=workers))
    assert graphs(out) == before


@pytest.mark.slow
def test_an_interrupted_build_leaves_the_graph(tmp_path: Path, sources: list[Path]) -> None:
    out = tmp_path / "graph"

    def interrupt_at(wanted: str) -> None:
        def heard(source: str, stage: str, share: float) -> None:  # noqa: ARG001
            if stage == wanted:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            build(sources, out, extractor=line_extractor, progress=heard)

    for stage in ("structure", "encode", "load", "backup", "swap"):
        interrupt_at(stage)
        assert not out.exists()
    build(sources[:1], out, extractor=line_extractor)
    before = graphs(out)
    for stage in ("structure", "load", "backup", "swap"):
        interrupt_at(stage)
        assert graphs(out) == before
    assert len(build(sources, out, extractor=line_extractor).plans) == 2


@pytest.mark.slow
def test_a_document_that_kills_its_process_is_skipped(tmp_path: Path, sources: list[Path]) -> None:
    killer = sources[0].with_name("kills.txt")
    killer.write_text(plain_plan("压垮内存的规划"), encoding="utf-8")
    options = BuildOptions(workers=2)
    report = build([killer, *sources], tmp_path / "graph", extractor=dying_extractor, options=options)
    assert [(Path(s.source).name, s.error.key) for s in report.skipped] == [("kills.txt", "build.process_died")]
    assert len(report.plans) == 2


def test_progress_is_told_in_order(tmp_path: Path, sources: list[Path]) -> None:
    heard: list[tuple[str, str]] = []
    build(
        sources[:1],
        tmp_path / "graph",
        extractor=line_extractor,
        progress=lambda source, stage, share: heard.append((source, stage)),  # noqa: ARG005
    )
    stages = [stage for _, stage in heard]
    assert stages == ["read", "structure", "claims", "encode", "encode", "load", "backup", "swap"]
    assert {source for source, _ in heard} == {"plan-1.txt", ""}


def test_a_report_names_what_a_person_is_to_look_at() -> None:
    graph = small_plan()
    unread = replace(graph.targets[2], figure=replace(graph.targets[2].figure, delegated=False))
    graph = replace(graph, targets=(*graph.targets[:2], unread))
    report = plan_report(graph, (), source="liuxi.txt", quads=0, seconds={})
    assert [passage.quote for passage in report.unread] == ["105亿元"]
    assert report.candidate_names == ("板材",)
    assert report.candidates == 1


def test_a_row_of_a_table_that_was_not_read_is_in_the_report() -> None:
    graph = small_plan()
    first = replace(graph.placements[0], state=PlacementState.UNPLACED, reason=UNREAD_ROW)
    graph = replace(graph, placements=(first, *graph.placements[1:]))
    report = plan_report(graph, (), source="甲.txt", quads=0, seconds={})
    assert [passage.quote for passage in report.unread_rows] == [first.span.of(graph.document.text)]
