"""A small plan of sentences: what it reports, what it plans, what its boxes list; and what one check says of it."""

from dataclasses import replace

from kg.checks import Check, PlanView
from kg.model import Entity, Finding, SectionRole, Span
from tests.kg.checks.plans import Draft, Paragraph

__all__ = ["ask", "box", "planned", "project", "reported"]


def reported(words: str) -> Paragraph:
    """Return a chapter that reports."""
    return Paragraph("发展基础", words, SectionRole.FOUNDATION)


def planned(words: str, heading: str = "主要任务") -> Paragraph:
    """Return a chapter that plans."""
    return Paragraph(heading, words)


def box(words: str, title: str) -> Paragraph:
    """Return a box of a chapter that plans."""
    return Paragraph("重点项目", words, box=title)


def project(draft: Draft, name: str, *more: str, kind: str = "Project") -> Entity:
    """Add a project that stands wherever the text says its name or one of its other names; in boxes as an item."""
    document = draft.context.document
    names = (name, *more)
    spans = [Span(at, at + len(word)) for word in names for at in _all(document.text, word)]
    evidence = tuple(draft.context.evidence(span, "box.project-item") for span in sorted(spans))
    made = replace(draft.thing((kind,), name, names[0] if spans else name), evidence=evidence, aliases=more)
    draft.entities[-1] = made
    return made


def ask(check: Check, draft: Draft) -> list[Finding]:
    """Return what a check finds in a draft."""
    return [told for told in check.run(PlanView(draft.graph())) if isinstance(told, Finding)]


def _all(text: str, word: str) -> list[int]:
    found, at = [], text.find(word)
    while at >= 0:
        found.append(at)
        at = text.find(word, at + 1)
    return found
