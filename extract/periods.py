"""Which years do these words mean? “十四五”, 2021-2025年, 到2025年, 二〇三五年, “十四五”末, 期末, 五年累计.

Plan names follow one rule from the third plan on: the first year of plan n is 1951 + 5n.
"""

import re
from dataclasses import dataclass
from functools import cache

from extract.lexicon import rows, words
from extract.numerals import fold_digits, parse_number
from kg.model import Span
from kg.values import Period

__all__ = ["PLAN_YEARS", "TimeMention", "find_times", "five_year_plan", "plan_ending", "plan_name", "plan_of_name"]

PLAN_YEARS = 5
_FIRST_PLANS = {1: Period(1953, 1957), 2: Period(1958, 1962)}
_LAST_BASE = 1951
_ORDINALS = "零一二三四五六七八九"

_YEAR = r"(?:(?:19|20)\d{2}|(?:一九|二[〇零])[〇零一二三四五六七八九]{2})"
_RANGE = r"\s*(?:[-－—–~～至到]|——)\s*"
_QUOTED = r"[“\"＂「『](?P<quoted>[一二三四五六七八九]?十?[一二三四五六七八九]五)[”\"＂」』]"


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words of a text that name a year, a span of years, or a number of years (五年累计 has `years` 5).

    `year` is set for a point in time, `period` for a span; a bare duration fills `period` only when it is as long as
    the plan at hand.
    """

    span: Span
    year: int | None = None
    period: Period | None = None
    years: int | None = None


def five_year_plan(number: int) -> Period:
    """Return the years of the n-th five-year plan.

    Raises:
        ValueError: if there is no plan of that number.

    >>> five_year_plan(14).label
    '2021-2025'
    """
    if number < 1:
        message = f"no five-year plan has the number {number}"
        raise ValueError(message)
    start = _LAST_BASE + PLAN_YEARS * number
    return _FIRST_PLANS.get(number) or Period(start, start + PLAN_YEARS - 1)


def plan_ending(year: int) -> Period | None:
    """Return the five-year plan whose last year this is, or None.

    >>> plan_ending(2030).label, plan_ending(2024)
    ('2026-2030', None)
    """
    plan = Period(year - PLAN_YEARS + 1, year)
    return plan if plan_name(plan) else None


def plan_name(period: Period) -> str | None:
    """Return the short name of the five-year plan of these years, or None.

    >>> plan_name(five_year_plan(14)), plan_name(five_year_plan(20))
    ('十四五', '二十五')
    """
    number = next((n for n, plan in _FIRST_PLANS.items() if plan == period), (period.start - _LAST_BASE) // PLAN_YEARS)
    if number < 1 or five_year_plan(number) != period:
        return None
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else f"{_ORDINALS[tens]}十")
    return f"{head}{_ORDINALS[ones] if ones else ''}五"


def plan_of_name(name: str) -> Period | None:
    """Return the years of a five-year plan from its short name, with or without quotation marks.

    >>> plan_of_name("“十五五”").label
    '2026-2030'
    """
    number = parse_number(name.strip("“”\"'＂「」『』").removesuffix("五"))
    return None if number is None or number < 1 or number != int(number) else five_year_plan(int(number))


def find_times(text: str, plan: Period | None = None, *, bare_years: bool = False) -> tuple[TimeMention, ...]:
    """Return the mentions of years and periods in a text, in order.

    Args:
        text: a phrase, cell or sentence.
        plan: the period of the plan at hand, for words that need it (期末, 基期, 五年累计).
        bare_years: whether four digits without 年 are a year (in a table's header they are).

    >>> [(m.year, m.period and m.period.label) for m in find_times("“十四五”末，2026-2030年，到二〇三五年")]
    [(2025, None), (None, '2026-2030'), (2035, None)]
    """
    folded = fold_digits(text)
    found = (_mention(match, plan) for match in _pattern(bare_years).finditer(folded))
    return tuple(mention for mention in found if mention)


@cache
def _pattern(bare_years: bool) -> re.Pattern[str]:  # noqa: FBT001 - the key of a cache of two patterns
    after = "|".join(words("figures/period-words", place="after"))
    alone = "|".join(words("figures/period-words", place="alone"))
    ending = r"(?:\s*\d{1,2}月(?:\d{1,2}日)?)?(?:底|末|初|前(?!\d))?"
    bare = r"|(?<![\d.,])(?P<bare>(?:19|20)\d{2})(?![\d.,年%])" if bare_years else ""
    return re.compile(
        rf"(?<![\d.])(?P<from>{_YEAR})\s*年?{_RANGE}(?P<to>{_YEAR})\s*年(?:度|间|期间)?"
        rf"|(?:{_QUOTED}|(?P<plain>二?十[一二三四五六七八九]五)(?=时期|期间|规划|末|期末))\s*(?P<after>{after})?"
        rf"|(?:[到至]\s*)?(?<![\d.])(?P<year>{_YEAR})\s*年(?:度)?{ending}"
        rf"|(?:未来|今后|连续|近)?(?P<years>(?<![\d.])\d{{1,2}}|[一二两三四五六七八九十]{{1,2}})\s*年(?=累计|内|间|平均|总量|合计)"
        rf"|(?P<alone>{alone})" + bare
    )


def _mention(match: re.Match[str], plan: Period | None) -> TimeMention | None:
    span = Span(*match.span())
    found = match.groupdict()
    if found["from"]:
        start, end = _year(found["from"]), _year(found["to"])
        return TimeMention(span, period=Period(start, end)) if start < end else None
    year = found["year"] or found.get("bare")
    if year:
        return TimeMention(span, year=_year(year))
    if found["years"]:
        number = parse_number(found["years"])
        if number is None:
            return None
        whole = plan if plan and plan.end - plan.start + 1 == number else None
        return TimeMention(span, period=whole, years=int(number))
    if found["alone"]:
        return _placed(span, plan, _meanings("alone")[found["alone"]])
    named = plan_of_name(found["quoted"] or found["plain"])
    return _placed(span, named, _meanings("after").get(found["after"] or "", "span"))


def _placed(span: Span, plan: Period | None, meaning: str) -> TimeMention | None:
    if plan is None:
        return None
    if meaning == "span":
        return TimeMention(span, period=plan)
    return TimeMention(span, year={"end": plan.end, "start": plan.start, "base": plan.start - 1}[meaning])


@cache
def _meanings(place: str) -> dict[str, str]:
    return {row["word"]: row["meaning"] for row in rows("figures/period-words") if row["place"] == place}


def _year(digits: str) -> int:
    number = parse_number(digits)
    return int(number) if number is not None else 0
