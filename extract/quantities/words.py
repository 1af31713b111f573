"""Which words beside a quantity belong to the figure, which to the name of what it measures, and which to neither?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extract.lexicon import alternatives, rows, words
from extract.quantities.times import FILLER

__all__ = ["Before", "Opening", "last_verb", "opening", "words_before"]

_TRAILING = re.compile(r"[的，,：:\s]+$")
_LEADING = re.compile(rf"[{FILLER}、，,：:；;\s]+|的|[（(]\d{{1,2}}[)）]|\d{{1,2}}[.．、](?!\d)|[①-⑳]")


_PAST = frozenset({"已", "已经", "现已", "目前", "现有", "截至目前"})
_NOUN_ENDS = "率业量额度值性化者员费款型级面区数"
"""Signs that make a noun of a verb: 服务业, 集聚区, 覆盖面."""


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a quantity: the words left for a name, and those of the figure in the reader's order.

    `uses` are what the words of prose say (each, respectively, past, yearly); `flow` a verb that makes it a flow.
    """

    name: str
    figure: tuple[str, ...] = ()
    uses: frozenset[str] = frozenset()
    flow: str = ""
    length: int = 0
    """How many characters stand between the name and the number."""

    @property
    def bare(self) -> bool:
        """Return whether no word at all stands between the name and the number."""
        return not (self.figure or self.uses)


@dataclass(frozen=True, slots=True)
class Opening:
    """A name without the words of manner before it; `flow` is its first verb of a flow, `verb` any verb taken off."""

    name: str
    flow: str = ""
    verb: str = ""
    yearly: bool = False
    """Whether it begins with 年均 or 每年: the figure is that of one year."""
    past: bool = False
    """Whether it begins with 已, 目前, 现有: it is so, and no target."""


@cache
def _reader_words() -> frozenset[str]:
    before = words("figures/qualifiers", place="before")
    return frozenset({*words("figures/cell-words"), *before})


@cache
def _uses() -> dict[str, str]:
    return {row["word"]: row["use"] for row in rows("figures/prose-words")}


@cache
def _flows() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("figures/measured-verbs") if row["use"] == "keep")


@cache
def _trailing() -> Mapping[str, str]:
    """Return the words that may end a passage, turned round, each with the signs that may not stand before it."""
    guards = {row["word"]: row["not_after"] for row in rows("figures/word-guards")}
    return {word[::-1]: guards.get(word, "") for word in {*_reader_words(), *_uses()}}


@cache
def _longest() -> int:
    return max(map(len, _trailing()))


def _trailing_at(turned: str, at: int) -> str | None:
    """Return the longest such word at a place of a passage turned round; a pattern of a thousand words is slow."""
    for end in range(min(at + _longest(), len(turned)), at, -1):
        guard = _trailing().get(turned[at:end])
        if guard is not None and (end == len(turned) or turned[end] not in guard):
            return turned[at:end]
    return None


def words_before(text: str) -> Before:
    """Return what a passage says before a number that ends it.

    >>> words_before("全区制造业增加值年均增长").figure, words_before("上云覆盖率分别达到").name
    (('年均增长',), '上云覆盖率')
    """
    turned = text[::-1]
    at = 0
    found: list[str] = []
    while at < len(turned):
        if turned[at] in f"{FILLER}的，,：: " and (turned[at] != "的" or found or turned[at - 1 : at] == FILLER):
            at += 1
            continue
        word = _trailing_at(turned, at)
        if word is None:
            break
        found.append(word[::-1])
        at += len(word)
    found.reverse()
    name = _TRAILING.sub("", text[: len(text) - at].rstrip(FILLER))
    uses = frozenset(_uses()[word] for word in found if word in _uses())
    figure = tuple(word for word in found if word in _reader_words())
    flow = next((flow for word in found if (flow := word.removeprefix("累计").removeprefix("年")) in _flows()), "")
    return Before(name, figure, uses, flow, at)


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(
        f"{_LEADING.pattern}|{alternatives('adverbs')}|(?P<verb>{_verbs()})|{alternatives('figures/scope-words')}(?=.)"
    )


@cache
def _verbs() -> str:
    guards = {row["word"]: row["not_before"] for row in rows("figures/measured-verbs")}
    return "|".join(f"{re.escape(word)}(?![{guards[word]}{_NOUN_ENDS}])" for word in words("figures/measured-verbs"))


@cache
def _last_verb() -> re.Pattern[str]:
    every = {*words("figures/measured-verbs"), *words("action-verbs"), *words("project-verbs")}
    parts = "|".join(re.escape(word) for word in sorted(every, key=lambda word: (-len(word), word)))
    return re.compile(f"(?P<verb>{parts})(?:了|好|出|成|起|{FILLER})*$")


def last_verb(text: str) -> str:
    """Return the verb that ends a passage (支持企业建设 …), or an empty text.

    >>> last_verb("支持企业建设"), last_verb("固定资产投资")
    ('建设', '')
    """
    found = _last_verb().search(text)
    return found["verb"] if found else ""


def opening(text: str) -> Opening:
    """Return a name without what stands before it: 全区, manner, and verbs that only say that it is to be.

    >>> opening("力争全省优良水体比例").name, opening("持续新增城镇就业").flow
    ('优良水体比例', '新增')
    """
    at, flow, last = 0, "", ""
    said: set[str] = set()
    kept = None
    while at < len(text):
        match = _opener().match(text, at)
        if not match or match.end() == at:
            break
        verb = match["verb"]
        said.add(match.group())
        if verb:
            last = verb
            if verb in _flows():
                flow = flow or verb
                kept = at if kept is None else kept
        at = match.end()
    rest = text[at:]
    name = text[kept:] if kept is not None and rest else rest
    return Opening(name.replace(FILLER, ""), flow, last, yearly=bool(said & {"年均", "每年"}), past=bool(said & _PAST))
