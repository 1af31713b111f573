"""A query of a user runs apart: limited, without network, read-only; and what ends it is told."""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

import pytest

from kg.build import build
from kg.config import load_settings
from kg.errors import QueryError, QueryForbiddenError, QueryLimitError, StoreNotFoundError
from kg.ids import IriMaker
from kg.queries import QueryRequest, QueryWorker, ask, question, run_query
from kg.rdf import dump, encode
from kg.store import Rows, Triples, open_graph, open_store
from tests.fakes import line_extractor, plain_plan
from tests.kg.queries.hostile import HARMFUL
from tests.kg.small_plan import PLAN_ID, TITLE, small_plan

LIMITS = replace(load_settings().query, seconds=3)
GRAPH = IriMaker(PLAN_ID).graph()
COUNT = "SELECT (COUNT(*) AS ?n) { ?s a plan:Project }"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("queries") / "graph"
    with open_store(path) as store:
        store.replace({GRAPH: encode(small_plan())})
        store.publish({})
    return path


@pytest.fixture(scope="module")
def worker(graph: Path) -> Iterator[QueryWorker]:
    with QueryWorker(graph, LIMITS) as running:
        yield running


def test_rows_come_in_every_format(worker: QueryWorker) -> None:
    request = QueryRequest("SELECT ?name { ?plan a plan:Plan ; skos:prefLabel ?name }")
    held = json.loads(worker.run(request).body)
    assert held["results"]["bindings"] == [{"name": {"type": "literal", "value": TITLE}}]
    for form, sign in {"csv": "name\r\n", "tsv": "?name\n", "xml": "<binding name="}.items():
        result = worker.run(replace(request, rows=form))
        assert (result.kind, result.format) == ("rows", form)
        assert sign in result.body.decode()
        assert TITLE in result.body.decode()


def test_triples_come_in_every_format(worker: QueryWorker) -> None:
    request = QueryRequest("DESCRIBE ?plan { ?plan a plan:Plan }")
    for form in ("turtle", "ntriples", "rdfxml", "jsonld", "trig", "nquads"):
        result = worker.run(replace(request, triples=form))
        assert (result.kind, result.format) == ("triples", form)
        assert TITLE in result.body.decode()
        assert result.body == worker.run(replace(request, triples=form)).body


def test_truth_comes_as_a_boolean(worker: QueryWorker) -> None:
    result = worker.run(QueryRequest("ASK { ?plan a plan:Plan }"))
    assert result.kind == "boolean"
    assert json.loads(result.body)["boolean"] is True


def test_a_format_that_does_not_fit_is_told(worker: QueryWorker) -> None:
    for request in (QueryRequest(COUNT, rows=None), QueryRequest("DESCRIBE <x:a>", rows="csv", triples=None)):
        with pytest.raises(QueryError) as caught:
            worker.run(request)
        assert caught.value.key.startswith("query.format_for_")
        caught.value.told("zh")


def test_answers_are_typed(graph: Path) -> None:
    rows = ask(graph, COUNT, LIMITS)
    assert isinstance(rows, Rows)
    assert rows.records() == ({"n": 3},)
    assert ask(graph, "ASK { ?plan a plan:Project }", LIMITS) is True
    triples = ask(graph, "CONSTRUCT { ?s a plan:Park } { ?s a plan:Park }", LIMITS)
    assert isinstance(triples, Triples)
    assert len(triples.triples) == 1


def test_a_parameter_is_only_a_text(worker: QueryWorker) -> None:
    found = question("evidence-of")
    for name, count in {"青石湖环湖公路": 1, "' } DROP ALL": 0, "}": 0}.items():
        request = QueryRequest(found.sparql, bindings=((found.parameters[0].variable, name),))
        assert len(json.loads(worker.run(request).body)["results"]["bindings"]) == count


