"""What does a file of corrections say? Which names of a plan are one thing's, which are not, which name nothing.

The file stands beside the plan (`plan.overrides.toml` beside `plan.docx`) or is named on the command line:

    same     = [["organisation", "九里香", "柳溪九里香食品有限公司"]]
    not_same = [["project", "石河治理（上游段）", "石河治理（下游段）"]]
    nothing  = [["park", "现代农业产业园"]]
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

from kg.errors import MalformedDocumentError, UnreadableDocumentError
from kg.ids import name_key
from kg.model import NO_RULINGS, PlanGraph, Ruling, Rulings, Says

__all__ = ["KINDS", "overrides_beside", "read_overrides", "unknown_names"]

KINDS: Final[Mapping[str, str]] = {
    "organisation": "Organisation",
    "park": "Park",
    "place": "Place",
    "water": "WaterBody",
    "strategy": "Strategy",
    "project": "Project",
}
"""The kinds as the record export calls them, and their classes."""


class _Fault(StrEnum):
    SYNTAX = "syntax"
    KEY = "key"
    ENTRY = "entry"
    KIND = "kind"
    CONTRADICTION = "contradiction"


_ENDING: Final = ".overrides.toml"


def overrides_beside(source: Path) -> Path | None:
    """Return the file of corrections beside a plan's file, or None."""
    path = source.with_name(source.stem + _ENDING)
    return path if path.is_file() else None


def read_overrides(path: Path | None) -> Rulings:
    """Return the rulings in a file, none without one.

    Raises:
        UnreadableDocumentError: if the file cannot be read.
        MalformedDocumentError: if it is no TOML, or says what it may not; the message names the line of the list.
    """
    if path is None:
        return NO_RULINGS
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _unreadable(path, error) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _wrong(_Fault.SYNTAX, path, detail=str(error)) from error
    strange = sorted(set(data) - set(Says))
    if strange:
        raise _wrong(_Fault.KEY, path, key=strange[0], known=", ".join(Says))
    rulings = Rulings(tuple(line for says in Says for line in _lines(says, data.get(says, []), path)))
    _check_agreement(rulings, path)
    return rulings


def _lines(says: Says, entries: object, path: Path) -> Iterator[Ruling]:
    least = 2 if says is Says.NOTHING else 3
    if not isinstance(entries, list):
        raise _wrong(_Fault.ENTRY, path, where=says)
    for number, entry in enumerate(entries, start=1):
        where = f"{says} {number}"
        if not (isinstance(entry, list) and len(entry) >= least and all(_is_name(name) for name in entry)):
            raise _wrong(_Fault.ENTRY, path, where=where)
        kind, *names = entry
        if kind not in KINDS:
            raise _wrong(_Fault.KIND, path, where=where, kind=kind, known=", ".join(KINDS))
        words = f"{path.name}: {says} = {kind}, {', '.join(names)}"
        yield Ruling(says, KINDS[kind], tuple(map(name_key, names)), words)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(name_key(value))


def _check_agreement(rulings: Rulings, path: Path) -> None:
    """Guarantee that no two names are ruled one thing's, directly or through others, and two things' as well."""
    for kind in sorted({line.kind for line in rulings.lines}):
        root: dict[str, str] = {}
        for one, two in rulings.same(kind):
            root[_root(root, one)] = _root(root, two)
        for one, two in rulings.apart(kind):
            if _root(root, one) == _root(root, two):
                raise _wrong(_Fault.CONTRADICTION, path, first=one, other=two)


def _root(root: Mapping[str, str], name: str) -> str:
    while root.get(name, name) != name:
        name = root[name]
    return name


def unknown_names(rulings: Rulings, graph: PlanGraph) -> Sequence[str]:
    """Return the names in rulings on one or two things that the plan's graph lacks, sorted."""
    known = {
        (kind, name_key(name))
        for entity in graph.entities
        for kind in entity.kinds
        for name in (entity.name, *entity.aliases)
    }
    ruled = {(line.kind, name) for line in rulings.lines if line.says is not Says.NOTHING for name in line.names}
    return sorted(name for _, name in ruled - known)


def _unreadable(path: Path, error: OSError) -> UnreadableDocumentError:
    return UnreadableDocumentError("build.overrides_unreadable", path=path, detail=error.strerror or str(error))


def _wrong(what: _Fault, path: Path, **values: object) -> MalformedDocumentError:
    return MalformedDocumentError(f"build.overrides_{what}", path=path, **values)
