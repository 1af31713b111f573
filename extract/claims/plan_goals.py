"""Which goals does the plan set as a whole? The “——” lines and counted goals of 发展目标, and the vision of 2035."""

import re
from collections.abc import Iterator

from extract.claims.aim import Aim, after_number, plain
from extract.claims.horizons import VISION_YEAR, goal_horizon
from extract.context import Context
from extract.own_area import area_names
from extract.punctuation import sentences, split_outside, trimmed
from kg.model import Block, Span

__all__ = ["plan_goals"]

_YEAR_2035 = re.compile("(?:展望|到|至)(?:二[〇○零]三五|2035)年(?:远景目标)?[，,]?")
_END_STATE = re.compile("(?:基本|全面|率先|总体|如期|高水平)*(?:实现|建成|建设成|成为)")
_INTRODUCES = re.compile("目标(?:任务)?(?:是|为|如下|包括)?$")
_BECOMES = re.compile(
    "(?:基本|全面|率先|总体|如期|高水平|初步)*(?:建成|建设成为|打造成为|成为)[^，。；]{2,36}"
    "(?:城|市|县|区|省|乡|镇|高地|中心|基地|枢纽|样板|门户|名城|强市|强县|强区|格局|目的地|增长极|体系|都|圈|带|家园)$"
)
_COUNTED = re.compile("(?:(?<=[\n。；：])|(?<=[\n。；：]第))[一二三四五六七八九十]{1,2}是([^。；\n]{4,60})")
"""The goals of a section that counts them: 一是经济实力持续提升，…。"""


def plan_goals(context: Context, at: int, block: Block) -> Iterator[Aim]:
    """Yield the goals that a block of 发展目标 or 战略愿景 sets for the whole plan."""
    text = context.document.text
    section = block.section or 0
    if block.lead and not _INTRODUCES.search(block.lead.of(text)):
        lead = after_number(text, block.lead)
        yield Aim("Goal", plain(lead.of(text)), lead, section, at, "plan", horizon=goal_horizon(context, lead, at))
        return
    if not _is_goal_list(text, block):
        yield from _end_states(context, at, block)
    for counted in _COUNTED.finditer(text, block.span.start, block.span.end):
        span = Span(*counted.span(1))
        horizon = goal_horizon(context, span, at)
        yield Aim("Goal", plain(span.of(text)), span, section, at, "plan", horizon=horizon)
    yield from _vision(context, at, block)


def _is_goal_list(text: str, block: Block) -> bool:
    """Return whether a block counts its goals or heads them with a lead: its sentences tell of what they bring."""
    return block.lead is not None or _COUNTED.search(text, block.span.start, block.span.end) is not None


def _end_states(context: Context, at: int, block: Block) -> Iterator[Aim]:
    """Yield the clauses of a paragraph that name what the area is to become by the plan's last year."""
    text = context.document.text
    for sentence in sentences(block.span.of(text), block.span.start):
        if _YEAR_2035.search(text, sentence.start, sentence.end):
            continue
        for part in split_outside(sentence.of(text), "，。；：", sentence.start):
            said = _without_area(context, trimmed(text, part))
            if _BECOMES.match(said.of(text)):
                horizon = goal_horizon(context, said, at)
                yield Aim("Goal", plain(said.of(text)), said, block.section or 0, at, "plan", horizon=horizon)


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
            yield Aim("Goal", plain(best.of(text)), best, block.section or 0, at, "plan", horizon=VISION_YEAR)
        return


def _without_area(context: Context, said: Span) -> Span:
    """Return a clause without the plan's own area in front, where an end state follows: 驿城区基本实现现代化."""
    words = said.of(context.document.text)
    own = next((name for name in area_names(context.plan.area) if words.startswith(name)), "")
    return Span(said.start + len(own), said.end) if own and _END_STATE.match(words[len(own) :]) else said
