"""What is the default graph? All that the named graphs state, each triple once, as the RDF merge of SPARQL 1.1.

The engine's own union repeats a triple for each graph that states it, so COUNT and SUM are wrong where two plans name
one thing. As soon as two graphs share a triple, the default graph is therefore filled with the union and kept so; as
long as none do (a graph of one plan), the engine's union is exact, and half the work of loading is saved.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.model import Iri

__all__ = ["as_triples", "filled_default", "is_filled", "left_over", "repeats"]

_DEFAULT = ox.DefaultGraph()


def is_filled(store: ox.Store) -> bool:
    """Return whether the default graph holds the union; if not, the engine's union is exact."""
    return next(store.quads_for_pattern(None, None, None, _DEFAULT), None) is not None


def repeats(graphs: Iterable[bytes]) -> bool:
    r"""Return whether two graphs, given as N-Triples, state the same.

    >>> repeats([b"<x:a> <x:b> <x:c> .\n", b"<x:a> <x:b> <x:c> .\n"])
    True
    """
    *smaller, largest = sorted((ntriples.splitlines() for ntriples in graphs), key=len) or [[]]
    seen: set[bytes] = set()
    for lines in smaller:
        if not seen.isdisjoint(lines):
            return True
        seen.update(lines)
    return not seen.isdisjoint(largest)


def filled_default(names: Iterable[Iri], wanted: Mapping[Iri, bytes], triples: Callable[[Iri], bytes]) -> list[bytes]:
    """Return the N-Triples of the union of graphs where two of them state the same, else nothing.

    Args:
        names: the graphs that there are to be.
        wanted: the N-Triples of those that are new.
        triples: gives the N-Triples of those that stay.
    """
    parts = [wanted[iri] if iri in wanted else triples(iri) for iri in sorted(names)]
    return parts if repeats(parts) else []


def left_over(store: ox.Store, gone: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield the quads of the default graph that no named graph states any longer, now that some are gone."""
    for quad in gone:
        held = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        if all(other.graph_name == _DEFAULT for other in held):
            yield ox.Quad(quad.subject, quad.predicate, quad.object)


def as_triples(nquads: bytes) -> bytes:
    r"""Return the N-Quads of one graph without it.

    >>> as_triples(b'<x:a> <x:b> "c <x:g> ." <x:g> .\n')
    b'<x:a> <x:b> "c <x:g> ." .\n'
    """
    end_of_line = nquads[nquads.rfind(b" <") :]  # a literal holds no line end
    return nquads.replace(end_of_line, b" .\n") if nquads else b""
