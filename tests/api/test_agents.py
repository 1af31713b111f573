"""The tools for agents over the real protocol: a process of its own, asked by the SDK's client; hostile input too."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from anyio.from_thread import start_blocking_portal
from hypothesis import given
from hypothesis import strategies as st
from mcp import Client, StdioServerParameters, stdio_client
from mcp_types import CallToolResult, TextContent, Tool

from api.agents.cutting import LONGEST, MOST, clipped, paged
from api.agents.tools import TOOLS
from kg.export.jsonl import to_json
from kg.queries import catalogue
from kg.records import Json, Record
from tests.kg.cli.running import environment, make_small_graph, plankg
from tests.kg.small_plan import BOARD, GOAL, PLAN, PLAN_ID, TOWN

GOALS = "SELECT ?goal ?name { ?goal a plan:Goal ; skos:prefLabel ?name }"
ANSWERED: list[tuple[str, dict[str, Any]]] = [
    ("plans", {}),
    ("search", {"words": TOWN.name}),
    ("search", {"words": "建材", "kind": "measure", "plan": PLAN_ID}),
    ("show", {"thing": GOAL.name}),
    ("show", {"thing": GOAL.iri, "plan": PLAN.title}),
    ("trace", {"thing": BOARD.name}),
    ("trace", {"thing": GOAL.iri, "basis": ["structure", "similarity"], "least_confidence": 0.5, "candidates": True}),
    ("check", {}),
    ("check", {"plan": PLAN_ID, "severity": "high", "check": "shapes"}),
    ("questions", {}),
    ("query", {"query": GOALS}),
    ("query", {"query": "ASK { ?s a plan:Goal }"}),
    ("query", {"query": "DESCRIBE ?s { ?s a plan:Goal }"}),
    ("vocabulary", {"words": "目标"}),
]
REFUSED: list[tuple[str, dict[str, Any]]] = [
    ("nothing", {}),
    ("", {}),
    ("search", {}),
    ("search", {"words": ""}),
    ("search", {"words": "水", "kind": "rm -rf"}),
    ("search", {"words": "水", "plan": "../../etc/passwd"}),
    ("search", {"words": ["水"]}),
    ("search", {"words": "水", "limit": 0}),
    ("search", {"words": "水", "limit": 10**6}),
    ("search", {"words": "水", "offset": -1}),
    ("search", {"words": "水", "surplus": 1}),
    ("show", {"thing": "没有这样的事物"}),
    ("show", {"thing": PLAN.title}),
    ("show", {"thing": "{0.__class__} %s\0"}),
    ("show", {"thing": "x> } INSERT DATA { <a:b> <a:b> <a:b> } #"}),
    ("show", {"thing": "x:" + "y" * 3000}),
    ("trace", {"thing": TOWN.name, "basis": ["guess"]}),
    ("trace", {"thing": TOWN.name, "least_confidence": 2}),
    ("check", {"check": "nothing"}),
    ("check", {"severity": "worst"}),
    ("query", {"query": "SELEC * { ?s ?p ?o }"}),
    ("query", {"query": "INSERT DATA { <a:b> <a:b> <a:b> }"}),
    ("query", {"query": "LOAD <file:///etc/passwd>"}),
    ("query", {"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}),
    ("query", {"query": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"}),
    ("query", {"query": "SELECT * " + "{" * 5000 + "}" * 5000}),
    ("query", {"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"}),
    ("query", {"query": GOALS, "parameters": {"goal": "x"}}),
    ("query", {"query": catalogue()[0].name, "parameters": {"no such": "x"}}),
    ("query", {"query": "x" * 200_000}),
]

Call = Callable[..., tuple[Any, bool]]


@contextmanager
def connected(graph: Path, *options: str, **settings: str) -> Iterator[tuple[Call, list[Tool]]]:
    """Start `plankg mcp` and connect the SDK's client to it; give a function that calls a tool, and the tools."""
    parameters = StdioServerParameters(
        command=sys.executable,
        args=["-m", "kg", "mcp", str(graph), *options],
        env=environment(**settings),
    )
    with start_blocking_portal() as portal:
        client: AbstractAsyncContextManager[Client] = Client(stdio_client(parameters))
        with portal.wrap_async_context_manager(client) as connection:

            def call(tool: str, arguments: dict[str, Any] | None = None) -> tuple[Any, bool]:
                found = portal.call(connection.call_tool, tool, arguments)
                assert isinstance(found, CallToolResult)
                [content] = found.content
                assert isinstance(content, TextContent)
                failed = bool(found.is_error)
                return (content.text if failed else json.loads(content.text)), failed

            yield call, portal.call(connection.list_tools).tools


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_small_graph(tmp_path_factory.mktemp("agents") / "graph")


