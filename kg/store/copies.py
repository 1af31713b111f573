"""Where does a graph lie ready to be read whole? Beside the engine's files, as compressed N-Triples.

The engine looks every term up when it writes a graph out, which takes longer than to read the plan from it. A copy is
never newer or older than the snapshot it lies in; one that is missing or damaged is no loss.
"""

import os
import zlib
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from kg.model import Iri

__all__ = ["Copies", "copy_in"]


def copy_in(folder: Path, graph: Iri) -> bytes | None:
    """Return the N-Triples of a graph from its copy in a folder, or None when there is none."""
    try:
        return zlib.decompress((folder / _name(graph)).read_bytes())
    except (OSError, zlib.error):
        return None


class Copies:
    """The copies of a writer: those of the snapshot it started from, and those of the graphs that it replaced."""

    __slots__ = ("_folder", "_new")

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._new: dict[Iri, bytes] = {}

    def put(self, graph: Iri, ntriples: bytes) -> None:
        """Keep the copy of a graph that was replaced."""
        self._new[graph] = zlib.compress(ntriples, level=1)

    def get(self, graph: Iri) -> bytes | None:
        """Return the N-Triples of a graph, or None when there is no copy."""
        if graph in self._new:
            return zlib.decompress(self._new[graph])
        return copy_in(self._folder, graph) if self._folder else None

    def write(self, folder: Path, graphs: Iterable[Iri]) -> None:
        """Lay the copies of graphs in a folder; those that did not change are linked."""
        folder.mkdir()
        for graph in graphs:
            name = _name(graph)
            if graph in self._new:
                (folder / name).write_bytes(self._new[graph])
            elif self._folder and (self._folder / name).exists():
                os.link(self._folder / name, folder / name)


def _name(graph: Iri) -> str:
    return sha256(graph.encode("utf-8")).hexdigest()[:32] + ".nt.z"
