"""How long does each check take: on the plans one by one, on many plans of a million triples, on one plan of a million?

python bench/checks.py [CHECK...]
"""

import sys
import tempfile
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from large import another, repeated
from measure import median_of, plankg, plans

from kg.checks import CHECKS, Check, PlanView
from kg.ids import DEFAULT_BASE
from kg.model import PlanGraph
from kg.rdf import encode
from kg.store import open_graph

MILLION = 1_000_000
_SHARED = ("derived", "nodes")


def size(graph: PlanGraph) -> int:
    return encode(graph).count(b"\n")


def built(folder: Path) -> list[tuple[Path, PlanGraph]]:
    """Return the example and the shared plans with the graphs that were built of them."""
    found = []
    for number, path in enumerate(plans()):
        out = folder / str(number)
        median_of(plankg("build", str(path), "--out", str(out)), 1)
        with open_graph(out) as reader:
            [plan] = reader.plans()
            found.append((out, reader.plan_graph(plan.id)))
    return found


def timed(graphs: Sequence[PlanGraph], checks: Sequence[Check]) -> dict[str, float]:
    """Return the seconds of what the checks share and of each check, summed over plans."""
    seconds = dict.fromkeys((*_SHARED, *(check.id for check in checks)), 0.0)
    for graph in graphs:
        view = PlanView(graph, DEFAULT_BASE)
        for name in _SHARED:
            began = perf_counter()
            getattr(view, name)
            seconds[name] += perf_counter() - began
        for check in checks:
            began = perf_counter()
            deque(check.run(view), maxlen=0)
            seconds[check.id] += perf_counter() - began
    return seconds


def main(*names: str) -> None:
    checks = [check for check in CHECKS if not names or check.id in names]
    with tempfile.TemporaryDirectory() as folder:
        held = built(Path(folder))
        alone = [median_of(plankg("check", str(out)), 3) for out, _ in held]
    graphs = [graph for _, graph in held]
    columns = {path.stem[:12]: timed([graph], checks) for path, graph in zip(plans(), graphs, strict=True)}
    many = [another(graph, number) for number in range(MILLION // sum(map(size, graphs)) + 1) for graph in graphs]
    columns[f"{len(many)} plans"] = timed(many, checks)
    one = repeated(graphs[1:][0] if graphs[1:] else graphs[0], MILLION // size(graphs[-1]) + 1)
    columns["one plan"] = timed([one], checks)
    print(f"{sum(map(size, many))} and {size(one)} triples")
    print(f"{'seconds':<26}" + "".join(f"{name:>14}" for name in columns))
    for row in next(iter(columns.values())):
        print(f"{row:<26}" + "".join(f"{column[row]:>14.2f}" for column in columns.values()))
    print(f"{'together':<26}" + "".join(f"{sum(column.values()):>14.2f}" for column in columns.values()))
    print(f"{'plankg check, wall':<26}" + "".join(f"{run.seconds:>14.2f}" for run in alone))


if __name__ == "__main__":
    main(*sys.argv[1:])
