"""Which IRI does a path of this server stand for, and which path an IRI? What is under a base stands under /data/."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import quote, urlsplit

from api.library import Shelf
from kg.ids import DEFAULT_BASE

__all__ = ["DATA", "address_of", "bases_of", "iris_of", "own_paths"]

DATA: Final = "/data/"


def bases_of(shelf: Shelf) -> tuple[str, ...]:
    """Return the bases under which the graph names things, sorted; decisions always stand under the default one."""
    return tuple(sorted({DEFAULT_BASE, *map(shelf.reader.base_of, shelf.ids)}))


def iris_of(bases: Iterable[str], rest: str) -> tuple[str, ...]:
    """Return what the rest of a path may stand for, one IRI a base.

    >>> iris_of(["https://w3id.org/plankg/data/", "http://plans.example/"], "goal/1f")
    ('https://w3id.org/plankg/data/goal/1f', 'http://plans.example/goal/1f')
    """
    return tuple(base + rest for base in bases)


def address_of(bases: Iterable[str], iri: str, root: str = "") -> str | None:
    """Return the path at which an IRI answers, or None when it stands under no base.

    >>> address_of(["https://w3id.org/plankg/data/"], "https://w3id.org/plankg/data/goal/1f")
    '/data/goal/1f'
    """
    fitting = [base for base in bases if iri.startswith(base)]
    return root + DATA + quote(iri.removeprefix(max(fitting, key=len))) if fitting else None


def own_paths(bases: Iterable[str]) -> tuple[str, ...]:
    """Return the paths of the bases themselves, so that a server that stands at a base answers to its IRIs.

    A base without a path has none: its IRIs answer under /data/ only.

    >>> own_paths(["https://w3id.org/plankg/data/", "http://plans.example/"])
    ('/plankg/data/',)
    """
    return tuple(sorted({path for base in bases if (path := urlsplit(base).path) not in ("/", DATA)}))
