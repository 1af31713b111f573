"""Which items does a sentence of a project box list? “重点推进甲、乙等项目建设” has two, with the words around them.

Offsets are those of the text given. Nothing here knows a document.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.lexicon import alternatives, rows, words
from extract.punctuation import depths, split_outside, trimmed
from kg.model import Span

__all__ = ["Item", "ItemList", "project_lists"]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: its words, and as `head` the part after “等” where several places share one project."""

    span: Span
    head: Span | None = None


@dataclass(frozen=True, slots=True)
class ItemList:
    """The items under one verb; `strong` when the words around them say that they are projects."""

    items: tuple[Item, ...]
    opener: str
    stage: str | None
    strong: bool
    shared: bool = False
    """Whether “等” closes the list."""
    kind: str | None = None
    """The kind that a closing names: 干线公路项目 of “…等干线公路项目”."""
    tail: str | None = None
    """The verb that closes the list: 开工建设 of “甲铁路开工建设”."""

    @property
    def nature(self) -> str | None:
        """Return the nature of construction that the verb before the list says, if any: 新建."""
        said = {row["word"]: row["nature"] for row in rows("project-verbs")}
        return next((said[word] for word in words("project-verbs") if word in self.opener and said[word]), None)


@cache
def _opener() -> re.Pattern[str]:
    link = "(?:以及|并且|并|及|和|、)?"
    return re.compile(f"(?:{link}{alternatives('adverbs')})*(?:{link}{alternatives('project-verbs')})+")


@cache
def _closing() -> re.Pattern[str]:
    nouns, verbs = alternatives("tail-nouns"), alternatives("tail-verbs")
    return re.compile(f"(?P<lot>一批|一系列)?(?P<noun>{nouns})?(?:的)?(?P<verb>{verbs})?")


@cache
def _ending_verb() -> re.Pattern[str]:
    return re.compile(f"(?P<rest>.*?)(?P<verb>{alternatives('tail-verbs')})")


@cache
def _bare_name() -> re.Pattern[str]:
    return re.compile(f"[^、，（(]{{1,12}}{alternatives('bare-name-endings')}")


_SHARED = re.compile(r"等(?![级离候待同效腰边距]|容量|量(?![子产])|额|比例|价(?!值))")
_NO_SHARE_BEFORE = "高初均平同优劣对头中"
_HEADS = re.compile(r"(?:项目|工程)$")


def _shared_marks(text: str) -> list[int]:
    """Return the places of “等” that close an enumeration, outside brackets and quotes."""
    level = depths(text)
    return [
        found.start()
        for found in _SHARED.finditer(text)
        if level[found.start()] == 0 and found.start() > 0 and text[found.start() - 1] not in _NO_SHARE_BEFORE
    ]


def _stage_of(opener: str) -> str | None:
    stages = {row["word"]: row["stage"] for row in rows("project-verbs")}
    said = [stages[word] for word in words("project-verbs") if word in opener and stages[word]]
    return said[0] if said else None


def _tail_stage(verb: str | None) -> str | None:
    stages = {row["word"]: row["stage"] for row in rows("tail-verbs")}
    return stages.get(verb or "") or None


def _is_strong(noun: str | None) -> bool:
    return bool(noun) and noun in words("tail-nouns", strong="yes")


def _join_places(text: str, pieces: list[Span], upto: int) -> int:
    """Return the index of the first of the bare names that run without a break up to the piece at `upto`."""
    first = upto
    while first > 0 and _bare_name().fullmatch(pieces[first - 1].of(text)):
        first -= 1
    return first


def _items(text: str, pieces: list[Span]) -> list[Item]:
    """Return the items that the pieces between “、” make; pieces of places that share one head are one item."""
    items: list[Item] = []
    starts: list[int] = []
    for at, piece in enumerate(pieces):
        marks = [mark for mark in _shared_marks(piece.of(text)) if mark + 1 < len(piece)]
        if not marks:
            items.append(Item(piece))
            starts.append(at)
            continue
        name = Span(piece.start, piece.start + marks[-1])
        head = Span(name.end + 1, piece.end)
        if _bare_name().fullmatch(name.of(text)):
            first = _join_places(text, pieces, at)
            while starts and starts[-1] >= first:
                items.pop()
                starts.pop()
            items.append(Item(Span(pieces[first].start, piece.end), head))
            starts.append(first)
        else:
            items.append(Item(name if _HEADS.search(name.of(text)) else piece))
            starts.append(at)
    return items


@dataclass(frozen=True, slots=True)
class _Closed:
    """The items of a list with what its closing says of them."""

    items: list[Item]
    strong: bool
    stage: str | None
    shared: bool = False
    kind: str | None = None
    tail: str | None = None


