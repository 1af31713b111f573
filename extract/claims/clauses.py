"""What does a clause of a plan want: an action, an end state, an effect, or nothing? By its verb and its object.

A clause is what stands between commas and stops outside brackets and quotes; adverbs before the verb say only how hard.
A frame (围绕…, 以…为抓手) says in what field or way; its action follows in the same clause or in the next.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.claims.end_states import becomes, end_states, ends_in_head, goal_verb, is_end_state, is_weak
from extract.claims.frame_ends import action_start, subject_end
from extract.lexicon import alternatives, rows
from extract.punctuation import depths, split_outside, trimmed
from kg.model import Span

__all__ = ["Clause", "clauses", "heading_clauses", "without_manner"]

_ENDS = "，,；;。！？!?：:\n"
_SHORTEST = 4
_LONGEST = 90
_NUMBERS = re.compile(
    "(?:达到|突破|超过|不低于|不少于|增长|提高到|提升到|控制在|完成|新增|力争|保持在|下降|降至|增至)[^，]{0,6}\\d"
    "|\\d[\\d.]*[%％]|^力争20|^实现[^，]{0,8}\\d"
)
_TIME = re.compile(
    "^(?:力争|确保)?(?:到|至)?(?:20\\d\\d年(?:底|末|前)*|“?十[三四五六七]五”?(?:末|期间|时期|期末)?)(?:之?前|底|末)?"
)
_PLACED = re.compile(
    "^(?:“[^”]{1,8}”是(?=[以在把将]|[东南西北中]部)|[东南西北中]部(?:地区|片区|板块)?(?=[以推建打重依围]))"
)
_AS = (
    "重点|引领|抓手|核心|主线|目标|导向|载体|基础|支撑|牵引|契机|依托|统揽|中心|方向|主题|动力|"
    "路径|突破口|主体|主攻方向|出发点|指引|纽带|平台"
)
_FRAME = re.compile(f"^以.{{1,80}}?为(?:主要)?(?:{_AS})(?:和[^，]{{1,6}})?")
_PART_OF = re.compile(
    "^(?:充分)?(?:发挥.*|突出.*|强化.*(?:引领|带动|示范|支撑))作用$|^联合.*(?:服务商|企业|高校|院校|机构|院所|部门)$|^引导企业对照"
)
"""What is worded as an action but says only by what means the next one is done."""
_INSIDE = re.compile(
    "^(?:重点|主要|积极)?(?:紧紧)?(?:围绕|瞄准|针对|按照|依托|立足|根据|结合|通过|借助|利用|参照|对照|对标|以|在|从|向|与|按|对)"
)
"""Frames whose action may follow without a comma; what follows 坚持, 突出 or 发挥 is their object."""
_BARE = "开展|实施|进行|给予|予以|纳入|列入|实现|建立|打造|引进|设立|培育|加强|统揽|不予|实行|推行|完善"
_BY = "统揽|引领|带动|推动|促进|助推|推进|支撑|倒逼|赋能|巩固提升|提升"
_STATE = re.compile(
    "(?:得到|取得|明显|显著|进一步|更加|持续|稳步|大幅|基本|不断|全面)[^，]{0,6}?"
    "(?:提升|提高|增强|改善|优化|巩固|完善|健全|形成|建立|建成|实现|加强|扩大|缩小|成效|突破|进展|繁荣|协调|均衡)$"
    "|(?:达到|迈上|跃上|登上)新的?(?:高度|水平|台阶)$|深入人心$"
    "|^[^，、]{2,}(?<!如何)实现[^，的]{2,8}$"
)
_NO_OBJECT = re.compile("^.?$|^(?:投用|投产|见效|落地|推进|实施|发展|建设|提升|通车|运行)$")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause; `core` leaves out words of mere manner, `want` is one of a few words.

    goal, measure, outcome (an effect), push (an action that may be an effect), state (how things are to be:
    …水平明显提高), principle; frame, figure and none want nothing by themselves.
    """

    span: Span
    core: Span
    want: str
    verb: str = ""
    parts: tuple[Span, ...] = ()
    """The end states that one verb has together: 打造甲示范区、乙先行区 wants both."""
    weak: bool = False
    """An end state by a noun (体系, 格局) that at another place names work, or an effect (实现…)."""


