"""The endpoint over real HTTP against the W3C's protocol tests, read where they stand beside the checkout."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import httpx
import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.collection import Collection
from rdflib.namespace import Namespace
from rdflib.term import Node

from kg.model import Iri
from kg.store import open_store
from tests.api.conftest import serving
from tests.support import shared_file

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")

QUERIES = (
    "query_post_form", "query_dataset_default_graphs_get", "query_dataset_default_graphs_post",
    "query_dataset_named_graphs_post", "query_dataset_named_graphs_get", "query_dataset_full",
    "query_multiple_dataset", "query_get", "query_content_type_select", "query_content_type_ask",
    "query_content_type_describe", "query_content_type_construct", "query_post_direct",
    "bad_query_method", "bad_multiple_queries", "bad_query_wrong_media_type", "bad_query_missing_form_type",
    "bad_query_missing_direct_type", "bad_query_non_utf8", "bad_query_syntax",
)  # fmt: skip
BAD_UPDATES = (
    "bad_update_get", "bad_multiple_updates", "bad_update_wrong_media_type", "bad_update_missing_form_type",
    "bad_update_non_utf8", "bad_update_syntax", "bad_update_dataset_conflict",
)  # fmt: skip
# these update the store first: the endpoint is read-only by design, so their first request is refused
UPDATES = (
    "update_dataset_default_graph", "update_dataset_default_graphs", "update_dataset_named_graphs",
    "update_dataset_full", "update_post_form", "update_post_direct", "update_base_uri",
)  # fmt: skip
MEDIA = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {"application/sparql-results+json", "application/sparql-results+xml", "text/csv"},
    "RDF": {"text/turtle", "application/n-triples", "application/rdf+xml"},
}


@dataclass(frozen=True)
class Asked:
    """One request of a test and what must come back."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None
    statuses: set[int]
    form: str | None
    truth: bool | None


@cache
def manifest() -> Graph:
    path = shared_file("w3c/sparql11/protocol/manifest.ttl")
    return Graph().parse(path, publicID=path.as_uri())


def requests_of(test: str) -> list[Asked]:
    found = manifest()
    action = found.value(next(s for s in found.subjects(MF.name) if str(s).endswith("#" + test)), MF.action)
    listed = found.value(action, HT.requests)
    assert listed is not None
    return [request_of(found, node) for node in Collection(found, listed)]


def request_of(found: Graph, node: Node) -> Asked:
    answer = found.value(node, HT.resp)
    headed = found.value(node, HT.headers)
    headers = {
        str(found.value(header, HT.fieldName)): str(found.value(header, HT.fieldValue))
        for header in (Collection(found, headed) if headed is not None else ())
    }
    body = found.value(node, HT.body)
    written = None
    if body is not None:
        written = str(found.value(body, CNT.chars)).encode(str(found.value(body, CNT.characterEncoding)))
    truth = found.value(answer, MF.expectedBoolean)
    form = found.value(answer, MF.expectedFormat)
    return Asked(
        str(found.value(node, HT.methodName)),
        str(found.value(node, HT.absolutePath)),
        headers,
        written,
        {int(str(status)[-3]) for status in found.objects(answer, MF.expectedStatus)},
        None if form is None else str(form),
        None if truth is None else bool(truth.toPython()),  # type: ignore[attr-defined]
    )


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("protocol") / "graph"
    with open_store(path) as store:
        for number in (1, 2, 3):
            name = f"http://kasei.us/2009/09/sparql/data/data{number}.rdf"
            data = shared_file(f"w3c/sparql11/protocol/data{number}.nt").read_bytes()
            triples = ox.parse(data, format=ox.RdfFormat.N_TRIPLES)
            quads = [ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(name)) for t in triples]
            store.replace({Iri(name): quads})
        store.publish({})
    with serving(path) as address:
        yield address


def sent(endpoint: str, asked: Asked) -> httpx.Response:
    return httpx.request(asked.method, endpoint + asked.path, headers=asked.headers, content=asked.body)


def test_the_tests_are_these() -> None:
    names = {str(test).rpartition("#")[2] for test in manifest().subjects(MF.name)}
    assert names == {*QUERIES, *BAD_UPDATES, *UPDATES}
    assert (len(QUERIES), len(BAD_UPDATES), len(UPDATES)) == (20, 7, 7)


@pytest.mark.parametrize("test", QUERIES)
def test_a_query_of_the_w3c_is_answered_as_it_demands(endpoint: str, test: str) -> None:
    for asked in requests_of(test):
        answer = sent(endpoint, asked)
        assert answer.status_code // 100 in asked.statuses, answer.text
        if asked.form is not None:
            assert answer.headers["content-type"].partition(";")[0] in MEDIA[asked.form]
        if asked.truth is not None:
            assert answer.json()["boolean"] is asked.truth


@pytest.mark.parametrize("test", [*BAD_UPDATES, *UPDATES])
def test_an_update_of_the_w3c_is_refused(endpoint: str, test: str) -> None:
    before = httpx.get(endpoint + "/graph-store?default", headers={"accept": "application/n-triples"}).content
    answer = sent(endpoint, requests_of(test)[0])
    assert answer.status_code // 100 == 4
    assert answer.headers["content-type"] == "application/problem+json"
    after = httpx.get(endpoint + "/graph-store?default", headers={"accept": "application/n-triples"}).content
    assert before == after != b""
