"""What stands above a goal or measure, and how is that known? Its sentence, its lead, its topic, its section.

A clause serves the goal of its own sentence, else that of its lead, else that of its section: other goals of the same
paragraph are none of its business. A topic serves the goal of its lead or of its first sentence; the latter holds for
its clauses too where it is of the lead's subject.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import chain

from extract.claims.aims import Aim
from extract.lexicon import alternatives
from extract.links.similarity import common_run
from extract.links.tree import Tree
from kg.model import Basis, RuleId

__all__ = ["Standing", "goals_above", "measures_above", "served_goals"]


@cache
def _everywhere() -> re.Pattern[str]:
    """Return a pattern of the words that leads and goals share whatever they are about."""
    return re.compile(
        f"{alternatives('action-verbs')}|{alternatives('adverbs')}|发展|水平|能力|体系|质量|机制|[，、和的]"
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """One aim above another: the rule that says so, how it is known, and how sure that is."""

    aim: Aim
    rule: RuleId
    basis: Basis
    confidence: Decimal


_SURE = {
    "sentence": Decimal("0.9"),
    "lead": Decimal("0.95"),
    "topic": Decimal("0.85"),
    "opening": Decimal("0.8"),
    "section": Decimal("0.7"),
    "chapter": Decimal("0.65"),
}


def _known(aim: Aim, link: str, where: str) -> Standing:
    basis = Basis.STATED if where == "sentence" else Basis.STRUCTURE
    return Standing(aim, RuleId(f"{basis}.{link}-{where}"), basis, _SURE[where])


def served_goals(tree: Tree, aim: Aim) -> Iterator[Standing]:
    """Yield the goals that a measure serves, the nearest first; a clause has one, a topic or heading may have more."""
    if aim.block is None:
        yield from _of_heading(tree, aim)
    elif aim.level == "lead":
        yield from _of_topic(tree, aim)
    else:
        yield from _of_clause(tree, aim)


def _of_clause(tree: Tree, aim: Aim) -> Iterator[Standing]:
    """Yield the goal of a clause's own sentence and that of its lead; where there is neither, that of its section."""
    purpose = tree.purpose(aim.block, aim.span) or tree.opener(aim.block, aim.span)
    if purpose:
        yield _known(purpose, "serves", "sentence")
    above = tree.topic(aim.block) if aim.block is not None else None
    by_lead = [*_of_lead(tree, aim.block, "serves"), *_of_lead(tree, above, "serves", "topic")]
    yield from by_lead[:1]
    if not purpose and not by_lead:
        yield from list(_of_section(tree, aim.section, "serves", climbs=False))[:1]


def _of_lead(tree: Tree, block: int | None, link: str, where: str = "lead") -> Iterator[Standing]:
    """Yield the goal of a lead, else that of the first sentence under it where it is of the lead's own subject."""
    goals = tree.leads(block, "Goal")
    if goals:
        yield _known(goals[0], link, where)
        return
    opened = tree.opened_with(block)
    for lead in tree.leads(block, "Measure")[:1]:
        if opened and _of_one_subject(lead, opened):
            yield _known(opened, link, "opening")


def _of_one_subject(lead: Aim, goal: Aim) -> bool:
    """Return whether a lead and a goal have a word in common that not every lead has: 平台 of 强化平台建设."""
    said = [_everywhere().sub("，", aim.name) for aim in (lead, goal)]
    return common_run(said[0], said[1]) > 1


def _of_topic(tree: Tree, aim: Aim) -> Iterator[Standing]:
    """Yield the goals of a topic: of its lead, else of its first sentence; of the topic above it, of its section."""
    own = tree.leads(aim.block, "Goal")
    yield from (_known(goal, "serves", "sentence") for goal in own[:1])
    yield from (_known(goal, "serves", "opening") for goal in (tree.opened_row(aim.block) if not own else ()))
    topic = tree.topic(aim.block) if aim.block is not None else None
    yield from _of_lead(tree, topic, "serves", "topic")
    yield from list(_of_section(tree, aim.section, "serves", climbs=False))[:1]


def _of_heading(tree: Tree, aim: Aim) -> Iterator[Standing]:
    own = tree.heading(aim.section, "Goal")
    if own:
        yield _known(own, "serves", "sentence")
    opening = tree.opening(aim.section)
    if opening is None:
        yield from (_known(goal, "serves", "opening") for goal in tree.opened_row(tree.first_block(aim.section)))
    else:
        yield from (_known(goal, "serves", "opening") for goal in tree.wanted_first(opening))
    yield from list(_of_section(tree, tree.parent(aim.section), "serves"))[:1]


def _of_section(tree: Tree, section: int | None, link: str, *, climbs: bool = True) -> Iterator[Standing]:
    """Yield the goals of a section: of its heading, of its opening; then, up to the chapter, those of the headings.

    What a part wants in its opening is too far away to be what a clause is for. A clause or topic does not climb: its
    section is for what the chapter wants, and so is what stands in it.
    """
    if section is None:
        return
    heading = tree.heading(section, "Goal")
    opening = tree.opening(section)
    opened = tree.opened_with(tree.first_block(section)) if opening is None else None
    task = tree.heading(section, "Measure")
    own = opened if opened and task and _of_one_subject(task, opened) else None
    for goal in chain((heading,) if heading else (), tree.wanted_first(opening), (own,) if own else ()):
        yield _known(goal, link, "section")
    for above in tree.up_to_chapter(section) if climbs else ():
        higher = tree.heading(above, "Goal")
        if higher:
            yield _known(higher, link, "chapter")


def goals_above(tree: Tree, aim: Aim) -> Iterator[Standing]:
    """Yield the goal that a goal is part of: of its lead, its topic, its section; none at the top."""
    if aim.block is None:
        yield from list(_of_section(tree, tree.parent(aim.section), "part-of"))[:1]
        return
    in_lead = _of_lead(tree, aim.block, "part-of") if aim.level == "clause" else ()
    in_topic = _of_lead(tree, tree.topic(aim.block), "part-of", "topic")
    found = chain(in_lead, in_topic, _of_section(tree, aim.section, "part-of"))
    yield from [each for each in found if each.aim != aim][:1]


def measures_above(tree: Tree, aim: Aim) -> Iterator[Standing]:
    """Yield the measure that a measure is part of: of its lead, its topic, the nearest heading; none at the top."""
    own = tree.leads(aim.block, "Measure") if aim.level == "clause" else []
    above = tree.leads(tree.topic(aim.block), "Measure") if aim.block is not None else []
    headings = (
        _known(heading, "part-of", "chapter" if at else "section")
        for at, section in enumerate(tree.above(aim.section))
        for heading in (tree.heading(section, "Measure"),)
        if heading and heading != aim
    )
    in_lead = chain(
        (_known(lead, "part-of", "lead") for lead in own), (_known(lead, "part-of", "topic") for lead in above)
    )
    yield from list(chain(in_lead, headings))[:1]
