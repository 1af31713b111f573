"""What holds a plan together at the top? Main goals under the 2035 vision, parts and chapters under the main goals.

A main goal stands under the vision by the plan's own form; which main goal a chapter is about is told by likeness, and
none is an answer.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from extract.claims.aims import Aim
from extract.context import Context
from extract.links.similarity import Ranker
from kg.model import Basis, Iri, RuleId, SectionLevel, SectionRole, Statement

__all__ = ["link_main_goals"]

_LEAST = 0.05
_HIGH = frozenset({SectionLevel.PART, SectionLevel.CHAPTER})
_UNDER_VISION = Decimal("0.8")
_ALIKE = Decimal("0.6")
_VISION_YEAR = 2035


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
    return aim.horizon == _VISION_YEAR and aim.block is not None and context.document.blocks[aim.block].lead is None


def _under_vision(context: Context, goals: Iterable[Aim], vision: Aim, iris: Mapping[Aim, Iri]) -> Iterator[Statement]:
    rule = "structure.main-goal-vision"
    for goal in goals:
        if iris[goal] != iris[vision]:
            evidence = (context.evidence(goal.span, rule), context.evidence(vision.span, rule))
            yield Statement(iris[goal], "partOf", iris[vision], Basis.STRUCTURE, _UNDER_VISION, RuleId(rule), evidence)


def _chapters(
    context: Context, chapters: Iterable[Aim], mains: Sequence[Aim], iris: Mapping[Aim, Iri]
) -> Iterator[Statement]:
    ranker = Ranker([_text_of(context, main) for main in mains])
    for chapter in chapters:
        scores = ranker.scores("，".join(_titles(context, chapter)))
        order = sorted(range(len(mains)), key=lambda at: (-scores[at], at))
        best = mains[order[0]]
        if scores[order[0]] < _LEAST or iris[best] == iris[chapter]:
            continue
        goal = chapter.kind == "Goal"
        rule = f"similarity.chapter-{'goal' if goal else 'serves'}"
        yield Statement(
            subject=iris[chapter],
            predicate="partOf" if goal else "serves",
            object=iris[best],
            basis=Basis.SIMILARITY,
            confidence=_ALIKE,
            rule=RuleId(rule),
            evidence=(context.evidence(chapter.span, rule), context.evidence(best.span, rule)),
            score=Decimal(f"{scores[order[0]]:.4f}"),
            runner_up=iris[mains[order[1]]] if len(order) > 1 else None,
        )


def _titles(context: Context, chapter: Aim) -> list[str]:
    """Return the titles of a chapter and of what it holds: they say what it is about better than its text."""
    whole = context.document.sections[chapter.section].span
    return [section.title for section in context.document.sections if whole.covers(section.span)]


def _is_high(context: Context, aim: Aim) -> bool:
    section = context.document.sections[aim.section]
    return section.level in _HIGH and section.role is SectionRole.TASKS


def _text_of(context: Context, aim: Aim) -> str:
    block = context.document.blocks[aim.block] if aim.block is not None else None
    return block.span.of(context.document.text) if block else aim.name
