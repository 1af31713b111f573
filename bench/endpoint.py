"""How fast is the endpoint for eight clients on a million triples, beside the `oxigraph` server over the same data?

python bench/endpoint.py [GRAPH] [light]
Both servers run all the time and are asked by turns.
With `light` only the queries that take less than a millisecond.
"""

import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from multiprocessing import Pool
from pathlib import Path
from statistics import median
from urllib.parse import quote, urlencode

from measure import plankg
from queries import fill

from kg.store import GraphReader, open_graph

CLIENTS = 8
ROUNDS = 5
ASKED = 100
"""Queries of one client in one round."""
PREFIXES = """PREFIX plan: <https://w3id.org/plankg/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX qudt: <http://qudt.org/schema/qudt/>
"""
QUERIES = {
    "look-up": "SELECT ?name ?kind { <%(thing)s> skos:prefLabel ?name ; a ?kind }",
    "hop": "SELECT ?p ?o ?name { <%(thing)s> ?p ?o OPTIONAL { ?o skos:prefLabel ?name } }",
    "trace": "SELECT ?measure ?project ?words { ?measure plan:serves <%(goal)s> . ?project plan:serves ?measure ; "
    "plan:evidence/oa:hasSelector/oa:exact ?words }",
    "path": "SELECT ?place ?project { ?place plan:partOf+ <%(region)s> . ?project plan:locatedIn ?place }",
    "describe": "DESCRIBE <%(thing)s>",
    "construct": "CONSTRUCT { ?s plan:serves ?o ; skos:prefLabel ?name } { ?o plan:serves* <%(goal)s> . "
    "?s plan:serves ?o ; skos:prefLabel ?name }",
    "filter": "SELECT ?target ?value { ?target plan:targetRole 'target' ; qudt:numericValue ?value "
    "FILTER(?value > %(least)s) } ORDER BY DESC(?value) LIMIT 20",
}
"""Look-up, hop, trace, path, DESCRIBE, CONSTRUCT and a filter over all: the mix that set the floor."""
NAMES = {
    "thing": "?s plan:statedIn ?p ; skos:prefLabel ?n",
    "goal": "?s a plan:Goal . ?m plan:serves ?s",
    "region": "?s a plan:Place . ?p plan:partOf ?s",
}
FLOOR = 1.3
OF_FLOOR = ("look-up", "trace")
LIGHT = ("look-up", "hop", "trace", "describe")


def asked_of(reader: GraphReader, kinds: Sequence[str] = tuple(QUERIES)) -> list[tuple[str, str]]:
    """Return queries in a fixed random order, each with its kind."""
    chance = random.Random(1)  # noqa: S311 - the same queries each time
    lists = {
        name: sorted(str(row[0]) for row in reader.rows(f"SELECT DISTINCT ?s {{ {pattern} }}").plain())
        for name, pattern in NAMES.items()
    }
    made = []
    for number in range(CLIENTS * ASKED):
        kind = kinds[number % len(kinds)]
        names = {name: chance.choice(found) for name, found in lists.items()}
        made.append((kind, PREFIXES + QUERIES[kind] % {**names, "least": chance.randrange(1000)}))
    return made


def client(work: tuple[str, int, str, Sequence[tuple[str, str]]]) -> list[tuple[str, float, int]]:
    """Return the kind, the seconds and the bytes of each answer of a server to one client's queries."""
    host, port, path, queries = work
    connection = HTTPConnection(host, port, timeout=120)
    found = []
    for kind, sparql in queries:
        accept = "text/turtle" if kind in ("describe", "construct") else "application/sparql-results+json"
        began = time.perf_counter()
        connection.request("GET", f"{path}?{urlencode({'query': sparql})}", headers={"Accept": accept})
        answer = connection.getresponse()
        body = answer.read()
        found.append((kind, time.perf_counter() - began, len(body)))
        if answer.status != 200:  # noqa: PLR2004 - OK
            message = f"{answer.status}: {body.decode()}"
            raise SystemExit(message)
    return found


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@contextmanager
def running(command: Sequence[str], port: int) -> Iterator[float]:
    """Run a server while the block runs; yield the seconds to its first answer."""
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                ask(port, "/sparql?query=" + quote("ASK {}"))
                break
            except OSError:
                time.sleep(0.01)
        try:
            yield time.perf_counter() - began
        finally:
            process.terminate()