@pytest.mark.parametrize(
    ("sparql", "line"), [("SELECT * {", 1), ("SELECT *\n{ ?s ?p }", 2), ("SELECT ?x\n\n{ 水屯镇 }", 3), ("", 1)]
)
def test_bad_sparql_is_told_with_its_place(worker: QueryWorker, sparql: str, line: int) -> None:
    with pytest.raises(QueryError) as caught:
        worker.run(QueryRequest(sparql))
    assert caught.value.key == "errors.query_syntax"
    assert caught.value.values["line"] == line
    assert str(line) in caught.value.told("zh")


def test_a_lone_surrogate_is_an_error_and_no_more(worker: QueryWorker) -> None:
    with pytest.raises(QueryError):
        worker.run(QueryRequest("SELECT * { ?s ?p '\ud800' }"))


def test_from_names_graphs_of_the_store_only(worker: QueryWorker) -> None:
    inside = worker.run(QueryRequest(f"SELECT (COUNT(*) AS ?n) FROM <{GRAPH}> {{ ?s a plan:Project }}"))
    assert json.loads(inside.body)["results"]["bindings"][0]["n"]["value"] == "3"
    for outside in ("file:///etc/hostname", "http://127.0.0.1:9/", "https://example.org/none"):
        with pytest.raises(QueryForbiddenError) as caught:
            worker.run(QueryRequest(f"SELECT * FROM <{outside}> {{ ?s ?p ?o }}"))
        assert outside in caught.value.told("en")


def test_the_dataset_of_the_protocol_may_name_what_is_not_there(worker: QueryWorker) -> None:
    for graphs, count in (((GRAPH,), "3"), (("https://example.org/none",), "0")):
        result = worker.run(QueryRequest(COUNT, default_graphs=graphs))
        assert json.loads(result.body)["results"]["bindings"][0]["n"]["value"] == count


def test_no_graph_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StoreNotFoundError):
        run_query(tmp_path / "none", QueryRequest(COUNT), LIMITS)
    assert not (tmp_path / "none").exists()