@pytest.fixture(scope="module")
def agent(graph: Path) -> Iterator[tuple[Call, list[Tool]]]:
    with connected(graph, "--lang", "en", PLANKG_QUERY_SECONDS="2") as found:
        yield found


def test_every_tool_is_explained_in_both_languages_and_only_reads(agent: tuple[Call, list[Tool]]) -> None:
    _, tools = agent
    assert [tool.name for tool in tools] == [tool.name for tool in TOOLS]
    for tool in tools:
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint is True
        told = [tool.description, *(one["description"] for one in tool.input_schema["properties"].values())]
        for words in told:
            assert words is not None
            chinese, english = words.split("\n")
            assert not chinese.isascii()
            assert english.isascii() or "…" in english


@pytest.mark.parametrize(("tool", "arguments"), ANSWERED)
def test_every_tool_answers(agent: tuple[Call, list[Tool]], tool: str, arguments: dict[str, Any]) -> None:
    answer, failed = agent[0](tool, arguments)
    assert not failed, answer
    assert answer
    if "items" in answer and tool != "check":
        assert answer["items"]
        assert answer["total"] >= len(answer["items"])


def test_every_tool_was_asked() -> None:
    assert {tool for tool, _ in ANSWERED} == {tool.name for tool in TOOLS}


def test_answers_say_what_the_graph_says(agent: tuple[Call, list[Tool]]) -> None:
    call, _ = agent
    found, _ = call("search", {"words": TOWN.name})
    assert found["items"][0]["id"] == TOWN.iri
    shown, _ = call("show", {"thing": GOAL.name})
    assert shown["id"] == GOAL.iri
    assert any(item["part"] == "passage" and GOAL.name in item["quote"] for item in shown["items"])
    assert {item["predicate"] for item in shown["items"] if item["part"] == "link"} >= {"serves", "supportedBy"}
    traced, _ = call("trace", {"thing": GOAL.name})
    assert traced["thing"]["iri"] == GOAL.iri
    assert all(hop["basis"] and hop["confidence"] for hop in traced["hops"])
    asked, _ = call("query", {"query": GOALS})
    assert asked["columns"] == ["goal", "name"]
    assert asked["items"] == [{"goal": GOAL.iri, "name": GOAL.name}]
    plans, _ = call("plans")
    assert plans["items"][0]["name"] == PLAN.title


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("search", {"words": "建材"}),
        ("show", {"thing": GOAL.name}),
        ("trace", {"thing": GOAL.name}),
        ("questions", {}),
        ("query", {"query": "SELECT ?s { ?s a plan:Place } ORDER BY ?s"}),
        ("vocabulary", {"words": "plan"}),
    ],
)
def test_pages_of_an_answer_join_to_the_whole_of_it(
    agent: tuple[Call, list[Tool]], tool: str, arguments: dict[str, Any]
) -> None:
    call, _ = agent
    whole, _ = call(tool, {**arguments, "limit": 200})
    assert whole["next_offset"] is None
    joined: list[Any] = []
    offset: int | None = 0
    while offset is not None:
        page, failed = call(tool, {**arguments, "limit": 3, "offset": offset})
        assert not failed
        assert bool(page.get("notes")) == (page["next_offset"] is not None)
        joined += page["items"]
        offset = page["next_offset"]
    assert len(joined) == whole["total"]
    if tool != "trace":  # a page of a trace numbers nothing anew, but says only the hops that it goes over
        assert joined == whole["items"]


