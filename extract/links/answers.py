"""Which goals and measures answer to a strategy? Those whose words name it, or that follow it after a trigger."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from extract.claims.aims import Aim
from extract.context import Context
from extract.identity import Named
from extract.lexicon import alternatives
from extract.links.inside import LinkRule, sentence_of, stated
from kg.model import Basis, Iri, Mention, SectionRole, Span, Statement

__all__ = ["link_strategies"]

_ANSWERS = LinkRule("alignsWith", Basis.STATED, Decimal("0.85"), "strategy.trigger")
_SAYS_SO = Decimal("0.95")
_SILENT = frozenset({SectionRole.FOUNDATION, SectionRole.CONTEXT, SectionRole.APPENDIX})


def link_strategies(
    context: Context, aims: Iterable[Aim], iris: Mapping[Aim, Iri], named: Iterable[Named]
) -> Iterator[Statement]:
    """Yield which goals and measures answer to which strategy: one in their words, or before them after a trigger."""
    aims = tuple(aims)
    seen: set[tuple[Iri, Iri]] = set()
    for each in named:
        if each.mention.kind != "Strategy" or _role(context, each.mention.span) in _SILENT:
            continue
        aim = _aim_for(context, aims, each.mention)
        if aim and (iris[aim], each.iri) not in seen:
            seen.add((iris[aim], each.iri))
            sentence = sentence_of(context, each.mention.span)
            yield stated(context, _ANSWERS, (iris[aim], each.iri), sentence)


def _role(context: Context, span: Span) -> SectionRole | None:
    section = context.block_at(span.start).section
    return context.document.sections[section].role if section is not None else None


def _aim_for(context: Context, aims: tuple[Aim, ...], mention: Mention) -> Aim | None:
    """Return the aim whose words hold a strategy, or that follows it in its sentence after a trigger.

    A name that says itself that it is a strategy needs no trigger in an aim's own words; a catchword does.
    """
    span = mention.span
    holding = [aim for aim in aims if aim.span.covers(span)]
    if holding:
        aim = min(holding, key=lambda aim: len(aim.span))
        return aim if mention.score >= _SAYS_SO or _triggered(context, aim.span, span) else None
    sentence = sentence_of(context, span)
    if not _triggered(context, sentence, span):
        return None
    after = [aim for aim in aims if sentence.covers(aim.span) and aim.span.start >= span.end]
    return after[0] if after else None


def _triggered(context: Context, whole: Span, span: Span) -> bool:
    before = context.document.text[whole.start : span.start]
    return bool(re.search(alternatives("strategy-triggers"), before[-30:]))
