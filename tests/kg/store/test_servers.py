"""A graph on a server: whole or not at all, whoever is killed; what cannot be had is told, nothing is half trusted."""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from multiprocessing.synchronize import Event
from pathlib import Path
from threading import Thread

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from kg.address import Address
from kg.errors import QueryLimitError, StoreBusyError, StoreError, StoreNotFoundError
from kg.model import Iri
from kg.queries.run import ask
from kg.rdf import dump
from kg.store import Rows, open_graph, open_store, publishing
from tests.servers import CREDENTIALS, emptied, oxigraph, server_of, virtuoso

A, B = (Iri(f"https://example.org/graph/{name}") for name in "ab")
NAME = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
ALL_OF = "SELECT ?name { ?town skos:prefLabel ?name }"


def quads(graph: Iri, *names: str) -> list[Quad]:
    towns = (NamedNode(f"https://example.org/town/{number}") for number in range(len(names)))
    return [Quad(town, NAME, Literal(name), NamedNode(graph)) for town, name in zip(towns, names, strict=True)]


def published(address: Address, *names: str, graph: Iri = A) -> str:
    with open_store(address) as store:
        store.replace({graph: quads(graph, *names)})
        return store.publish({"names": list(names)})


def seen(address: Address) -> list[str]:
    with open_graph(address) as reader:
        names = sorted(str(row[0]) for row in reader.rows(ALL_OF).plain())
        assert sorted(reader.manifest["names"]) == names
        assert sum(1 for graph in reader.graphs() for _ in reader.quads(graph)) == len(names)
        return names


def test_a_server_without_a_graph_of_ours_is_told(server: Address) -> None:
    with pytest.raises(StoreNotFoundError) as caught:
        open_graph(server)
    assert caught.value.key == "errors.no_graph"


def test_readers_see_what_was_published_last(server: Address) -> None:
    assert published(server, "水屯镇") == "0001"
    assert seen(server) == ["水屯镇"]
    assert published(server, "板桥镇", "沙河店镇") == "0002"
    assert seen(server) == sorted(["板桥镇", "沙河店镇"])


def test_what_is_not_published_is_not_seen(server: Address) -> None:
    published(server, "水屯镇")
    with open_store(server) as store:
        store.replace({A: quads(A, "板桥镇")})
        assert seen(server) == ["水屯镇"]
    assert seen(server) == ["水屯镇"]


def test_what_others_keep_on_the_server_is_neither_seen_nor_touched(server: Address) -> None:
    auth = httpx.DigestAuth("dba", "dba") if server.by_digest else None
    theirs = {"graph": "https://example.org/theirs"}
    line = b'<https://example.org/x> <http://www.w3.org/2004/02/skos/core#prefLabel> "theirs" .\n'
    headers = {"content-type": "application/n-triples"}
    httpx.put(server.write, params=theirs, content=line, headers=headers, auth=auth).raise_for_status()
    published(server, "水屯镇")
    published(server, "板桥镇")
    assert seen(server) == ["板桥镇"]
    with open_graph(server) as reader:
        assert reader.graphs() == (A,)
        rows = reader.rows("SELECT ?g ?name { GRAPH ?g { ?town skos:prefLabel ?name } }").plain()
        assert rows == ((A, "板桥镇"),)
    kept = httpx.get(server.data, params=theirs, headers={"accept": "application/n-triples"})
    assert b'"theirs"' in kept.content


@given(names=st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=5, unique=True))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_any_text_comes_back_as_it_was(server: Address, names: list[str]) -> None:
    stored = quads(A, *names)
    with open_store(server) as store:
        store.replace({A: stored})
        store.publish({"names": names})
    with open_graph(server) as reader:
        assert dump(reader.quads(A)) == dump(stored)
        for name in names:
            if "\0" in name:
                continue  # Virtuoso ends a text of a query there; what it stores is whole
            rows = reader.query(ALL_OF, {"name": Literal(name)})
            assert isinstance(rows, Rows)
            assert [row[0] for row in rows.plain()] == [name]


@pytest.mark.parametrize(
    "name",
    [
        '" . } } ; DROP ALL ; INSERT DATA { GRAPH <x:y> { <x:a> <x:b> "',
        "\\u0022 . } } ; DROP ALL #",
        '\\\\u005C"',
        "a\u0000b",
    ],
)
def test_a_text_that_looks_like_an_update_is_a_text(server: Address, name: str) -> None:
    published(server, "水屯镇", graph=B)
    with open_store(server) as store:
        store.replace({A: quads(A, name, "\\U00000022", "\\")})
        store.publish({"names": ["水屯镇", name, "\\U00000022", "\\"]})
    assert seen(server) == sorted(["水屯镇", name, "\\U00000022", "\\"])


