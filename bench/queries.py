"""How long does each named question take on a graph of many plans, a million triples and more?

python bench/queries.py [QUESTION...]
"""

import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from large import another
from measure import median_of, plankg, plans

from kg.checks import PlanView, run_checks
from kg.derive import derive
from kg.ids import DEFAULT_BASE, IriMaker
from kg.model import CheckReport, Iri, PlanGraph
from kg.queries import catalogue
from kg.rdf import encode, encode_derived, encode_findings
from kg.store import open_graph, open_store
from kg.store.base import Rows

MILLION = 1_000_000
ROUNDS = 3


def graphs_of(graph: PlanGraph) -> dict[Iri, bytes]:
    """Return the graphs that a build and a check of a plan store."""
    iris = IriMaker(graph.plan.id)
    found = run_checks([PlanView(graph, DEFAULT_BASE)])
    return {
        iris.graph(): encode(graph),
        iris.derived_graph(): encode_derived(derive(graph), graph.plan),
        iris.findings_graph(): encode_findings(CheckReport(graph.plan.id, "", tuple(found))),
    }


def fill(folder: Path) -> Path:
    """Return a graph of copies of the plans, of more than a million triples."""
    read = []
    for number, path in enumerate(plans()):
        median_of(plankg("build", str(path), "--out", str(folder / str(number))), 1)
        with open_graph(folder / str(number)) as reader:
            read.append(reader.plan_graph(reader.plans()[0].id))
    triples = number = 0
    with open_store(folder / "many") as store:
        held: dict[Iri, bytes] = {}
        while triples < MILLION:
            for graph in read:
                graphs = graphs_of(another(graph, number))
                triples += sum(nquads.count(b"\n") for nquads in graphs.values())
                held |= graphs
            number += 1
        store.replace(held)
        store.publish({})
    print(f"{number * len(read)} plans, {triples} triples")
    return folder / "many"


def main(*names: str) -> None:
    with tempfile.TemporaryDirectory() as folder, open_graph(fill(Path(folder))) as reader:
        for question in catalogue():
            if not names or question.name in names:
                seconds = []
                for _ in range(ROUNDS):
                    began = perf_counter()
                    answer = reader.query(question.sparql)
                    seconds.append(perf_counter() - began)
                rows = len(answer.rows) if isinstance(answer, Rows) else 0
                print(f"{question.name:<26}{rows:>9}{median(seconds):>9.3f} s", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
