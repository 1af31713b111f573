"""For which year does a passage plan? By the last time named before it, in its block or headings."""

import re
from typing import Final

from kg.checks.statements.passages import PlanText
from kg.model import Span

__all__ = ["horizon_of"]

_TIME: Final = re.compile(
    r"(?P<year>20\d{2})(?=年)|(?P<spoken>二[〇○零Ｏ]三[〇○零Ｏ五])|[“\"]?十(?P<plan>[二三四五六七八])五[”\"]?"
    r"|(?P<five>(?:今后|未来)五年|五年规划|纲要)|(?P<now>今年|全年)"
)
_SPOKEN: Final = {"五": 2035}
_FIRST: Final = 2015
_PLANS: Final = "二三四五六七八"


def horizon_of(text: PlanText, span: Span) -> int | None:
    """Return the year by which what a passage says is to hold; None where neither it nor the plan names a time."""
    block = text.block_at(span.start)
    within = text.text[block.span.start : span.end]
    section = block.section
    headings = ""
    if section is not None:
        headings = " ".join(text.view.paths[text.view.graph.section_iris[section]])
    period = text.view.graph.plan.period
    for words in (within, headings):
        found = list(_TIME.finditer(words))
        if found:
            return _year(found[-1], None if period is None else period.start, None if period is None else period.end)
    return None if period is None else period.end


def _year(found: re.Match[str], start: int | None, end: int | None) -> int | None:
    """Return the year of a time; one inside the plan's period is its end, for what a plan says holds for all of it."""
    if found["now"]:
        return end
    year = _named(found, start)
    if year is None or start is None or end is None:
        return year
    return end if start <= year <= end else year


def _named(found: re.Match[str], start: int | None) -> int | None:
    if found["year"]:
        return int(found["year"])
    if found["spoken"]:
        return _SPOKEN.get(found["spoken"][-1], 2030)
    if found["plan"]:
        return _FIRST + 5 * _PLANS.index(found["plan"])
    return None if start is None else start + (-start) % 5
