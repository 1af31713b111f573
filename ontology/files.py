"""Where do the vocabulary, its shapes and its code lists lie? Paths inside the package, opened only when asked."""

from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["code_list", "core_turtle", "shape_files"]


def core_turtle() -> Traversable:
    """Return the file of the vocabulary."""
    return files("ontology") / "core.ttl"


def shape_files() -> tuple[Traversable, ...]:
    """Return the SHACL files, one a class, by name."""
    folder = files("ontology") / "shapes"
    return tuple(sorted((f for f in folder.iterdir() if f.name.endswith(".ttl")), key=lambda f: f.name))


def code_list(name: str) -> Traversable:
    """Return the table of a code list: units, multipliers, strategies, periods, sectors, levels."""
    return files("ontology") / "codes" / f"{name}.tsv"
