"""Where does a sentence list projects without a verb of building before them, and which items are two in one?

“为甲园、乙园等旅游项目提供配套” and “以甲园、乙园建设为抓手” list projects too.
“甲产业园和乙中心” is two, “甲河及乙河整治” is one.
"""

import re
from collections.abc import Iterator
from functools import cache

from extract.claims.project_naming import Head, head_of, says_project
from extract.lexicon import alternatives
from extract.lists import Item, ItemList
from extract.punctuation import depths, split_outside, trimmed
from kg.model import Span

__all__ = ["framed_lists", "pairs"]

_AS_WHAT = "抓手|重点|引领|龙头|契机|依托|牵引|支撑|统揽|载体|带动|核心|中心"
_BY_BUILDING = re.compile(
    f"以(?P<list>[^，。；]{{4,120}}?)(?:等\\d*[个大项]?[^，。；、]{{0,8}})?(?:的)?(?:建设|实施|开发)(?:为|作为)(?:{_AS_WHAT})"
)
_SHARED = re.compile(
    "等(?P<kind>(?:“[^”]{1,8}”)?(?:(?!谋划|实施|启动|推进|组织|研究|探索|开展)[^，。；、“”（）等]){0,8}?(?:项目|工程))(?!库|化|法|部|师|技术|院|载体|中心|管理|指导)"
)
_START = re.compile("[，。；：,;:\n]")
_BEFORE = re.compile("^(?:为|以|对|将|把|由|在|向|从|及|和)")
_AND = re.compile("以及|及(?!时|其)|和|与")
_SHORTEST = 4
_WORDS = frozenset(set(Head) - {Head.PROJECT})


@cache
def _verb() -> re.Pattern[str]:
    lists = ("action-verbs", "project-verbs", "project-frames", "name-stops")
    return re.compile("(?:" + "|".join(alternatives(name) for name in lists) + ")+")


def _list_start(text: str, start: int, end: int) -> int:
    """Return where the first item of a list begins: after the last sign, and after the verb that opens it."""
    level = depths(text[start:end])
    for sign in reversed(list(_START.finditer(text, start, end))):
        if level[sign.start() - start] == 0:
            start = sign.end()
            break
    first = next(split_outside(text[start:end], "、", start))
    for verb in _verb().finditer(text, first.start, first.end):
        if verb.end() < first.end and depths(first.of(text))[verb.start() - first.start] == 0:
            start = verb.end()
            break
    return start + (1 if _BEFORE.match(text[start:end]) else 0)


def framed_lists(text: str, sentence: Span) -> Iterator[ItemList]:
    """Yield the lists of projects of a sentence that no verb of building opens.

    >>> said = "为甲乐园、乙酒店等旅游项目提供配套，以丙产业园建设为抓手"
    >>> [[item.span.of(said) for item in found.items] for found in framed_lists(said, Span(0, len(said)))]
    [['丙产业园'], ['甲乐园', '乙酒店']]
    """
    for found in _BY_BUILDING.finditer(text, sentence.start, sentence.end):
        listed = Span(*found.span("list"))
        yield ItemList(_items(text, listed), "以", None, says_project(listed.of(text)), tail="建设")
    for found in _SHARED.finditer(text, sentence.start, sentence.end):
        start = _list_start(text, sentence.start, found.start())
        if start < found.start():
            listed = Span(start, found.start())
            yield ItemList(_items(text, listed), "", None, strong=True, shared=True, kind=found["kind"])


def _items(text: str, listed: Span) -> tuple[Item, ...]:
    pieces = (trimmed(text, piece) for piece in split_outside(listed.of(text), "、", listed.start))
    return tuple(Item(piece) for piece in pieces if len(piece))


def pairs(text: str, span: Span) -> Iterator[Span]:
    """Yield the parts of an item that 和, 及 or 与 joins where each of them is a project by its ending, else the item.

    >>> for said in ("甲产业园和大数据中心", "东石河及西石河整治"):
    ...     print([part.of(said) for part in pairs(said, Span(0, len(said)))])
    ['甲产业园', '大数据中心']
    ['东石河及西石河整治']
    """
    words = span.of(text)
    level = depths(words)
    start = 0
    for join in _AND.finditer(words):
        left, right = words[start : join.start()], words[join.end() :]
        if level[join.start()] or min(len(left), len(right)) < _SHORTEST:
            continue
        if says_project(left) or (head_of(left) in _WORDS and head_of(right) in _WORDS):
            yield Span(span.start + start, span.start + join.start())
            start = join.end()
    yield Span(span.start + start, span.end)
