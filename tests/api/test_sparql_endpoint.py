"""The endpoint's behaviour over real HTTP: formats, errors with their place, limits, isolation, its description."""

import socket
import threading
import time
from collections.abc import Iterator

import httpx
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, Namespace

from kg.config import load_settings
from kg.ids import IriMaker
from tests.api.conftest import publish, serving
from tests.kg.small_plan import PLAN_ID, small_plan

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
ALL = "SELECT ?s { ?s ?p ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def ask(address: str, query: str, **headers: str) -> httpx.Response:
    return httpx.get(address + "/sparql", params={"query": query}, headers=headers, timeout=60)


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/sparql-results+xml"),
        ("*/*", "application/sparql-results+json"),
        ("text/turtle;q=0.9, text/csv;q=0.5", "text/csv"),
    ],
)
def test_rows_come_in_the_format_asked_for(address: str, accept: str, media: str) -> None:
    answer = ask(address, "SELECT ?g { ?g a plan:Goal }", accept=accept)
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("text/turtle", "text/turtle"),
        ("application/n-triples", "application/n-triples"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/ld+json", "application/ld+json"),
        ("application/trig", "application/trig"),
        ("application/n-quads", "application/n-quads"),
        ("application/sparql-results+json, text/turtle;q=0.1", "text/turtle"),
    ],
)
def test_triples_come_in_the_format_asked_for(address: str, accept: str, media: str) -> None:
    answer = ask(address, "CONSTRUCT { ?g a plan:Goal } { ?g a plan:Goal }", accept=accept)
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media


def test_the_format_may_stand_in_the_address(address: str) -> None:
    answer = httpx.get(address + "/sparql", params={"query": "SELECT (1 AS ?x) {}", "format": "csv"})
    assert answer.text == "x\r\n1\r\n"


@pytest.mark.parametrize(
    ("query", "accept", "status"),
    [
        ("SELECT ?s { ?s ?p }", "*/*", 400),
        ("SELECT ?s { ?s ?p ?o }", "image/png", 406),
        ("SELECT ?s { ?s ?p ?o }", "text/turtle", 406),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "text/csv", 406),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", "*/*", 403),
        ("SELECT ?s { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "*/*", 403),
        ("SELECT ?s FROM <file:///etc/passwd> { ?s ?p ?o }", "*/*", 403),
        ("SELECT ?s { " + "{" * 1000 + "}" * 1000 + " }", "*/*", 400),
        ("#" + "x" * 70_000, "*/*", 413),
    ],
)
def test_what_cannot_be_answered_is_a_problem_with_its_status(
    address: str, query: str, accept: str, status: int
) -> None:
    answer = httpx.post(
        address + "/sparql", content=query, headers={"content-type": "application/sparql-query", "accept": accept}
    )
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert answer.json()["detail"]


def test_a_fault_of_the_query_is_told_with_its_place_in_the_language_of_the_reader(address: str) -> None:
    for lang, words in (("zh", "查询语句有误（第 2 行第"), ("en", "The query is not valid (line 2, column")):
        answer = httpx.get(address + "/sparql", params={"query": "SELECT ?s\n{ ?s ?p }", "lang": lang})
        assert answer.status_code == 400
        assert answer.json()["line"] == 2
        assert answer.json()["column"] > 1
        assert words in answer.json()["detail"]


def test_only_reading_is_offered(address: str) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        answer = httpx.request(method, address + "/sparql")
        assert answer.status_code == 405
        assert "GET" in answer.headers["allow"]


def test_pages_of_other_servers_may_ask(address: str) -> None:
    before = httpx.options(address + "/sparql", headers={"origin": "http://yasgui.example"})
    assert before.status_code == 204
    assert before.headers["access-control-allow-origin"] == "*"
    assert ask(address, "ASK {}").headers["access-control-allow-origin"] == "*"
    assert ask(address, "ASK {").headers["access-control-allow-origin"] == "*"


