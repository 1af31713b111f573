"""The RDF exports hold what the graph holds, and are the same bytes in every order and run."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace

import pyoxigraph as ox
import pytest
import rdflib

from kg.export import EXPORTERS
from kg.ids import IriMaker
from tests.kg.export.holding import Held, small_holding
from tests.kg.small_plan import small_plan
from tests.support import ROOT

WRITERS = {exporter.name: exporter.write for exporter in EXPORTERS}
DATASETS = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}
RDFLIB_NAMES = {"trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}


def exported(name: str, holding: Held) -> bytes:
    return b"".join(WRITERS[name](holding, "zh"))


def quads_of(dataset: rdflib.Dataset) -> set[str]:
    lines = dataset.serialize(format="nquads").splitlines()
    return {str(quad) for quad in ox.parse("\n".join(lines), format=ox.RdfFormat.N_QUADS)}


@pytest.mark.parametrize("name", DATASETS)
def test_a_dataset_format_reads_back_as_the_same_quads(name: str) -> None:
    holding = small_holding()
    back = {str(quad) for quad in ox.parse(exported(name, holding), format=DATASETS[name])}
    assert back == {str(quad) for quad in holding.everything()}


@pytest.mark.parametrize("name", RDFLIB_NAMES)
def test_another_parser_reads_the_same_quads(name: str) -> None:
    holding = small_holding()
    dataset = rdflib.Dataset()
    dataset.parse(data=exported(name, holding), format=RDFLIB_NAMES[name])
    assert quads_of(dataset) == {str(quad) for quad in holding.everything()}


def test_turtle_is_the_union_of_the_graphs() -> None:
    holding = small_holding()
    back = {str(quad.triple) for quad in ox.parse(exported("turtle", holding), format=ox.RdfFormat.TURTLE)}
    assert back == {str(quad.triple) for quad in holding.everything()}
    assert len(rdflib.Graph().parse(data=exported("turtle", holding), format="turtle")) == len(back)


def test_turtle_says_once_what_two_plans_state() -> None:
    graph = small_plan()
    twin = replace(graph.plan, id="ffff", iri=IriMaker("ffff").plan(), title="另一个规划纲要")
    holding = Held(((graph, ()), (replace(graph, plan=twin), ())))
    triples = [str(quad.triple) for quad in ox.parse(exported("turtle", holding), format=ox.RdfFormat.TURTLE)]
    assert len(triples) == len(set(triples)) < len(holding.everything())


def test_turtle_names_the_class_first_and_uses_prefixes() -> None:
    text = exported("turtle", small_holding()).decode("utf-8")
    assert "> a plan:Goal ;" in text
    assert 'skos:prefLabel "建成绿色建材强区"' in text


@pytest.mark.parametrize("name", WRITERS)
def test_the_order_in_which_it_is_held_does_not_show(name: str) -> None:
    assert exported(name, small_holding()) == exported(name, small_holding(backwards=True))


HASH_ALL = """
import hashlib
from kg.export import EXPORTERS
from tests.kg.export.holding import small_holding
for exporter in EXPORTERS:
    print(exporter.name, hashlib.sha256(b"".join(exporter.write(small_holding(), "zh"))).hexdigest())
"""


def test_every_run_gives_the_same_bytes() -> None:
    here = "".join(f"{name} {hashlib.sha256(exported(name, small_holding())).hexdigest()}\n" for name in WRITERS)
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", HASH_ALL], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout == here
