"""How does a class look? Colour, shape and column of each, so that none is told by colour alone."""

from dataclasses import dataclass

__all__ = ["BASIS_DASHES", "STYLES", "ClassStyle", "style_of"]


@dataclass(frozen=True, slots=True)
class ClassStyle:
    """The look of one class: fill and border as CSS colours, a vis-network shape, and its column from the left."""

    fill: str
    border: str
    shape: str
    column: int


STYLES: dict[str, ClassStyle] = {
    "Strategy": ClassStyle("#efe3f6", "#7b3fa0", "hexagon", 0),
    "Goal": ClassStyle("#fde9d0", "#b45f06", "box", 1),
    "Indicator": ClassStyle("#fff6c9", "#8a7400", "database", 2),
    "Measure": ClassStyle("#dbe9fb", "#1f5fa8", "ellipse", 2),
    "Project": ClassStyle("#dff3e1", "#2e7d32", "box", 3),
    "Organisation": ClassStyle("#fbe0e6", "#a83252", "square", 4),
    "Park": ClassStyle("#e3f2ef", "#1d7a6b", "triangle", 4),
    "Place": ClassStyle("#ece7e1", "#6b5744", "dot", 5),
    "WaterBody": ClassStyle("#d9f1fa", "#0f7391", "triangleDown", 5),
}
_OTHER = ClassStyle("#eeeeee", "#555555", "dot", 5)

BASIS_DASHES: dict[str, bool] = {
    "stated": False,
    "structure": False,
    "similarity": True,
    "derived": True,
    "human": False,
}


def style_of(kind: str) -> ClassStyle:
    """Return the look of a class, a grey dot for those without one of their own."""
    return STYLES.get(kind, _OTHER)
