"""The kept states of the graph and what differs between them, over real HTTP."""

import csv
import io
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.api.conftest import serving
from tests.api.started import started
from tests.kg.diff.builds import BEFORE, TITLE, built_again, edited

SECOND = edited(("105", "120"))
THIRD = edited(("105", "120"), ("项目：青石湖环湖公路\n", ""), ("强区", "大区"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_again(tmp_path_factory.mktemp("history"), BEFORE, SECOND, THIRD)


@pytest.fixture(scope="module")
def server(built: Path) -> Iterator[str]:
    with serving(built) as found:
        yield found


def get(server: str, path: str, since: int | None = None, **parameters: str | int) -> httpx.Response:
    asked = parameters if since is None else {"from": since, **parameters}
    return httpx.get(server + path, params=asked, timeout=60)


def parts(answer: httpx.Response) -> set[tuple[str, str]]:
    return {(item["part"], item["change"]) for item in answer.json()["items"] if not item["follows"]}


def test_the_states_are_listed_with_what_they_hold(server: str) -> None:
    items = get(server, "/api/snapshots").json()["items"]
    assert [(item["id"], item["current"]) for item in items] == [("0001", False), ("0002", False), ("0003", True)]
    assert [plan["name"] for item in items for plan in item["plans"]] == [TITLE] * 3
    assert "host" not in items[0]


def test_two_states_are_compared(server: str) -> None:
    answer = get(server, "/api/diff", since=1, to="0002", limit=1000)
    told = answer.json()
    assert (told["from"], told["to"]) == ("0001", "0002")
    assert parts(answer) >= {("figure", "changed")}
    (figure,) = [item for item in told["items"] if item["part"] == "figure"]
    assert {"field": "value", "before": "105", "after": "120"} in figure["fields"]
    assert "105" in figure["evidence_before"][0]["quote"]
    assert "120" in figure["evidence_after"][0]["quote"]


def test_without_numbers_the_last_state_is_compared_with_the_one_before_it(server: str) -> None:
    answer = get(server, "/api/diff", limit=1000)
    assert (answer.json()["from"], answer.json()["to"]) == ("0002", "0003")
    assert ("thing", "removed") in parts(answer)
    assert get(server, "/api/diff", to=2).json()["from"] == "0001"


def test_backwards_what_was_removed_is_added(server: str) -> None:
    there = get(server, "/api/diff", since=2, to=3, limit=1000).json()["items"]
    back = get(server, "/api/diff", since=3, to=2, limit=1000).json()["items"]
    turned = {"added": "removed", "removed": "added"}
    assert sorted((one["name_before"] or "", turned.get(one["change"], one["change"])) for one in there) == sorted(
        (one["name_after"] or "", one["change"]) for one in back
    )


def test_a_state_does_not_differ_from_itself(server: str) -> None:
    assert get(server, "/api/diff", since=2, to=2).json()["total"] == 0


def test_changes_are_filtered_and_paged(server: str) -> None:
    whole = get(server, "/api/diff", since=1, limit=1000).json()
    joined, following = [], "/api/diff?from=1&limit=2"
    while following:
        page = httpx.get(server + following, timeout=60).json()
        joined += page["items"]
        following = page["next"]
    assert joined == whole["items"]
    for name, value in (("part", "figure"), ("change", "removed"), ("gravity", "high")):
        fitting = get(server, "/api/diff", since=1, limit=1000, **{name: value}).json()["items"]
        assert fitting == [item for item in whole["items"] if item[name] == value]
        assert fitting
    (plan,) = {item["plan"] for item in whole["items"]}
    assert get(server, "/api/diff", since=1, limit=1000, plan=plan).json() == whole


def test_the_changes_are_a_table_too(server: str) -> None:
    answer = get(server, "/api/diff", since=1, format="csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    head, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""))
    assert {"gravity", "part", "change", "before", "after", "evidence_before"} <= set(head)
    assert len(rows) == get(server, "/api/diff", since=1).json()["total"]


def test_who_holds_an_answer_is_not_sent_it_again(server: str) -> None:
    tag = get(server, "/api/diff", to=2).headers["etag"]
    again = httpx.get(server + "/api/diff?to=2", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert get(server, "/api/diff", to=3).headers["etag"] != tag


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("from=9", 404),
        ("to=0", 404),
        ("to=1", 404),
        ("plan=none", 404),
        ("from=..%2F0001", 422),
        ("from=-1", 422),
        ("from=99999999999999999999", 422),
        ("from=%EF%BC%91", 422),
        ("part=nothing", 422),
        ("gravity=5", 422),
        ("limit=0", 422),
    ],
)
def test_what_cannot_be_compared_is_a_problem(server: str, built: Path, asked: str, status: int) -> None:
    answer = httpx.get(f"{server}/api/diff?{asked}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]
    assert str(built) not in answer.text


def test_nothing_is_written(server: str, built: Path) -> None:
    def files() -> set[tuple[str, int, int]]:
        found = (Path(folder) / name for folder, _, names in os.walk(built) for name in names)
        return {(str(one), one.stat().st_size, one.stat().st_mtime_ns) for one in found}

    before = files()
    get(server, "/api/diff", since=1)
    get(server, "/api/snapshots")
    assert files() == before
    assert httpx.post(server + "/api/diff").status_code == 405
    assert httpx.delete(server + "/api/snapshots").status_code == 405


def test_a_new_build_is_seen_and_a_state_that_was_replaced_is_gone(tmp_path: Path) -> None:
    path = built_again(tmp_path, BEFORE, SECOND)
    with serving(path) as server:
        first = get(server, "/api/diff").json()
        assert (first["from"], first["to"]) == ("0001", "0002")
        built_again(tmp_path, THIRD, BEFORE)
        told = get(server, "/api/diff").json()
        assert (told["from"], told["to"]) == ("0003", "0004")
        assert get(server, "/api/diff", since=1, to=2).status_code == 404


def test_a_graph_with_one_state_has_nothing_to_compare(tmp_path: Path) -> None:
    with serving(built_again(tmp_path, BEFORE)) as server:
        answer = get(server, "/api/diff")
        assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (404, "no-earlier-snapshot")


@pytest.mark.slow
def test_health_answers_while_many_ask_for_comparisons(tmp_path: Path) -> None:
    more = "".join(f"项目：第{number}号泵站改造\n指标：第{number}号产值 {number} 亿元\n" for number in range(600))
    path = built_again(tmp_path, BEFORE + more, edited(("105", "120")) + more.replace("泵站改造", "泵站新建"))
    statuses: list[int] = []
    with started(path) as server, httpx.Client(base_url=server.address, timeout=120) as client:
        client.get("/health")  # what a client sets up once is none of the server's time

        def ask() -> None:
            statuses.append(client.get("/api/diff").status_code)

        asking = [threading.Thread(target=ask) for _ in range(12)]
        for one in asking:
            one.start()
        slowest = 0.0
        while any(one.is_alive() for one in asking):
            began = time.monotonic()
            assert client.get("/health").status_code == 200
            slowest = max(slowest, time.monotonic() - began)
            time.sleep(0.02)
    assert slowest < 1
    assert set(statuses) == {200, 503}


def test_a_word_of_a_request_is_never_an_option_of_a_command(server: str) -> None:
    assert get(server, "/api/diff", plan="--help").status_code == 404
