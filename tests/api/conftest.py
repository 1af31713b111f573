"""A real server over a real graph directory, for the tests of the pages."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

from api import create_app
from kg.address import Place
from kg.config import Settings
from kg.ids import IriMaker
from kg.model import PlanGraph
from kg.rdf import write
from kg.store import open_store
from tests.kg.small_plan import small_plan
from tests.viz.graphs import plan_graph
from tests.viz.test_snapshot import HOSTILE


def publish(path: Path, *graphs: PlanGraph) -> None:
    """Make a graph directory of plans."""
    with open_store(path) as store:
        for graph in graphs:
            store.replace({IriMaker(graph.plan.id).graph(): write(graph)})
        store.publish({})


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("served") / "graph"
    publish(path, small_plan(), plan_graph(("建设水网", *HOSTILE, "青山镇")))
    return path


@contextmanager
def serving(path: Place, settings: Settings | None = None) -> Iterator[str]:
    """Serve a graph on a free port of the loopback address while the block runs."""
    server = uvicorn.Server(uvicorn.Config(create_app(path, settings=settings), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def address(graph: Path) -> Iterator[str]:
    with serving(graph) as found:
        yield found
