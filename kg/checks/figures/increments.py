"""Does a stated increase agree with the values at its two ends?

In one sentence (由518家增加到731家，增加213家), and over the plan: 提高4.5个百分点 against both ends. Growth in per
cent from two ends in one sentence is tested for counts only, never for money, which may be at comparable prices.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from kg.checks.base import PlanView
from kg.checks.figures.indicators import Facet, Reading, Side, readings
from kg.checks.figures.printed import Interval, plain
from kg.checks.figures.raising import Question, TextQuestion, question, text_question
from kg.model import Block, BlockKind, Finding, Span

__all__ = ["IncreaseAgainstEnds"]

_READ: Final = (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.NOTE)
_NUMBER: Final = r"\d+(?:\.\d+)?"
_UNIT: Final = r"[万亿]*(?:%|％|‰|[\u4e00-\u9fff/]{1,4}?)"
_YEAR: Final = r"(?:\d{4}年(?:底|末)?的?)?"
_WAY: Final = "增加|提高|提升|上升|增长|扩大|增|升|下降|降低|减少|减|降|压减"
_MORE: Final = "增加|提高|提升|上升|增长|净增|下降|降低|减少"
_IN_TEXT: Final = re.compile(
    rf"(?:由|从)[^，。；、\d]{{0,8}}{_YEAR}(?P<first>{_NUMBER})(?P<unit1>{_UNIT})(?P<way>{_WAY})(?:到|至|为){_YEAR}"
    rf"(?P<last>{_NUMBER})(?P<unit2>{_UNIT})[，、（(](?:五年|累计|共|净|合计|总共|期间)*(?:{_MORE})了?"
    rf"(?P<more>{_NUMBER})(?P<unit3>个百分点|{_UNIT})(?=[，。；、）)\n]|$)"
)
_CHANGE: Final = re.compile(r"(?:较|比)?(?:净增加?|新增|提高|提升|增加|上升|下降|降低|减少)$")
_FALLS: Final = re.compile(r"下降|降低|减少|减|降")
_MONEY: Final = re.compile(r"元")
_POINTS: Final = "个百分点"
_PERCENT: Final = ("%", "％")
_WHOLE: Final = Decimal(100)


class IncreaseAgainstEnds:
    """Asks for increases that the values at both ends do not give."""

    id = "increase-against-ends"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each such increase."""
        found = (*self._in_text(view), *self._over_the_plan(view))
        yield from {one.id: one for one in found}.values()

    def _in_text(self, view: PlanView) -> Iterator[Finding]:
        text = view.graph.document.text
        for block in view.graph.document.blocks:
            if block.kind in _READ:
                for found in _IN_TEXT.finditer(text, block.span.start, block.span.end):
                    yield from self._told(view, block, found)

    def _told(self, view: PlanView, block: Block, found: re.Match[str]) -> Iterator[Finding]:
        first, last, more = (_around(found[name]) for name in ("first", "last", "more"))
        if found["unit1"] != found["unit2"] or _is_other_unit(found["unit1"], found["unit3"]):
            return
        way = -1 if _FALLS.search(found["way"]) else 1
        meant = _difference(first, last, way)
        if found["unit3"] in _PERCENT and found["unit1"] not in _PERCENT:
            meant = _rate(first, last, way)
        if meant.is_apart_from(more):
            figures = {"meant": f"{plain(meant.low)}…{plain(meant.high)}{found['unit3']}", "stated": found["more"]}
            values = {
                "words": found.group(),
                "low": plain(meant.low),
                "high": plain(meant.high),
                "unit": found["unit3"],
            }
            span = Span(found.start(), found.end())
            yield text_question(
                view, TextQuestion(self.id, "in-text", (found.group(),), (span,), block.section, figures, values)
            )

    def _over_the_plan(self, view: PlanView) -> Iterator[Finding]:
        told = list(readings(view))
        points: dict[tuple[object, ...], list[Reading]] = {}
        for one in told:
            if one.facet is Facet.POINT and not one.flow and not one.spans_years:
                points.setdefault((one.core, one.subject, one.side, one.years.end), []).append(one)
        for change in told:
            core = _CHANGE.sub("", change.core)
            if change.facet is Facet.CHANGE and change.years.start < change.years.end and core != change.core:
                bases = points.get((core, change.subject, Side.STATUS, change.years.start - 1), ())
                ends = points.get((core, change.subject, change.side, change.years.end), ())
                pairs = [(b, e) for b in bases for e in ends if b.is_comparable_with(e) and _goes_with(change, b)]
                if pairs and all(_is_apart(change, base, end) for base, end in pairs):
                    yield self._finding(view, change, *pairs[0])

    def _finding(self, view: PlanView, change: Reading, base: Reading, end: Reading) -> Finding:
        meant = _difference(base.bounds, end.bounds, _way(change))
        values = {
            "change": change.written,
            "base": base.written,
            "base_year": str(base.years.end),
            "end": end.written,
            "end_year": str(end.years.end),
            "low": plain(meant.low),
            "high": plain(meant.high),
        }
        figures = {"meant": f"{end.written} - {base.written} = {values['low']}…{values['high']}", **values}
        return question(view, Question(self.id, "ends", (change, base, end), figures, values))


def _around(number: str) -> Interval:
    half = Decimal(1).scaleb(-len(number.partition(".")[2])) / 2
    return Interval(Decimal(number) - half, Decimal(number) + half)


def _difference(first: Interval, last: Interval, way: int) -> Interval:
    """Return the increase from one value to another, or the decrease when the way is -1."""
    low = None if last.low is None or first.high is None else last.low - first.high
    high = None if last.high is None or first.low is None else last.high - first.low
    if way > 0:
        return Interval(low, high)
    return Interval(None if high is None else -high, None if low is None else -low)


def _rate(first: Interval, last: Interval, way: int) -> Interval:
    if first.low is None or first.high is None or last.low is None or last.high is None or first.low <= 0:
        return Interval(None, None)
    low = (last.low / first.high - 1) * _WHOLE * way
    high = (last.high / first.low - 1) * _WHOLE * way
    return Interval(min(low, high), max(low, high))


def _is_other_unit(unit: str, of_change: str) -> bool:
    """Return whether a change is not told in the unit of its ends: in points for shares, in per cent for counts."""
    if unit in _PERCENT:
        return of_change != _POINTS
    return of_change != unit and (of_change not in _PERCENT or bool(_MONEY.search(unit)))


def _goes_with(change: Reading, level: Reading) -> bool:
    unit, of_level = (one.target.figure.unit or "" for one in (change, level))
    return unit == (_POINTS if of_level in _PERCENT else of_level)


def _way(change: Reading) -> int:
    return -1 if _FALLS.search(change.indicator.name) or change.value < 0 else 1


def _is_apart(change: Reading, base: Reading, end: Reading) -> bool:
    return _difference(base.bounds, end.bounds, _way(change)).is_apart_from(change.bounds)
