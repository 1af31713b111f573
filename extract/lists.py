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
    kind: str | None = None
    """The kind that a closing names: 干线公路项目 of “…等干线公路项目”."""


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


_SHARED = re.compile(r"等(?![级离候待同效腰边距])")
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


def _close(text: str, body: Span) -> tuple[list[Item], bool, str | None, str | None]:
    """Return items, whether the closing says projects, the stage and the kind that it names."""
    words_of = body.of(text)
    marks = _shared_marks(words_of)
    if marks and "、" not in words_of[marks[-1] :]:
        before = Span(body.start, body.start + marks[-1])
        after = words_of[marks[-1] + 1 :]
        closing = _closing().fullmatch(after)
        pieces = list(split_outside(before.of(text), "、", before.start))
        if closing:
            return _items(text, pieces), _is_strong(closing["noun"]), _tail_stage(closing["verb"]), None
        ending = _ending_verb().fullmatch(after)
        kind, verb = (ending["rest"], ending["verb"]) if ending and ending["rest"] else (after, None)
        whole = Span(body.start, body.start + marks[-1] + 1 + len(kind))
        if len(pieces) > 1 and not all(_bare_name().fullmatch(piece.of(text)) for piece in pieces):
            strong = bool(re.search("项目|工程|改造", kind))
            return _items(text, pieces), strong, _tail_stage(verb), kind
        pieces = [*pieces[:-1], Span(pieces[-1].start, whole.end)]
        return _items(text, pieces), bool(_HEADS.search(kind)), _tail_stage(verb), None
    pieces = list(split_outside(words_of, "、", body.start))
    last = pieces[-1]
    ending = _ending_verb().fullmatch(last.of(text))
    verb = None
    if ending and ending["rest"]:
        verb = ending["verb"]
        pieces[-1] = Span(last.start, last.start + len(ending["rest"]))
    return _items(text, pieces), bool(_HEADS.search(pieces[-1].of(text))), _tail_stage(verb), None


def _segments(text: str, sentence: Span) -> Iterator[tuple[str, Span]]:
    """Yield the opener and the rest of each part between commas; a part without a verb goes on under the one before."""
    opener = ""
    for piece in split_outside(sentence.of(text), "，,：:", sentence.start):
        body = trimmed(text, piece)
        link = re.match("以及|及|和", body.of(text))
        if link:
            body = Span(body.start + link.end(), body.end)
        found = _opener().match(text, body.start, body.end)
        if found and found.end() < body.end:
            opener = found.group()
            body = Span(found.end(), body.end)
        if len(body):
            yield opener, body


def project_lists(text: str, sentence: Span | None = None) -> Iterator[ItemList]:
    """Yield the lists of a sentence, one for each part that has a verb of its own or goes on under the last verb.

    >>> [text.span.of("新建甲水库、乙水库等项目") for text in next(project_lists("新建甲水库、乙水库等项目")).items]
    ['甲水库', '乙水库']
    """
    whole = sentence or Span(0, len(text))
    for opener, body in _segments(text, whole):
        items, strong, tail_stage, kind = _close(text, body)
        kept = tuple(item for item in items if len(trimmed(text, item.span)))
        if kept:
            yield ItemList(kept, opener, tail_stage or _stage_of(opener), strong, kind)
