"""How long does a command take, and how much memory? Whole processes, from start to exit."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Run", "median_of", "plankg", "plans"]

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Run:
    """One process: wall time in seconds and peak memory in MiB (its own, not its children's sum)."""

    seconds: float
    peak_mib: float


def plankg(*arguments: str) -> list[str]:
    """Return the command line of this environment's plankg."""
    return [sys.executable, "-m", "kg", *arguments]


def plans() -> list[Path]:
    """Return the example and, where the shared folder is beside the checkout, its plans."""
    shared = Path(os.environ.get("PLANKG_SHARED", ROOT.parent / "shared")) / "plans"
    return [ROOT / "examples" / "yicheng-digest.txt", *sorted(shared.glob("*.txt"))]


def _once(command: Sequence[str]) -> Run:
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        message = f"{command} ended with {process.returncode}"
        raise SystemExit(message)
    return Run(seconds, usage.ru_maxrss / 1024)


def median_of(command: Sequence[str], rounds: int) -> Run:
    """Return the medians over some rounds of a command.

    Raises:
        SystemExit: if a round fails.
    """
    runs = [_once(command) for _ in range(rounds)]
    return Run(statistics.median(run.seconds for run in runs), statistics.median(run.peak_mib for run in runs))
