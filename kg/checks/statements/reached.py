"""Is a state that the plan reports as reached to be reached again: 消除了城市黑臭水体, and 全面消除城市黑臭水体?

Only the same object in the same words is compared, told as a whole both times (全面消除, 全部建成, 全覆盖); what is
to be kept, secured or widened, or was reached in the main, is no repetition.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from kg.checks.base import PlanView
from kg.checks.findings import Raised, finding
from kg.checks.statements.passages import PlanText, Tense
from kg.checks.statements.words import one_of, rows
from kg.model import Finding, Span

__all__ = ["StateReachedAndPlanned"]

_CLAUSE: Final = re.compile(r"[^，。；！？：\n]+")
_OWN: Final = re.compile(r"^(?:全[省市县区旗]|我[省市县区]|辖区)(?:内|的|所有)?|^所有")
_MAIN: Final = "基本"
_LEAST: Final = 4
_LEAST_COVERED: Final = 6
_HOW: Final = r"(?:均|已经?|全部|全面|基本|率先|尽快|力争|逐步|推动|推进)*"
_COVERED: Final = re.compile(rf"^(?P<before>.{{0,20}}?){_HOW}(?:实现|达到)?(?P<object>.{{0,20}}?)(?:实现|达到)?全覆盖$")


class StateReachedAndPlanned:
    """Asks for states that are reported as reached and planned as if they were not."""

    id = "state-reached-and-planned"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each such state, in the order of the plan."""
        text = view.once(PlanText)
        reached: dict[str, Span] = {}
        planned: dict[str, list[Span]] = {}
        for block in text.blocks:
            tense = text.tense(block)
            if text.is_prose(block) and tense is not Tense.NEITHER:
                for span in _told(text.text, block.span):
                    clause = span.of(text.text)
                    for thing in () if tense is Tense.AHEAD and _keeps().search(clause) else objects(clause):
                        if tense is Tense.PAST:
                            reached.setdefault(thing, span)
                        else:
                            planned.setdefault(thing, []).append(span)
        for thing, span in reached.items():
            again = next((each for each in planned.get(thing, ()) if not _goes_on(text, span, each)), None)
            if again is not None:
                yield self._finding(text, thing, span, again)

    def _finding(self, text: PlanText, thing: str, reached: Span, planned: Span) -> Finding:
        before, after = text.quoted(reached), text.quoted(planned)
        raised = Raised(
            check=self.id,
            grade="again",
            key=(thing,),
            focus=(),
            evidence=(before, after),
            values={"thing": thing, "before": before.quote, "after": after.quote},
        )
        return finding(text.view, raised)


def _told(text: str, span: Span) -> Iterator[Span]:
    """Yield the clauses that hold a word of a whole."""
    for found in _CLAUSE.finditer(text, span.start, span.end):
        if _marks().search(text, found.start(), found.end()):
            yield Span(*found.span())


def _goes_on(text: PlanText, before: Span, after: Span) -> bool:
    """Return whether what is reached in the main (基本) is to be reached altogether."""
    return _MAIN in before.of(text.text) and _MAIN not in after.of(text.text)


def objects(clause: str) -> Iterator[str]:
    """Yield what a clause says to be done away with, brought about or covered as a whole.

    >>> list(objects("全面消除了城市黑臭水体"))
    ['城市黑臭水体']
    >>> list(objects("实现行政村公交站点全覆盖"))
    ['行政村公交站点全覆盖']
    >>> list(objects("全面完成年度目标任务"))
    []
    """
    for part in re.split("、", clause):
        found = _whole().search(part)
        thing = _OWN.sub("", (found["object"] or found["subject"]) if found else "").strip()
        if len(thing) >= _LEAST and not _loose().search(thing):
            yield thing
    covered = _COVERED.match(clause)
    if covered:
        thing = _OWN.sub("", covered["before"] + covered["object"])
        if len(thing) >= _LEAST_COVERED:
            yield f"{thing}全覆盖"


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(one_of((*_words("whole"), *_words("full"))))


@cache
def _whole() -> re.Pattern[str]:
    verb = one_of(_words("whole"))
    return re.compile(rf"{verb}了?(?P<object>[^了]{{3,20}})$|^(?P<subject>.{{3,20}}?)(?:已经?|均)?{verb}$")


@cache
def _keeps() -> re.Pattern[str]:
    return re.compile(one_of(_words("keep")))


@cache
def _loose() -> re.Pattern[str]:
    return re.compile(one_of(_words("loose")))


def _words(says: str) -> tuple[str, ...]:
    return tuple(row["word"] for row in rows("reached") if row["says"] == says)
