"""Which project is a line of a box by itself? A name alone on its line, or a name with its description after it.

“石岭灌区续建项目。改造渠道56公里” names one and describes it; “水利。重点推进甲水库等项目” heads a list instead.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.capacity import find_capacity
from extract.claims.project_item import ProjectItem
from extract.claims.project_names import project_name
from extract.claims.project_naming import Head, Naming, has_head, head_of, naming_of
from extract.lexicon import alternatives, words
from extract.lists import project_lists
from extract.punctuation import split_outside, trimmed
from kg.model import Block, Span

__all__ = ["BoxPlace", "described_items"]

_LONGEST = 60
_SHORTEST = 4
_LISTS = re.compile("等[^，。；、]{0,10}(?:项目|工程|建设)|等[。；]?$")
_NUMBER = re.compile(r"^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.、．\t ]+|[①-⑳]|——)\s*")
_SIGNS = re.compile("[。；;！？：:，,]")


@dataclass(frozen=True, slots=True)
class BoxPlace:
    """Where the items of a block stand: the box, the stage that its title gives, the block and its head."""

    box: int
    stage: str | None
    block: int
    head: str | None


@cache
def _opener() -> re.Pattern[str]:
    """Return the pattern of a verb that opens a list (重点实施); a verb alone may begin a name (建设路改造工程)."""
    return re.compile(f"(?:{alternatives('adverbs')})+(?:{alternatives('action-verbs')})")


@cache
def _action() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('adverbs')})*(?:{alternatives('action-verbs')})")


def _is_name(name: str, *, works: bool) -> bool:
    """Return whether a line or lead of a box names a project; in a box of works an end that builds is needed."""
    head, naming = head_of(name), naming_of(name)
    if not _SHORTEST <= len(name) <= _LONGEST or name.startswith(words("item-vetoes", place="start")):
        return False
    if head in {None, Head.PROJECT}:
        return naming.value >= Naming.BRANDED.value and not name.endswith("工程") and (not works or has_head(name))
    return naming is not Naming.GENERAL or name.endswith(("项目", "工程"))


def _heads_a_list(text: str, body: Span) -> bool:
    """Return whether what follows a lead is a list of projects: its items closed by 等, or bare names side by side."""
    first = re.split("[。；]", body.of(text), maxsplit=1)[0]
    if _LISTS.search(body.of(text)):
        return True
    if any(found.opener and len(found.items) > 1 for found in project_lists(first)):
        return True
    pieces = [piece.of(first) for piece in split_outside(first, "、")]
    return len(pieces) > 1 and all(head_of(piece) for piece in pieces)


def described_items(text: str, block: Block, body: Span, place: BoxPlace, *, works: bool) -> Iterator[ProjectItem]:
    """Yield the project that a block of a box is: its lead with the description after it, or its line of a name."""
    if block.lead:
        lead = _lead_item(text, block.lead, body, place, works=works)
        if lead:
            yield lead
        elif works:
            yield from _bare_items(text, body, place)
        return
    line = trimmed(text, body)
    if block.cells or _SIGNS.search(line.of(text).rstrip("。；")) or _action().match(line.of(text)):
        return
    span = Span(line.start, line.start + len(line.of(text).rstrip("。；")))
    name = project_name(span.of(text))
    if len(list(split_outside(name, "、"))) == 1 and _is_name(name, works=works):
        yield ProjectItem(name, span, place.box, place.block, place.head, place.stage)


def _lead_item(text: str, lead: Span, body: Span, place: BoxPlace, *, works: bool) -> ProjectItem | None:
    """Return the project that a lead names, where what follows describes it: a figure of size or money, or prose."""
    number = _NUMBER.match(lead.of(text))
    span = trimmed(text, Span(lead.start + (number.end() if number else 0), lead.end))
    name = project_name(span.of(text))
    sized = name.endswith(("项目", "工程")) and bool(find_capacity(body.of(text)))
    if not (_is_name(name, works=works) or sized) or _heads_a_list(text, body):
        return None
    return ProjectItem(name, span, place.box, place.block, None, place.stage, about=body if len(body) else None)


def _bare_items(text: str, body: Span, place: BoxPlace) -> Iterator[ProjectItem]:
    """Yield the items of a list without 等 in a box of works, where each of them names a project."""
    opener = _opener().match(body.of(text))
    start = body.start + (opener.end() if opener else 0)
    span = Span(start, body.start + len(body.of(text).rstrip("。；")))
    if _SIGNS.search(span.of(text)) or _LISTS.search(span.of(text)):
        return
    pieces = [trimmed(text, piece) for piece in split_outside(span.of(text), "、", span.start)]
    names = [project_name(piece.of(text)) for piece in pieces]
    if len(pieces) > 1 and all(_is_name(name, works=True) for name in names):
        for piece, name in zip(pieces, names, strict=True):
            yield ProjectItem(name, piece, place.box, place.block, place.head, place.stage)
