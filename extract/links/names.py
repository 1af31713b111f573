"""What do the names inside a project's or a measure's words say? Where it lies, who does it, what it answers to."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.claims.aims import Aim
from extract.claims.named_things import Named
from extract.claims.project_items import ProjectItem
from extract.claims.project_names import area_names
from extract.context import Context
from extract.lexicon import alternatives
from kg.model import Basis, Iri, Mention, RuleId, SectionRole, Span, Statement

__all__ = ["link_names", "link_strategies"]

_STATED = Decimal("0.95")
_INFERRED = Decimal("0.85")
_SAYS_SO = Decimal("0.95")
_ALIGNED = Decimal("0.85")
_SILENT = frozenset({SectionRole.FOUNDATION, SectionRole.CONTEXT, SectionRole.APPENDIX})


@dataclass(frozen=True, slots=True)
class _Link:
    predicate: str
    basis: Basis
    confidence: Decimal
    rule: str


_PLACE = _Link("locatedIn", Basis.STATED, _STATED, "name.place-in-project")
_TOWN = _Link("locatedIn", Basis.STRUCTURE, _INFERRED, "structure.town-paragraph")
_FIRM = _Link("implementedBy", Basis.STRUCTURE, _INFERRED, "name.firm-before-project")
_ANSWERS = _Link("alignsWith", Basis.STATED, _ALIGNED, "strategy.trigger")


def _statement(context: Context, link: _Link, ends: tuple[Iri, Iri], span: Span) -> Statement:
    return Statement(
        ends[0],
        link.predicate,
        ends[1],
        link.basis,
        link.confidence,
        RuleId(link.rule),
        (context.evidence(span, link.rule),),
    )


def _inside(named: Sequence[Named], whole: Span, *kinds: str) -> list[Named]:
    """Return the names of some kinds inside a span; the names are in the order of the text."""
    first = bisect_left(named, whole.start, key=lambda each: each.mention.span.start)
    last = bisect_left(named, whole.end, key=lambda each: each.mention.span.start)
    return [each for each in named[first:last] if each.mention.kind in kinds and whole.covers(each.mention.span)]


def _starts(context: Context, item: ProjectItem, at: int) -> bool:
    """Return whether nothing but the own area stands in a project's words before a place in them."""
    before = context.document.text[item.span.start : at]
    for name in area_names(context.plan.area):
        before = before.replace(name, "")
    return not re.sub(r"新建|续建|扩建|建设|\s", "", before)


def link_names(
    context: Context, items: Iterable[ProjectItem], projects: Mapping[ProjectItem, Iri], named: Iterable[Named]
) -> Iterator[Statement]:
    """Yield where projects lie and who carries them out, by the names inside their own."""
    named = sorted(named, key=lambda each: each.mention.span)
    seen: set[tuple[Iri, str, Iri]] = set()
    for item in items:
        project = projects[item]
        for each in _inside(named, item.span, "Place", "Park", "WaterBody", "Organisation"):
            link = _link_to(context, item, each)
            if link and each.iri != project and (project, link.predicate, each.iri) not in seen:
                seen.add((project, link.predicate, each.iri))
                yield _statement(context, link, (project, each.iri), item.span)
        town = _town_of(context, item, named)
        if town and (project, "locatedIn", town.iri) not in seen:
            seen.add((project, "locatedIn", town.iri))
            yield _statement(context, _TOWN, (project, town.iri), Span(town.mention.span.start, item.span.end))


def _link_to(context: Context, item: ProjectItem, each: Named) -> _Link | None:
    """Return how a name inside a project's words ties to it: the own area in front says whose it is, not where."""
    mention = each.mention
    if mention.span == item.span:
        return None
    if mention.kind == "Organisation":
        rest = _text_after(context, item, mention.span.end)
        return _FIRM if rest and _starts(context, item, mention.span.start) else None
    if mention.surface in area_names(context.plan.area):
        return None
    itself = mention.kind == "Park" and not _text_after(context, item, mention.span.end)
    return None if itself else _PLACE


def _text_after(context: Context, item: ProjectItem, end: int) -> str:
    """Return what a project's words say after a name, without words that every project has."""
    rest = context.document.text[end : item.span.end]
    return re.sub("（[^）]*）|工程|项目|建设|\\s", "", rest)


def _town_of(context: Context, item: ProjectItem, named: Sequence[Named]) -> Named | None:
    """Return the town that leads the block of an item, where the block is a town's paragraph."""
    lead = context.document.blocks[item.block].lead
    return next((each for each in _inside(named, lead, "Place") if each.mention.span == lead), None) if lead else None


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
            sentence = _sentence(context, each.mention.span)
            yield _statement(context, _ANSWERS, (iris[aim], each.iri), sentence)


def _role(context: Context, span: Span) -> SectionRole | None:
    section = context.block_at(span.start).section
    return context.document.sections[section].role if section is not None else None


def _sentence(context: Context, span: Span) -> Span:
    text = context.document.text
    start = max(text.rfind(sign, 0, span.start) for sign in "。；\n") + 1
    ends = [at for at in (text.find(sign, span.end) for sign in "。；\n") if at >= 0]
    return Span(start, min(ends, default=len(text)))


def _aim_for(context: Context, aims: tuple[Aim, ...], mention: Mention) -> Aim | None:
    """Return the aim whose words hold a strategy, or that follows it in its sentence after a trigger.

    A name that says itself that it is a strategy needs no trigger in an aim's own words; a catchword does.
    """
    span = mention.span
    holding = [aim for aim in aims if aim.span.covers(span)]
    if holding:
        aim = min(holding, key=lambda aim: len(aim.span))
        return aim if mention.score >= _SAYS_SO or _triggered(context, aim.span, span) else None
    sentence = _sentence(context, span)
    if not _triggered(context, sentence, span):
        return None
    after = [aim for aim in aims if sentence.covers(aim.span) and aim.span.start >= span.end]
    return after[0] if after else None


def _triggered(context: Context, whole: Span, span: Span) -> bool:
    before = context.document.text[whole.start : span.start]
    return bool(re.search(alternatives("strategy-triggers"), before[-30:]))
