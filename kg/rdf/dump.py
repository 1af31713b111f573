"""What are the bytes of a graph? Sorted N-Quads: equal graphs, equal bytes."""

from collections.abc import Iterable

from pyoxigraph import Quad, RdfFormat, serialize

__all__ = ["dump"]


def dump(quads: Iterable[Quad]) -> bytes:
    """Return quads as N-Quads, one a line, sorted by their bytes, each once."""
    lines = serialize(quads, format=RdfFormat.N_QUADS)
    return b"".join(sorted(set(lines.splitlines(keepends=True)))) if lines else b""
