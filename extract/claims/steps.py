"""What does a sentence do, step by step? Its actions and end states, each with its frame before and effects after.

Actions come first and what they are for closes the sentence: there a clause of effect states a goal, where it names a
capacity or the whole area's change, or else belongs to the action before it; before other actions it is work itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.claims.clauses import Clause, clauses
from extract.claims.halves import are_halves
from extract.claims.short_names import programme_names
from extract.lexicon import alternatives
from extract.punctuation import sentences
from kg.model import Span

__all__ = ["Step", "changes_all", "is_purpose", "speaks_of_whole", "steps"]

_LONGEST_EFFECT = 26
_LONGEST_DETAIL = 14
"""What follows 以甲统揽乙 in so few signs says what it comes to."""
_SHORT_FIELD = 9
_MANY = 4
_DEEDS = frozenset({"measure", "push", "outcome", "goal"})
_WHOLE = re.compile("全[国省市区县州旗盟](?!域)|我[省市区县州]|“[^”]+”向“[^”]+”")
_UNTIL = re.compile("(?:到|至)(?:20\\d\\d年|二[〇○零][一二三四五六七八九〇○零]{2}年|“?十[四五六]五”?末)")
_LISTS = re.compile("、|“|项目|工程|行动|计划|创建$|改革")
_STANDING = re.compile("(?:优势|地位|能力|竞争力|影响力)$")
_POSITION = re.compile("地位$")
_CHANGE = re.compile("(?:发展|转型|升级|现代化|富裕|振兴|共生)$")
_AN_END = re.compile("^(?:消除|根治|杜绝)|^改善.*(?:质量|环境|面貌)$")
"""An effect that is an end by itself, whatever its object: what is bad is gone, or all of it is better."""
_NAMES = re.compile("“|等")
_WAYS = re.compile("化、")
_WIDE = re.compile("“|、全|现代化|共同富裕|碳达峰|一体化|(?:服务|信息|保障|政策|城乡|人群|人口)[^村企]{0,4}全覆盖")
_NARROW = re.compile("^实现(?:行政村|企业|部门|乡镇|工业企业|项目)")
_PATTERN = re.compile("格局$|相适应$")
_DESCRIBED = re.compile("[^、，]{3,}、[^、，]{3,}的[^的，]{2,12}(?:体系|格局)$")
"""How things are to be, in two respects or more: an end state wherever it stands."""
_REACH = re.compile("^(?:推动|推进|促进|实现).*全覆盖$")
_ANSWERS = re.compile("^(?:贯彻落实|落实|贯彻)[^，、]{2,24}(?:规划|战略|方针|纲要|国策|部署|精神)$")
"""What only answers to what others have set is a frame of the action after it."""
_IN_FRAME = re.compile(
    "(?:实施|开展|推进)(?P<name>[“《]?[^，、]{2,30}?(?:工程|行动|计划)[”》]?)为(?:抓手|载体|契机|牵引|统揽|引领|依托|重点)"
)
_AIM_FRAME = re.compile("以(?P<aim>(?P<verb>打造|建设|建成|构建|创建|争创|实现).{4,})为(?:总体?|主要|发展|奋斗)?目标$")


@dataclass(frozen=True, slots=True)
class Step:
    """A goal or measure in a sentence: its clause, the frames before it, and the clauses that are one with it."""

    kind: str
    clause: Clause
    frames: tuple[Span, ...] = ()
    joined: tuple[Span, ...] = ()
    name: str = ""
    """A name of its own, where the clause holds several: one of three programmes after one verb."""

    @property
    def span(self) -> Span:
        """Return the words of the step, with those that are one with it."""
        return Span(self.clause.span.start, self.joined[-1].end if self.joined else self.clause.span.end)


@cache
def _effect(kind: str) -> re.Pattern[str]:
    return re.compile(f"{alternatives('effect-heads', **{'as': kind})}[”]?$")


def _is_effect(text: str, clause: Clause, own: Sequence[str]) -> bool:
    """Return whether a clause can be the effect of what stands before it."""
    words = clause.core.of(text)
    if clause.want == "outcome":
        return "等" not in words or bool(_STANDING.search(words))
    ends = _effect("goal").search(words) or _effect("effect").search(words)
    if clause.want == "measure" and _POSITION.search(words):
        return True
    return clause.want == "push" and bool(ends) and len(words) <= _LONGEST_EFFECT and not _lists(words, own)


def _lists(words: str, own: Sequence[str]) -> bool:
    """Return whether words name particular things; ways of change (集群化、高端化发展) are none."""
    listed = _LISTS.search(_WAYS.sub("", words)) and not _PATTERN.search(words)
    return bool(listed) and not speaks_of_whole(words, own)


def is_purpose(words: str, verb: str, want: str, own: Sequence[str]) -> bool:
    """Return whether words of effect name a capacity, or a change of the whole area or of a whole field.

    >>> is_purpose("提高供水保障能力", "提高", "outcome", ()), is_purpose("促进工业绿色发展", "促进", "push", ())
    (True, True)
    >>> is_purpose("促进线上线下融合发展", "促进", "push", ())
    False
    """
    if _PATTERN.search(words) or _AN_END.search(words):
        return True
    if not _effect("goal").search(words):
        return False
    field = len(words) - len(verb) <= _SHORT_FIELD and bool(_CHANGE.search(words))
    return want == "outcome" or field or bool(_POSITION.search(words)) or speaks_of_whole(words, own)


def changes_all(words: str) -> bool:
    """Return whether words end in a capacity, position or change that is an aim: 加快农业农村现代化."""
    return bool(_effect("goal").search(words))


def speaks_of_whole(words: str, own: Sequence[str]) -> bool:
    """Return whether words speak of the whole area: 全市…, the area's own name, or “甲”向“乙”.

    >>> speaks_of_whole("引领全市商贸升级", ()), speaks_of_whole("推动商贸升级", ("甲县",))
    (True, False)
    """
    return bool(_WHOLE.search(words)) or any(name in words for name in own)


def steps(text: str, whole: Span, own: Sequence[str] = ()) -> Iterator[Step]:
    """Yield the goals and measures of a stretch, sentence by sentence.

    >>> text = "以甲项目为抓手，大力发展冷链，促进产销融合发展，打造物流强区。"
    >>> [(step.kind, step.span.of(text)) for step in steps(text, Span(0, len(text)))]
    [('Measure', '大力发展冷链，促进产销融合发展'), ('Goal', '打造物流强区')]
    """
    for sentence in sentences(whole.of(text), whole.start):
        until = bool(_UNTIL.search(text, whole.start, sentence.end))
        yield from _Sentence(text, list(clauses(text, sentence)), own, until=until).read()


class _Sentence:
    """Reads one sentence from left to right; `_closing` is where only end states and effects follow."""

    def __init__(self, text: str, said: list[Clause], own: Sequence[str], *, until: bool) -> None:
        self._text = text
        self._said = said
        self._own = own
        self._until = until
        """Whether a year has been named up to which something is to be: then a state is a goal."""
        self._steps: list[Step] = []
        self._frames: tuple[Span, ...] = ()
        self._few = sum(clause.want in _DEEDS for clause in said) <= _MANY
        """Whether the sentence has so few clauses that brief ones side by side are halves of one action."""
        self._open = False
        """Whether the clause just before belongs to the last step, so that this one can too."""
        self._closing = len(said)
        while self._closing and (self._closes(said[self._closing - 1]) or self._frames_end(self._closing - 1)):
            self._closing -= 1

    def _closes(self, clause: Clause) -> bool:
        return clause.want in {"goal", "state", "figure", "none", "principle"} or _is_effect(
            self._text, clause, self._own
        )

    def _frames_end(self, at: int) -> bool:
        """Return whether a clause is the frame of an end state that closes the sentence."""
        return at + 1 < len(self._said) and self._said[at].want == "frame" and self._said[at + 1].want == "goal"

    def read(self) -> list[Step]:
        """Return the steps of the sentence."""
        for at, clause in enumerate(self._said):
            if clause.want == "frame" or self._only_answers(at, clause):
                self._frame(clause)
            elif self._until and _REACH.search(clause.core.of(self._text)):
                self._open = False
            elif clause.want == "goal":
                self._end_state(clause, closing=at >= self._closing)
            elif clause.want == "state" and self._until:
                self._join(clause) if self._open else self._add("Goal", clause)
            elif at >= self._closing and self._is_after(at, clause):
                self._close(clause, first=at == 0)
            elif clause.want in {"measure", "push", "outcome"}:
                self._join(clause) if self._is_result(clause) else self._act(clause)
            else:
                self._open = False
        return self._steps

    def _only_answers(self, at: int, clause: Clause) -> bool:
        """Return whether a clause only says to whose plans the next action answers."""
        then = next((each.want for each in self._said[at + 1 :] if each.want != "frame"), "")
        return then in _DEEDS and bool(_ANSWERS.search(clause.core.of(self._text)))

    def _is_after(self, at: int, clause: Clause) -> bool:
        """Return whether a clause can be the effect of what is before it; after the same verb it is one more action."""
        before = self._said[at - 1].verb if at else ""
        again = clause.verb == (before or None) and not any(name in clause.core.of(self._text) for name in self._own)
        return _is_effect(self._text, clause, self._own) and len(self._said) > 1 and not again

    def _is_result(self, clause: Clause) -> bool:
        """Return whether a clause says only what the action before it brings: 提升公共服务水平, 形成充电网络."""
        if not self._open or self._steps[-1].kind != "Measure" or self._steps[-1].clause.verb == clause.verb:
            return False
        words = clause.core.of(self._text)
        return (clause.want == "outcome" and not _NAMES.search(words)) or clause.verb == "形成"

    def _frame(self, clause: Clause) -> None:
        words = clause.span.of(self._text)
        aim = _AIM_FRAME.search(words)
        if aim:
            core = Span(clause.span.start + aim.start("aim"), clause.span.start + aim.end("aim"))
            self._steps.append(Step("Goal", Clause(core, core, "goal", aim["verb"])))
        found = _IN_FRAME.search(words)
        if found:
            self._steps.append(Step("Measure", clause, name=words[found.start() : found.end("name")]))
        self._frames = (*self._frames, clause.span)
        self._open = False

    def _add(self, kind: str, clause: Clause) -> None:
        self._steps.append(Step(kind, clause, self._frames))
        self._frames, self._open = (), True

    def _join(self, clause: Clause) -> None:
        last = self._steps[-1]
        self._steps[-1] = Step(last.kind, last.clause, last.frames, (*last.joined, clause.span), last.name)

    def _end_state(self, clause: Clause, *, closing: bool) -> None:
        words = clause.core.of(self._text)
        reached = words.startswith(("实现", "基本实现", "全面实现"))
        wide = closing and not _NARROW.search(words) and (_WIDE.search(words) or speaks_of_whole(words, self._own))
        if reached and not wide:
            self._join(clause) if self._open else self._add("Measure", clause)
        elif clause.weak and not _DESCRIBED.search(words) and (not closing or not (self._steps or self._frames)):
            self._add("Measure", clause)
        else:
            self._add("Goal", clause)

    def _close(self, clause: Clause, *, first: bool) -> None:
        if not first and is_purpose(clause.core.of(self._text), clause.verb, clause.want, self._own):
            self._add("Goal", clause)
        elif self._open:
            self._join(clause)
        elif self._frames or not self._steps:
            self._add("Measure", clause)

    def _act(self, clause: Clause) -> None:
        names = programme_names(self._text[clause.core.start + len(clause.verb) : clause.core.end])
        if len(names) > 1:
            self._steps.extend(Step("Measure", clause, self._frames, name=clause.verb + name) for name in names)
            self._frames, self._open = (), False
        elif self._open and self._is_half(clause):
            self._join(clause)
        else:
            self._add("Measure", clause)

    def _is_half(self, clause: Clause) -> bool:
        """Return whether an action is one with the measure just before it."""
        last = self._steps[-1]
        if last.kind != "Measure" or last.name or last.clause.verb == clause.verb:
            return False
        if last.clause.verb == "统揽" and not last.joined and len(clause.core) <= _LONGEST_DETAIL:
            return True
        words = [each.core.of(self._text) for each in (last.clause, clause)]
        return are_halves(words[0], words[1], few=self._few, more=bool(last.joined))
