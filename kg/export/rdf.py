"""How is the graph written as RDF? Sorted quads through the serialisers of pyoxigraph, byte for byte the same."""

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Final

from pyoxigraph import Quad, RdfFormat, serialize

from kg.export.base import Holding
from kg.rdf.vocabulary import RDF_TYPE
from ontology.prefixes import PREFIXES

__all__ = ["write_jsonld", "write_nquads", "write_trig", "write_turtle"]

_PREFIX: Final = b"@prefix "


def write_nquads(holding: Holding, lang: str = "zh") -> Iterator[bytes]:  # noqa: ARG001 - a Writer
    """Yield N-Quads, one statement a line."""
    yield _serialized(_sorted(holding.quads()), RdfFormat.N_QUADS)


def write_trig(holding: Holding, lang: str = "zh") -> Iterator[bytes]:  # noqa: ARG001 - a Writer
    """Yield TriG: the named graphs one after the other."""
    yield _serialized(_sorted(holding.quads()), RdfFormat.TRIG)


def write_jsonld(holding: Holding, lang: str = "zh") -> Iterator[bytes]:  # noqa: ARG001 - a Writer
    """Yield expanded JSON-LD: the named graphs one after the other."""
    yield _serialized(_sorted(holding.quads()), RdfFormat.JSON_LD) + b"\n"


def write_turtle(holding: Holding, lang: str = "zh") -> Iterator[bytes]:  # noqa: ARG001 - a Writer
    """Yield Turtle: the union of the graphs, each statement once; which plan states it is not told."""
    yield _serialized(_sorted(Quad(*quad.triple) for quad in holding.quads()), RdfFormat.TURTLE)


def _sorted(quads: Iterable[Quad]) -> list[Quad]:
    return [quad for _, quad in sorted({_key(quad): quad for quad in quads}.items())]


def _key(quad: Quad) -> tuple[str, str, bool, str, str]:
    """Return the sorting key: by graph and subject, the class of a subject first."""
    named = quad.predicate
    return str(quad.graph_name), str(quad.subject), named != RDF_TYPE, str(named), str(quad.object)


def _serialized(quads: Iterable[Quad], form: RdfFormat) -> bytes:
    prefixes = dict(PREFIXES) if form in (RdfFormat.TURTLE, RdfFormat.TRIG) else None
    if form.supports_datasets:
        return _ordered_head(serialize(quads, format=form, prefixes=prefixes) or b"")
    return _ordered_head(serialize((quad.triple for quad in quads), format=form, prefixes=prefixes) or b"")


def _ordered_head(document: bytes) -> bytes:
    """Return the document with its prefix lines sorted; the serialiser's own order differs from run to run."""
    lines = document.splitlines(keepends=True)
    head = [*takewhile(lambda line: line.startswith(_PREFIX), lines)]
    return b"".join([*sorted(head), *lines[len(head) :]]) if head else document