@pytest.mark.parametrize(("tool", "arguments"), REFUSED, ids=range(len(REFUSED)))
def test_what_cannot_be_answered_is_an_error_of_the_tool_in_words(
    agent: tuple[Call, list[Tool]], graph: Path, tool: str, arguments: dict[str, Any]
) -> None:
    call, _ = agent
    words, failed = call(tool, arguments)
    assert failed
    assert len(words) < 3 * LONGEST + 200
    for leak in ("Traceback", str(graph), "/etc/passwd\n", "root:", 'File "', "Internal error"):
        assert leak not in words
    assert call("plans")[1] is False  # and the server goes on


@pytest.mark.slow
def test_errors_come_in_the_language_of_the_session(graph: Path) -> None:
    with connected(graph, "--lang", "zh") as (call, _):
        assert call("nothing") == ("没有工具“nothing”。可用的有：" + ", ".join(one.name for one in TOOLS) + "。", True)
        assert call("query", {"query": "DROP ALL"})[0].startswith("不允许")


@pytest.mark.slow
def test_a_graph_that_is_taken_away_is_an_error_of_the_tool(tmp_path: Path) -> None:
    path = make_small_graph(tmp_path / "graph")
    with connected(path) as (call, _):
        assert call("plans")[1] is False
        path.rename(tmp_path / "elsewhere")
        words, failed = call("plans")
        assert failed
        assert str(tmp_path) not in words
        (tmp_path / "elsewhere").rename(path)
        assert call("plans")[1] is False


def test_nothing_but_the_protocol_reaches_stdout(graph: Path) -> None:
    hello = {
        "jsonrpc": "2.0",
        "id": 7,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "test", "version": "0"},
        },
    }
    call = {"jsonrpc": "2.0", "id": 8, "method": "tools/call", "params": {"name": "plans", "arguments": {}}}
    lines = [
        b"no json at all",
        b"\xff\xfe\x00",
        b'{"jsonrpc": "2.0", "id": 1, "method": "no/such"}',
        b'{"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "search", "arguments": "\\ud800"}}',
        b"[" * 20_000,
        json.dumps(hello).encode(),
        b'{"jsonrpc": "2.0", "method": "notifications/initialized"}',
        json.dumps(call).encode(),
    ]
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "mcp", str(graph)],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        process.stdin.write(b"".join(line + b"\n" for line in lines))
        process.stdin.flush()
        answers: dict[Any, Any] = {}
        while 8 not in answers:
            answer = json.loads(process.stdout.readline())
            assert answer["jsonrpc"] == "2.0"
            answers[answer.get("id")] = answer
        process.stdin.close()
        assert process.wait(timeout=60) == 0
        assert process.stdout.read() == b""
        assert b"Traceback" not in process.stderr.read()
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()
    assert PLAN.title in answers[8]["result"]["content"][0]["text"]


def test_without_the_extra_it_is_told_which_one_to_install(graph: Path) -> None:
    code = (
        "import sys; sys.modules['mcp'] = sys.modules['mcp_types'] = None; from kg.cli import main; "
        f"sys.exit(main(['mcp', {str(graph)!r}, '--lang', 'en']))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=False, timeout=60
    )
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert 'pip install "plankg[mcp]"' in ran.stderr
    assert "Traceback" not in ran.stderr


def test_no_graph_is_told_before_anything_else(tmp_path: Path) -> None:
    ran = plankg("mcp", tmp_path / "none", "--lang", "en")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "There is no graph" in ran.stderr


RECORDS = st.dictionaries(st.sampled_from("abc"), st.one_of(st.integers(), st.text(max_size=3000)), max_size=3)


@given(st.lists(RECORDS, max_size=120), st.integers(1, 200))
def test_pages_join_to_the_whole_and_none_is_too_long(items: list[dict[str, Json]], limit: int) -> None:
    joined: list[Json] = []
    offset: int | None = 0
    while offset is not None:
        page: Record = paged(items, offset, limit, "en")
        shown = page["items"]
        assert isinstance(shown, list)
        joined += shown
        assert len(shown) <= limit
        assert len(shown) <= 1 or len(to_json(page)) <= MOST + 1000
        following = page["next_offset"]
        assert following is None or (isinstance(following, int) and following > offset)
        offset = following
    assert joined == [clipped(item)[0] for item in items]
