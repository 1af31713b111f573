"""The pages over HTTP: every link answers, nothing inline or from outside, both languages, no payload runs."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

import httpx
import pytest
from playwright.sync_api import Browser, Dialog

from api.security import HEADERS
from kg.ids import DEFAULT_BASE
from kg.model import Entity, Iri
from tests.api.conftest import publish, serving
from tests.kg.cli.running import make_small_graph
from tests.kg.small_plan import GOAL, INDICATOR, PLAN_ID, TOWN, small_plan
from tests.viz.graphs import plan_graph
from tests.viz.test_snapshot import HOSTILE


@pytest.mark.slow
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
    assert httpx.post(address + "/", content=b"x").status_code == 405
    assert httpx.delete(f"{address}/plan/{PLAN_ID}").status_code == 405


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


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the small plan with what is derived from it."""
    with serving(make_small_graph(tmp_path_factory.mktemp("whole") / "graph")) as found:
        yield found


def thing_page(address: str, thing: Entity) -> str:
    return httpx.get(address + "/thing", params={"iri": thing.iri}).text


def test_a_thing_shows_what_is_derived_and_codes_as_words(whole: str) -> None:
    text = thing_page(whole, GOAL)
    assert re.search(r"<h2>得到支撑 <small>1</small></h2>.*青石湖环湖公路", text, re.DOTALL)
    assert "<dt>目标层次</dt><dd>节</dd>" in text


def test_a_list_of_links_to_a_thing_has_a_name_of_its_own(whole: str) -> None:
    assert "<h2>位于此处 <small>1</small></h2>" in thing_page(whole, TOWN)


def test_a_list_marks_and_counts_apart_what_a_person_is_to_judge(whole: str) -> None:
    text = httpx.get(f"{whole}/plan/{PLAN_ID}/Organisation").text
    assert "<small>1，另有待人核对 1</small>" in text
    assert re.search(r'>板材</a> <small class="candidate">待人核对</small>', text)


def test_what_two_plans_say_is_told_by_plan(tmp_path: Path) -> None:
    other = replace(small_plan().plan, id="0" * 16, iri=Iri(f"{DEFAULT_BASE}plan/{'0' * 16}"), title="另一部规划")
    publish(tmp_path / "graph", small_plan(), replace(small_plan(), plan=other))
    with serving(tmp_path / "graph") as address:
        text = thing_page(address, INDICATOR)
    assert "<td>另一部规划</td>" in text
    assert "<figcaption>另一部规划 › 第一章 总体要求" in text
