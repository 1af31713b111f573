"""Which goals and measures answer to a strategy? Those whose words name it after a trigger, or that it leads in.

The nearest trigger decides. What a sentence only works by (以…为主线, 按照…要求) the lead or heading above it
answers to.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.claims.aims import Aim
from extract.context import Context
from extract.identity import Named
from extract.lexicon import alternatives
from extract.links.aim_index import AimIndex
from extract.links.stating import LinkRule, sentence_of, stated
from kg.model import Basis, BlockKind, Iri, SectionRole, Span, Statement

__all__ = ["link_strategies"]

_ANSWERS = LinkRule("alignsWith", Basis.STATED, Decimal("0.85"), "strategy.trigger")
_LED_BY = LinkRule("alignsWith", Basis.STRUCTURE, Decimal("0.75"), "strategy.of-paragraph")
_SURE = Decimal("0.75")
_SILENT = frozenset({SectionRole.FOUNDATION, SectionRole.CONTEXT, SectionRole.PRINCIPLE, SectionRole.APPENDIX})
_BY = re.compile("(?:以|按照|依照|遵循|根据|围绕|紧扣)[^，。；：！？\\n]{0,30}$")
_MEANS = re.compile(
    "[”》]?[^，。；：！？\\n]{0,24}?(?:为[^，。；]{0,8}(?:主线|引领|统领|统揽|指引|契机|牵引|导向|遵循|抓手)|统揽|要求|方针|思路|部署)"
)
_JOINS = re.compile(
    "(?:积极|主动|深度|全面|加快|更好|精准|认真|抓住|抢抓)*(?:融入|对接|衔接|贯彻落实|落实好?|抢抓|参与|服务)+"
)
_USED = re.compile("(?:利用|借助|借力|依托|用好|用足)[^，。；：！？\\n]{0,20}$")
"""What a measure makes use of it relies on; it does not answer to it."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """One place where an aim answers to a strategy, and how that is known."""

    aim: Aim
    strategy: Named
    rule: LinkRule


@cache
def _trigger() -> re.Pattern[str]:
    return re.compile(alternatives("strategy-triggers"))


def link_strategies(
    context: Context, index: AimIndex, iris: Mapping[Aim, Iri], named: Iterable[Named]
) -> Iterator[Statement]:
    """Yield which goals and measures answer to which strategy, each link once.

    Where a heading or lead answers to a strategy, the clauses under it that name it again say the same; of several
    clauses of a paragraph the one with the fewest other words does.
    """
    answers = [answer for each in named if (answer := _answer(context, index, each))]
    high = {(answer.aim.section, answer.strategy.iri) for answer in answers if answer.aim.level != "clause"}
    best: dict[tuple[int | None, Iri], _Answer] = {}
    for answer in answers:
        if answer.aim.level == "clause":
            key = (answer.aim.block, answer.strategy.iri)
            if key not in best or len(answer.aim.span) < len(best[key].aim.span):
                best[key] = answer
    seen: set[tuple[Iri, Iri]] = set()
    for answer in answers:
        place = (answer.aim.section, answer.strategy.iri)
        if answer.aim.level == "clause" and (place in high or best[answer.aim.block, answer.strategy.iri] != answer):
            continue
        ends = (iris[answer.aim], answer.strategy.iri)
        if ends not in seen:
            seen.add(ends)
            yield stated(context, answer.rule, ends, sentence_of(context, answer.strategy.mention.span))


def _answer(context: Context, index: AimIndex, each: Named) -> _Answer | None:
    """Return which aim answers to a strategy where it is named, or None."""
    span = each.mention.span
    if each.mention.kind != "Strategy" or each.mention.score < _SURE or context.role_at(span.start) in _SILENT:
        return None
    clause = _clause(context.document.text, span)
    before = context.document.text[clause.start : span.start]
    if _USED.search(before):
        return None
    aim = index.covering(span)
    if aim:
        bare = aim.level == "clause" and _is_bare(context.document.text[aim.span.start : aim.span.end], each)
        return _Answer((_led_goal(index, span) if bare else None) or aim, each, _ANSWERS)
    if _BY.search(before):
        above = _above(context, index, span) if _MEANS.match(context.document.text, span.end) else None
        return _Answer(above, each, _LED_BY) if above else None
    if not _trigger().search(before):
        return None
    found = next(iter(index.after(span, "Measure") or index.before(span, "Measure")[-1:]), None)
    return _Answer(found, each, _ANSWERS) if found else None


def _is_bare(words_of: str, each: Named) -> bool:
    """Return whether a clause only says that the plan answers to a strategy: 主动融入青岚江经济带等区域战略."""
    rest = words_of.replace(each.mention.surface, "")
    return bool(_JOINS.match(words_of)) and len(_JOINS.sub("", rest)) <= len(words_of) // 3


def _led_goal(index: AimIndex, span: Span) -> Aim | None:
    """Return the goal of the paragraph, where it is said again after a name in its sentence."""
    lead = index.lead(index.block(span), "Goal")
    return next((goal for goal in index.after(span, "Goal") if lead and goal.name == lead.name), None)


def _clause(text: str, span: Span) -> Span:
    start = max(text.rfind(sign, 0, span.start) for sign in "，。；：\n") + 1
    return Span(start, span.end)


def _above(context: Context, index: AimIndex, span: Span) -> Aim | None:
    """Return what a paragraph is about: its lead, the heading that it opens under, else its next measure."""
    block = index.block(span)
    lead = index.lead(block, "Measure") or index.lead(block, "Goal")
    section = context.document.blocks[block].section
    heading = index.heading(section, "Goal") or index.heading(section, "Measure")
    opens = block > 0 and context.document.blocks[block - 1].kind is BlockKind.HEADING
    after = next(iter(index.after(span, "Measure")), None)
    return lead or (heading if opens else None) or after or heading