def _close(text: str, body: Span) -> _Closed:
    """Return the items of a list, read from its end: what closes it says where the last one ends."""
    words_of = body.of(text)
    marks = _shared_marks(words_of)
    if marks and "、" not in words_of[marks[-1] :]:
        return _close_shared(text, body, body.start + marks[-1])
    pieces = list(split_outside(words_of, "、", body.start))
    last = pieces[-1]
    ending = _ending_verb().fullmatch(last.of(text))
    verb = None
    if ending and ending["rest"]:
        verb = ending["verb"]
        pieces[-1] = Span(last.start, last.start + len(ending["rest"]))
    return _Closed(_items(text, pieces), bool(_HEADS.search(pieces[-1].of(text))), _tail_stage(verb), tail=verb)


def _close_shared(text: str, body: Span, mark: int) -> _Closed:
    """Return the items of a list that “等” closes: after it stands a mere closing, a kind, or the head of one."""
    pieces = list(split_outside(text[body.start : mark], "、", body.start))
    after = text[mark + 1 : body.end]
    closing = _closing().fullmatch(after)
    if closing:
        strong = _is_strong(closing["noun"]) or bool(_HEADS.search(pieces[-1].of(text)))
        verb = closing["verb"]
        return _Closed(_items(text, pieces), strong, _tail_stage(verb), shared=True, tail=verb)
    ending = _ending_verb().fullmatch(after)
    kind, verb = (ending["rest"], ending["verb"]) if ending and ending["rest"] else (after, None)
    strong = bool(_HEADS.search(kind))
    if len(pieces) > 1 and not all(_bare_name().fullmatch(piece.of(text)) for piece in pieces):
        return _Closed(_items(text, pieces), strong, _tail_stage(verb), shared=True, kind=kind, tail=verb)
    pieces[-1] = Span(pieces[-1].start, mark + 1 + len(kind))
    return _Closed(_items(text, pieces), strong, _tail_stage(verb), shared=True, tail=verb)


@cache
def _other_verb() -> re.Pattern[str]:
    return re.compile(f"(?:并|{alternatives('adverbs')})*{alternatives('action-verbs')}")


@cache
def _frame() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('adverbs')})*{alternatives('project-frames')}")


_BESIDE = re.compile("[与为以在对由从向将把使让被]")
_WHEN = re.compile(r"(?:(?:力争|确保|争取|计划)?(?:到|在|至)?20\d\d年(?:[年内底末初前]|\d+月)*)+")


def _segments(text: str, sentence: Span, *, prose: bool) -> Iterator[tuple[str, Span]]:
    """Yield the opener and the rest of each part between commas; a part without a verb goes on under the one before.

    A part that begins with a verb of another kind (加强…, 优化…) lists no projects and ends the list; in prose it may
    frame one (加强甲库建设).
    """
    opener = ""
    for piece in split_outside(sentence.of(text), "，,：:", sentence.start):
        body = _without_lead_in(text, trimmed(text, piece), prose=prose)
        found = _opener().match(text, body.start, body.end) or (prose and _frame().match(text, body.start, body.end))
        if found and found.end() < body.end:
            opener = found.group()
            body = Span(found.end(), body.end)
        elif _other_verb().match(text, body.start, body.end):
            opener = ""
            continue
        elif prose and _BESIDE.match(text, body.start, body.end):
            continue
        if len(body):
            yield opener, body


def _without_lead_in(text: str, body: Span, *, prose: bool) -> Span:
    """Return a part without the word that links it to the one before, and in prose without the year before its verb."""
    link = re.match("以及|及|和", body.of(text))
    if link:
        body = Span(body.start + link.end(), body.end)
    when = _WHEN.match(text, body.start, body.end) if prose else None
    return Span(when.end(), body.end) if when and when.end() < body.end else body


def project_lists(text: str, sentence: Span | None = None, *, prose: bool = False) -> Iterator[ItemList]:
    """Yield the lists of a sentence, one for each part that has a verb of its own or goes on under the last verb.

    In prose, a year may stand before the verb, and verbs of mere support open a list too (支持甲园二期开工).

    >>> [text.span.of("新建甲水库、乙水库等项目") for text in next(project_lists("新建甲水库、乙水库等项目")).items]
    ['甲水库', '乙水库']
    """
    whole = sentence or Span(0, len(text))
    for opener, body in _segments(text, whole, prose=prose):
        closed = _close(text, body)
        kept = tuple(item for item in closed.items if len(trimmed(text, item.span)))
        if kept:
            stage = closed.stage or _stage_of(opener)
            yield ItemList(kept, opener, stage, closed.strong, closed.shared, closed.kind, closed.tail)
