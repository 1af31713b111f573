"""Which goals and measures does a plan set? Its headings, topic leads, the “——” lines of its goals, its clauses.

Reports of what was achieved, the situation and the principles set none. The 2035 vision has its own horizon.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.claims.clauses import Clause, clauses, heading_clauses
from extract.claims.horizons import VISION_YEAR, goal_horizon, stated_horizon
from extract.claims.project_items import ProjectItem
from extract.claims.project_names import area_names
from extract.context import Context
from extract.punctuation import sentences, split_outside, trimmed
from kg.model import Block, BlockKind, Section, SectionLevel, SectionRole, Span

__all__ = ["Aim", "find_aims"]

_SILENT = frozenset({SectionRole.FOUNDATION, SectionRole.CONTEXT, SectionRole.PRINCIPLE, SectionRole.APPENDIX})
_HIGH = frozenset({SectionLevel.PART, SectionLevel.CHAPTER})
_TASK_LEVELS = _HIGH | {SectionLevel.SECTION}
_HEADINGS = frozenset({SectionLevel.PART, SectionLevel.CHAPTER, SectionLevel.SECTION, SectionLevel.ITEM})
_YEAR_2035 = re.compile("(?:展望|到|至)(?:二[〇○零]三五|2035)年(?:远景目标)?[，,]?")
_END_STATE = re.compile("(?:基本|全面|率先|总体|如期|高水平)*(?:实现|建成|建设成|成为)")
_COUNTED = re.compile("(?:(?<=[\n。；：])|(?<=[\n。；：]第))[一二三四五六七八九十]{1,2}是([^。；\n]{4,60})")
"""The goals of a section that counts them: 一是经济实力持续提升，…。"""
_PROGRAMME = re.compile("(?:工程|行动|计划|专项)[”》]?$")
_TOWN = re.compile("[\u4e00-\u9fff]{1,6}(?:镇|乡|街道|县|区|市)")
_PATTERN = re.compile("[一二两三四五六七八九十多][\u4e00-\u9fff]")
_PATTERN_LENGTH = 5
_REFORM = re.compile("改革[”》]?$")
_NUMBER = re.compile(r"^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.、．\t ]+|[①-⑳]|——)\s*")


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal or measure where it is stated: in a heading (no block), as the lead of a block, or in a clause of it."""

    kind: str
    name: str
    span: Span
    section: int
    block: int | None
    level: str
    """plan, part, chapter, section, item, lead or clause."""
    type: str | None = None
    horizon: int | None = None
    aliases: tuple[str, ...] = ()


def _measure_type(name: str, default: str | None) -> str | None:
    if _PROGRAMME.search(name):
        return "programme"
    return "reform" if _REFORM.search(name) else default


def _plain(words_of: str) -> str:
    return re.sub(r"\s+", "", _NUMBER.sub("", words_of))


def _in_heading(context: Context, at: int, section: Section) -> Iterator[Aim]:
    """Yield the aims of a heading: its last clause where that is an end state, else the whole as a measure."""
    text = context.document.text
    title = _title_span(text, section)
    wanted = list(heading_clauses(text, title, high=section.level in _HIGH))
    goals = [clause for clause in wanted if clause.want == "goal"]
    horizon = context.plan.period.end if context.plan.period else None
    if goals:
        for clause in goals[-1:]:
            whole = (_plain(title.of(text)),)
            name = _plain(clause.core.of(text))
            aliases = tuple(alias for alias in whole if alias != name)
            yield Aim("Goal", name, clause.span, at, None, section.level, horizon=horizon, aliases=aliases)
        wanted = [clause for clause in wanted if clause.span != goals[-1].span and clause.want == "measure"]
    if not goals and len(title) and (wanted or _holds_tasks(context, section)):
        name = _plain(title.of(text))
        yield Aim("Measure", name, title, at, None, section.level, type=_measure_type(name, None))


def _holds_tasks(context: Context, section: Section) -> bool:
    """Return whether a heading is one of tasks by its place, whatever its words: 繁荣文化事业, 招商引资和营商环境."""
    if section.level not in _TASK_LEVELS or section.role is not SectionRole.TASKS:
        return False
    inside = (part for part in context.document.sections if section.span.covers(part.span))
    return all(part.role is SectionRole.TASKS for part in inside)


def _title_span(text: str, section: Section) -> Span:
    """Return where the title stands in the printed heading, without the number."""
    heading = section.heading.of(text)
    at = heading.find(section.title)
    return Span(section.heading.start + at, section.heading.end) if at >= 0 and section.title else section.heading


def _lead_aims(context: Context, at: int, block: Block, lead: Span) -> Iterator[Aim]:
    text = context.document.text
    section = block.section or 0
    number = _NUMBER.match(lead.of(text))
    lead = Span(lead.start + number.end(), lead.end) if number else lead
    parts = list(heading_clauses(text, lead, high=False))
    goals = [clause for clause in parts if clause.want == "goal"]
    for clause in goals:
        yield from _goals(context, clause, section, at, "lead")
    rest = _before_goals(text, lead, goals)
    if len(rest):
        name = _plain(rest.of(text))
        yield Aim("Measure", name, rest, section, at, "lead", type=_measure_type(name, "task"))


def _before_goals(text: str, lead: Span, goals: list[Clause]) -> Span:
    """Return the part of a lead before its goals: 大力发展专用车 of “大力发展专用车，打造专用车之都”."""
    if not goals:
        return lead
    end = max(lead.start, goals[0].span.start)
    while end > lead.start and text[end - 1] in "，, ":
        end -= 1
    return Span(lead.start, end)


