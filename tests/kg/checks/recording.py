"""Which test shows what of a check? What each test makes a check raise or leave alone, seen while the tests run.

    python -m tests.kg.checks.recording     writes cases.tsv anew, after a check or a test was added or renamed

The law of cases (test_cases.py) reads that table and runs the tests that it names under the same eyes.
"""

import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest

from kg.checks import CHECKS, findings
from kg.checks.severity import grades, severity_of
from kg.model import Finding
from tests.support import ROOT

__all__ = ["MUTATION", "SILENT", "TABLE", "Case", "cases", "seen_in"]

Case = tuple[str, str, str]
"""A check, what of it is shown (a grade, SILENT or MUTATION), and the test that shows it."""

TABLE: Final = Path(__file__).with_name("cases.tsv")
SILENT: Final = "silent"
MUTATION: Final = "mutation"
_OUT: Final = "PLANKG_TEST_CASES"
_HEAD: Final = """\
# Which test shows that a check raises a grade, leaves a plan alone (silent), and finds a changed line of the example
# (mutation). Written by `python -m tests.kg.checks.recording`; held by tests/kg/checks/test_cases.py.
check\tshows\ttest
"""


def cases() -> tuple[Case, ...]:
    """Return the rows of the table."""
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return tuple((check, shows, test) for check, shows, test in rows[1:])


def seen_in(tests: Iterable[str]) -> set[Case]:
    """Return what is seen in a run of tests, in a process of its own."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "seen"
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "tests.kg.checks.recording", *tests]
        run = subprocess.run(
            command, cwd=ROOT, env={**os.environ, _OUT: str(out)}, capture_output=True, encoding="utf-8", check=False
        )
        assert run.returncode == 0, run.stdout
        rows = [line.split("\t") for line in out.read_text(encoding="utf-8").splitlines()]
        return {(check, shows, test) for check, shows, test in rows}


class _Eyes:
    """What was seen so far, and which test runs.

    `before` are the findings of each check in what a module makes ready before it changes the example.
    """

    def __init__(self) -> None:
        self.test = ""
        self.is_called = False
        self.changes_the_example = False
        self.before: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.seen: dict[Case, None] = {}

    def see(self, check: str, shows: str) -> None:
        if self.test:
            self.seen[check, shows, self.test] = None

    def ran(self, check: str, raised: set[str]) -> None:
        """Take note of the findings of one run of a check."""
        before = self.before[self.test.partition("::")[0], check]
        if not self.changes_the_example:
            if not raised:
                self.see(check, SILENT)
        elif not self.is_called:
            before |= raised
        elif raised != before:
            self.see(check, MUTATION)


_EYES: Final = _Eyes()


def pytest_configure() -> None:
    """Look on wherever a check raises something or ends."""
    if _OUT in os.environ:
        setattr(findings, "severity_of", _seen_raising(severity_of))  # noqa: B010 - looked on, not replaced
        for check in CHECKS:
            kind: Any = type(check)
            kind.run = _seen_running(kind.run)


def pytest_unconfigure() -> None:
    """Write down what was seen."""
    if _OUT in os.environ:
        Path(os.environ[_OUT]).write_text("".join("\t".join(case) + "\n" for case in _EYES.seen), encoding="utf-8")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Know which test runs; one function is one test, whatever its parameters."""
    _EYES.test = item.nodeid.partition("[")[0]
    _EYES.changes_the_example = hasattr(getattr(item, "module", None), "EXAMPLE")
    result = yield
    _EYES.test = ""
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """Know whether the test itself runs, or what is made ready for it."""
    _EYES.is_called = True
    result = yield
    _EYES.is_called = False
    return result


def _seen_raising(of: Callable[[str, str], Any]) -> Callable[[str, str], Any]:
    def seen(check: str, grade: str) -> Any:  # noqa: ANN401 - as it is
        if not _EYES.changes_the_example:
            _EYES.see(check, grade)
        return of(check, grade)

    return seen


def _seen_running(run: Callable[..., Iterable[Any]]) -> Callable[..., Iterator[Any]]:
    @wraps(run)
    def seen(self: Any, view: Any) -> Iterator[Any]:  # noqa: ANN401 - as it is
        raised = set()
        for told in run(self, view):
            if isinstance(told, Finding):
                raised.add(told.id)
            yield told
        _EYES.ran(self.id, raised)

    return seen


def main() -> None:
    """Write the table anew: of the tests that show a thing the first by file and name."""
    folder = Path(__file__).parent.relative_to(ROOT)
    seen = seen_in([str(folder), f"--ignore={folder / 'test_cases.py'}"])
    order = [check.id for check in CHECKS]
    shown = [*(name for _, name in grades()), SILENT, MUTATION]
    first: dict[tuple[str, str], str] = {}
    for check, shows, test in sorted(seen, key=lambda case: (case[2], case)):
        first.setdefault((check, shows), test)
    rows = sorted(first.items(), key=lambda row: (order.index(row[0][0]), shown.index(row[0][1])))
    TABLE.write_text(_HEAD + "".join(f"{check}\t{shows}\t{test}\n" for (check, shows), test in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
