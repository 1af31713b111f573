"""What holds a plan together at the top? Main goals under the 2035 vision, parts and chapters under the main goals.

A main goal stands under the vision by the plan's own form; which main goal a chapter is about is told by likeness, and
none is an answer.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from extract.claims.aims import Aim
from extract.claims.horizons import VISION_YEAR
from extract.context import Context
from extract.lexicon import alternatives
from extract.links.similarity import Ranker
from kg.model import Basis, Iri, RuleId, SectionLevel, SectionRole, Statement

__all__ = ["link_main_goals"]

_LEAST = 0.05
_CLEAR = 1.5
"""How much more than the second the best goal must be like a chapter: none is better than a wrong one."""
_NAMED = 2
_FEW = 0.25
_HIGH = frozenset({SectionLevel.PART, SectionLevel.CHAPTER})
_UNDER_VISION = Decimal("0.8")
_ALIKE = Decimal("0.6")


def link_main_goals(context: Context, aims: Iterable[Aim], iris: Mapping[Aim, Iri]) -> Iterator[Statement]:
    """Yield the links of main goals to the vision and of parts and chapters to the main goals."""
    aims = tuple(aims)
    plan_level = [aim for aim in aims if aim.level == "plan"]
    vision = next((aim for aim in plan_level if _is_vision(context, aim)), None)
    if vision:
        yield from _under_vision(context, plan_level, vision, iris)
    end = context.plan.period.end if context.plan.period else None
    mains = [aim for aim in plan_level if aim.horizon == end] or plan_level
    chapters = [aim for aim in aims if aim.block is None and _is_high(context, aim)]
    if mains:
        yield from _chapters(context, chapters, mains, iris)


def _is_vision(context: Context, aim: Aim) -> bool:
    """Return whether a goal is the vision itself: what a sentence about 2035 says, not a “——” line under it."""
    return aim.horizon == VISION_YEAR and aim.block is not None and context.document.blocks[aim.block].lead is None


def _under_vision(context: Context, goals: Iterable[Aim], vision: Aim, iris: Mapping[Aim, Iri]) -> Iterator[Statement]:
    rule = "structure.main-goal-vision"
    for goal in goals:
        if iris[goal] != iris[vision]:
            evidence = (context.evidence(goal.span, rule), context.evidence(vision.span, rule))
            yield Statement(iris[goal], "partOf", iris[vision], Basis.STRUCTURE, _UNDER_VISION, RuleId(rule), evidence)


def _chapters(
    context: Context, chapters: Sequence[Aim], mains: Sequence[Aim], iris: Mapping[Aim, Iri]
) -> Iterator[Statement]:
    ranker = Ranker([_text_of(context, main) for main in mains])
    rows = [ranker.scores(_words_of(context, chapter)) for chapter in chapters]
    titles = [context.document.sections[chapter.section].title for chapter in chapters]
    weighed = _weighed(rows, _subjects(mains, titles), titles)
    for chapter, row, weights in zip(chapters, rows, weighed, strict=True):
        order = sorted(range(len(mains)), key=lambda at: (-weights[at], at))
        second = weights[order[1]] if len(order) > 1 else 0.0
        best = mains[order[0]]
        alike = row[order[0]] >= _LEAST and weights[order[0]] >= _CLEAR * second
        if alike and iris[best] != iris[chapter]:
            runner_up = iris[mains[order[1]]] if len(order) > 1 else None
            yield _alike(context, (chapter, best), iris, row[order[0]], runner_up)


def _weighed(
    rows: Sequence[Sequence[float]], subjects: Sequence[str | None], titles: Sequence[str]
) -> list[list[float]]:
    """Return the scores over their mean for each goal, so that a long goal is not the answer to everything.

    A title that names the goal's own subject (开放 of “开放水平实现新突破”) counts twice.
    """
    means = [sum(column) / len(column) or 1.0 for column in zip(*rows, strict=True)]
    return [
        [
            score / mean * (_NAMED if subject and subject in title else 1)
            for score, mean, subject in zip(row, means, subjects, strict=True)
        ]
        for row, title in zip(rows, titles, strict=True)
    ]


@cache
def _manner() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('adverbs')}|{alternatives('action-verbs')})*")


def _subject(name: str) -> str:
    """Return the word that says what a goal is about: 开放 of 开放水平实现新突破, 改革 of 全面深化改革开放."""
    manner = _manner().match(name)
    start = manner.end() if manner and len(name) - manner.end() > 1 else 0
    return name[start : start + 2]


def _subjects(mains: Sequence[Aim], titles: Sequence[str]) -> list[str | None]:
    """Return the subject of each goal, None where another goal or many titles have it too: it tells nothing."""
    subjects = [_subject(main.name) for main in mains]
    few = max(_FEW * len(titles), 1)
    return [
        subject if subjects.count(subject) == 1 and sum(subject in title for title in titles) <= few else None
        for subject in subjects
    ]


def _alike(
    context: Context, ends: tuple[Aim, Aim], iris: Mapping[Aim, Iri], score: float, runner_up: Iri | None
) -> Statement:
    chapter, best = ends
    goal = chapter.kind == "Goal"
    rule = f"similarity.chapter-{'goal' if goal else 'serves'}"
    return Statement(
        subject=iris[chapter],
        predicate="partOf" if goal else "serves",
        object=iris[best],
        basis=Basis.SIMILARITY,
        confidence=_ALIKE,
        rule=RuleId(rule),
        evidence=(context.evidence(chapter.span, rule), context.evidence(best.span, rule)),
        score=Decimal(f"{score:.4f}"),
        runner_up=runner_up,
    )


def _words_of(context: Context, chapter: Aim) -> str:
    """Return the titles and leads of a chapter: they say what it is about better than its text."""
    document = context.document
    whole = document.sections[chapter.section].span
    titles = [section.title for section in document.sections if whole.covers(section.span)]
    leads = [
        block.lead.of(document.text)
        for block in document.blocks
        if block.lead
        and whole.covers(block.span)
        and block.section is not None
        and document.sections[block.section].level is not SectionLevel.BOX
    ]
    return "，".join((*titles, *leads))


def _is_high(context: Context, aim: Aim) -> bool:
    section = context.document.sections[aim.section]
    return section.level in _HIGH and section.role is SectionRole.TASKS


def _text_of(context: Context, aim: Aim) -> str:
    block = context.document.blocks[aim.block] if aim.block is not None else None
    return block.span.of(context.document.text) if block else aim.name
