"""What does a clause of a plan want: an action, an end state, an effect, or nothing? By its verb and its object.

A clause is what stands between commas and stops outside brackets and quotes; adverbs before the verb say only how hard.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.lexicon import alternatives, rows
from extract.punctuation import split_outside, trimmed
from kg.model import Span

__all__ = ["Clause", "clauses", "heading_clauses"]

_ENDS = "，,；;。！？\n"
_SHORTEST = 5
_LONGEST = 70
_NUMBERS = re.compile(
    "(?:达到|突破|超过|不低于|增长|提高到|提升到|控制在|完成)[^，]{0,6}\\d|\\d[\\d.]*[%％]|^(?:到|至)?20\\d\\d年|^力争20"
)
_BECOME = re.compile("^(?:把|将).{2,30}?(?:打造|建设|培育|建)(?:成为|成|为)")
_REACHED = re.compile("^(?:基本|全面|率先)?实现(?!.{0,4}(?:途径|方式|路径))")
_ADJUNCT = re.compile(
    "^(?:以.{1,40}为(?:重点|引领|抓手|核心|主线|目标|导向|载体|基础|支撑|牵引|契机|依托|统揽|中心|方向|主题|动力)$)"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause that wants something: `want` is goal, measure or outcome; `core` leaves out words of mere manner."""

    span: Span
    core: Span
    want: str
    verb: str
    parts: tuple[Span, ...] = ()
    """The end states that one verb has together: 打造甲示范区、乙先行区 wants both."""


@cache
def _manner() -> re.Pattern[str]:
    return re.compile(f"(?:并|还|也|要|力求|逐年|{alternatives('adverbs')})+")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(alternatives("action-verbs"))


@cache
def _goal_verb() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('adverbs')}|推进|加快|推动|基本|全面|率先)*{alternatives('goal-verbs')}")


@cache
def _goal_head(where: str) -> re.Pattern[str]:
    allowed = {"heading": ("any", "clause", "heading"), "clause": ("any", "clause"), "topic": ("any",)}[where]
    heads = "|".join(alternatives("goal-heads", where=each) for each in allowed)
    return re.compile(f"(?:{heads})[”’》）]?(?:（[^）]*）)?(?:、[^、]{{1,6}})?$")


@cache
def _wants() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in rows("action-verbs")}


def _is_goal(words_of: str, where: str) -> bool:
    if _BECOME.match(words_of) or _REACHED.match(words_of):
        return True
    return bool(_goal_verb().match(words_of)) and bool(_goal_head(where).search(words_of))


def _parts(text: str, core: Span, start: int, where: str) -> tuple[Span, ...]:
    """Return the coordinated end states after a verb, where each of them is one by itself."""
    pieces = [
        piece
        for listed in split_outside(text[start : core.end], "、", start)
        for piece in split_outside(listed.of(text), "和", listed.start)
    ]
    whole = len(pieces) > 1 and all(_goal_head(where).search(piece.of(text)) for piece in pieces)
    return tuple(pieces) if whole else ()


def _read(text: str, span: Span, where: str) -> Clause | None:
    words_of = span.of(text)
    if _NUMBERS.search(words_of) or _ADJUNCT.match(words_of):
        return None
    manner = _manner().match(words_of)
    core = Span(span.start + manner.end(), span.end) if manner and manner.end() < len(words_of) else span
    if _is_goal(core.of(text), where) or _is_goal(words_of, where):
        verb = _goal_verb().match(core.of(text))
        parts = _parts(text, core, core.start + verb.end(), where) if verb else ()
        return Clause(span, core, "goal", verb.group() if verb else "", parts)
    verb = _verb().match(core.of(text))
    if not verb:
        return None
    want = _wants()[verb.group()]
    # an end state that names no place or position (实现全覆盖, 构建…机制) is an effect or a piece of work
    named = {"goal": "measure" if verb.group() in {"构建", "打造", "创建", "构筑"} else "outcome"}
    return Clause(span, core, named.get(want, want), verb.group())


def clauses(text: str, whole: Span) -> Iterator[Clause]:
    """Yield the clauses of a stretch that want something, in order.

    >>> text = "依托龙头企业，着力打造全省重要的新能源产业基地，不断完善配网"
    >>> [(clause.want, clause.core.of(text)) for clause in clauses(text, Span(0, len(text)))]
    [('goal', '打造全省重要的新能源产业基地'), ('measure', '完善配网')]
    """
    for piece in split_outside(whole.of(text), _ENDS, whole.start):
        span = trimmed(text, piece)
        if _SHORTEST <= len(span) <= _LONGEST:
            found = _read(text, span, "clause")
            if found:
                yield found


def heading_clauses(text: str, title: Span, *, high: bool) -> Iterator[Clause]:
    """Yield the clauses of a heading or lead; `high` for a part or chapter, where more words name end states."""
    for piece in split_outside(title.of(text), "，,", title.start):
        span = trimmed(text, piece)
        if len(span) > 1:
            found = _read(text, span, "heading" if high else "topic")
            if found:
                yield found
