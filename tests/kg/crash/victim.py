"""What is killed: a process that builds a graph and says at which stage it is."""

from multiprocessing.connection import Connection
from pathlib import Path

from kg.build import build
from tests.fakes import line_extractor

__all__ = ["build_and_tell"]


def build_and_tell(source: Path, out: Path, told: Connection) -> None:
    """Build one source, and tell each stage through a pipe as it begins."""
    build([source], out, extractor=line_extractor, progress=lambda _, stage, share: told.send(stage))  # noqa: ARG005
    told.send("end")
