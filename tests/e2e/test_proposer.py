"""A build that asks a model, here a real server with recorded replies: what it may add, and that all else stays."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.e2e.plans import SMALL_PLAN, write_plan
from tests.kg.cli.running import plankg

pytestmark = pytest.mark.slow

ITEMS = {
    "建材产业集群。": [
        {"kind": "park", "name": "松岭工业园", "quote": "依托松岭工业园"},
        {"kind": "organisation", "name": "建材产业集群", "quote": "推进建材产业集群建设"},
        {"kind": "organisation", "name": "云岭建材集团", "quote": "依托云岭建材集团"},
        {"kind": "king", "name": "松岭", "quote": "松岭"},
    ]
}
"""Recorded replies by how the passage begins: of what is known, what is new, what is invented, and of no kind."""


@dataclass
class Recorder:
    """What the server was asked, and how it is to answer."""

    status: int = 200
    asked: list[dict[str, str]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    url: str = ""

    def content(self, text: str) -> str:
        items = next((items for begin, items in ITEMS.items() if text.startswith(begin)), [])
        return json.dumps({"items": items}, ensure_ascii=False)


@pytest.fixture
def server() -> Iterator[Recorder]:
    recorder = Recorder()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            passage = json.loads(body["messages"][1]["content"])
            recorder.asked.append({"path": self.path, "model": body["model"], "text": passage["text"]})
            recorder.keys.append(self.headers["Authorization"])
            message = {"role": "assistant", "content": recorder.content(passage["text"])}
            answer = json.dumps({"choices": [{"message": message}]}).encode()
            self.send_response(recorder.status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        recorder.url = f"http://127.0.0.1:{running.server_address[1]}/v1"
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield recorder
        running.shutdown()


def build(folder: Path, name: str, url: str, *more: str) -> CompletedProcess[str]:
    source = folder / "柳溪.txt"
    if not source.exists():
        write_plan(folder, source.name, SMALL_PLAN)
    environment = {
        "PLANKG_PROPOSER_URL": url,
        "PLANKG_PROPOSER_MODEL": "recorded-1",
        "PLANKG_PROPOSER_KEY": "secret",
        "PLANKG_PROPOSER_CACHE": str(folder / "replies"),
    }
    return plankg("build", source, "--out", folder / name, "--lang", "en", *more, env=environment)


def records(graph: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in plankg("export", graph, "--format", "jsonl").stdout.splitlines()]


def test_a_model_adds_candidates_and_takes_nothing_away(tmp_path: Path, server: Recorder) -> None:
    assert build(tmp_path, "plain", server.url).returncode == 0
    assert server.asked == []
    run = build(tmp_path, "asked", server.url, "--propose")
    assert run.returncode == 0, run.stderr
    assert {one["path"] for one in server.asked} == {"/v1/chat/completions"}
    assert {one["model"] for one in server.asked} == {"recorded-1"}
    assert set(server.keys) == {"Bearer secret"}
    assert "3 proposals, 1 of them known, 1 new candidates" in run.stderr
    assert "Not taken: 1 of another form, 1 whose words do not stand in the text" in run.stderr
    assert "secret" not in run.stderr + run.stdout
    before, after = records(tmp_path / "plain"), records(tmp_path / "asked")
    added = {row["id"] for row in after} - {row["id"] for row in before}
    assert {row["id"] for row in before} <= {row["id"] for row in after}
    (new,) = (row for row in after if row["id"] in added)
    assert (new["kind"], new["name"], new["tier"]) == ("organisation", "建材产业集群", "candidate")
    assert [row for row in after if row["id"] not in added] == before


def test_the_rule_of_the_evidence_names_the_model(tmp_path: Path, server: Recorder) -> None:
    build(tmp_path, "graph", server.url, "--propose")
    query = "SELECT DISTINCT ?rule { ?thing plan:evidence/plan:rule ?rule FILTER(STRSTARTS(?rule, 'proposer.')) }"
    run = plankg("query", tmp_path / "graph", query, "--format", "csv")
    assert run.stdout.split() == ["rule", "proposer.recorded-1"]


def test_replies_are_kept_and_the_same_build_asks_nothing(tmp_path: Path, server: Recorder) -> None:
    build(tmp_path, "first", server.url, "--propose")
    asked = len(server.asked)
    run = build(tmp_path, "second", server.url, "--propose")
    assert (len(server.asked), asked > 0) == (asked, True)
    assert f"0 passages asked, {asked} answered from before" in run.stderr
    first, second = (plankg("export", tmp_path / name, "--format", "nquads").stdout for name in ("first", "second"))
    assert first == second


@pytest.mark.parametrize("status", [401, 500])
def test_a_model_that_refuses_stops_the_build_and_leaves_the_graph(
    tmp_path: Path, server: Recorder, status: int
) -> None:
    build(tmp_path, "graph", server.url)
    before = records(tmp_path / "graph")
    server.status = status
    run = build(tmp_path, "graph", server.url, "--propose")
    assert run.returncode == 2
    assert f"HTTP {status}" in run.stderr
    assert "Traceback" not in run.stderr
    assert records(tmp_path / "graph") == before


def test_where_nobody_answers_it_is_told(tmp_path: Path) -> None:
    run = build(tmp_path, "graph", "http://127.0.0.1:9/v1", "--propose")
    assert run.returncode == 2
    assert "recorded-1 at http://127.0.0.1:9/v1 gave no answer" in run.stderr
    assert not (tmp_path / "graph").exists()


def test_without_an_endpoint_nothing_is_built(tmp_path: Path) -> None:
    run = plankg(
        "build", write_plan(tmp_path, "柳溪.txt", SMALL_PLAN), "--out", tmp_path / "g", "--propose", "--lang", "en"
    )
    assert run.returncode == 2
    assert "PLANKG_PROPOSER_URL is not set" in run.stderr
