"""What holds a plan together at the top? Main goals under the 2035 vision, parts and chapters under the main goals.

A main goal stands under the vision by the plan's own form. A chapter is about a main goal where both are of the same
subject: its title names the goal's field, and no other goal is nearly as like. None is an answer, and a common one.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from extract.claims.aim_entities import aim_evidence
from extract.claims.aims import Aim
from extract.claims.horizons import VISION_YEAR
from extract.context import Context
from extract.links.fields import all_fields, fields_of, likeness
from kg.model import Basis, Iri, RuleId, SectionLevel, SectionRole, Statement

__all__ = ["link_main_goals"]

_LEAST = 0.45
_CLEAR = 1.3
"""How much more than the second the best goal must be like a chapter: none is better than a wrong one."""
_NAMED = 4
"""How much more a field counts that a title or a goal's name speaks of."""
_OFTEN = 3
_RARE = 1.0
"""How many goals are taken to share a field that none speaks of: a chapter of it is unlike them all."""
_WHOLE = "economy"
"""The field of 综合实力 and 高质量发展: it is that of every chapter, so the goal's own words decide."""
_TITLES = frozenset({SectionLevel.CHAPTER, SectionLevel.SECTION})
_HIGH = frozenset({SectionLevel.PART, SectionLevel.CHAPTER})
_UNDER_VISION = Decimal("0.8")
_ALIKE = Decimal("0.7")


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
            evidence = (aim_evidence(context, goal), aim_evidence(context, vision))
            yield Statement(iris[goal], "partOf", iris[vision], Basis.STRUCTURE, _UNDER_VISION, RuleId(rule), evidence)


def _chapters(
    context: Context, chapters: Sequence[Aim], mains: Sequence[Aim], iris: Mapping[Aim, Iri]
) -> Iterator[Statement]:
    goals = [_goal_profile(context, main) for main in mains]
    spread = Counter(field for goal in goals for field in goal)
    weights = {field: math.log(1 + len(mains) / max(spread[field], _RARE)) for field in all_fields()}
    for chapter in chapters:
        profile = _chapter_profile(context, chapter)
        likes = [likeness(profile, goal, weights) for goal in goals]
        order = sorted(range(len(mains)), key=lambda at: (-likes[at], at))
        best, second = order[0], order[1] if len(order) > 1 else None
        clear = second is None or likes[best] >= _CLEAR * likes[second]
        named = _same_subject(context.document.sections[chapter.section].title, mains[best], goals[best])
        if named and clear and likes[best] >= _LEAST and iris[mains[best]] != iris[chapter]:
            runner_up = iris[mains[second]] if second is not None else None
            yield _alike(context, (chapter, mains[best]), iris, likes[best], runner_up)


def _goal_profile(context: Context, main: Aim) -> Counter[str]:
    """Return the fields of a goal: those of its name most, then what its paragraph speaks of again and again."""
    said = Counter({field: min(n, _OFTEN) for field, n in fields_of(_text_of(context, main)).items()})
    return said + Counter(dict.fromkeys(fields_of(main.name), _NAMED))


def _chapter_profile(context: Context, chapter: Aim) -> Counter[str]:
    """Return the fields of a chapter: its title most, then the title of its part, then its sections' titles."""
    sections = context.document.sections
    own = sections[chapter.section]
    profile = Counter({field: _NAMED * n for field, n in fields_of(own.title).items()})
    if own.parent is not None:
        profile += Counter({field: _OFTEN * n for field, n in fields_of(sections[own.parent].title).items()})
    for section in sections:
        if section is not own and own.span.covers(section.span) and section.level in _TITLES:
            profile += fields_of(section.title)
    return profile


def _same_subject(title: str, main: Aim, goal: Mapping[str, int]) -> bool:
    """Return whether a title speaks of what a goal names; where it names but the economy, of what its text says."""
    named = set(fields_of(main.name)) - {_WHOLE}
    subjects = named or {field for field, n in goal.items() if n > 1}
    return bool(subjects & set(fields_of(title)))


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
        evidence=(aim_evidence(context, chapter), aim_evidence(context, best)),
        score=Decimal(f"{score:.4f}"),
        runner_up=runner_up,
    )


def _is_high(context: Context, aim: Aim) -> bool:
    section = context.document.sections[aim.section]
    return section.level in _HIGH and section.role is SectionRole.TASKS


def _text_of(context: Context, aim: Aim) -> str:
    block = context.document.blocks[aim.block] if aim.block is not None else None
    return block.span.of(context.document.text) if block else aim.name
