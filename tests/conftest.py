"""What every test may ask for: one Chromium a session."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from tests.support import browser_path

# No example fails for being slow: how long things take is measured in bench/, on a machine that does nothing else.
settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# CI judges a commit, so it draws the same examples each time; every other run draws new ones and may find more.
settings.register_profile("ci", settings.get_profile("default"), derandomize=True)
settings.register_profile("long", settings.get_profile("default"), max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("PLANKG_CI") else "default"))

# Chromium's own background calls are switched off.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = browser_path()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()
