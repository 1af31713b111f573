"""A build killed with SIGKILL at any moment leaves the old graph whole, and the next build succeeds: a hundred times.

The moments are those of the stages that a build tells, and a random while after each.
"""

import multiprocessing
import os
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from signal import SIGKILL
from tempfile import TemporaryDirectory
from time import sleep

import pytest

from kg.build import build
from kg.decisions import decided, record
from kg.errors import StoreNotFoundError
from kg.model import DecisionKind, Iri
from kg.rdf import dump
from kg.store import open_graph
from tests.fakes import line_extractor, plain_plan
from tests.kg.crash.victim import build_and_tell, decide_and_die

KILLS = 100
FIRST_BUILDS = 12
STAGES = ("extract", "load", "backup", "swap")
BEGINS = {"extract": "read", "load": "load", "backup": "backup", "swap": "swap"}
PLAN_SIZE = 12

pytestmark = pytest.mark.slow

State = dict[Iri, bytes] | None


@pytest.fixture(scope="module")
def context() -> multiprocessing.context.ForkServerContext:
    forking = multiprocessing.get_context("forkserver")
    forking.set_forkserver_preload(["tests.kg.crash.victim"])
    return forking


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """Memory where the system offers it as a disk: what a killed process leaves is the same, and syncing is free."""
    memory = Path("/dev/shm")  # noqa: S108 - a directory of our own is made in it
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with TemporaryDirectory(dir=memory, prefix="plankg-") as folder:
        yield Path(folder)


@pytest.fixture
def sources(place: Path) -> list[Path]:
    paths = [place / "old.txt", place / "new.txt"]
    for path, size in zip(paths, (PLAN_SIZE, PLAN_SIZE + 1), strict=True):
        path.write_text(plain_plan("示范区发展规划", size), encoding="utf-8")
    return paths


def state(path: Path) -> State:
    try:
        with open_graph(path) as reader:
            graphs = {name: dump(reader.quads(name)) for name in reader.graphs()}
            (plan,) = reader.plans()
            assert reader.plan_graph(plan.id).entities
            return graphs
    except StoreNotFoundError:
        return None


def strike(victim: ForkServerProcess, told: Connection, stage: str, after: float) -> str | None:
    """Kill a victim a while after a stage begins; return the stage that it was in, or None when it had ended."""
    heard = ["read"]
    while heard[-1] != BEGINS[stage] and told.poll(30):
        heard.append(told.recv())
    sleep(after)
    victim.kill()
    victim.join()
    with suppress(EOFError):
        while told.poll():
            heard.append(told.recv())
    told.close()
    if victim.exitcode != -SIGKILL or heard[-1] == "end":
        return None
    return heard[-1] if heard[-1] in STAGES else "extract"


def test_a_killed_build_leaves_the_old_graph_whole(
    place: Path, sources: list[Path], context: multiprocessing.context.ForkServerContext
) -> None:
    chance = random.Random(20210125)  # noqa: S311 - no secret
    wanted = {}
    for source in sources:
        build([source], place / source.stem, extractor=line_extractor)
        wanted[source] = state(place / source.stem)
    kills: Counter[str] = Counter()
    longest = dict.fromkeys(STAGES, 0.05)  # seconds to wait after a stage begins: learned, as machines differ
    held: Path | None = None
    for turn in range(2 * KILLS):
        out = place / (f"first-{turn}" if turn < FIRST_BUILDS else "graph")
        before = wanted[held] if held and turn > FIRST_BUILDS else None
        source = sources[held == sources[0]]
        told, tell = context.Pipe(duplex=False)
        victim = context.Process(target=build_and_tell, args=(source, out, tell))
        victim.start()
        tell.close()
        aim = min(STAGES, key=lambda name: kills[name])
        stage = strike(victim, told, aim, chance.uniform(0, longest[aim]))
        longest[aim] *= 1.1 if stage == aim else 0.6
        found = state(out)
        if stage in ("extract", "load", "backup"):
            assert found == before, stage
        else:
            assert found in (before, wanted[source]), stage
        if stage:
            kills[stage] += 1
        build([source], out, extractor=line_extractor)
        assert state(out) == wanted[source]
        assert {entry.name for entry in out.iterdir()} == {"plankg.json", "snapshots", "current"}
        held = source
        if kills.total() == KILLS:
            break
    assert kills.total() == KILLS, kills
    assert min(kills[stage] for stage in STAGES) >= KILLS // 10, kills


@pytest.mark.parametrize("stage", ["load", "backup", "swap"])
def test_a_killed_record_leaves_what_was_decided_before(
    place: Path, sources: list[Path], context: multiprocessing.context.ForkServerContext, stage: str
) -> None:
    out, at = place / "graph", datetime(2026, 3, 1, tzinfo=UTC)
    build(sources[:1], out, extractor=line_extractor)
    first, second = (
        decided(DecisionKind.COMMENT, Iri("https://example.org/finding/1"), by="周明", at=at, text=text)
        for text in ("先", "后")
    )
    record(out, [first])
    before = state(out)
    victim = context.Process(target=decide_and_die, args=(out, second, stage))
    victim.start()
    victim.join()
    assert victim.exitcode == -SIGKILL
    assert state(out) == before
    assert record(out, [second]) == 1
    with open_graph(out) as reader:
        assert set(reader.decisions()) == {first, second}
