"""The pages over HTTP: every link answers, nothing inline or from outside, both languages, no payload runs."""

import re
from pathlib import Path
from urllib.parse import urljoin

import httpx
import pytest
from playwright.sync_api import Browser, Dialog

from api.security import HEADERS
from tests.api.conftest import publish, serving
from tests.kg.small_plan import PLAN_ID, small_plan
from tests.viz.graphs import plan_graph
from tests.viz.test_snapshot import HOSTILE


def test_every_page_that_the_overview_leads_to_answers(address: str) -> None:
    seen: dict[str, int] = {}
    waiting = [address + "/"]
    with httpx.Client() as client:
        while waiting and len(seen) < 60:
            url = waiting.pop()
            if url in seen:
                continue
            answer = client.get(url)
            seen[url] = answer.status_code
            assert all(answer.headers[name] == value for name, value in HEADERS.items())
            for link in re.findall(r'(?:href|action)="([^"#]+)"', answer.text):
                following = urljoin(url, link.replace("&amp;", "&"))
                assert following.startswith(address), following
                waiting.append(following)
    assert len(seen) > 40
    assert set(seen.values()) == {200}


def test_health_tells_the_plans(address: str) -> None:
    assert httpx.get(address + "/health").json() == {"status": "ok", "plans": 2}


def test_a_page_speaks_chinese_unless_asked_for_english_and_keeps_the_choice(address: str) -> None:
    with httpx.Client() as client:
        assert 'lang="zh-CN"' in client.get(address + "/").text
        assert 'lang="en"' in client.get(address + "/?lang=en").text
        assert "Overview" in client.get(f"{address}/plan/{PLAN_ID}").text


@pytest.mark.parametrize("path", ["/none", "/plan/none", f"/plan/{PLAN_ID}/Nothing", "/thing?iri=none", "/thing"])
def test_an_address_without_content_is_told_as_a_page(address: str, path: str) -> None:
    answer = httpx.get(address + path)
    assert answer.status_code == 404
    assert "没有对应的内容" in answer.text


def test_nothing_is_written(address: str) -> None:
    assert httpx.post(address + "/", content=b"x").status_code == 404
    assert httpx.delete(f"{address}/plan/{PLAN_ID}").status_code == 404


def test_search_finds_names_aliases_and_sentences(address: str) -> None:
    assert "青石湖" in httpx.get(address + "/search", params={"q": "石湖"}).text
    assert "没有找到" in httpx.get(address + "/search", params={"q": "不存在的词"}).text


def test_a_thing_shows_its_sentence_marked_and_where_it_stands(address: str) -> None:
    goal = next(entity for entity in small_plan().entities if "Goal" in entity.kinds)
    text = httpx.get(address + "/thing", params={"iri": goal.iri}).text
    assert re.search(r"<mark>[^<]+</mark>", text)
    assert "第一章 总体要求 › 第一节 主要目标" in text


def test_a_new_snapshot_is_seen_by_the_next_request(tmp_path: Path) -> None:
    path = tmp_path / "graph"
    publish(path, small_plan())
    with serving(path) as address:
        assert httpx.get(address + "/health").json()["plans"] == 1
        publish(path, plan_graph())
        assert httpx.get(address + "/health").json()["plans"] == 2


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_payload_runs_and_nothing_outside_is_asked_for(address: str, browser: Browser, lang: str) -> None:
    page = browser.new_page()
    said: list[str] = []

    def refuse(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: None if request.url.startswith(address) else said.append(request.url))
    page.goto(f"{address}/?lang={lang}")
    page.fill("#q", "onerror")
    page.press("#q", "Enter")
    page.get_by_role("link", name=HOSTILE[0]).click()
    assert page.inner_text("h1").startswith(HOSTILE[0])
    assert page.inner_text("mark") == HOSTILE[0]
    assert said == []
    page.close()
