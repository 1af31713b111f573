"""How is a question about figures put? Its quotes, one a figure, and its arithmetic; or why it is left open."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.checks.base import PlanView
from kg.checks.figures.indicators import Reading
from kg.checks.findings import Raised, finding, focus_on, passages
from kg.model import DirectEvidence, Evidence, Finding, FindingEvidence, Focus, Span, Undecided
from kg.places import path_of

__all__ = ["Question", "TextQuestion", "left_open", "question", "text_question"]


@dataclass(frozen=True, slots=True)
class Question:
    """What a check asks about some figures of one indicator; `figures` is the arithmetic, step by step."""

    check: str
    grade: str
    about: tuple[Reading, ...]
    figures: Mapping[str, str]
    values: Mapping[str, str] = field(default_factory=dict)
    more: tuple[FindingEvidence, ...] = ()
    passage: DirectEvidence | None = None
    """The one passage to be shown in place of those of the figures."""


def question(view: PlanView, asked: Question) -> Finding:
    """Return the finding, its passages in the order of the figures it is about."""
    first = asked.about[0]
    raised = Raised(
        check=asked.check,
        grade=asked.grade,
        key=(first.core, first.subject or "", str(first.flow), first.facet, first.side, first.years.label, asked.grade),
        focus=tuple(dict.fromkeys(focus_on(reading.indicator) for reading in asked.about)),
        evidence=tuple(dict.fromkeys((*_shown(view, asked), *asked.more))),
        values={"name": first.indicator.name, **asked.values},
        figures=asked.figures,
    )
    return finding(view, raised)


@dataclass(frozen=True, slots=True)
class TextQuestion:
    """What a check asks about passages of the text; `key` is made of words that tell it from others of its check."""

    check: str
    grade: str
    key: tuple[str, ...]
    spans: tuple[Span, ...]
    section: int | None
    figures: Mapping[str, str]
    values: Mapping[str, str] = field(default_factory=dict)


def text_question(view: PlanView, asked: TextQuestion) -> Finding:
    """Return the finding about passages of one section; its focus is that section."""
    document = view.graph.document
    path = path_of(document, asked.section)
    plan = view.graph.plan.id
    quotes = tuple(FindingEvidence(plan, span.start, span.end, span.of(document.text), path) for span in asked.spans)
    here = None if asked.section is None else view.graph.section_iris[asked.section]
    focus = Focus(here or view.graph.plan.iri, path[-1] if path else view.graph.plan.title)
    key = (*asked.key, asked.grade)
    return finding(view, Raised(asked.check, asked.grade, key, (focus,), quotes, asked.values, figures=asked.figures))


def left_open(view: PlanView, check: str, reason: str, about: Sequence[Reading]) -> Undecided:
    """Return what the check cannot decide about these figures."""
    focus = tuple(dict.fromkeys(focus_on(reading.indicator) for reading in about))
    return Undecided(check, reason, view.graph.plan.id, focus, _quotes(view, about))


def _shown(view: PlanView, asked: Question) -> tuple[FindingEvidence, ...]:
    return _quotes(view, asked.about) if asked.passage is None else passages(view, (asked.passage,))


def _quotes(view: PlanView, about: Sequence[Reading]) -> tuple[FindingEvidence, ...]:
    """Return one passage a figure: where a figure is told twice, the one nearest to those of the others."""
    return tuple(dict.fromkeys(quote for reading in about for quote in passages(view, _best(reading, about), limit=1)))


def _best(reading: Reading, about: Sequence[Reading]) -> Sequence[Evidence]:
    others = {piece.span for other in about if other is not reading for piece in _direct(other)}
    told = sorted(_direct(reading), key=lambda piece: piece.span not in others)
    return told or reading.target.evidence


def _direct(reading: Reading) -> Iterator[DirectEvidence]:
    return (piece for piece in reading.target.evidence if isinstance(piece, DirectEvidence))
