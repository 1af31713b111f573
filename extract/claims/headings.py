"""Which goals and measures do headings and topic leads name? An end state is a goal, all else is work by its place."""

import re
from collections.abc import Iterator

from extract.claims.aim import Aim, Place, after_number, measure_type, plain
from extract.claims.clauses import Clause, heading_clauses
from extract.claims.end_states import ends_in_head
from extract.claims.horizons import stated_horizon
from extract.claims.steps import changes_all, speaks_of_whole
from extract.context import Context
from extract.own_area import area_names
from extract.structure.stages import is_state
from kg.model import Block, Section, SectionLevel, SectionRole, Span

__all__ = ["goal_aims", "heading_aims", "is_topic", "is_work", "lead_aims"]

_HIGH = frozenset({SectionLevel.PART, SectionLevel.CHAPTER})
_TASK_LEVELS = _HIGH | {SectionLevel.SECTION}
_PROGRAMME = re.compile("(?:工程|行动|计划|专项)[”》]?$")
_TOWN = re.compile("[\u4e00-\u9fff]{1,6}(?:镇|乡|街道|县|区|市)")
_PATTERN = re.compile("[一二两三四五六七八九十多][\u4e00-\u9fff]")
_PATTERN_LENGTH = 5
_STATEMENT = re.compile(
    "^(?:今年|明年|各位|我们|唯有|《|同时|当前|今后|新的一年|面对|回顾)|是(?:实施|全面|我|关键|重要|一个)|(?:政府|我们)将"
)
"""A sentence that tells something; it leads to no work."""
_NEW_SPACE = re.compile("^拓展.*(?:新|发展)空间$")


def heading_aims(context: Context, at: int, section: Section) -> Iterator[Aim]:
    """Yield the aims of a heading: its last clause where that is an end state, else the whole as a measure."""
    text = context.document.text
    title = _title_span(text, section)
    wanted = list(heading_clauses(text, title, high=section.level in _HIGH))
    goals = [clause for clause in wanted if clause.want == "goal"]
    if not goals and wanted and wanted[-1].span.start > title.start and _says_what_for(context, section, wanted[-1]):
        goals = wanted[-1:]
    horizon = context.plan.period.end if context.plan.period else None
    if goals:
        for clause in goals[-1:]:
            whole = (plain(title.of(text)),)
            name = plain(clause.core.of(text))
            aliases = tuple(alias for alias in whole if alias != name)
            yield Aim("Goal", name, clause.span, at, None, section.level, horizon=horizon, aliases=aliases)
        wanted = [clause for clause in wanted if clause.span != goals[-1].span and clause.want == "measure"]
    if not goals and len(title) and (wanted or _holds_tasks(context, section)):
        name = plain(title.of(text))
        yield Aim("Measure", name, title, at, None, section.level, type=measure_type(name, None))


def _holds_tasks(context: Context, section: Section) -> bool:
    """Return whether a heading is one of tasks by its place, whatever its words: 繁荣文化事业, 招商引资和营商环境."""
    if section.level not in _TASK_LEVELS or section.role is not SectionRole.TASKS:
        return False
    inside = (part for part in context.document.sections if section.span.covers(part.span))
    return all(part.role is SectionRole.TASKS for part in inside)


def _says_what_for(context: Context, section: Section, last: Clause) -> bool:
    """Return whether the last half of a top heading says what its tasks are for: 突出动能转化，完善创新体系."""
    if section.role is not SectionRole.TASKS or section.level not in _HIGH:
        return False
    outer = any(part is not section and part.span.covers(section.span) for part in context.document.sections)
    words = last.core.of(context.document.text)
    return not outer and (last.want == "outcome" or ends_in_head(words) or changes_all(words))


def _title_span(text: str, section: Section) -> Span:
    """Return where the title stands in the printed heading, without the number."""
    heading = section.heading.of(text)
    at = heading.find(section.title)
    return Span(section.heading.start + at, section.heading.end) if at >= 0 and section.title else section.heading


def lead_aims(context: Context, at: int, block: Block, lead: Span) -> Iterator[Aim]:
    """Yield the aims of a topic lead: its end states as goals, what stands before them as a task."""
    text = context.document.text
    section = block.section or 0
    lead = after_number(text, lead)
    parts = list(heading_clauses(text, lead, high=False))
    goals = [clause for clause in parts if clause.want == "goal" or _is_whole(context, clause)]
    for clause in goals:
        yield from goal_aims(context, clause, Place(section, at, "lead"))
    rest = _before_goals(text, lead, goals)
    if len(rest) and not goals and is_state(rest.of(text)):
        horizon = stated_horizon(context, rest, at) or (context.plan.period.end if context.plan.period else None)
        yield Aim("Goal", plain(rest.of(text)), rest, section, at, "lead", horizon=horizon)
    elif len(rest):
        name = plain(rest.of(text))
        yield Aim("Measure", name, rest, section, at, "lead", type=measure_type(name, "task"))


def _is_whole(context: Context, clause: Clause) -> bool:
    """Return whether a lead of effect speaks of the whole area (引领全市商贸升级), or opens a new field."""
    words_of = clause.core.of(context.document.text)
    if clause.want not in {"push", "outcome"}:
        return False
    return bool(_NEW_SPACE.match(words_of)) or (
        clause.verb in {"引领", "带动"} and speaks_of_whole(words_of, tuple(area_names(context.plan.area)))
    )


def _before_goals(text: str, lead: Span, goals: list[Clause]) -> Span:
    """Return the part of a lead before its goals: 大力发展专用车 of “大力发展专用车，打造专用车之都”."""
    if not goals:
        return lead
    end = max(lead.start, goals[0].span.start)
    while end > lead.start and text[end - 1] in "，, ":
        end -= 1
    return Span(lead.start, end)


def goal_aims(context: Context, clause: Clause, place: Place, aliases: tuple[str, ...] = ()) -> Iterator[Aim]:
    """Yield the goals of a clause: one with its aliases, or one for each end state that its verb has."""
    text = context.document.text
    at, level = place.block, place.level
    horizon = stated_horizon(context, clause.span, at) or (context.plan.period.end if context.plan.period else None)
    for number, part in enumerate(clause.parts):
        span = Span(clause.core.start if number == 0 else part.start, part.end)
        yield Aim("Goal", clause.verb + plain(part.of(text)), span, place.section, at, level, horizon=horizon)
    if not clause.parts:
        name = plain(clause.core.of(text))
        others = (plain(clause.span.of(text)), *aliases)
        others = tuple(dict.fromkeys(each for each in others if each != name))
        yield Aim("Goal", name, clause.span, place.section, at, level, horizon=horizon, aliases=others)


def is_work(lead: str) -> bool:
    """Return whether a lead in a box is a programme or says an action; a bare noun there heads a field (生物医药)."""
    return bool(_PROGRAMME.search(lead)) or any(heading_clauses(lead, Span(0, len(lead)), high=False))


def is_topic(lead: str) -> bool:
    """Return whether a lead names a piece of work: not a town (what follows is the town's), no part of a pattern.

    >>> is_topic("水屯镇"), is_topic("一环一核"), is_topic("建设文旅强区"), is_topic("智能改造")
    (False, False, True, True)
    """
    if any(heading_clauses(lead, Span(0, len(lead)), high=False)):
        return True
    if _TOWN.fullmatch(lead) or _STATEMENT.search(lead):
        return False
    return len(lead) > _PATTERN_LENGTH or not _PATTERN.match(lead)