def test_a_worker_sees_what_is_published_while_it_runs(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    with QueryWorker(tmp_path / "graph", LIMITS) as running:
        for size in (1, 2):
            plan.write_text(plain_plan("示范区规划", size), encoding="utf-8")
            build([plan], tmp_path / "graph", extractor=line_extractor)
            rows = json.loads(running.run(QueryRequest(COUNT)).body)["results"]["bindings"]
            assert rows[0]["n"]["value"] == str(size)


def test_an_answer_over_its_size_is_refused_whole(graph: Path) -> None:
    with pytest.raises(QueryLimitError) as caught:
        run_query(graph, QueryRequest(HARMFUL["cross product"], rows="csv"), replace(LIMITS, answer_mb=1))
    assert caught.value.key == "query.answer"


def test_the_clock_ends_a_query_and_the_next_is_answered(graph: Path) -> None:
    with QueryWorker(graph, replace(LIMITS, seconds=1)) as running:
        running.run(QueryRequest(COUNT))
        began = monotonic()
        with pytest.raises(QueryLimitError) as caught:
            running.run(QueryRequest(HARMFUL["counted cross product"]))
        assert caught.value.key == "query.seconds"
        assert monotonic() - began < 2
        assert running.run(QueryRequest(COUNT)).kind == "rows"


def test_what_overflows_the_stack_is_told(graph: Path) -> None:
    with pytest.raises(QueryLimitError) as caught:
        run_query(graph, QueryRequest(HARMFUL["many operators"]), LIMITS)
    assert caught.value.key == "query.stack"


@pytest.mark.slow
@pytest.mark.parametrize("count", [1_000, 3_000, 6_000, 7_000])
def test_many_unions_are_answered_or_refused(graph: Path, count: int) -> None:
    try:
        result = run_query(graph, QueryRequest("SELECT * {" + "{}UNION" * count + "{}}"), LIMITS)
    except QueryLimitError as error:
        assert error.key in ("query.stack", "query.seconds", "query.memory")  # noqa: PT017 - either end is fine
    else:
        assert len(json.loads(result.body)["results"]["bindings"]) == count + 1


@pytest.mark.slow
@pytest.mark.parametrize("name", HARMFUL)
def test_hostile_queries_are_contained(tmp_path: Path, name: str) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(plain_plan("示范区规划", 60), encoding="utf-8")
    build([plan], tmp_path / "graph", extractor=line_extractor)
    with open_graph(tmp_path / "graph") as reader:
        before = {graph: dump(reader.quads(graph)) for graph in reader.graphs()}
    with QueryWorker(tmp_path / "graph", replace(LIMITS, memory_mb=800, answer_mb=20)) as running:
        running.run(QueryRequest(COUNT))
        used = resident_bytes()
        began = monotonic()
        with pytest.raises(QueryLimitError) as caught:
            running.run(QueryRequest(HARMFUL[name]))
        assert monotonic() - began < LIMITS.seconds + 1
        assert resident_bytes() - used < 200_000_000
        caught.value.told("zh")
        assert json.loads(running.run(QueryRequest(COUNT)).body)["results"]["bindings"][0]["n"]["value"] == "60"
    with open_graph(tmp_path / "graph") as reader:
        assert {graph: dump(reader.quads(graph)) for graph in reader.graphs()} == before


def resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def children_of(pid: int) -> set[int]:
    return {
        int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
    }


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_closed_worker_is_gone(graph: Path) -> None:
    before = children_of(os.getpid())
    with QueryWorker(graph, LIMITS) as running:
        running.run(QueryRequest(COUNT))
        (pid,) = children_of(os.getpid()) - before
        assert is_alive(pid)
    assert not is_alive(pid)


ORPHANING = """
import sys
from pathlib import Path
from kg.queries import QueryRequest, QueryWorker

worker = QueryWorker(Path(sys.argv[1]))
worker.run(QueryRequest("ASK {}"))
print("ready", flush=True)
worker.run(QueryRequest(sys.argv[2]))
"""


def test_a_worker_dies_with_the_one_who_started_it(graph: Path) -> None:
    command = [sys.executable, "-c", ORPHANING, str(graph), HARMFUL["counted cross product"]]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"ready\n"
        (pid,) = children_of(parent.pid)
        parent.kill()
    deadline = monotonic() + 5
    while is_alive(pid) and monotonic() < deadline:
        sleep(0.01)
    assert not is_alive(pid)


@pytest.fixture
def listener() -> Iterator[tuple[str, list[object]]]:
    """A server on this machine that notes whoever calls."""
    calls: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        ended = threading.Event()

        def listen() -> None:
            while not ended.is_set():
                try:
                    connection, peer = server.accept()
                except TimeoutError:
                    continue
                connection.close()
                calls.append(peer)

        thread = threading.Thread(target=listen)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", calls
        ended.set()
        thread.join()


def test_the_worker_itself_has_no_network(graph: Path, listener: tuple[str, list[object]]) -> None:
    """Past the guard, straight to the engine: a service still reaches nobody."""
    address, calls = listener
    with QueryWorker(graph, LIMITS) as running:
        if not running.is_cut_off():
            pytest.skip("this system gives no network namespace to such a user")
        for sparql in (
            f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ SERVICE SILENT <{address}> {{ ?s ?p ?o }} }}",
        ):
            try:
                running.unguarded(QueryRequest(sparql))
            except QueryError as error:
                assert error.key == "errors.query_failed"  # noqa: PT017 - SILENT does not fail
    assert calls == []


def test_the_environment_of_the_test_can_call(listener: tuple[str, list[object]]) -> None:
    address, calls = listener
    host, port = address.removeprefix("http://").rstrip("/").split(":")
    socket.create_connection((host, int(port))).close()
    deadline = monotonic() + 5
    while not calls and monotonic() < deadline:
        os.sched_yield()
    assert calls
