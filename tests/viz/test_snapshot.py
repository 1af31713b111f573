"""The page to take away draws offline, escapes everything and is the same bytes every time."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog

from tests.viz.graphs import plan_graph
from viz.snapshot import snapshot_page, write_snapshot

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "'><svg/onload=alert(1)>",
    "javascript:alert(1)//href",
    "{{7*7}}{% raw %}",
    "=HYPERLINK(1)",
    "\u202e反转\u2028分行",
    "&lt;b&gt;&#x3c;",
    "<!--<script>",
    "]]><x>",
    "目标\\u003cscript>",
)


def test_page_is_the_same_every_time_and_asks_for_nothing_outside() -> None:
    page = snapshot_page(plan_graph(), None)
    assert page == snapshot_page(plan_graph(), None)
    head = page[: page.index("<script>")]
    assert "http://" not in head.replace("http-equiv", "")
    assert "src=" not in head


def test_page_is_written_whole(tmp_path: Path) -> None:
    out = tmp_path / "图.html"
    view = write_snapshot(plan_graph(), plan_graph().entities[0].iri, out, "en")
    assert len(view.nodes) == 3
    assert "Words of the plan" in out.read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_page_draws_offline_and_runs_no_payload(lang: str, browser: Browser, tmp_path: Path) -> None:
    out = tmp_path / "snapshot.html"
    write_snapshot(plan_graph(("建设水网", *HOSTILE, "青山镇")), None, out, lang)
    page = browser.new_page()
    said: list[str] = []
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(out.as_uri())
    page.wait_for_selector("body[data-drawn=yes]", timeout=20_000)
    assert page.locator("tbody tr").count() >= len(HOSTILE)
    page.fill("#find", "onerror")
    page.press("#find", "Enter")
    assert page.inner_text("#passage-quote") == HOSTILE[0]
    assert said == []
    assert asked == [out.as_uri()]
    page.close()
