"""A graph on a SPARQL server: every command takes its URL, and every answer is the one that a directory gives."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from kg.address import Address
from kg.config import Settings, load_settings
from kg.errors import KgError, QueryError, QueryForbiddenError, QueryLimitError
from kg.queries import QueryRequest, QueryWorker, ask, catalogue, typed
from kg.store import Rows
from kg.store.base import Cell
from tests.api.conftest import serving
from tests.e2e.plans import OTHER_PLAN, SMALL_PLAN, write_plan
from tests.kg.cli.running import plankg
from tests.servers import CREDENTIALS, oxigraph, virtuoso

pytestmark = pytest.mark.slow

LIMITS = "MaxQueryExecutionTime = 5"
"""Whoever lets users ask a Virtuoso sets this: a query that is given up goes on there."""
ALL = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two plans and their graph."""
    folder = tmp_path_factory.mktemp("plans")
    write_plan(folder, "柳溪.txt", SMALL_PLAN)
    write_plan(folder, "河湾.txt", OTHER_PLAN)
    assert build(folder, folder / "graph") == (0, "")
    return folder


def build(folder: Path, place: Path | Address) -> tuple[int, str]:
    run = plankg("build", folder / "柳溪.txt", folder / "河湾.txt", "--out", str(place), env=CREDENTIALS)
    return run.returncode, run.stderr


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    """The address of a server that holds the same graph."""
    place = tmp_path_factory.mktemp(request.param)
    with virtuoso(place, LIMITS) if request.param == "virtuoso" else oxigraph(place) as (address, _):
        assert build(folder, address) == (0, "")
        yield address


@pytest.mark.parametrize(
    "words",
    [
        ("list", "GRAPH", "--json"),
        ("check", "GRAPH", "--json"),
        ("export", "GRAPH", "--format", "nquads"),
        ("show", "GRAPH", "柳溪"),
        ("query", "GRAPH", "plans", "--format", "csv"),
        ("query", "GRAPH", ALL, "--format", "csv"),
        ("query", "GRAPH", "SELECT", "--format", "csv"),
    ],
)
def test_a_command_says_the_same(server: Address, folder: Path, words: tuple[str, ...]) -> None:
    here, there = (
        plankg(*(str(place) if word == "GRAPH" else word for word in words)) for place in (folder / "graph", server)
    )
    assert (there.returncode, sorted(there.stdout)) == (here.returncode, sorted(here.stdout))
    assert there.stderr == here.stderr


def test_every_named_question_has_the_same_answer(server: Address, folder: Path) -> None:
    with QueryWorker(folder / "graph") as here, QueryWorker(server) as there:
        for question in catalogue():
            answers = [typed(worker.run(QueryRequest(question.sparql))) for worker in (here, there)]
            rows = [sorted(map(cells, answer.plain())) for answer in answers if isinstance(answer, Rows)]
            assert rows[0] == rows[1], question.name


def cells(row: tuple[Cell, ...]) -> list[str]:
    """Return a row as a table has it: Virtuoso joins no texts to an empty one, Oxigraph to none."""
    return ["" if cell is None else str(cell) for cell in row]


def test_a_reading_command_needs_no_password_and_a_plan_can_be_removed(server: Address, folder: Path) -> None:
    title = OTHER_PLAN.splitlines()[0]
    assert plankg("remove", str(server), title, env=CREDENTIALS).returncode == 0
    assert [plan["title"] for plan in json.loads(plankg("list", str(server), "--json").stdout)] == [
        SMALL_PLAN.splitlines()[0]
    ]
    assert build(folder, server) == (0, "")
    counts = [ask(place, ALL) for place in (folder / "graph", server)]
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("sparql", "error"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", QueryForbiddenError),
        ("SELECT * FROM <http://127.0.0.1:9/x> { ?s ?p ?o }", QueryForbiddenError),
        ("SELECT * FROM <https://w3id.org/plankg/data/graph/store/state> { ?s ?p ?o }", QueryForbiddenError),
        ("DROP ALL", QueryForbiddenError),
        ("INSERT DATA { <x:a> <x:b> <x:c> }", QueryForbiddenError),
        ('define get:soft "replace" SELECT * { ?s ?p ?o }', QueryError),
        ("SELECT (bif:http_get('http://127.0.0.1:9/') AS ?x) {}", QueryError),
        ("SELECT (<bif:http_get>('http://127.0.0.1:9/') AS ?x) {}", QueryError),
        ("PREFIX b: <bif:> SELECT (b:http_get('http://127.0.0.1:9/') AS ?x) {}", QueryError),
        ("PREFIX b: <b\\u0069f:> SELECT ?x { ?x b:contains 'x' }", QueryError),
        ("{" * 100, QueryLimitError),
    ],
)
def test_what_no_query_may_do_never_reaches_the_server(server: Address, sparql: str, error: type[KgError]) -> None:
    with pytest.raises(error):
        ask(server, sparql)


@pytest.mark.parametrize(("flag", "key"), [("query.rows", "query.rows"), ("query.answer_mb", "query.answer")])
def test_an_answer_over_its_limit_is_not_given(server: Address, flag: str, key: str) -> None:
    limits = load_settings({flag: 1, "query.seconds": 60}).query
    with QueryWorker(server, limits) as worker, pytest.raises(QueryLimitError) as caught:
        worker.run(QueryRequest("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 20000"))
    assert caught.value.key == key


def test_a_server_of_ours_serves_the_graph_of_another(server: Address, folder: Path) -> None:
    with serving(server, _settings()) as there, serving(folder / "graph", _settings()) as here:
        for path in ("/api/plans", "/graph-store?default", "/sparql?query=" + ALL.replace(" ", "%20")):
            answers = [httpx.get(address + path, headers={"accept": "*/*"}, timeout=60) for address in (here, there)]
            assert [answer.status_code for answer in answers] == [200, 200], answers[1].text
            assert sorted(answers[0].text) == sorted(answers[1].text)
        assert httpx.get(there + "/health", timeout=10).status_code == 200
        assert httpx.get(there + "/", timeout=60).status_code == 200


def test_a_query_over_its_time_is_given_up(server: Address) -> None:
    limits = load_settings({"query.seconds": 2}).query
    with QueryWorker(server, limits) as worker:
        assert worker.run(QueryRequest(ALL)).seconds < 2
        with pytest.raises(QueryLimitError) as caught:
            worker.run(QueryRequest("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?i) }"))
        assert caught.value.key == "query.seconds"


def _settings() -> Settings:
    return load_settings({"query.seconds": 30})
