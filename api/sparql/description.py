"""What can the endpoint do, and which graphs does it hold? SPARQL 1.1 Service Description."""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Final

from pyoxigraph import BlankNode, NamedNode, Triple, serialize

from kg.model import Iri
from kg.queries.formats import TRIPLE_FORMATS

__all__ = ["described"]

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_WRITTEN: Final = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "RDF_XML", "JSON-LD", "N-Quads", "TriG",
)  # fmt: skip
_PREFIXES: Final[Mapping[str, str]] = {"sd": _SD, "formats": _FORMATS}


def described(endpoint: str, graphs: Iterable[Iri], form: str) -> bytes:
    """Return the description of the endpoint at an address, in a format of TRIPLE_FORMATS."""
    out = BytesIO()
    serialize(_triples(endpoint, graphs), out, format=TRIPLE_FORMATS[form].engine, prefixes=dict(_PREFIXES))
    return out.getvalue()


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)


def _triples(endpoint: str, graphs: Iterable[Iri]) -> Iterator[Triple]:
    service, dataset, default = BlankNode("service"), BlankNode("dataset"), BlankNode("default")
    yield Triple(service, _TYPE, _sd("Service"))
    yield Triple(service, _sd("endpoint"), NamedNode(endpoint))
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    for name in _WRITTEN:
        yield Triple(service, _sd("resultFormat"), NamedNode(_FORMATS + name))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, _TYPE, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), default)
    yield Triple(default, _TYPE, _sd("Graph"))
    for number, name in enumerate(graphs):
        named, graph = BlankNode(f"named{number}"), BlankNode(f"graph{number}")
        yield Triple(dataset, _sd("namedGraph"), named)
        yield Triple(named, _TYPE, _sd("NamedGraph"))
        yield Triple(named, _sd("name"), NamedNode(name))
        yield Triple(named, _sd("graph"), graph)
        yield Triple(graph, _TYPE, _sd("Graph"))