@cache
def _manner() -> re.Pattern[str]:
    return re.compile(f"(?:并|还|也|要|力求|逐年|{alternatives('adverbs')})+")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(alternatives("action-verbs"))


@cache
def _deed() -> re.Pattern[str]:
    """Return a pattern of manner and verb; the manner gives way where no verb would be left (加快…建设)."""
    return re.compile(
        f"(?P<manner>(?:并|还|也|要|力求|逐年|{alternatives('adverbs')})*)(?P<verb>{alternatives('action-verbs')})"
    )


@cache
def _inner() -> re.Pattern[str]:
    """Return a pattern of the action that follows its frame in one clause: 瞄准…企业｜开展…."""
    return re.compile(
        f"(?<![的、和与及])(?:{alternatives('adverbs')}+{alternatives('action-verbs')}|{_BARE})(?=[^的]{{2}})(?!.*原则)"
    )


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(f"(?:重点|主要|积极|继续|充分|主动|牢牢)?(?P<opener>{alternatives('adjunct-openers')})")


@cache
def _wants() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in rows("action-verbs")}


def without_manner(words_of: str) -> str:
    """Return a clause without the words that say only how hard.

    >>> without_manner("着力打造新能源基地"), without_manner("加快电网建设")
    ('打造新能源基地', '加快电网建设')
    """
    found = _deed().match(words_of)
    return words_of[found.end("manner") :] if found else words_of


def _read(text: str, span: Span, where: str) -> Clause | None:
    words_of = span.of(text)
    if where == "clause":
        skipped = _TIME.match(words_of) or _PLACED.match(words_of)
        if skipped and skipped.end() < len(words_of):
            return _read(text, Span(span.start + skipped.end(), span.end), where)
        towns = subject_end(words_of)
        if towns:
            return _deed_of(text, Span(span.start + towns, span.end))
        if _NUMBERS.search(words_of) or skipped:
            return Clause(span, span, "figure")
    elif _NUMBERS.search(words_of):
        return None
    manner = _manner().match(words_of)
    bare = Span(span.start + manner.end(), span.end) if manner and manner.end() < len(words_of) else span
    if is_end_state(bare.of(text), where) or is_end_state(words_of, where):
        return _end_state(text, span, bare, where)
    return _framed(text, span, where) or _deed_of(text, span) or _state(span, words_of, where)


def _state(span: Span, words_of: str, where: str) -> Clause | None:
    return Clause(span, span, "state") if where == "clause" and _STATE.search(words_of) else None


def _end_state(text: str, span: Span, bare: Span, where: str) -> Clause:
    verb = goal_verb().match(bare.of(text))
    parts = end_states(text, bare, bare.start + verb.end()) if verb else ()
    deed = verb or _verb().match(bare.of(text))
    return Clause(span, bare, "goal", deed.group() if deed else "", parts, weak=is_weak(bare.of(text), where))


def _deed_of(text: str, span: Span) -> Clause | None:
    found = _deed().match(text, span.start, span.end)
    if not found:
        return None
    core = Span(found.end("manner"), span.end)
    verb = found["verb"]
    if _NO_OBJECT.search(core.of(text)[len(verb) :]):
        return None
    want = _wants()[verb]
    # an end state that names no place or position (实现全覆盖, 构建…机制) is an effect or a piece of work
    named = {"goal": "measure" if verb in {"构建", "打造", "创建", "构筑", "形成", "建成", "争创"} else "outcome"}
    return Clause(span, core, named.get(want, want), verb)


