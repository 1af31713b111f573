"""By which year is a goal to be reached? What its sentence says, else the nearest heading that names one year.

“二、“十四五”时期主要目标” sets goals for the plan's last year under a chapter, and in a document, that name 2035 too.
"""

import re

from extract.context import Context
from extract.periods import TimeMention, find_times
from extract.punctuation import SENTENCE_ENDS
from kg.model import Block, BlockKind, Span

__all__ = ["VISION_YEAR", "goal_horizon", "stated_horizon"]

VISION_YEAR = 2035
_UP_TO = re.compile("(?:展望|到|至|力争|确保)+$")
_OPENS = re.compile("展望|到|至")
_FAR = re.compile("远景")


def _years(found: tuple[TimeMention, ...], first: int) -> list[int]:
    """Return the last years that words name, without those before the plan: they tell of the past."""
    years = (each.period.end if each.period else each.year for each in found)
    return [year for year in years if year is not None and year >= first]


def _of_title(title: str, first: int) -> int | None:
    """Return the one year that a heading names, None where it names none or several."""
    years = set(_years(find_times(title), first)) or ({VISION_YEAR} if _FAR.search(title) else set())
    return years.pop() if len(years) == 1 else None


def _of_words(text: str, first: int) -> int | None:
    """Return the last year up to which words say that something is to be: 到2025年, 展望二〇三五年, “十四五”末."""
    said = [
        each
        for each in find_times(text)
        if each.year is not None and (each.span.of(text)[0] in "到至“" or _UP_TO.search(text[: each.span.start]))
    ]
    years = _years(tuple(said), first)
    return years[-1] if years else None


def _sentence_before(text: str, span: Span, block: Block) -> str:
    """Return what the sentence of a goal says up to the goal's end: a later clause may name another year."""
    start = max((text.rfind(sign, block.span.start, span.start) for sign in SENTENCE_ENDS), default=-1) + 1
    return text[max(start, block.span.start) : span.end]


def stated_horizon(context: Context, span: Span, at: int) -> int | None:
    """Return the year that the sentence of a goal names, None where it names none.

    Args:
        context: the plan.
        span: where the goal is stated.
        at: index of its block.
    """
    first = context.plan.period.start if context.plan.period else 0
    return _of_words(_sentence_before(context.document.text, span, context.document.blocks[at]), first)


def goal_horizon(context: Context, span: Span, at: int) -> int | None:
    """Return the year of a goal of the whole plan: of its sentence, of what introduces its list, of a heading.

    The plan's last year stands where nothing names one.

    Args:
        context: the plan.
        span: where the goal is stated.
        at: index of its block.
    """
    stated = stated_horizon(context, span, at)
    if stated:
        return stated
    period = context.plan.period
    first = period.start if period else 0
    introduced = _of_words(_introduction(context, at), first)
    if introduced:
        return introduced
    titles = (_of_title(part.title, first) for part in context.section_path(context.document.blocks[at].section))
    return next((year for year in titles if year), period.end if period else None)


def _introduction(context: Context, at: int) -> str:
    """Return what introduces the list in which a “——” line stands: “到2035年，主要目标是：” or “展望二〇三五年，…”."""
    blocks, text = context.document.blocks, context.document.text
    if blocks[at].kind is not BlockKind.BULLET:
        return ""
    before = at
    while before > 0 and blocks[before].kind is BlockKind.BULLET and blocks[before - 1].section == blocks[at].section:
        before -= 1
    opening = blocks[before]
    if opening.kind is not BlockKind.PARAGRAPH or opening.lead is not None:
        return ""
    words = opening.span.of(text)
    if words.endswith(("：", ":")):
        return words[max(words.rfind(sign) for sign in SENTENCE_ENDS) + 1 :]
    return words.split("，", 1)[0] if _OPENS.match(words) else ""
