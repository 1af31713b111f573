"""How was a graph made? Its plans, their sources and graphs with hashes, and when, where and with what.

The only place for time, host and versions: a plan's graph holds none of them.
"""

import platform
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from kg.model import Iri, Plan

__all__ = ["Contents", "contents_of", "manifest_entry", "renewed", "same_graphs"]

_LIBRARIES = ("plankg", "pyoxigraph", "spacy", "lxml", "python-docx", "pdfplumber")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a named graph holds: how many quads, and the hash of its sorted N-Quads."""

    quads: int
    sha256: str


def contents_of(nquads: bytes) -> Contents:
    """Return the contents of a graph from its sorted N-Quads."""
    return Contents(nquads.count(b"\n"), sha256(nquads).hexdigest())


def manifest_entry(plan: Plan, graphs: Mapping[Iri, Contents], counts: Mapping[str, int]) -> dict[str, Any]:
    """Return what the manifest says of one plan, with the time at which it was read."""
    return {
        "title": plan.title,
        "iri": plan.iri,
        "source": plan.source.name,
        "sha256": plan.source.sha256,
        "graphs": {iri: {"quads": has.quads, "sha256": has.sha256} for iri, has in sorted(graphs.items())},
        "counts": dict(sorted(counts.items())),
        "read": _now(),
    }


def same_graphs(manifest: Mapping[str, Any], plan_id: str, graphs: Mapping[Iri, Contents]) -> bool:
    """Return whether a manifest says that a plan's graphs are these already."""
    entry = manifest.get("plans", {}).get(plan_id)
    wanted = {iri: {"quads": has.quads, "sha256": has.sha256} for iri, has in graphs.items()}
    return entry is not None and entry.get("graphs") == wanted


def renewed(
    before: Mapping[str, Any], plans: Mapping[str, Mapping[str, Any]], removed: Iterable[str], seconds: float
) -> dict[str, Any]:
    """Return the manifest after a build: plans added or replaced and others removed; the rest stays."""
    gone = set(removed)
    kept = {plan_id: entry for plan_id, entry in before.get("plans", {}).items() if plan_id not in gone}
    return {
        "plans": {**kept, **plans},
        "vocabulary": before.get("vocabulary", {}),
        "published": _now(),
        "seconds": round(seconds, 3),
        "host": platform.node(),
        "python": sys.version.split()[0],
        "versions": {name: found for name in _LIBRARIES if (found := _version(name))},
    }


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
