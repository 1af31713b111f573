"""How is a finding put together? Its passages, its id that outlives a rebuild, its words in both languages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.checks.base import PlanView
from kg.checks.severity import severity_of
from kg.ids import short_hash
from kg.messages import say
from kg.model import DirectEvidence, Entity, Evidence, Finding, FindingEvidence, Focus

__all__ = ["Raised", "finding", "focus_on", "passages"]


@dataclass(frozen=True, slots=True)
class Raised:
    """What a check has found: its grade (a row of severity.tsv), whom it is about and the values of its sentences.

    `key` is what tells this finding from the others of its check in one plan; it is made of names, not of positions.
    The sentences are those of the catalogue under `checks.<check>_<grade>` and `checks.<check>_<grade>_why`.
    """

    check: str
    grade: str
    key: tuple[str, ...]
    focus: tuple[Focus, ...]
    evidence: tuple[FindingEvidence, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    values_en: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)


def finding(view: PlanView, raised: Raised) -> Finding:
    """Return the finding in Chinese and English, with its severity."""
    key = f"checks.{raised.check}_{raised.grade}".replace("-", "_")
    english = {**raised.values, **raised.values_en}
    return Finding(
        id=short_hash(raised.check, view.graph.plan.id, *raised.key),
        check=raised.check,
        severity=severity_of(raised.check, raised.grade),
        message=say(key, "zh", **raised.values),
        message_en=say(key, "en", **english),
        focus=raised.focus,
        evidence=raised.evidence,
        explanation=say(f"{key}_why", "zh", **raised.values),
        explanation_en=say(f"{key}_why", "en", **english),
        figures=raised.figures,
    )


def passages(view: PlanView, evidence: Iterable[Evidence], limit: int = 3) -> tuple[FindingEvidence, ...]:
    """Return the first different passages among pieces of evidence, with their path of headings."""
    found: dict[tuple[int, int], FindingEvidence] = {}
    for passage in _direct(view, evidence):
        found.setdefault((passage.start, passage.end), passage)
        if len(found) == limit:
            break
    return tuple(found.values())


def _direct(view: PlanView, evidence: Iterable[Evidence]) -> Iterator[FindingEvidence]:
    for piece in evidence:
        if isinstance(piece, DirectEvidence):
            path = view.paths.get(piece.section, ()) if piece.section else ()
            yield FindingEvidence(view.graph.plan.id, piece.span.start, piece.span.end, piece.quote, path)


def focus_on(entity: Entity) -> Focus:
    """Return a thing as the focus of a finding."""
    return Focus(entity.iri, entity.name)
