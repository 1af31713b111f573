"""Which goals and measures does a plan set? Its headings, topic leads, the “——” lines of its goals, its clauses.

Reports of what was achieved, the situation and the principles set none. The 2035 vision has its own horizon.
"""

import re
from collections.abc import Iterable, Iterator

from extract.claims.aim import Aim, Place, measure_type, plain
from extract.claims.headings import goal_aims, heading_aims, is_topic, is_work, lead_aims
from extract.claims.plan_goals import plan_goals
from extract.claims.project_items import ProjectItem
from extract.claims.short_names import programme_names, short_names
from extract.claims.steps import Step, steps
from extract.context import Context
from extract.own_area import area_names
from kg.model import Block, BlockKind, SectionLevel, SectionRole, Span

__all__ = ["Aim", "find_aims"]

_SILENT = frozenset({SectionRole.FOUNDATION, SectionRole.CONTEXT, SectionRole.PRINCIPLE, SectionRole.APPENDIX})
_HEADINGS = frozenset({SectionLevel.PART, SectionLevel.CHAPTER, SectionLevel.SECTION, SectionLevel.ITEM})
_FRAMED = re.compile("以.+为")
_SPEECH = re.compile("让我们|清醒(?:地)?(?:认识|看到)|深切体会|衷心感谢|崇高(?:的)?敬意|请予审议|大会报告")
"""What a report says to its hearers: thanks, problems, calls; it sets no aim."""
_BUILDING = frozenset({"新建", "改建", "扩建", "续建", "迁建", "改造提升", "谋划", "开工", "新开工", "开工建设"})
_PREPARES = re.compile("前期(?:工作|研究|论证)?$")
_OPENS = re.compile("(?:瞄准|围绕|依托|针对|抢抓|聚焦|对接)")
_ATTRACTS = re.compile("(?:谋划)?(?:引进|招引|引育|争取)")


def _clause_aims(context: Context, at: int, block: Block, listed: list[ProjectItem]) -> Iterator[Aim]:
    text = context.document.text
    start = block.lead.end if block.lead else block.span.start
    place = Place(block.section or 0, at, "clause")
    own = tuple(area_names(context.plan.area))
    for step in steps(text, Span(start, block.span.end), own):
        if step.kind == "Goal":
            yield from goal_aims(context, step.clause, place, _aliases(text, step))
        elif _is_more(text, step) or not _is_projects(text, step, listed):
            yield _measure(text, step, block.section or 0, at)


def _is_projects(text: str, step: Step, items: Iterable[ProjectItem]) -> bool:
    """Return whether a clause only lists projects, or only says that a known one is built or made ready: 新建甲水库."""
    inside = [item for item in items if step.clause.span.covers(item.span)]
    built = step.clause.verb in _BUILDING or _PREPARES.search(step.clause.core.of(text))
    return any(item.says or (item.sure and built) for item in inside)


def _is_more(text: str, step: Step) -> bool:
    """Return whether a clause that lists projects says more: 以园区建设为统揽，推进甲、乙等项目; 引进…项目."""
    framed = _FRAMED.match(text, step.span.start) or any(_FRAMED.match(frame.of(text)) for frame in step.frames)
    core = step.clause.core.of(text)
    programme = step.clause.verb in {"实施", "开展", "启动"} and programme_names(core.removeprefix(step.clause.verb))
    return bool(framed or programme or _ATTRACTS.match(core))


def _measure(text: str, step: Step, section: int, block: int) -> Aim:
    name = step.name or plain(step.clause.core.of(text))
    kind = measure_type(name, None)
    aliases = _aliases(text, step)
    return Aim("Measure", name, step.span, section, block, "clause", type=kind, aliases=aliases)


def _aliases(text: str, step: Step) -> tuple[str, ...]:
    """Return the other forms of a step: its whole words, with frame, with effects, in short, its programme's name."""
    if step.name:
        return (step.name.removeprefix(step.clause.verb),)
    core, verb = plain(step.clause.core.of(text)), step.clause.verb
    short = short_names(core, verb)
    found = [plain(step.clause.span.of(text)), *short]
    found.extend(plain(text[step.clause.span.start : each.end]) for each in step.joined)
    if step.frames:
        frame = plain(step.frames[-1].of(text))
        framing = (frame, *short_names(frame, _opening(frame)))
        found.extend(f"{each}，{action}" for each in framing for action in (core, *short))
    if step.kind == "Measure":
        found.extend(programme_names(core.removeprefix(verb)))
    return tuple(dict.fromkeys(alias for alias in found if alias != core))


def _opening(frame: str) -> str:
    """Return the word that opens a frame, for its short form: 瞄准 of 瞄准甲、乙等龙头企业."""
    found = _OPENS.match(frame)
    return found.group() if found else ""


def _is_speech(context: Context, block: Block) -> bool:
    return bool(_SPEECH.search(context.document.text, block.span.start, block.span.end))


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
            aims.extend(heading_aims(context, at, section))
    for at, block in enumerate(context.document.blocks):
        if block.section is None or block.kind not in {BlockKind.PARAGRAPH, BlockKind.BULLET} or at in project_blocks:
            continue
        section = context.document.sections[block.section]
        role = context.roles[at]
        if role in _SILENT or section.level is SectionLevel.TABLE or _is_speech(context, block):
            continue
        if role is SectionRole.GOALS:
            aims.extend(plan_goals(context, at, block))
            continue
        lead = plain(block.lead.of(context.document.text)) if block.lead else ""
        if block.lead and is_topic(lead) and (section.level is not SectionLevel.BOX or is_work(lead)):
            aims.extend(lead_aims(context, at, block, block.lead))
        listed = [item for item in items if item.block == at]
        aims.extend(_clause_aims(context, at, block, listed))
    return tuple(sorted(aims, key=lambda aim: (aim.span, aim.kind)))
