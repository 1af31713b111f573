"""A graph of the small plan, made once for the tests that read it; and a run of the command line in this process."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli import main
from tests.kg.cli.running import Ran, make_small_graph


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_small_graph(tmp_path_factory.mktemp("small") / "graph")


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run a line in this process: the same code as a process of its own, without the start of one."""

    def run(*arguments: str | Path, lang: str = "en") -> Ran:
        monkeypatch.setenv("LC_ALL", {"zh": "zh_CN.UTF-8", "en": "en_US.UTF-8"}[lang])
        code = main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    return run
