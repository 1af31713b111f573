"""Start-up: `plankg --help`, and the server from process start to its first answer."""

import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from measure import median_of, plankg, plans

PORT = 8765
WAIT = 0.02


def first_answer(graph: Path) -> float:
    start = time.perf_counter()
    server = subprocess.Popen(
        plankg("serve", str(graph), "--port", str(PORT)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{PORT}/health", timeout=5).read()
                return time.perf_counter() - start
            except (urllib.error.URLError, ConnectionError):
                time.sleep(WAIT)
    finally:
        server.terminate()
        server.wait()


def main(rounds: int = 5) -> None:
    run = median_of(plankg("--help"), rounds)
    print(f"plankg --help: {run.seconds:.3f} s, {run.peak_mib:.0f} MiB (median of {rounds})")
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "graph"
        subprocess.run(plankg("build", str(plans()[0]), "--out", str(graph)), check=True, capture_output=True)
        seconds = statistics.median(first_answer(graph) for _ in range(rounds))
    print(f"plankg serve, start to first answer: {seconds:.3f} s (median of {rounds})")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
