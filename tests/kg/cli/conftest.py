"""A graph of the small plan, made once for the tests that read it."""

from pathlib import Path

import pytest

from tests.kg.cli.running import make_small_graph


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_small_graph(tmp_path_factory.mktemp("small") / "graph")