def test_a_reader_is_told_when_another_state_is_published(server: Address) -> None:
    published(server, "水屯镇")
    with open_graph(server) as reader:
        assert reader.is_current()
        published(server, "板桥镇")
        assert not reader.is_current()
        for read in (lambda: reader.rows(ALL_OF), lambda: list(reader.quads(A)), lambda: reader.view.triples(A)):
            with pytest.raises(StoreBusyError) as caught:
                read()
            assert caught.value.key == "store.changed"


def test_of_two_writers_the_later_one_changes_nothing(server: Address) -> None:
    published(server, "水屯镇")
    with open_store(server) as first, open_store(server) as second:
        first.replace({A: quads(A, "板桥镇")})
        second.replace({A: quads(A, "老河乡"), B: quads(B, "蚁蜂镇")})
        first.publish({"names": ["板桥镇"]})
        with pytest.raises(StoreBusyError) as caught:
            second.publish({"names": ["老河乡", "蚁蜂镇"]})
        assert caught.value.key == "store.overtaken"
    assert seen(server) == ["板桥镇"]


def test_an_update_that_would_be_too_long_is_made_by_steps(
    oxigraph_address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    emptied(oxigraph_address)
    for longest in (0, 0, 10**9, 0):
        monkeypatch.setattr(publishing, "_LONGEST", longest)
        published(oxigraph_address, "水屯镇", graph=B)
        with open_store(oxigraph_address) as first, open_store(oxigraph_address) as second:
            first.replace({A: quads(A, "板桥镇", "沙河店镇")}, remove=[B])
            second.replace({A: quads(A, "老河乡")})
            first.publish({"names": ["板桥镇", "沙河店镇"]})
            with pytest.raises(StoreBusyError):
                second.publish({"names": ["老河乡"]})
        assert seen(oxigraph_address) == sorted(["板桥镇", "沙河店镇"])
        with open_store(oxigraph_address) as store:
            store.replace({}, remove=[A])
            store.publish({"names": []})


def test_a_graph_that_another_program_changed_is_not_trusted(server: Address) -> None:
    published(server, "水屯镇", "板桥镇")
    auth = httpx.DigestAuth("dba", "dba") if server.by_digest else None
    line = b"<https://example.org/x> <https://example.org/y> <https://example.org/z> .\n"
    headers = {"content-type": "application/n-triples"}
    httpx.put(server.write, params={"graph": A}, content=line, headers=headers, auth=auth).raise_for_status()
    with open_graph(server) as reader, pytest.raises(StoreError) as caught:
        reader.view.triples(A)
    assert caught.value.key == "store.lost"


@pytest.mark.slow
def test_what_a_writer_left_unfinished_is_read_by_nobody_and_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A writer is killed again and again, each time a little later, until one comes to its end."""
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    ends = set()
    with virtuoso(tmp_path) as (address, _):
        published(address, "水屯镇")
        now = "水屯镇"
        for number in count():
            after = f"第{number}镇"
            if not killed_after(number * 0.02, address, after):
                break
            try:
                found = seen(address)
                ends.add("old" if found == [now] else "new")
                assert found in ([now], [after])
            except StoreBusyError as error:
                ends.add(error.key)
                with pytest.raises(StoreBusyError):  # it may still be at work
                    open_store(address)
                with monkeypatch.context() as hurried:
                    hurried.setattr(publishing, "_PATIENCE", timedelta(0))
                    open_store(address).close()
                found = seen(address)
                assert found == [after]
            now = found[0]
        assert seen(address) == [after]
    assert "old" in ends


def killed_after(seconds: float, address: Address, name: str) -> bool:
    """Return whether a writer that publishes was killed before it ended."""
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    writer = context.Process(target=write, args=(address, name, ready))
    writer.start()
    assert ready.wait(60)
    writer.join(seconds)
    writer.kill()
    writer.join()
    return writer.exitcode != 0


def write(address: Address, name: str, ready: Event) -> None:
    with open_store(address) as store:
        store.replace({A: quads(A, name)})
        ready.set()
        store.publish({"names": [name]})


def test_a_server_that_is_killed_holds_one_state_when_it_is_back(tmp_path: Path) -> None:
    with oxigraph(tmp_path) as (address, process):
        published(address, "水屯镇")
        reader = open_graph(address)
        writer = open_store(address)
        writer.replace({A: quads(A, "板桥镇")})
        process.kill()
        process.wait()
        for deed in (lambda: reader.rows(ALL_OF), lambda: writer.publish({}), lambda: open_graph(address)):
            with pytest.raises(StoreNotFoundError) as caught:
                deed()
            assert caught.value.key == "store.unreachable"
            assert str(address) in caught.value.told("zh")
    port = int(str(address).rpartition(":")[2])
    with oxigraph(tmp_path, port) as (address, _):
        assert seen(address) == ["水屯镇"]
        published(address, "板桥镇")
        assert seen(address) == ["板桥镇"]


@contextmanager
def web_server(answers: list[tuple[int, dict[str, str], bytes]]) -> Iterator[str]:
    """Run a server that gives some answers one after the other, the last one for ever."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            status, headers, body = answers.pop(0) if len(answers) > 1 else answers[0]
            self.send_response(status)
            for name, value in {**headers, "content-length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *parts: object) -> None:  # noqa: A002 - the library's name
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as served:
        Thread(target=served.serve_forever, daemon=True).start()
        yield f"sparql+http://127.0.0.1:{served.server_address[1]}/x?query=q&data=d"
        served.shutdown()


NO_ROWS = b'{"head":{"vars":["name"]},"results":{"bindings":[]}}'
BUSY = (503, {"retry-after": "0"}, b"busy")


@pytest.mark.parametrize(
    ("answers", "key"),
    [
        ([(404, {}, b"<h1>Not\nFound</h1>")], "store.refused"),
        ([(200, {"content-type": "text/html"}, b"<html>Welcome</html>")], "store.no_endpoint"),
        ([(200, {}, NO_ROWS[:-9])], "store.no_endpoint"),
        ([(302, {"location": "http://127.0.0.1:9/"}, b"")], "store.refused"),
        ([(401, {}, b"")], "store.denied"),
        ([BUSY], "store.refused"),
        ([BUSY, BUSY, (200, {}, NO_ROWS)], "errors.no_graph"),
    ],
)
def test_what_answers_otherwise_is_told(answers: list[tuple[int, dict[str, str], bytes]], key: str) -> None:
    with web_server(answers) as url, pytest.raises(StoreError) as caught:
        open_graph(server_of(url))
    assert caught.value.key == key
    assert "\n" not in caught.value.told("en")


def test_another_server_is_read_and_written_by_its_ends(oxigraph_address: Address) -> None:
    emptied(oxigraph_address)
    url = str(oxigraph_address).removeprefix("oxigraph+")
    published(oxigraph_address, "水屯镇")
    only_read = server_of(f"sparql+{url}?query=query&data=store")
    assert seen(only_read) == ["水屯镇"]
    with pytest.raises(StoreError) as caught:
        open_store(only_read)
    assert caught.value.key == "store.no_update"
    published(server_of(f"sparql+{url}?query=query&data=store&update=update"), "板桥镇")
    assert seen(only_read) == ["板桥镇"]


@pytest.mark.slow
@pytest.mark.parametrize("given", [{}, {"PLANKG_STORE_USER": "dba", "PLANKG_STORE_PASSWORD": "geheim"}])
def test_who_may_not_write_is_told_and_changes_nothing(
    virtuoso_address: Address, given: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    published(virtuoso_address, "水屯镇")
    for name in CREDENTIALS:
        monkeypatch.delenv(name)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(StoreError) as caught:
        published(virtuoso_address, "板桥镇")
    assert caught.value.key == "store.denied"
    assert "geheim" not in caught.value.told("en") + repr(caught.value)
    assert seen(virtuoso_address) == ["水屯镇"]


@pytest.mark.slow
def test_a_graph_larger_than_any_answer_is_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    names = [f"第{number}镇" for number in range(310)]
    with virtuoso(tmp_path, "ResultSetMaxRows = 50") as (address, _):
        published(address, *names)
        with open_graph(address) as reader:
            assert dump(reader.quads(A)) == dump(quads(A, *names))
            with pytest.raises(QueryLimitError) as caught:  # our own questions, too, are never answered in part
                reader.rows(ALL_OF)
            assert caught.value.values == {"limit": 50}
        for sparql in (ALL_OF, "CONSTRUCT { ?town a plan:Place } { ?town skos:prefLabel ?name }"):
            with pytest.raises(QueryLimitError) as caught:
                ask(address, sparql)
            assert caught.value.key == "store.rows_of_server"
        rows = ask(address, ALL_OF + " LIMIT 9")
        assert isinstance(rows, Rows)
        assert len(rows.rows) == 9
