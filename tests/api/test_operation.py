"""A server in operation: its log, its figures, its end, the headers of every answer, and a proxy before it."""

import json
import os
import re
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import httpx
import pytest

from api.security import HEADERS
from kg.ids import IriMaker
from kg.queries import QueryRequest
from tests.api.conftest import serving
from tests.api.proxy import proxied
from tests.api.started import Started, started
from tests.kg.queries.test_worker import children_of, is_alive
from tests.kg.small_plan import GOAL, PLAN_ID

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
SECRET = "绝密的检索词"  # noqa: S105 - what nobody may read in the log
TOKEN = "token-7f3a91"  # noqa: S105
EVERY_ANSWER = [
    ("GET", "/", 200),
    ("HEAD", "/", 200),
    ("POST", "/", 405),
    ("GET", "/none", 404),
    ("GET", "/static/pages.css", 200),
    ("HEAD", "/static/pages.css", 200),
    ("GET", "/static/none", 404),
    ("GET", "/health", 200),
    ("GET", "/metrics", 200),
    ("GET", "/api/plans", 200),
    ("HEAD", "/api/plans", 200),
    ("GET", "/api/plans/none", 404),
    ("GET", "/api/entities?limit=0", 422),
    ("DELETE", "/api/plans", 405),
    ("GET", "/api/export?format=nquads", 200),
    ("HEAD", "/api/export?format=nquads", 200),
    ("GET", "/api/openapi.json", 200),
    ("GET", "/sparql", 200),
    ("HEAD", "/sparql?query=ASK%7B%7D", 200),
    ("OPTIONS", "/sparql", 204),
    ("PUT", "/sparql", 405),
    ("GET", "/sparql?query=ASK%7B", 400),
    ("POST", "/sparql", 415),
    ("GET", "/graph-store", 400),
]


@pytest.mark.parametrize(("method", "path", "status"), EVERY_ANSWER)
def test_every_answer_has_the_headers(address: str, method: str, path: str, status: int) -> None:
    answer = httpx.request(method, address + path)
    assert answer.status_code == status
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert re.fullmatch("[0-9a-f]{16}", answer.headers["x-request-id"])
    assert method != "HEAD" or not answer.content


