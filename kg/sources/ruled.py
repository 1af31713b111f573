"""How do decisions become a file of corrections? Each MERGE and SPLIT that stands is a ruling of the next build.

The file is of the form that `kg.sources.overrides` reads, so one form says it all.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kg.ids import name_key
from kg.model import Decision, DecisionKind, Iri, Says, standing
from kg.sources.overrides import KINDS

__all__ = ["Exported", "overrides_of"]

_OF_IRI: Final = {class_name.lower(): kind for kind, class_name in KINDS.items()}
_SAYS: Final = {DecisionKind.MERGE: Says.SAME, DecisionKind.SPLIT: Says.NOT_SAME}


@dataclass(frozen=True, slots=True)
class Exported:
    """A file of corrections, the decisions in it, and those that no such file can say."""

    toml: str
    ruled: tuple[Decision, ...]
    left_out: tuple[Decision, ...]


def overrides_of(decisions: Iterable[Decision]) -> Exported:
    """Return the file of corrections that says what people decided of names and nobody took back.

    Left out are decisions on kinds that the file has not, and those on two things of one name, which names cannot tell
    apart. Two decisions may still contradict each other through a third name; whoever reads the file is told.
    """
    found: dict[Iri, Decision] = {}
    for told in standing(decisions).values():
        found |= {pair.iri: pair for pair in told.pairs}
    told_in_time = sorted(found.values(), key=lambda decision: (decision.at, decision.iri))
    ruled = tuple(one for one in told_in_time if _is_ruling(one))
    lines = ["# written by plankg review --export-overrides; see docs/overrides.md"]
    for kind, says in _SAYS.items():
        lines += ["", f"{says} = [", *(_entry(one) for one in ruled if one.kind is kind), "]"]
    left_out = tuple(one for one in told_in_time if not _is_ruling(one))
    return Exported("\n".join(lines) + "\n", ruled, left_out)


def _is_ruling(decision: Decision) -> bool:
    return _kind(decision) is not None and name_key(decision.words) != name_key(decision.other_words)


def _kind(decision: Decision) -> str | None:
    """Return what the file calls the class of the thing, which its IRI tells even when the thing is gone."""
    return _OF_IRI.get(decision.about.rpartition("/")[0].rpartition("/")[2])


def _entry(decision: Decision) -> str:
    return f"    [{', '.join(_quoted(text) for text in (str(_kind(decision)), decision.words, decision.other_words))}],"


def _quoted(text: str) -> str:
    r"""Return a text as TOML writes it; its escapes are those of JSON, and DEL besides.

    >>> print(_quoted('广源"油业"'))
    "广源\"油业\""
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