def ask(port: int, path: str) -> tuple[int, float]:
    """Return the status of an answer and how long it took."""
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    began = time.perf_counter()
    connection.request("GET", path, headers={"Accept": "*/*"})
    answer = connection.getresponse()
    answer.read()
    return answer.status, time.perf_counter() - began


def percentile(seconds: Sequence[float], share: float) -> float:
    return sorted(seconds)[min(int(len(seconds) * share), len(seconds) - 1)]


def round_of(pool: "Pool", port: int, queries: Sequence[tuple[str, str]]) -> tuple[dict[str, list[float]], float]:  # type: ignore[valid-type]
    """Return the seconds of the answers by kind, and the queries a second of all clients together."""
    began = time.perf_counter()
    work = [("127.0.0.1", port, "/sparql", queries[number::CLIENTS]) for number in range(CLIENTS)]
    by_kind: dict[str, list[float]] = defaultdict(list)
    for answers in pool.map(client, work, chunksize=1):
        for kind, seconds, _ in answers:
            by_kind[kind].append(seconds)
            by_kind["all"].append(seconds)
    return by_kind, len(queries) / (time.perf_counter() - began)


def compared(ports: dict[str, int], queries: Sequence[tuple[str, str]]) -> None:
    """Print the latencies of servers that are asked by turns."""
    held: dict[str, list[dict[str, list[float]]]] = {name: [] for name in ports}
    speeds: dict[str, list[float]] = {name: [] for name in ports}
    with Pool(CLIENTS) as pool:
        for port in ports.values():
            round_of(pool, port, queries)
        for number in range(ROUNDS):
            for name in sorted(ports, reverse=number % 2 == 1):
                by_kind, speed = round_of(pool, ports[name], queries)
                held[name].append(by_kind)
                speeds[name].append(speed)
    ours, other = ports
    print(f"{'ms: p50 / p95':<12}" + "".join(f"{name:>20}" for name in ports) + f"{'p50 x':>8}{'p95 x':>8}")
    for kind in (*held[ours][0],):
        row = f"{kind:<12}"
        for name in ports:
            p50, p95 = (median(percentile(one[kind], share) * 1000 for one in held[name]) for share in (0.5, 0.95))
            row += f"{p50:>11.1f} /{p95:>7.1f}"
        for share in (0.5, 0.95):
            pairs = zip(held[ours], held[other], strict=True)
            ratio = median(percentile(one[kind], share) / percentile(two[kind], share) for one, two in pairs)
            row += f"{ratio:>8.2f}"
        print(row + (f"   floor {FLOOR}" if kind in OF_FLOOR else ""))
    print("queries a second: " + ", ".join(f"{name} {median(found):.0f}" for name, found in speeds.items()))


def main(*words: str) -> None:
    kinds = LIGHT if "light" in words else tuple(QUERIES)
    graphs = [word for word in words if word != "light"]
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(graphs[0]) if graphs else fill(Path(folder))
        with open_graph(graph) as reader:
            queries = asked_of(reader, kinds)
        copy = Path(folder) / "copy"
        shutil.copytree((graph / "current").resolve() / "store", copy)
        ports = {"plankg": free_port(), "oxigraph": free_port()}
        oxigraph = shutil.which("oxigraph", path=str(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"])
        if oxigraph is None:
            message = "no oxigraph: pip install oxigraph"
            raise SystemExit(message)
        serving = [oxigraph, "serve-read-only", "--location", str(copy), "--bind", f"127.0.0.1:{ports['oxigraph']}"]
        with (
            running(plankg("serve", str(graph), "--port", str(ports["plankg"])), ports["plankg"]) as start,
            running(serving, ports["oxigraph"]) as other,
        ):
            print(f"process start to the first answer: plankg {start:.2f} s, oxigraph {other:.2f} s")
            compared(ports, queries)


if __name__ == "__main__":
    main(*sys.argv[1:])
