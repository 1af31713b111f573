"""Is the graph of a plan as the vocabulary wants it? SHACL with pySHACL over one plan's graph.

What breaks one shape is one finding, however many things break it: a fault of the reading repeats itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.checks.base import PlanView
from kg.checks.findings import Raised, finding, passages
from kg.checks.shapes.reading import sh, shapes
from kg.checks.shapes.screen import suspects
from kg.model import Evidence, Finding, Focus, Iri, Target
from kg.rdf.index import Index

__all__ = ["BrokenShape", "ShapesCheck", "broken_shapes"]

_FOCUS_LIMIT: Final = 20
_JUDGING: Final = "kg.checks.shapes.judging"


@dataclass(frozen=True, slots=True)
class BrokenShape:
    """One shape that things break: its IRI, its message in both languages, the things in order."""

    shape: str
    is_violation: bool
    message: str
    message_en: str
    things: tuple[str, ...]


def broken_shapes(nodes: Index) -> list[BrokenShape]:
    """Return the shapes that a graph breaks, in order, none when it conforms."""
    asked = suspects(nodes)
    if not asked:
        return []
    judging = import_module(_JUDGING)  # pySHACL takes 0.3 s to load, and most plans break no shape
    results: list[tuple[str, str]] = judging.broken_by(nodes, asked)
    names = dict.fromkeys(shape for shape, _ in results)
    return [_broken(name, tuple(thing for shape, thing in results if shape == name)) for name in names]


def _broken(shape: str, things: tuple[str, ...]) -> BrokenShape:
    said = shapes().said(NamedNode(shape))
    messages = {m.language: m.value for m in said[sh("message")] if isinstance(m, Literal)}
    is_violation = shapes().one(NamedNode(shape), "severity") in (None, NamedNode(sh("Violation")))
    return BrokenShape(shape, is_violation, messages["zh"], messages["en"], things)


class ShapesCheck:
    """Puts the SHACL shapes to a plan's graph."""

    id = "shapes"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield one finding for each shape that is broken."""
        for broken in broken_shapes(view.nodes):
            yield self._finding(view, broken)

    def _finding(self, view: PlanView, broken: BrokenShape) -> Finding:
        name = broken.shape.rpartition("#")[2]
        count = str(len(broken.things))
        things = broken.things[:_FOCUS_LIMIT]
        raised = Raised(
            check=self.id,
            grade="violation" if broken.is_violation else "warning",
            key=(name,),
            focus=tuple(Focus(Iri(thing), _name(view, thing)) for thing in things),
            evidence=passages(view, (piece for thing in things for piece in _evidence(view, thing))),
            values={"message": broken.message, "shape": name, "count": count, "first": _name(view, things[0])},
            values_en={"message": broken.message_en},
            figures={"count": count},
        )
        return finding(view, raised)


def _name(view: PlanView, thing: str) -> str:
    """Return what a person knows a thing by: its name, or a figure's words after its indicator's name."""
    entity, target = view.entities.get(Iri(thing)), _target(view, thing)
    if target is None:
        return entity.name if entity else thing
    indicator = view.entities.get(target.indicator)
    return f"{indicator.name if indicator else ''} {target.figure.as_written}".strip()


def _evidence(view: PlanView, thing: str) -> tuple[Evidence, ...]:
    known = view.entities.get(Iri(thing)) or _target(view, thing)
    return known.evidence if known else ()


def _target(view: PlanView, thing: str) -> Target | None:
    return next((target for target in view.targets if target.iri == thing), None)
