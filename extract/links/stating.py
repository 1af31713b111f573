"""How is a link between two things stated? What every link by names needs: rule, evidence, the sentence around."""

import re
from dataclasses import dataclass
from decimal import Decimal

from extract.claims.project_items import ProjectItem
from extract.context import Context
from kg.model import Basis, Iri, RuleId, Span, Statement

__all__ = ["LinkRule", "sentence_of", "stated", "text_after"]


@dataclass(frozen=True, slots=True)
class LinkRule:
    """One way in which a text links two things: the predicate, how it is known, how sure, and the rule's name."""

    predicate: str
    basis: Basis
    confidence: Decimal
    rule: str


def stated(context: Context, link: LinkRule, ends: tuple[Iri, Iri], span: Span) -> Statement:
    """Return the statement of a link between two things, with the words of a span as its evidence."""
    evidence = (context.evidence(span, link.rule),)
    return Statement(ends[0], link.predicate, ends[1], link.basis, link.confidence, RuleId(link.rule), evidence)


def text_after(context: Context, item: ProjectItem, end: int) -> str:
    """Return what a project's words say after a name, without words that every project has."""
    rest = context.document.text[end : item.span.end]
    return re.sub("（[^）]*）|工程|项目|建设|\\s", "", rest)


def sentence_of(context: Context, span: Span) -> Span:
    """Return the sentence around a span; a semicolon ends one too."""
    text = context.document.text
    start = max(text.rfind(sign, 0, span.start) for sign in "。；\n") + 1
    ends = [at for at in (text.find(sign, span.end) for sign in "。；\n") if at >= 0]
    return Span(start, min(ends, default=len(text)))
