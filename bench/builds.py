"""Cold builds of the example and the shared plans: wall time, peak memory and characters per second."""

import sys
import tempfile
from pathlib import Path

from measure import median_of, plankg, plans


def main(rounds: int = 5) -> None:
    print(f"{'plan':<28}{'characters':>11}{'seconds':>9}{'MiB':>7}{'char/s':>9}   (median of {rounds} cold builds)")
    for path in plans():
        characters = len(path.read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as folder:
            run = median_of(plankg("build", str(path), "--out", str(Path(folder) / "graph")), rounds)
        rate = characters / run.seconds
        print(f"{path.name:<28}{characters:>11}{run.seconds:>9.2f}{run.peak_mib:>7.0f}{rate:>9.0f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