def test_a_long_answer_is_zipped_for_who_takes_it(address: str) -> None:
    assert ask(address, ALL, **{"accept-encoding": "gzip"}).headers["content-encoding"] == "gzip"
    assert "content-encoding" not in ask(address, ALL, **{"accept-encoding": "identity"}).headers


@pytest.mark.parametrize("form", ["text/turtle", "application/rdf+xml", "application/ld+json"])
def test_the_endpoint_describes_itself_and_its_graphs(address: str, form: str) -> None:
    answer = httpx.get(address + "/sparql", headers={"accept": form})
    written = {"text/turtle": "turtle", "application/rdf+xml": "xml", "application/ld+json": "json-ld"}[form]
    found = Graph().parse(data=answer.text, format=written)
    [service] = found.subjects(RDF.type, SD.Service)
    assert found.value(service, SD.endpoint) == URIRef(address + "/sparql")
    names = {str(name) for name in found.objects(None, SD.name)}
    assert IriMaker(PLAN_ID).graph() in names
    assert len(set(found.objects(service, SD.resultFormat))) == 10


def test_one_graph_and_the_union_are_given_whole(address: str) -> None:
    name = IriMaker(PLAN_ID).graph()
    one = httpx.get(address + "/graph-store", params={"graph": name}, headers={"accept": "application/n-triples"})
    whole = httpx.get(address + "/graph-store?default", headers={"accept": "application/n-triples"})
    assert one.status_code == whole.status_code == 200
    assert set(one.text.splitlines()) < set(whole.text.splitlines())
    assert httpx.head(address + "/graph-store", params={"graph": name}).status_code == 200
    assert httpx.get(address + "/graph-store", params={"graph": "urn:none"}).status_code == 404
    assert httpx.get(address + "/graph-store").status_code == 400
    assert httpx.put(address + "/graph-store", params={"graph": name}).status_code in (404, 405)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve with limits that a test can meet."""
    path = tmp_path_factory.mktemp("limited") / "graph"
    publish(path, small_plan())
    settings = load_settings({"query.seconds": 2, "query.rows": 20, "serve.workers": 1})
    with serving(path, settings) as found:
        yield found


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_an_answer_with_too_many_rows_is_refused_never_cut(small: str, form: str) -> None:
    for rows, status in ((20, 200), (21, 413)):
        answer = httpx.get(small + "/sparql", params={"query": f"{ALL} LIMIT {rows}", "format": form})
        assert answer.status_code == status
    assert answer.json()["limit"] == 20


@pytest.mark.slow
def test_a_query_over_its_time_ends_while_the_server_answers_others(small: str) -> None:
    answers: list[httpx.Response] = []
    thread = threading.Thread(target=lambda: answers.append(ask(small, ENDLESS)))
    thread.start()
    slowest = 0.0
    while thread.is_alive():
        before = time.monotonic()
        assert httpx.get(small + "/health", timeout=5).status_code == 200
        slowest = max(slowest, time.monotonic() - before)
    assert answers[0].status_code == 503
    assert int(answers[0].headers["retry-after"]) > 0
    assert slowest < 1
    assert ask(small, "ASK {}").json()["boolean"] is True


@pytest.mark.slow
def test_who_finds_all_workers_busy_is_told_to_come_back(small: str) -> None:
    answers: list[int] = []
    threads = [threading.Thread(target=lambda: answers.append(ask(small, ENDLESS).status_code)) for _ in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(answers) == {503}
    assert ask(small, "ASK {}").json()["boolean"] is True


def test_no_query_reaches_the_network(address: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        port = listener.getsockname()[1]
        for words in ("SERVICE", "SERVICE SILENT", "SERVICE#\n", "service"):
            ask(address, f"SELECT * {{ {words} <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}")
        ask(address, f"SELECT * FROM <http://127.0.0.1:{port}/> {{ ?s ?p ?o }}")
        httpx.get(
            address + "/sparql", params={"query": "ASK { ?s ?p ?o }", "default-graph-uri": f"http://127.0.0.1:{port}/"}
        )
        with pytest.raises(TimeoutError):
            listener.accept()
