"""The report of a check as a page: whole, escaped, the same each time, asking for nothing outside, fit to print."""

from pathlib import Path
from typing import Literal

import pytest
from markupsafe import escape
from playwright.sync_api import Browser, Dialog

from kg.checks import CHECKS
from kg.model import DecisionKind
from kg.report.handover import Handover, handed_over
from tests.kg.report.checked import HOSTILE, PARKING, TOILETS, checked, plan_with_goals, said
from viz.handover_page import handover_page

_LIGHTS: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
RAN = [check.id for check in CHECKS]


def told(*goals: str, lang: str = "zh") -> Handover:
    graph = plan_with_goals(*goals)
    dismissed = said(graph, 1, DecisionKind.DISMISS, "<b>已核</b>")
    return handed_over([checked(graph, dismissed)], RAN, lang)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_holds_all_that_is_handed_over_and_is_the_same_every_time(lang: str) -> None:
    report = told(PARKING, TOILETS, lang=lang)
    page = handover_page(report)
    assert page == handover_page(report)
    for item in (*report.items, *report.dismissed):
        assert all(str(escape(word)) in page for word in (item.question, item.id, *item.said))
    for words in (report.title, *report.limits, *(level.meaning for level in report.levels)):
        assert str(escape(words)) in page
    assert f'lang="{"zh-CN" if lang == "zh" else "en"}"' in page


def test_the_page_asks_for_nothing_outside_and_has_no_script() -> None:
    page = handover_page(told(PARKING, TOILETS))
    assert "<script" not in page
    assert "src=" not in page
    assert "url(" not in page
    assert "//" not in page
    assert "default-src 'none'" in page


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_text_is_only_shown(word: str) -> None:
    page = handover_page(told(f"{PARKING}{word}", TOILETS))
    calm = handover_page(told(f"{PARKING}甲", TOILETS))
    assert page.count("<") == calm.count("<")
    assert not set("\x00\x1b\u202e") & set(page)
    assert "49{% raw" not in page


@pytest.mark.browser
def test_the_page_draws_offline_in_both_lights_and_prints(browser: Browser, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    out.write_text(handover_page(told(f"{PARKING}{HOSTILE[1]}", f"{TOILETS}{HOSTILE[0]}")), encoding="utf-8")
    wrong: list[str] = []

    def refuse(dialog: Dialog) -> None:
        wrong.append(dialog.message)
        dialog.dismiss()

    for light in _LIGHTS:
        page = browser.new_page(color_scheme=light, viewport={"width": 390, "height": 800})
        page.on("console", lambda message: wrong.append(message.text))
        page.on("request", lambda request: wrong.append(request.url) if request.url != out.as_uri() else None)
        page.on("dialog", refuse)
        page.goto(out.as_uri())
        assert page.locator("article").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.close()
    printed = browser.new_page()
    printed.goto(out.as_uri())
    assert printed.pdf(prefer_css_page_size=True)[:5] == b"%PDF-"
    printed.close()
    assert wrong == []