def _goals(context: Context, clause: Clause, section: int, block: int, level: str) -> Iterator[Aim]:
    """Yield the goals of a clause: one, or one for each end state that its verb has."""
    text = context.document.text
    horizon = stated_horizon(context, clause.span, block) or (context.plan.period.end if context.plan.period else None)
    if clause.parts:
        for at, part in enumerate(clause.parts):
            span = Span(clause.core.start if at == 0 else part.start, part.end)
            name = clause.verb + _plain(part.of(text))
            yield Aim("Goal", name, span, section, block, level, horizon=horizon)
        return
    name, whole = _plain(clause.core.of(text)), _plain(clause.span.of(text))
    aliases = (whole,) if whole != name else ()
    yield Aim("Goal", name, clause.span, section, block, level, horizon=horizon, aliases=aliases)


def _plan_goals(context: Context, at: int, block: Block) -> Iterator[Aim]:
    """Yield the goals that a block of 发展目标 or 战略愿景 sets for the whole plan."""
    text = context.document.text
    section = block.section or 0
    if block.lead:
        number = _NUMBER.match(block.lead.of(text))
        lead = Span(block.lead.start + number.end(), block.lead.end) if number else block.lead
        yield Aim("Goal", _plain(lead.of(text)), lead, section, at, "plan", horizon=goal_horizon(context, lead, at))
        return
    for counted in _COUNTED.finditer(text, block.span.start, block.span.end):
        span = Span(*counted.span(1))
        horizon = goal_horizon(context, span, at)
        yield Aim("Goal", _plain(span.of(text)), span, section, at, "plan", horizon=horizon)
    yield from _vision(context, at, block)


def _vision(context: Context, at: int, block: Block) -> Iterator[Aim]:
    """Yield what is to be in 2035: of the first sentence that says so the clause of an end state, else its first."""
    text = context.document.text
    for sentence in sentences(block.span.of(text), block.span.start):
        year = _YEAR_2035.search(text, sentence.start, sentence.end)
        if not year:
            continue
        said = [trimmed(text, each) for each in split_outside(text[year.end() : sentence.end], "，。；：", year.end())]
        said = [_without_area(context, each) for each in said if len(each) > 1]
        best = next((each for each in said if _END_STATE.match(each.of(text))), next(iter(said), None))
        if best:
            yield Aim("Goal", _plain(best.of(text)), best, block.section or 0, at, "plan", horizon=VISION_YEAR)
        return


def _without_area(context: Context, said: Span) -> Span:
    """Return a clause without the plan's own area in front, where an end state follows: 驿城区基本实现现代化."""
    words = said.of(context.document.text)
    own = next((name for name in area_names(context.plan.area) if words.startswith(name)), "")
    return Span(said.start + len(own), said.end) if own and _END_STATE.match(words[len(own) :]) else said


def _clause_aims(context: Context, at: int, block: Block) -> Iterator[Aim]:
    text = context.document.text
    section = block.section or 0
    start = block.lead.end if block.lead else block.span.start
    for clause in clauses(text, Span(start, block.span.end)):
        if clause.want == "goal":
            yield from _goals(context, clause, section, at, "clause")
        elif clause.want == "measure":
            name = _plain(clause.span.of(text))
            yield Aim("Measure", name, clause.span, section, at, "clause", type=_measure_type(name, None))


def find_aims(context: Context, items: Iterable[ProjectItem]) -> tuple[Aim, ...]:
    """Return all goals and measures where they are stated, in the order of the text.

    Args:
        context: the plan.
        items: its projects; a block of a project box holds heads of sectors, no measures, and a clause that only lists
            projects is none.
    """
    items = tuple(items)
    project_blocks = {item.block for item in items if item.listed}
    aims: list[Aim] = []
    for at, section in enumerate(context.document.sections):
        if section.level in _HEADINGS and section.role not in _SILENT and section.role is not SectionRole.GOALS:
            aims.extend(_in_heading(context, at, section))
    for at, block in enumerate(context.document.blocks):
        if block.section is None or block.kind not in {BlockKind.PARAGRAPH, BlockKind.BULLET} or at in project_blocks:
            continue
        section = context.document.sections[block.section]
        if section.role in _SILENT or section.level is SectionLevel.TABLE:
            continue
        if section.role is SectionRole.GOALS:
            aims.extend(_plan_goals(context, at, block))
            continue
        lead = _plain(block.lead.of(context.document.text)) if block.lead else ""
        if block.lead and _is_topic(lead) and (section.level is not SectionLevel.BOX or _is_work(lead)):
            aims.extend(_lead_aims(context, at, block, block.lead))
        listed = [item.span for item in items if item.block == at and item.says]
        aims.extend(
            aim
            for aim in _clause_aims(context, at, block)
            if aim.kind == "Goal" or not any(aim.span.covers(span) for span in listed)
        )
    return tuple(sorted(aims, key=lambda aim: (aim.span, aim.kind)))


def _is_work(lead: str) -> bool:
    """Return whether a lead in a box is a programme or says an action; a bare noun there heads a field (生物医药)."""
    return bool(_PROGRAMME.search(lead)) or any(heading_clauses(lead, Span(0, len(lead)), high=False))


def _is_topic(lead: str) -> bool:
    """Return whether a lead names a piece of work: not a town (what follows is the town's), no part of a pattern.

    >>> _is_topic("水屯镇"), _is_topic("一环一核"), _is_topic("建设文旅强区"), _is_topic("智能改造")
    (False, False, True, True)
    """
    if any(heading_clauses(lead, Span(0, len(lead)), high=False)):
        return True
    if _TOWN.fullmatch(lead):
        return False
    return len(lead) > _PATTERN_LENGTH or not _PATTERN.match(lead)
