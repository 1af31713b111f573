"""The JSON API over real HTTP: every list pages, filters and comes as a table; what is wrong is a problem."""

import csv
import io
from decimal import Decimal

import httpx
import pytest

from kg.records import records
from tests.kg.small_plan import GOAL, PLAN_ID, TOWN, small_plan

LISTS = ["/api/plans", f"/api/plans/{PLAN_ID}/sections", "/api/entities", "/api/indicators", "/api/findings"]


def get(address: str, path: str, **parameters: str | int) -> httpx.Response:
    return httpx.get(address + path, params=parameters)


@pytest.mark.parametrize("path", LISTS)
def test_pages_of_a_list_join_to_the_whole_of_it(address: str, path: str) -> None:
    whole = get(address, path, limit=1000).json()
    assert whole["total"] == len(whole["items"])
    joined, following = [], f"{path}?limit=2"
    while following:
        page = httpx.get(address + following).json()
        joined += page["items"]
        assert len(page["items"]) <= 2
        following = page["next"]
    assert joined == whole["items"]


@pytest.mark.parametrize("path", LISTS)
def test_every_list_is_a_table_too_and_no_cell_is_a_formula(address: str, path: str) -> None:
    answer = get(address, path, format="csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert len(rows) - 1 == get(address, path).json()["total"] or not rows[0]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\t", "\r"))]
    assert httpx.get(address + path, headers={"accept": "text/csv"}).content == answer.content


def test_who_holds_an_answer_is_not_sent_it_again(address: str) -> None:
    tag = get(address, "/api/plans").headers["etag"]
    again = httpx.get(address + "/api/plans", headers={"if-none-match": tag})
    assert again.status_code == 304
    assert not again.content
    assert get(address, "/api/plans", limit=1).headers["etag"] != tag


def test_a_plan_is_counted(address: str) -> None:
    told = get(address, f"/api/plans/{PLAN_ID}").json()
    kinds = [record["kind"] for record in records(small_plan())]
    assert told["counts"]["goal"] == kinds.count("goal")
    assert told["counts"]["relation"] == kinds.count("relation")


def test_things_are_found_by_name_then_by_part_of_it_then_by_sentence(address: str) -> None:
    found = get(address, "/api/entities", q=TOWN.name).json()["items"]
    assert found[0]["id"] == TOWN.iri
    assert get(address, "/api/entities", q="这里没有的词").json()["total"] == 0


def test_things_are_filtered(address: str) -> None:
    goals = get(address, "/api/entities", kind="goal", plan=PLAN_ID).json()["items"]
    assert goals
    assert {item["kind"] for item in goals} == {"goal"}
    assert {item["plan"] for item in goals} == {PLAN_ID}
    everything = get(address, "/api/entities", plan=PLAN_ID).json()["total"]
    links = small_plan().statements
    sure = [link for link in links if link.confidence >= Decimal("0.9")]
    ends = {end for link in sure for end in (link.subject, link.object)} & {one.iri for one in small_plan().entities}
    found = get(address, "/api/entities", plan=PLAN_ID, least_confidence="0.9", limit=1000).json()["items"]
    assert {item["id"] for item in found} == ends
    assert len(found) < everything
    places = [link for link in links if link.predicate == "locatedIn"]
    name = next(entity.name for entity in small_plan().entities if entity.iri == places[0].object)
    by_name = get(address, "/api/entities", plan=PLAN_ID, place=name).json()["items"]
    assert {item["id"] for item in by_name} == {link.subject for link in places if link.object == places[0].object}


def test_a_thing_has_its_records_and_its_links_counted(address: str) -> None:
    told = get(address, "/api/entity", iri=GOAL.iri).json()
    assert told["records"][0]["evidence"][0]["quote"]
    links = get(address, "/api/neighbourhood", iri=GOAL.iri, limit=1000).json()["items"]
    for way in ("in", "out"):
        for predicate, count in told["links"][way].items():
            fitting = get(address, "/api/neighbourhood", iri=GOAL.iri, predicate=predicate, direction=way).json()
            assert fitting["total"] == count
    assert sum(sum(counts.values()) for counts in told["links"].values()) == len(links)


def test_a_trace_has_a_quote_on_every_hop_that_has_words(address: str) -> None:
    told = get(address, "/api/trace", iri=GOAL.iri).json()
    assert told["thing"]["iri"] == GOAL.iri
    assert told["hops"]
    assert all(hop["basis"] and hop["confidence"] for hop in told["hops"])


def test_a_passage_is_shown_in_its_surroundings(address: str) -> None:
    piece = get(address, "/api/entity", iri=GOAL.iri).json()["records"][0]["evidence"][0]
    told = get(address, f"/api/plans/{PLAN_ID}/text", start=piece["start"], end=piece["end"], signs=5).json()
    assert told["quote"] == small_plan().document.text[piece["start"] : piece["end"]]
    assert small_plan().document.text.count(told["before"] + told["quote"] + told["after"]) == 1


@pytest.mark.parametrize("columns", ["chapters", "places", "sectors", "strategies"])
def test_the_matrix_has_every_goal_and_the_unreached_first(address: str, columns: str) -> None:
    told = get(address, f"/api/plans/{PLAN_ID}/matrix", columns=columns).json()
    goals = [entity.iri for entity in small_plan().entities if "Goal" in entity.kinds]
    assert sorted(row["id"] for row in told["rows"]) == sorted(goals)
    filled = [bool(row["cells"]) for row in told["rows"]]
    assert filled == sorted(filled)
    assert {name for row in told["rows"] for name in row["cells"]} <= set(told["columns"])


@pytest.mark.parametrize("form", ["turtle", "nquads", "jsonl", "csv", "graphml", "jsonld", "trig"])
def test_the_graph_is_given_in_every_format(address: str, form: str) -> None:
    answer = get(address, "/api/export", format=form, plan=PLAN_ID)
    assert answer.status_code == 200
    assert len(answer.content) > 1000
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="{PLAN_ID}')


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/plans/none", 404),
        ("/api/entity?iri=none", 404),
        ("/api/trace?iri=none", 404),
        ("/api/none", 404),
        ("/api/entities?limit=0", 422),
        ("/api/entities?kind=nothing", 422),
        ("/api/entities?basis=guess", 422),
        ("/api/entity", 422),
        (f"/api/plans/{PLAN_ID}/text?start=9&end=3", 400),
        ("/api/export?plan=none", 404),
    ],
)
def test_what_cannot_be_answered_is_a_problem(address: str, path: str, status: int) -> None:
    answer = httpx.get(address + path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_nothing_is_written_through_the_api(address: str) -> None:
    for path in (*LISTS, "/api/export"):
        assert httpx.post(address + path).status_code == 405


def test_the_api_describes_itself(address: str) -> None:
    told = get(address, "/api/openapi.json").json()
    assert {path for path in told["paths"] if path.startswith("/api/")} >= {*LISTS[:1], "/api/entities", "/api/trace"}
