"""PlanKG: reads a government plan into a graph where everything leads back to its sentence.

    import kg

    kg.build_graph(["规划.docx"], "graph")
    graph = kg.open_graph("graph")
    graph.query("goals-without-projects")

What stands here is the door for notebooks and scripts; it is opened when it is first used, so that `import kg` and
`plankg --help` stay instant.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.notebook import Graph, build_graph, open_graph

__all__ = ["Graph", "KgError", "build_graph", "open_graph"]

_BEHIND_THE_DOOR = frozenset({"Graph", "build_graph", "open_graph"})


def __getattr__(name: str) -> object:
    if name in _BEHIND_THE_DOOR:
        return getattr(import_module("kg.notebook"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return sorted({*globals(), *_BEHIND_THE_DOOR})
