"""The formats of answers over real HTTP against the W3C's result-format tests, read beside the checkout."""

import csv
import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.namespace import Namespace

from kg.model import Iri
from kg.store import open_store
from tests.api.conftest import serving
from tests.support import shared_file

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")

BLANK = re.compile("_:[A-Za-z0-9]+")

CASES = [
    ("csv-tsv-res", "csv01", "text/csv"),
    ("csv-tsv-res", "csv02", "text/csv"),
    ("csv-tsv-res", "csv03", "text/csv"),
    ("csv-tsv-res", "tsv01", "text/tab-separated-values"),
    ("csv-tsv-res", "tsv02", "text/tab-separated-values"),
    ("csv-tsv-res", "tsv03", "text/tab-separated-values"),
    ("json-res", "jsonres01", "application/sparql-results+json"),
    ("json-res", "jsonres02", "application/sparql-results+json"),
    ("json-res", "jsonres03", "application/sparql-results+json"),
    ("json-res", "jsonres04", "application/sparql-results+json"),
]


@cache
def manifest(suite: str) -> Graph:
    path = shared_file(f"w3c/sparql11/{suite}/manifest.ttl")
    return Graph().parse(path, publicID=path.as_uri())


def file_of(node: object) -> Path:
    return Path(str(node).removeprefix("file://"))


@pytest.fixture(scope="module")
def endpoints(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Serve each data file as the one graph of a server."""
    found: dict[str, str] = {}
    held = []
    for suite in ("csv-tsv-res", "json-res"):
        for name in ("data.ttl", "data2.ttl"):
            path = shared_file(f"w3c/sparql11/{suite}") / name
            if path.exists():
                graph = tmp_path_factory.mktemp("results") / "graph"
                with open_store(graph) as store:
                    triples = ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE, base_iri=path.as_uri())
                    iri = path.as_uri()
                    quads = [ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(iri)) for t in triples]
                    store.replace({Iri(iri): quads})
                    store.publish({})
                server = serving(graph)
                found[f"{suite}/{name}"] = server.__enter__()
                held.append(server)
    yield found
    for server in held:
        server.__exit__(None, None, None)


def rows_of(body: bytes, media: str) -> list[list[tuple[str, str]]]:
    """Return the rows of an answer by variable, comparable whatever the order of rows, and names of blank nodes."""
    if media == "text/csv":
        found = csv.DictReader(io.StringIO(body.decode(), newline=""))
        return sorted(sorted((name, by_value(text)) for name, text in row.items()) for row in found)
    form = ox.QueryResultsFormat.JSON if "json" in media else ox.QueryResultsFormat.TSV
    answer = ox.parse_query_results(body, format=form)
    if isinstance(answer, ox.QueryBoolean):
        return [[("", str(bool(answer)))]]
    names = answer.variables
    return sorted(sorted((name.value, by_value(str(row[name]))) for name in names) for row in answer)


def by_value(text: str) -> str:
    """Return a cell with a number by its value: the store keeps numbers as values, not as they were written."""
    lexical = re.fullmatch(r'"?([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)"?(?:\^\^<[^>]*#\w+>)?', text)
    return BLANK.sub("_:", text) if lexical is None else str(float(lexical[1]))


def names_of(suite: str) -> list[str]:
    return [str(test).rpartition("#")[2] for test in manifest(suite).subjects(MF.result)]


def test_there_are_ten_cases() -> None:
    assert {*names_of("csv-tsv-res"), *names_of("json-res")} == {name for _, name, _ in CASES}
    assert len(CASES) == 10


@pytest.mark.parametrize(("suite", "test", "media"), CASES, ids=[case[1] for case in CASES])
def test_an_answer_is_written_as_the_w3c_wants_it(endpoints: dict[str, str], suite: str, test: str, media: str) -> None:
    found = manifest(suite)
    node = next(one for one in found.subjects(MF.result) if str(one).endswith("#" + test))
    action = found.value(node, MF.action)
    query, data = file_of(found.value(action, QT.query)), file_of(found.value(action, QT.data))
    answer = httpx.post(
        endpoints[f"{suite}/{data.name}"] + "/sparql",
        content=query.read_bytes(),
        headers={"content-type": "application/sparql-query", "accept": media},
    )
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media
    wanted = file_of(found.value(node, MF.result)).read_bytes()
    assert rows_of(answer.content, media) == rows_of(wanted, media)
