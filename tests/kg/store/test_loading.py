"""Graphs are loaded whole, whether they are many or one is loaded in parts, and the default graph holds their union."""

from pathlib import Path

import pytest

from kg.model import Iri
from kg.store import Rows, open_graph, open_store

COUNTS = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
SHARED = 3


def graph(number: int) -> Iri:
    return Iri(f"https://example.org/graph/{number}")


def nquads(number: int, towns: int, name: str) -> bytes:
    """Return as many towns under names of their own, and some that every graph states."""
    own = [f'<https://example.org/{number}/{town}> <https://example.org/name> "{name}"' for town in range(towns)]
    shared = [f'<https://example.org/town/{town}> <https://example.org/name> "甲镇"' for town in range(SHARED)]
    return "".join(f"{line} <{graph(number)}> .\n" for line in sorted((*own, *shared))).encode()


@pytest.mark.parametrize("graphs", [2, 4, 5, 9])
def test_few_and_many_graphs_are_whole(tmp_path: Path, graphs: int) -> None:
    with open_store(tmp_path) as store:
        store.replace({graph(number): nquads(number, number + 1, "乙乡") for number in range(graphs)})
        store.publish({})
    with open_graph(tmp_path) as reader:
        assert reader.rows(COUNTS).plain() == tuple((graph(number), number + 1 + SHARED) for number in range(graphs))
        assert reader.rows(COUNT).plain() == ((sum(range(graphs + 1)) + SHARED,),)


def test_a_graph_of_many_megabytes_is_whole(tmp_path: Path) -> None:
    large = nquads(1, 4000, "丙" * 1000)
    with open_store(tmp_path) as store:
        store.replace({graph(1): large})
        answer = store.query(COUNT)
        assert isinstance(answer, Rows)
        assert answer.plain() == ((4000 + SHARED,),)
        assert store.triples(graph(1)) == large.replace(f" <{graph(1)}> .\n".encode(), b" .\n")