def test_who_holds_an_answer_is_given_the_headers_too(address: str) -> None:
    tag = httpx.get(address + "/api/plans").headers["etag"]
    answer = httpx.get(address + "/api/plans", headers={"if-none-match": tag})
    assert answer.status_code == 304
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_no_page_may_run_what_is_not_ours() -> None:
    policy = dict(part.strip().split(" ", 1) for part in HEADERS["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert set(policy) == {
        "default-src", "script-src", "style-src", "img-src", "connect-src", "font-src", "worker-src", "base-uri",
        "form-action", "frame-ancestors",
    }  # fmt: skip
    assert "unsafe" not in HEADERS["Content-Security-Policy"]
    assert {source for sources in policy.values() for source in sources.split()} <= {
        "'none'",
        "'self'",
        "data:",
        "blob:",
    }


def test_a_fault_of_ours_is_told_without_its_words(graph: Path, caplog: pytest.LogCaptureFixture) -> None:
    from api.app import create_app
    from api.logs import JsonLines

    app = create_app(graph)

    @app.get("/api/broken")
    def broken() -> None:
        raise RuntimeError(SECRET)

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
            return await client.get("/api/broken")

    import anyio

    with caplog.at_level("INFO", "plankg.server"):
        answer = anyio.run(ask)
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    lines = [json.loads(JsonLines().format(record)) for record in caplog.records if record.name == "plankg.server"]
    [failed] = [line for line in lines if line["event"] == "failed"]
    assert failed["error"] == "RuntimeError"
    assert failed["at"][-1].endswith(" broken")
    assert failed["request"] == answer.headers["x-request-id"]
    assert answer.headers["x-request-id"] in answer.json()["detail"]
    assert SECRET not in answer.text + json.dumps(lines, ensure_ascii=False)
    assert str(graph) not in answer.text


@pytest.fixture(scope="module")
def server(graph: Path) -> Iterator[Started]:
    with started(graph, PLANKG_QUERY_SECONDS="3") as found:
        yield found


def figure(address: str, name: str) -> float:
    text = httpx.get(address + "/metrics").text
    return float(next((line.rsplit(" ", 1)[1] for line in text.splitlines() if line.startswith(name)), "0"))


@pytest.mark.slow
def test_the_log_has_a_line_for_each_request_and_no_words_of_it(server: Started) -> None:
    query = f"SELECT ?s {{ ?s ?p '{SECRET}' }}"
    httpx.get(server.address + "/sparql", params={"query": query})
    httpx.post(server.address + "/sparql", data={"query": query})
    httpx.get(server.address + "/sparql", params={"query": query + "{"})
    httpx.get(server.address + "/api/entities", params={"q": SECRET}, headers={"authorization": f"Bearer {TOKEN}"})
    httpx.get(server.address + f"/plan/{SECRET}")
    httpx.get(server.address + f"/{SECRET}")
    last = httpx.get(server.address + f"/api/plans/{PLAN_ID}")
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and not any(
        line.get("request") == last.headers["x-request-id"] for line in server.logged()
    ):
        time.sleep(0.05)
    lines = {line["request"]: line for line in server.logged() if line["event"] == "request"}
    line = lines[last.headers["x-request-id"]]
    assert (line["method"], line["route"], line["status"]) == ("GET", "/api/plans/{plan_id}", 200)
    assert line["bytes"] > 100
    assert line["ms"] > 0
    assert {"/sparql", "/api/entities", "/plan/{plan_id}", "none"} <= {line["route"] for line in lines.values()}
    whole = "\n".join(server.lines)
    for words in (SECRET, TOKEN, GOAL.name, PLAN_ID, "SELECT", json.dumps(SECRET)[1:-1]):
        assert words not in whole


@pytest.mark.slow
def test_requests_and_workers_are_counted(server: Started) -> None:
    route = 'plankg_requests_total{method="GET",route="/api/plans/{plan_id}",status="404"}'
    before = figure(server.address, route)
    for _ in range(3):
        httpx.get(server.address + "/api/plans/none")
    assert figure(server.address, route) == before + 3
    respawns = figure(server.address, "plankg_query_worker_respawns_total")
    assert httpx.get(server.address + "/sparql", params={"query": SLOW}, timeout=30).status_code == 503
    for _ in range(4):  # the one that was ended is started when its turn comes
        httpx.get(server.address + "/sparql", params={"query": "ASK {}"}, timeout=30)
    assert figure(server.address, "plankg_query_worker_respawns_total") in (respawns, respawns + 1)
    assert figure(server.address, 'plankg_queries_refused_total{reason="seconds"}') >= 1
    free, busy = (figure(server.address, f'plankg_query_workers{{state="{state}"}}') for state in ("free", "busy"))
    assert (free, busy) == (4, 0)


@pytest.mark.slow
def test_the_figures_are_well_formed(server: Started) -> None:
    httpx.get(server.address + "/")
    answer = httpx.get(server.address + "/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    kinds = dict(re.findall(r"^# TYPE (\S+) (\S+)$", answer.text, re.MULTILINE))
    for line in answer.text.splitlines():
        if not line.startswith("#"):
            found = re.fullmatch(r'([a-z_]+)(?:\{(?:[a-z]+="(?:[^"\\]|\\.)*",?)+\})? ([0-9.e+-]+)', line)
            assert found, line
            assert found[1] in kinds or re.sub("_(bucket|sum|count)$", "", found[1]) in kinds
    buckets = [line for line in answer.text.splitlines() if line.startswith("plankg_request_duration_seconds_bucket")]
    by_route: dict[str, list[int]] = {}
    for line in buckets:
        by_route.setdefault(line.partition(",le")[0], []).append(int(line.rsplit(" ", 1)[1]))
    assert by_route
    assert all(counts == sorted(counts) for counts in by_route.values())


@pytest.mark.slow
@pytest.mark.parametrize("in_time", [True, False])
def test_a_server_that_is_ended_answers_to_the_end_and_leaves_nobody_behind(graph: Path, in_time: bool) -> None:  # noqa: FBT001
    """What runs when SIGTERM comes is answered, whole; a query over its time is ended by its time."""
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }" if in_time else SLOW
    with started(graph, PLANKG_QUERY_SECONDS="4") as server:
        assert httpx.get(server.address + "/sparql", params={"query": "ASK {}"}).status_code == 200
        answers: list[httpx.Response] = []
        asking = threading.Thread(
            target=lambda: answers.append(httpx.get(server.address + "/sparql", params={"query": query}, timeout=60))
        )
        asking.start()
        time.sleep(0.3)
        workers = children_of(server.process.pid)
        began = time.monotonic()
        code = server.end()
        took = time.monotonic() - began
        asking.join()
    assert code == 0
    assert took < 4 + 2 + 3
    assert answers[0].status_code == 200 if in_time else 503
    assert workers
    deadline = time.monotonic() + 5
    while any(map(is_alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(is_alive, workers))
    assert "Traceback" not in "\n".join(server.lines)


def test_a_server_that_is_killed_leaves_nobody_behind(graph: Path) -> None:
    with started(graph) as server:
        httpx.get(server.address + "/sparql", params={"query": "ASK {}"})
        workers = children_of(server.process.pid)
        os.kill(server.process.pid, signal.SIGKILL)
    assert workers
    deadline = time.monotonic() + 5
    while any(map(is_alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(is_alive, workers))


def test_a_pool_that_is_closed_ends_who_is_at_work(graph: Path) -> None:
    import anyio

    from api.query_pool import QueryPool
    from kg.config import load_settings
    from kg.errors import QueryError

    pool = QueryPool(graph, load_settings().query, 1)

    async def close_soon() -> None:
        await anyio.sleep(1)
        pool.close()

    async def ask() -> None:
        async with anyio.create_task_group() as group:
            group.start_soon(close_soon)
            with pytest.raises(QueryError):
                await pool.run(QueryRequest(SLOW))

    began = time.monotonic()
    anyio.run(ask)
    assert time.monotonic() - began < 8
    pool.close()


@pytest.mark.parametrize(("root", "strips"), [("/plans/of/us", True), ("plans/of/us/", False)])
def test_behind_a_proxy_every_address_leads_through_it(graph: Path, root: str, strips: bool) -> None:  # noqa: FBT001
    from kg.config import load_settings

    path = "/plans/of/us"
    with (
        serving(graph, load_settings({"serve.root_path": root})) as inside,
        proxied(inside, path, strips=strips) as outside,
    ):
        seen: dict[str, int] = {}
        waiting = [outside + "/"]
        while waiting and len(seen) < 25:
            url = waiting.pop(0)
            if url not in seen:
                answer = httpx.get(url)
                seen[url] = answer.status_code
                links = re.findall(r'(?:href|action|src)="([^"#]+)"', answer.text)
                waiting += [urljoin(url, link.replace("&amp;", "&")) for link in links]
        assert set(seen.values()) == {200}
        assert all(url.startswith(outside) for url in seen)
        assert any("/static/" in url for url in seen)
        page = httpx.get(outside + "/api/entities", params={"limit": 2}).json()
        assert page["next"].startswith(path + "/api/entities?")
        following = httpx.get(urljoin(outside, page["next"]))
        assert following.status_code == 200
        assert following.json()["previous"].startswith(path + "/api/entities?")
        described = httpx.get(outside + "/sparql", headers={"accept": "application/n-triples"}).text
        assert f"<{outside}/sparql>" in described
        asked = httpx.post(outside + "/sparql", data={"query": "SELECT ?p { ?p a plan:Plan }"})
        assert IriMaker(PLAN_ID).plan() in asked.text
        assert httpx.get(outside + "/api/none").headers["content-type"] == "application/problem+json"
        assert httpx.get(outside + "/sparql", params={"query": "ASK{"}).headers["access-control-allow-origin"] == "*"
        [told] = httpx.get(outside + "/api/openapi.json").json()["servers"]
        assert told["url"] == path
