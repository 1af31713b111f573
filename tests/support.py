"""Which plans and tools outside the project may a test use? What is absent is a skip, or a failure on CI."""

import os
import shutil
from pathlib import Path

import pytest

__all__ = ["ROOT", "browser_path", "office_path", "shared_file", "shared_plan"]

ROOT = Path(__file__).resolve().parent.parent


def shared_file(relative: str) -> Path:
    """Return a file of the shared folder beside the checkout, or skip the test."""
    folder = Path(os.environ.get("PLANKG_SHARED", ROOT.parent / "shared"))
    path = folder / relative
    if not path.exists():
        pytest.skip(f"needs {relative} in the shared folder beside the checkout")
    return path


def shared_plan(name: str) -> Path:
    """Return one of the shared plans, or skip the test."""
    return shared_file(f"plans/{name}")


def browser_path() -> str:
    """Return the path of Chromium; skip where there is none, fail on CI."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("PLANKG_CI"):
            pytest.fail("Chromium is missing on CI")
        pytest.skip("needs Chromium (Debian: apt-get install chromium fonts-noto-cjk)")
    return path


def office_path() -> str:
    """Return the path of LibreOffice with its programs for tables and texts; skip where one is absent, fail on CI."""
    path = shutil.which("soffice") or shutil.which("libreoffice")
    programs = Path(path).resolve().parent if path else ROOT
    if path is None or not all((programs / part).exists() for part in ("libsclo.so", "libswlo.so")):
        if os.environ.get("PLANKG_CI"):
            pytest.fail("LibreOffice is missing on CI")
        pytest.skip("needs LibreOffice (Debian: apt-get install libreoffice-calc-nogui libreoffice-writer-nogui)")
    return path
