"""Every IRI of the graph answers over HTTP: to a browser with a page, to a program with triples that name it."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import pyoxigraph as ox
import pytest

from kg.config import load_settings
from kg.decisions import decided, record
from kg.export.description import MOST
from kg.findings import report_of, save_reports
from kg.ids import DEFAULT_BASE, IriMaker
from kg.model import DecisionKind, Finding, FindingEvidence, Focus, Iri, PlanGraph, Severity
from kg.rdf import dump, write, write_derived
from kg.store import open_graph, open_store
from ontology.terms import CLASSES, DATATYPE_PROPERTIES, OBJECT_PROPERTIES
from tests.api.conftest import serving
from tests.kg.small_plan import GOAL, LINKS, PLAN_ID, TARGETS, TEXT, derived_links, small_plan

HOSTILE = [
    "goal/<script>alert(1)</script>",
    "goal/%0d%0aSet-Cookie:%20a=b",
    "goal/%00",
    "goal/%ff%fe",
    "..%2f..%2fetc%2fpasswd",
    "goal/x> ?p ?o . ?s",
    "goal/x%3E%20%7D%20SELECT",
    "",
    "/",
    "//evil.example/",
    "x" * 5000,
    "目标/水",
]
TRIPLES = {
    "turtle": ("text/turtle", ox.RdfFormat.TURTLE),
    "jsonld": ("application/ld+json", ox.RdfFormat.JSON_LD),
    "ntriples": ("application/n-triples", ox.RdfFormat.N_TRIPLES),
    "rdfxml": ("application/rdf+xml", ox.RdfFormat.RDF_XML),
}
OTHER_BASE = "http://plans.example/kg/things/"


@dataclass(frozen=True)
class Served:
    """A served graph with every IRI that it names under its bases."""

    address: str
    path: Path
    iris: tuple[str, ...]
    bases: tuple[str, ...]

    def get(self, iri: str, accept: str, **parameters: str | int) -> httpx.Response:
        return httpx.get(self.address + self.path_of(iri), params=parameters, headers={"accept": accept})

    def path_of(self, iri: str) -> str:
        base = next(base for base in self.bases if iri.startswith(base))
        return "/data/" + iri.removeprefix(base)


def publish(path: Path, graph: PlanGraph, base: str = DEFAULT_BASE) -> None:
    """Make a graph directory of a plan under a base, with what is derived, what is found and what was decided."""
    iris = IriMaker(graph.plan.id, base)
    stated, derived = dump(write(graph)), dump(write_derived(derived_links(), graph.plan))
    with open_store(path) as store:
        moved = [data.replace(DEFAULT_BASE.encode(), base.encode()) for data in (stated, derived)]
        store.replace({iris.graph(): moved[0], iris.derived_graph(): moved[1]})
        store.publish({})
    words = TARGETS[0].figure.as_written
    start = TEXT.index(words)
    passage = FindingEvidence(graph.plan.id, start, start + len(words), words, ("第一章 总体要求",))
    focus = Focus(Iri(GOAL.iri.replace(DEFAULT_BASE, base)), GOAL.name)
    found = Finding("0" * 16, "shapes", Severity.LOW, "是否有误？", "An error?", (focus,), (passage,), "")
    with open_graph(path) as reader:
        report = report_of(reader, graph.plan.id, [found])
    save_reports(path, [report])
    dismissed = iris.finding(found.id)
    moment = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
    record(path, [decided(DecisionKind.DISMISS, dismissed, by="周明", at=moment, text="已核对", plan=graph.plan.id)])


def iris_of(path: Path, bases: tuple[str, ...]) -> tuple[str, ...]:
    """Return every IRI under the bases: subjects, objects, properties and names of graphs."""
    named = set()
    with open_graph(path) as reader:
        for graph in reader.graphs():
            named.add(str(graph))
            for quad in reader.quads(graph):
                terms = (quad.subject, quad.predicate, quad.object)
                named |= {term.value for term in terms if isinstance(term, ox.NamedNode)}
    return tuple(sorted(iri for iri in named if iri.startswith(bases)))


@pytest.fixture(
    scope="module",
    params=[DEFAULT_BASE, pytest.param(OTHER_BASE, marks=pytest.mark.slow)],
    ids=["own base", "other base"],
)
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    path = tmp_path_factory.mktemp("linked") / "graph"
    publish(path, small_plan(), request.param)
    bases = tuple({DEFAULT_BASE, request.param})
    with serving(path) as address:
        yield Served(address, path, iris_of(path, bases), bases)


def test_the_graph_names_all_that_has_an_iri(served: Served) -> None:
    kinds = {served.path_of(iri).split("/")[2] for iri in served.iris}
    assert kinds >= {"plan", "section", "block", "evidence", "selector", "link", "target", "activity", "goal", "place"}
    assert kinds >= {"graph", "report", "finding", "decision", "person"}


def test_every_iri_answers_a_program_with_triples_that_name_it(served: Served) -> None:
    with httpx.Client(base_url=served.address, headers={"accept": "text/turtle"}) as client:
        for iri in served.iris:
            answer = client.get(served.path_of(iri))
            assert answer.status_code == 200, iri
            assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
            terms = {str(term) for triple in triples_of(answer) for term in (triple.subject, triple.object)}
            assert f"<{iri}>" in terms


def test_every_iri_sends_a_browser_to_a_page_that_names_it_or_is_its_plans(served: Served) -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    with httpx.Client(base_url=served.address, headers={"accept": accept}) as client:
        for iri in served.iris:
            sent = client.get(served.path_of(iri))
            assert sent.status_code == 303, iri
            assert "Accept" in sent.headers["vary"]
            page = client.get(sent.headers["location"])
            assert page.status_code == 200, iri
            assert page.headers["content-type"] == "text/html; charset=utf-8"
            assert iri in page.text or sent.headers["location"] == f"/plan/{PLAN_ID}"


def triples_of(answer: httpx.Response) -> list[ox.Triple]:
    form = next(form for media, form in TRIPLES.values() if answer.headers["content-type"].startswith(media))
    return [quad.triple for quad in ox.parse(answer.content, format=form)]


@pytest.mark.parametrize("form", TRIPLES)
def test_all_formats_say_the_same(served: Served, form: str) -> None:
    iri = next(iri for iri in served.iris if "/goal/" in iri)
    answer = served.get(iri, TRIPLES[form][0])
    assert answer.headers["content-type"].startswith(TRIPLES[form][0])
    assert set(triples_of(answer)) == set(triples_of(served.get(iri, "text/turtle")))
    assert served.get(iri, "*/*", format=form).content == answer.content or form == "rdfxml"


def test_a_thing_comes_with_its_words_its_links_and_the_names_around_it(address: str) -> None:
    answer = httpx.get(address + "/data/" + GOAL.iri.removeprefix(DEFAULT_BASE), headers={"accept": "text/turtle"})
    triples = triples_of(answer)
    told = {(triple.subject.value, triple.predicate.value) for triple in triples if triple.subject != GOAL.iri}  # type: ignore[union-attr]
    names = {triple.object.value for triple in triples if triple.predicate.value.endswith("#prefLabel")}  # type: ignore[union-attr]
    [link] = [link for link in LINKS if link.object == GOAL.iri]
    assert (link.subject, "https://w3id.org/plankg/ns#serves") in told
    assert {GOAL.name, next(one.name for one in small_plan().entities if one.iri == link.subject)} <= names
    assert any(triple.predicate.value == "http://www.w3.org/ns/oa#exact" for triple in triples)
    assert any(triple.predicate.value.endswith("#basis") for triple in triples)


def test_evidence_links_and_targets_show_their_passage_in_the_plan(served: Served) -> None:
    client = httpx.Client(base_url=served.address)
    for kind in ("evidence", "link", "target", "selector", "section", "block", "finding"):
        shown = 0
        for iri in (iri for iri in served.iris if f"/{kind}/" in iri and not iri.endswith("/selector")):
            page = client.get("/thing", params={"iri": iri}).text
            marked = re.search(r"<blockquote>([^<]*)<mark>([^<]+)</mark>([^<]*)</blockquote>", page)
            if marked:
                shown += 1
                assert html.unescape("".join(marked.groups())) in small_plan().document.text
        assert shown, kind
    client.close()


def test_a_page_of_a_description_speaks_both_languages(address: str) -> None:
    target = TARGETS[0].iri
    chinese, english = (
        httpx.get(address + "/thing", params={"iri": target, "lang": lang}).text for lang in ("zh", "en")
    )
    assert "原文依据" in chinese
    assert "Evidence" in english
    assert TARGETS[0].figure.as_written in chinese


def test_head_is_answered_like_get_without_a_body(served: Served) -> None:
    path = served.path_of(served.iris[0])
    for accept in ("text/turtle", "text/html"):
        whole = httpx.get(served.address + path, headers={"accept": accept})
        head = httpx.head(served.address + path, headers={"accept": accept})
        assert head.status_code == whole.status_code
        assert head.headers["content-type"] == whole.headers["content-type"] if "content-type" in head.headers else True
        assert not head.content


def test_who_holds_a_description_is_not_sent_it_again_until_the_graph_changes(tmp_path: Path) -> None:
    path = tmp_path / "graph"
    publish(path, small_plan())
    target = "/data/" + GOAL.iri.removeprefix(DEFAULT_BASE)
    with serving(path) as address:
        first = httpx.get(address + target, headers={"accept": "text/turtle"})
        held = {"accept": "text/turtle", "if-none-match": first.headers["etag"]}
        assert httpx.get(address + target, headers=held).status_code == 304
        assert "Accept" in first.headers["vary"].split(", ")
        assert (
            httpx.get(address + target, headers={"accept": "application/ld+json"}).headers["etag"]
            != first.headers["etag"]
        )
        publish(path, small_plan())
        again = httpx.get(address + target, headers=held)
        assert again.status_code == 200


def test_a_long_description_comes_in_pages_that_join_to_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "graph"
    thing, property_ = ox.NamedNode(GOAL.iri), ox.NamedNode("https://w3id.org/plankg/ns#partOf")
    graph = IriMaker(PLAN_ID).graph()
    with open_store(path) as store:
        many = [
            ox.Quad(ox.NamedNode(f"{DEFAULT_BASE}goal/{number:04d}"), property_, thing, ox.NamedNode(graph))
            for number in range(2 * MOST + 50)
        ]
        store.replace({graph: many})
        store.publish({})
    found: set[str] = set()
    with serving(path) as address:
        following, pages = address + "/data/" + GOAL.iri.removeprefix(DEFAULT_BASE), 0
        while following:
            answer = httpx.get(following, headers={"accept": "text/turtle"})
            page = triples_of(answer)
            found |= {str(triple.subject) for triple in page if triple.object == thing}
            more = [triple for triple in page if triple.predicate.value.endswith("#seeAlso")]
            assert bool(more) == ("next" in answer.links)
            following, pages = address + answer.links["next"]["url"] if more else "", pages + 1
        beyond = httpx.get(
            address + "/data/" + GOAL.iri.removeprefix(DEFAULT_BASE),
            params={"offset": 10_000},
            headers={"accept": "text/turtle"},
        )
    assert (len(found), pages) == (len(many), 3)
    assert beyond.status_code == 404


def test_the_path_of_the_base_answers_too(served: Served) -> None:
    iri = next(iri for iri in served.iris if "/goal/" in iri)
    answer = httpx.get(served.address + urlsplit(iri).path, headers={"accept": "text/turtle"})
    assert answer.status_code == 200
    assert iri in answer.text or answer.text


def test_what_names_nothing_is_told_in_the_form_that_was_asked_for(address: str) -> None:
    with httpx.Client(base_url=address) as client:
        for rest in HOSTILE:
            path = "/data/" + (rest if "%" in rest else quote(rest))
            program = client.get(path, headers={"accept": "text/turtle"})
            person = client.get(path, headers={"accept": "text/html"})
            assert program.status_code == person.status_code == 404, rest
            assert program.headers["content-type"] == "application/problem+json"
            assert program.json()["title"]
            pages = [client.get("/thing", params={"iri": iri}) for iri in (rest, DEFAULT_BASE + rest)]
            assert {page.status_code for page in pages} == {404}
            for answer in (person, *pages):
                assert "<script>alert" not in answer.text
                assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("query", "accept", "status"),
    [
        ("?format=exe", "*/*", 400),
        ("?offset=-1", "text/turtle", 422),
        ("?offset=zwei", "text/turtle", 422),
        ("", "image/png", 406),
    ],
)
def test_what_cannot_be_answered_is_a_problem(address: str, query: str, accept: str, status: int) -> None:
    for path in ("/data/" + GOAL.iri.removeprefix(DEFAULT_BASE), "/ns"):
        if path != "/ns" or "offset" not in query:
            answer = httpx.get(address + path + query, headers={"accept": accept})
            assert answer.status_code == status
            assert answer.headers["content-type"] == "application/problem+json"


def test_nothing_is_written_under_an_iri(address: str) -> None:
    for path in ("/data/" + GOAL.iri.removeprefix(DEFAULT_BASE), "/ns"):
        assert httpx.put(address + path, content=b"x").status_code == 405
        assert httpx.delete(address + path).status_code == 405


@pytest.mark.parametrize("form", TRIPLES)
def test_the_vocabulary_answers_in_every_format(address: str, form: str) -> None:
    answer = httpx.get(address + "/ns", headers={"accept": TRIPLES[form][0]})
    defined = {str(triple.subject).strip("<>").rpartition("#")[2] for triple in triples_of(answer)}
    assert {*CLASSES, *OBJECT_PROPERTIES, *DATATYPE_PROPERTIES} <= defined
    held = {"accept": TRIPLES[form][0], "if-none-match": answer.headers["etag"]}
    assert httpx.get(address + "/ns", headers=held).status_code == 304
    assert httpx.head(address + "/ns").status_code == 200


def test_the_vocabulary_is_a_page_with_a_place_for_each_term(address: str) -> None:
    chinese, english = (httpx.get(address + "/ns", params={"lang": lang}).text for lang in ("zh", "en"))
    for name in (*CLASSES, *OBJECT_PROPERTIES, *DATATYPE_PROPERTIES):
        assert f'id="{name}"' in chinese
    assert "词汇表" in chinese
    assert "Vocabulary" in english


@pytest.mark.filterwarnings("ignore:The `root_path` parameter")
def test_behind_a_proxy_a_browser_is_sent_to_the_address_that_the_proxy_knows(tmp_path: Path) -> None:
    publish(tmp_path / "graph", small_plan())
    with serving(tmp_path / "graph", load_settings({"serve.root_path": "/kg"})) as address:
        path = "/data/" + GOAL.iri.removeprefix(DEFAULT_BASE)
        sent = httpx.get(address + path, headers={"accept": "text/html"})
        assert sent.headers["location"].startswith("/kg/thing?iri=")
        assert 'href="/kg/data/' in httpx.get(address + "/thing", params={"iri": GOAL.iri}).text
