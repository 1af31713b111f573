"""People decide over real HTTP: only with the token, only about what there is, and it outlives a rebuild."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.writing.token import read_token
from kg.config import load_settings
from kg.errors import ConfigError
from kg.ids import DEFAULT_BASE
from kg.report import made
from kg.store import open_store
from tests.api.conftest import publish, serving
from tests.kg.report.checked import PARKING, TOILETS, plan_with_goals
from tests.kg.small_plan import GOAL, PLAN_ID, small_plan

TOKEN = "a-token-of-some-length-0123456789"  # noqa: S105 - of a test
ALLOWED = {"authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("decided")
    publish(path / "graph", small_plan())
    (path / "token").write_text(TOKEN + "\n")
    (path / "token").chmod(0o600)
    return path


@pytest.fixture(scope="module")
def writable(folder: Path) -> Iterator[str]:
    with serving(folder / "graph", load_settings({"serve.write_token_file": str(folder / "token")})) as found:
        yield found


def decide(address: str, **values: str) -> httpx.Response:
    body = {"about": GOAL.iri, "kind": "comment", "by": "王工", "text": "请核", **values}
    return httpx.post(address + "/api/decisions", json=body, headers=ALLOWED)


def test_what_is_decided_is_listed_answered_by_its_address_and_taken_back(writable: str) -> None:
    made = decide(writable, kind="accept", text="")
    assert made.status_code == 201
    told = made.json()
    assert (told["about"], told["kind"], told["by"], told["plan"]) == (GOAL.iri, "accept", "王工", PLAN_ID)
    assert told["words"] == GOAL.name
    assert httpx.get(writable + made.headers["location"]).json() == told
    assert told in httpx.get(writable + "/api/decisions", params={"about": GOAL.iri}).json()["items"]
    gone = httpx.delete(writable + made.headers["location"], params={"by": "李工"}, headers=ALLOWED)
    assert gone.json()["id"] == told["id"]
    undone = httpx.get(writable + "/api/decisions", params={"kind": "undo"}).json()["items"]
    assert [(one["about"], one["by"]) for one in undone][-1] == (told["iri"], "李工")
    assert httpx.delete(writable + made.headers["location"], params={"by": "李工"}, headers=ALLOWED).status_code == 404


def test_a_decision_outlives_a_rebuild(folder: Path, writable: str) -> None:
    told = decide(writable, text="重建之后还在").json()
    publish(folder / "graph", small_plan())
    assert httpx.get(f"{writable}/api/decisions/{told['id']}").json() == told


@given(st.text(min_size=1, max_size=60))
@settings(max_examples=15)
def test_any_words_are_kept_as_they_are(writable: str, words: str) -> None:
    made = decide(writable, text=words)
    if made.status_code == 201:
        told = made.json()
        assert told["text"] == words.strip()
        assert httpx.get(f"{writable}/api/decisions/{told['id']}").json() == told
    else:  # blanks alone, or signs that no graph can hold, are refused with the reason
        assert made.status_code in (400, 404, 422)
        assert made.json()["detail"]


@pytest.mark.parametrize("shown", [None, "", "Bearer", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x", TOKEN])
def test_nobody_writes_without_the_token(writable: str, shown: str | None) -> None:
    before = httpx.get(writable + "/api/decisions").json()["total"]
    headers = {} if shown is None else {"authorization": shown}
    body = {"about": GOAL.iri, "kind": "accept", "by": "x"}
    answer = httpx.post(writable + "/api/decisions", json=body, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert httpx.delete(writable + "/api/decisions/x", params={"by": "x"}, headers=headers).status_code == 401
    assert httpx.get(writable + "/api/decisions").json()["total"] == before


def test_a_server_without_a_token_is_for_reading(address: str) -> None:
    body = {"about": GOAL.iri, "kind": "accept", "by": "x"}
    answer = httpx.post(address + "/api/decisions", json=body, headers=ALLOWED)
    assert answer.status_code == 403
    assert httpx.get(address + "/api/decisions").json()["total"] == 0


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"about": "https://example.org/none"}, 404),
        ({"kind": "undo"}, 422),
        ({"by": "   "}, 422),
        ({"text": "  "}, 422),
        ({"kind": "fill", "text": "3"}, 422),
        ({"extra": "x"}, 422),
        ({"text": "字" * 10_001}, 422),
    ],
)
def test_what_is_no_decision_is_refused(writable: str, values: dict[str, str], status: int) -> None:
    answer = decide(writable, **values)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_while_a_build_writes_one_is_told_to_come_back(folder: Path, writable: str) -> None:
    with open_store(folder / "graph"):
        answer = decide(writable)
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0
    assert decide(writable).status_code == 201


def test_of_two_at_once_none_is_lost(writable: str) -> None:
    answers: list[httpx.Response] = []

    def say(number: int) -> None:
        answers.append(decide(writable, text=f"第{number}条"))

    threads = [threading.Thread(target=say, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = {one["text"] for one in httpx.get(writable + "/api/decisions?limit=1000").json()["items"]}
    assert {answer.status_code for answer in answers} <= {201, 503}
    assert {answer.json()["text"] for answer in answers if answer.status_code == 201} <= kept


@pytest.mark.parametrize(("words", "mode"), [(TOKEN, 0o644), ("short", 0o600), ("with a blank in it somewhere", 0o600)])
def test_a_token_that_is_none_to_trust_stops_the_server(tmp_path: Path, words: str, mode: int) -> None:
    path = tmp_path / "token"
    path.write_text(words)
    path.chmod(mode)
    with pytest.raises(ConfigError, match="token"):
        read_token(path)
    with pytest.raises(ConfigError, match="token"):
        read_token(tmp_path / "none-of-that-name-token")


def findings(address: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = httpx.get(address + "/api/findings").json()["items"]
    return told


def test_a_finding_carries_what_was_decided_on_it(folder: Path, tmp_path: Path) -> None:
    publish(tmp_path / "graph", plan_with_goals(PARKING, TOILETS))
    token = {"serve.write_token_file": str(folder / "token")}
    with serving(tmp_path / "graph", load_settings(token)) as address:
        first, second = findings(address)
        assert decide(address, about=first["id"], kind="dismiss", text="已有专项").status_code == 201
        one, other = findings(address)
        assert (one["decision"]["verdict"]["by"], other["decision"]) == ("王工", None)
        assert (one["id"], other["id"]) == (first["id"], second["id"])
        assert decide(address, about=first["id"], kind="correct", field="message", text="另问").status_code == 422


def test_a_thing_and_a_link_carry_what_was_decided_on_them(writable: str) -> None:
    link = httpx.get(writable + "/api/neighbourhood", params={"iri": GOAL.iri}).json()["items"][0]
    for about in (GOAL.iri, link["link"]):
        assert decide(writable, about=about, kind="accept", text="对").status_code == 201
    assert httpx.get(writable + "/api/entity", params={"iri": GOAL.iri}).json()["decisions"]["verdict"]["text"] == "对"
    links = httpx.get(writable + "/api/neighbourhood", params={"iri": GOAL.iri}).json()["items"]
    assert {one["link"]: one["decision"] is not None for one in links}[link["link"]]


def test_a_field_is_corrected_and_two_things_are_told_to_be_one_or_two(writable: str) -> None:
    right = decide(writable, kind="correct", field="horizon", text="2026")
    assert right.status_code == 201
    towns = httpx.get(writable + "/api/entities", params={"kind": "place"}).json()["items"]
    one, two = towns[:2]
    merged = decide(writable, about=one["id"], kind="merge", other=two["id"], text="").json()
    assert (merged["words"], merged["other_words"], merged["other"]) == (one["name"], two["name"], two["id"])
    for thing in (one, two):
        told = httpx.get(writable + "/api/entity", params={"iri": thing["id"]}).json()["decisions"]
        assert [pair["kind"] for pair in told["pairs"]] == ["merge"]
    split = decide(writable, about=two["id"], kind="split", other=one["id"]).json()
    told = httpx.get(writable + "/api/entity", params={"iri": one["id"]}).json()["decisions"]
    assert [pair["id"] for pair in told["pairs"]] == [split["id"]]
    goal = httpx.get(writable + "/api/entity", params={"iri": GOAL.iri}).json()["decisions"]
    assert goal["corrections"]["horizon"]["text"] == "2026"


def test_a_cell_of_a_table_is_filled_by_its_row(writable: str) -> None:
    row = made("indicators", small_plan(), DEFAULT_BASE).rows()[0]
    assert (
        decide(writable, about=row.key, kind="fill", field="indicators.owner", text="统计局").json()["plan"] == PLAN_ID
    )
    assert decide(writable, about=f"{row.key}x", kind="fill", field="indicators.owner", text="x").status_code == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_page_of_another_site_writes_nothing_even_with_the_token(writable: str, headers: dict[str, str]) -> None:
    body = {"about": GOAL.iri, "kind": "accept", "by": "x"}
    answer = httpx.post(writable + "/api/decisions", json=body, headers={**ALLOWED, **headers})
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers
    own = {"origin": writable, "sec-fetch-site": "same-origin"}
    assert httpx.post(writable + "/api/decisions", json=body, headers={**ALLOWED, **own}).status_code == 201


@pytest.mark.parametrize(
    ("body", "media", "status"),
    [
        (b"{", "application/json", 422),
        (b"[" * 100_000, "application/json", 413),
        (b"[" * 60_000, "application/json", 422),
        (b'{"about": "x", "by": "\\ud800", "kind": "accept"}', "application/json", 422),
        (b"about=x", "application/x-www-form-urlencoded", 415),
        (b"\xff\xfe", "application/json", 422),
    ],
)
def test_a_body_that_is_none_is_a_problem(writable: str, body: bytes, media: str, status: int) -> None:
    headers = {**ALLOWED, "content-type": media}
    answer = httpx.post(writable + "/api/decisions", content=body, headers=headers)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_who_may_not_write_is_told_before_the_body_is_read(writable: str) -> None:
    with socket.create_connection(httpx.URL(writable).netloc.decode().split(":")) as line:  # type: ignore[arg-type]
        line.sendall(b"POST /api/decisions HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n{")
        assert line.recv(64).startswith(b"HTTP/1.1 401")
