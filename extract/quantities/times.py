"""Which times does a passage name, and which of them only say what a figure is compared with (比2020年, 较上年)?

“今年” is the year of a report; “五年来” and “五年累计” are spans whose years the section decides.
"""

import re
from dataclasses import dataclass

from extract.periods import find_times
from kg.model import Span
from kg.values import Period

__all__ = ["FILLER", "TimeMark", "find_marks", "masked"]

FILLER = "\0"
"""What stands for the characters of a time in a passage that is searched for names."""

_BASE = re.compile(r"(?:相较于|相比于|相对于|比|较|与|同|和)\s*$")
_GROUND = re.compile("的?基础上")
_IN = re.compile("在")
_BASE_END = re.compile(r"(?:同期)?(?:相比|对比|比|的?水平|的?基础上)*")
_WORDED = re.compile(
    "(?P<base>比|较|与|同)?(?P<word>上年同期|去年同期|上年|去年|前年|今年以来|今年|本年度|本年|当年|年内|明年|次年|上年末|去年底|年末|年底)(?:末|底)?"
)
_LASTING = re.compile(
    "(?:在|用|通过|经过)?(?:过去|近|这|今后|未来|接下来)?(?<![\\d〇零一二三四五六七八九十第])(?P<years>五|5|三|3|四|4)年(?:时间)?(?:来|间|以来|内|平均|(?=累计|共|合计)|前的?|(?=[，,]))"
    "|(?<![\\d一二三四五六七八九十第])(?P<plain>[五5])年(?=[\\u4e00-\\u9fff])(?!规划|计划|行动|级|制|期|以上|左右|为期|一遇|一次|期满)"
    "|(?:过去|今后|未来)(?P<bare>[五5])年"
)
_OFFSETS = {"上": -1, "去": -1, "前": -2, "今": 0, "本": 0, "当": 0, "年": 0, "明": 1, "次": 1}
_DIGITS = {"五": 5, "三": 3, "四": 4}


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A time that a passage names: a year, a span of years, or a number of years.

    `base` marks what a figure is compared with; `until` a year by which something is to be (到2025年).
    """

    span: Span
    text: str
    year: int | None = None
    period: Period | None = None
    years: int | None = None
    base: bool = False
    until: bool = False


def find_marks(text: str, plan: Period | None, year: int | None) -> tuple[TimeMark, ...]:
    """Return the times that a passage names, in order.

    Args:
        text: the passage.
        plan: the period of the plan, for “期末”.
        year: the year of a report, for “今年”; None in a plan of several years.

    >>> [(m.text, m.year, m.base) for m in find_marks("到2025年增长5%，比2020年提高1倍", None, None)]
    [('到2025年', 2025, False), ('比2020年', 2020, True)]
    >>> [(m.text, m.year, m.years) for m in find_marks("到2035年，五年来，去年", None, 2026)]
    [('到2035年', 2035, None), ('五年来', None, 5), ('去年', 2025, None)]
    """
    every = [
        *(_lasting(match) for match in _LASTING.finditer(text)),
        *(_named(text, mention.span, mention.year, mention.period) for mention in find_times(text, plan)),
        *(_worded(match, year) for match in _WORDED.finditer(text)),
    ]
    found: list[TimeMark] = []
    for mark in every:
        if not any(mark.span.overlaps(other.span) for other in found):
            found.append(mark)
    return tuple(sorted(found, key=lambda mark: mark.span.start))


def _named(text: str, span: Span, year: int | None, period: Period | None) -> TimeMark:
    before = _BASE.search(text, max(0, span.start - 4), span.start)
    if before is None and text[span.start - 1 : span.start] == "在" and _GROUND.match(text, span.end):
        before = _IN.match(text, span.start - 1)
    if before:
        after = _BASE_END.match(text, span.end)
        span = Span(before.start(), after.end() if after else span.end)
    until = year is not None and (span.of(text)[0] in "到至" or text[max(0, span.start - 2) : span.start] in _UNTIL)
    return TimeMark(span, span.of(text), year=year, period=period, base=before is not None, until=until)


_UNTIL = ("力争", "展望", "确保")


def _lasting(match: re.Match[str]) -> TimeMark:
    digits = match["years"] or match["bare"] or match["plain"]
    return TimeMark(Span(*match.span()), match.group(), years=_DIGITS.get(digits) or int(digits))


def _worded(match: re.Match[str], year: int | None) -> TimeMark:
    word, base = match["word"], match["base"] is not None
    of = None if year is None else year + _OFFSETS[word[0]]
    return TimeMark(Span(*match.span()), match.group(), year=of, base=base or "同期" in word)


def masked(text: str, marks: tuple[TimeMark, ...]) -> str:
    """Return the passage with fillers in the place of its times; the length stays.

    >>> masked("到2025年达到5%", find_marks("到2025年达到5%", None, None)).strip(FILLER)
    '达到5%'
    """
    for mark in marks:
        text = text[: mark.span.start] + FILLER * len(mark.span) + text[mark.span.end :]
    return text
