"""What is killed: a process that builds a graph and says at which stage it is, or one that records a decision."""

import os
from multiprocessing.connection import Connection
from pathlib import Path
from signal import SIGKILL

from kg.build import build
from kg.decisions import add
from kg.model import Decision
from kg.store import open_store
from tests.fakes import line_extractor

__all__ = ["build_and_tell", "decide_and_die"]


def build_and_tell(source: Path, out: Path, told: Connection) -> None:
    """Build one source, and tell each stage through a pipe as it begins."""
    build([source], out, extractor=line_extractor, progress=lambda _, stage, share: told.send(stage))  # noqa: ARG005
    told.send("end")


def decide_and_die(out: Path, decision: Decision, stage: str) -> None:
    """Record a decision, and kill this process as a stage of the writing begins."""

    def dying(now: str) -> None:
        if now == stage:
            os.kill(os.getpid(), SIGKILL)

    with open_store(out, watcher=dying) as store:
        add(store, [decision])
        store.publish(store.manifest())
