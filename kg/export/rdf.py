"""How is the graph written as RDF? Sorted quads through the serialisers of pyoxigraph, byte for byte the same."""

from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from kg.export.base import Holding
from kg.rdf import dump
from kg.rdf.vocabulary import RDF_TYPE
from ontology.prefixes import PREFIXES

__all__ = ["triples_in", "turtle_of", "write_jsonld", "write_nquads", "write_trig", "write_turtle"]

_PREFIX: Final = b"@prefix "


def write_nquads(holding: Holding, lang: str = "zh") -> Iterator[bytes]:  # noqa: ARG001 - a Writer
    """Yield N-Quads, one statement a line, the lines of each graph sorted."""
    for graph in sorted(holding.graphs()):
        yield dump(holding.quads(graph))


def write_trig(holding: Holding, lang: str = "zh") -> Iterator[bytes]:  # noqa: ARG001 - a Writer
    """Yield TriG: the named graphs one after the other."""
    yield _ordered_head(serialize(_sorted(holding), format=RdfFormat.TRIG, prefixes=dict(PREFIXES)) or b"")


def write_jsonld(holding: Holding, lang: str = "zh") -> Iterator[bytes]:  # noqa: ARG001 - a Writer
    """Yield expanded JSON-LD: the named graphs one after the other."""
    yield (serialize(_sorted(holding), format=RdfFormat.JSON_LD) or b"") + b"\n"


def write_turtle(holding: Holding, lang: str = "zh") -> Iterator[bytes]:  # noqa: ARG001 - a Writer
    """Yield Turtle: the union of the graphs, each triple once; which plan states what is not told."""
    yield turtle_of(_sorted(holding))


def turtle_of(quads: Iterable[Quad]) -> bytes:
    """Return quads in their order as Turtle: each triple once, without their graphs."""
    return triples_in(RdfFormat.TURTLE, dict.fromkeys(quad.triple for quad in quads))


def triples_in(form: RdfFormat, triples: Iterable[Triple]) -> bytes:
    """Return triples in their order in a format, with our prefixes where the format has any."""
    return _ordered_head(serialize(triples, format=form, prefixes=dict(PREFIXES)) or b"")


def _sorted(holding: Holding) -> Iterator[Quad]:
    """Yield the quads graph by graph, so that no more than one graph is held at a time."""
    for graph in sorted(holding.graphs()):
        yield from sorted(holding.quads(graph), key=_key)


def _key(quad: Quad) -> tuple[str, bool, str, str]:
    """Return the sorting key inside a graph: by subject, its class first."""
    return str(quad.subject), quad.predicate != RDF_TYPE, str(quad.predicate), str(quad.object)


def _ordered_head(document: bytes) -> bytes:
    """Return the document with its prefix lines sorted; the serialiser's own order differs from run to run."""
    end = 0
    while document.startswith(_PREFIX, end):
        end = document.index(b"\n", end) + 1
    return b"".join(sorted(document[:end].splitlines(keepends=True))) + document[end:]