def _framed(text: str, span: Span, where: str) -> Clause | None:
    """Return a clause that a frame opens: with the action that follows in it, else as a frame."""
    words_of = span.of(text)
    if where == "clause" and _PART_OF.match(words_of):
        return Clause(span, span, "frame")
    opened = _opener().match(words_of)
    if not opened or where != "clause":
        return Clause(span, span, "frame") if _FRAME.fullmatch(words_of) else None
    framed = _FRAME.match(words_of)
    start = span.start + (framed.end() if framed else opened.end() + 1)
    if framed:
        rest = _deed_of(text, Span(start, span.end)) if start + 3 < span.end else None
        return Clause(span, rest.core, rest.want, rest.verb) if rest else Clause(span, span, "frame")
    if opened["opener"] in {"把", "将"} and "作为" not in words_of and len(span) > 8:  # noqa: PLR2004 - 将…纳入…
        return Clause(span, span, "measure", opened["opener"])
    inside = _action_after(text, span, start, by=opened["opener"] == "以") if _INSIDE.match(words_of) else None
    begin = None if inside else action_start(words_of, opened["opener"])
    if begin is not None and depths(words_of)[begin] == 0:
        rest = _deed_of(text, Span(span.start + begin, span.end))
        return Clause(span, span, "measure", rest.verb if rest else "")
    return inside or Clause(span, span, "frame")


def _action_after(text: str, span: Span, start: int, *, by: bool) -> Clause | None:
    level = depths(span.of(text))
    for found in _inner().finditer(text, start, span.end):
        if level[found.start() - span.start] == 0:
            rest = _deed_of(text, Span(found.start(), span.end))
            return Clause(span, span, "measure", rest.verb if rest else "")
    pushed = re.compile(f"(?<![的、和与])(?:{_BY})(?=.{{3}})").search(text, start, span.end) if by else None
    if pushed and level[pushed.start() - span.start] == 0:
        return Clause(span, span, _wants().get(pushed.group(), "measure"), pushed.group())
    return None


def clauses(text: str, whole: Span) -> Iterator[Clause]:
    """Yield the clauses of a stretch, in order; what neither wants nor frames anything has the want “none”.

    >>> text = "依托龙头企业，着力打造全省重要的新能源产业基地，不断完善配网"
    >>> [(clause.want, clause.core.of(text)) for clause in clauses(text, Span(0, len(text)))]
    [('frame', '依托龙头企业'), ('goal', '打造全省重要的新能源产业基地'), ('measure', '完善配网')]
    """
    pieces = [span for piece in _pieces(text, whole) if len(span := trimmed(text, piece))]
    for span in _with_heads(text, pieces):
        known = _read(text, span, "clause") if _SHORTEST <= len(span) <= _LONGEST else None
        yield known or Clause(span, span, "none")


def _with_heads(text: str, pieces: list[Span]) -> Iterator[Span]:
    """Yield the pieces; an end state is one with the pieces in which its noun stands: 建成结构优化，功能完善的体系."""
    at = 0
    while at < len(pieces):
        span = pieces[at]
        opens = goal_verb().match(without_manner(span.of(text))) and not becomes(span.of(text))
        if opens and at + 1 < len(pieces) and _is_rest(text, pieces[at + 1]):
            at += 1
            span = Span(span.start, pieces[at].end)
        yield span
        at += 1


def _is_rest(text: str, span: Span) -> bool:
    """Return whether a piece has no verb of its own and ends in the noun of an end state."""
    words_of = span.of(text)
    if _deed().match(words_of) or _opener().match(words_of) or _NUMBERS.search(words_of) or "是" in words_of:
        return False
    return bool(ends_in_head(words_of))


def _pieces(text: str, whole: Span) -> Iterator[Span]:
    """Yield the stretches between commas; a list of whole actions is cut at its “、” too (做强…、深入推进…)."""
    for piece in split_outside(whole.of(text), _ENDS, whole.start):
        listed = list(split_outside(piece.of(text), "、", piece.start))
        if len(listed) > 1 and all(len(each) > 7 and _is_deed(text, each) for each in listed):  # noqa: PLR2004 - a clause
            yield from listed
        else:
            yield piece


def _is_deed(text: str, span: Span) -> bool:
    found = _deed().match(text, span.start, span.end)
    return bool(found and found["manner"])


def heading_clauses(text: str, title: Span, *, high: bool) -> Iterator[Clause]:
    """Yield the clauses of a heading or lead; `high` for a part or chapter, where more words name end states."""
    for piece in split_outside(title.of(text), "，,", title.start):
        span = trimmed(text, piece)
        if len(span) > 1:
            found = _read(text, span, "heading" if high else "topic")
            if found and found.want not in {"frame", "figure"}:
                yield found
