"""Which projects do the boxes of a plan list? Every item of a list in a box whose title says that it lists projects.

A box whose title speaks of fields or actions is read as running text is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.claims.project_names import project_name
from extract.context import Context
from extract.lexicon import rows, words
from extract.lists import ItemList, project_lists
from extract.punctuation import SENTENCE_ENDS, sentences, trimmed
from kg.model import Block, BlockKind, SectionLevel, SectionRole, Span

__all__ = ["ProjectItem", "box_of", "find_project_items", "is_silent", "lead_and_body", "lists_projects"]

_NUMBER = re.compile(r"\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.、．\t ]+|[①-⑳])\s*")
_HEADS = re.compile(r"(?:项目|工程)(?:（[^）]*）)?$")
_SILENT = frozenset({SectionRole.FOUNDATION, SectionRole.CONTEXT, SectionRole.PRINCIPLE, SectionRole.APPENDIX})
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class ProjectItem:
    """One item of a list of projects: its name without the verb, its words, its place, and what is said of it.

    `box` is the index of the box's section, None in running text; `listed`: the box lists projects only; `sure`: it is
    a project beyond doubt; `says`: its list calls its items projects.
    """

    name: str
    span: Span
    box: int | None
    block: int
    head: str | None
    stage: str | None
    aliases: tuple[str, ...] = ()
    listed: bool = True
    sure: bool = True
    says: bool = True


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the items of a block stand: the box, the stage that its title gives, the block and its head."""

    box: int
    stage: str | None
    block: int
    head: str | None


def _read_title(title: str) -> tuple[bool, str | None]:
    """Return whether the title of a box says that it lists projects, and the stage that it gives to all."""
    found = [row for row in rows("box-titles") if row["word"] in title]
    return any(row["lists"] == "projects" for row in found), next((r["stage"] for r in found if r["stage"]), None)


def lead_and_body(context: Context, block: Block) -> tuple[str | None, Span]:
    """Return the head of a block, without its number, and what follows it."""
    text = context.document.text
    start = block.cells[-1].start if block.cells else block.span.start
    head = ""
    if block.lead:
        head = _NUMBER.sub("", block.lead.of(text), count=1).strip(" 。：:\t")
        start = block.lead.end
    else:
        number = _NUMBER.match(text, start, block.span.end)
        start = number.end() if number else start
    while start < block.span.end and text[start] in "。：:、 \t":
        start += 1
    return head or None, Span(start, block.span.end)


def _is_project(found: ItemList, name: str) -> bool:
    """Return whether an item of a list is a project, by the box's title, the list's own words and the item's form."""
    vetoes = words("item-vetoes", place="inside")
    if name.startswith(words("item-vetoes", place="start")) or any(word in name for word in vetoes):
        return False
    if not 2 <= len(name) <= _LONGEST or name.count("“") != name.count("”"):  # noqa: PLR2004 - 18处游园 is short
        return False
    return found.strong or bool(_HEADS.search(name)) or bool(found.opener) or len(found.items) > 1


def _items_in(text: str, body: Span, place: _Place) -> Iterator[ProjectItem]:
    for sentence in sentences(body.of(text), body.start):
        closed = text[sentence.end - 1] in SENTENCE_ENDS
        for found in project_lists(text, trimmed(text, Span(sentence.start, sentence.end - closed))):
            for item in found.items:
                name = project_name(item.span.of(text))
                if _is_project(found, name):
                    yield ProjectItem(
                        name=name,
                        span=trimmed(text, item.span),
                        box=place.box,
                        block=place.block,
                        head=place.head,
                        stage=found.stage or place.stage,
                        aliases=(project_name(item.head.of(text)),) if item.head else (),
                    )


def box_of(context: Context, block: Block) -> int | None:
    """Return the index of the box that holds a block, or None."""
    at = block.section
    while at is not None:
        if context.document.sections[at].level is SectionLevel.BOX:
            return at
        at = context.document.sections[at].parent
    return None


def is_silent(context: Context, block: Block) -> bool:
    """Return whether a block can hold no project: a heading, a note, a row of a table, a report of the past."""
    if block.section is None or block.kind in {BlockKind.HEADING, BlockKind.NOTE}:
        return True
    section = context.document.sections[block.section]
    return section.role in _SILENT or section.level is SectionLevel.TABLE


def lists_projects(context: Context, box: int, block: Block) -> bool:
    """Return whether the title of a box, or the head of the block in it, says that projects are listed."""
    head = block.lead.of(context.document.text) if block.lead else ""
    return head.endswith("项目") or _read_title(context.document.sections[box].title)[0]


def find_project_items(context: Context) -> tuple[ProjectItem, ...]:
    """Return the items of all boxes of projects, in the order of the text."""
    items: list[ProjectItem] = []
    heads: dict[int, str | None] = {}
    for at, block in enumerate(context.document.blocks):
        box = box_of(context, block)
        if box is None or is_silent(context, block) or not lists_projects(context, box, block):
            continue
        head, body = lead_and_body(context, block)
        stage = _read_title(context.document.sections[box].title)[1]
        heads[box] = head or heads.get(box)
        found = list(_items_in(context.document.text, body, _Place(box, stage, at, heads[box])))
        if not found and head and block.lead and _HEADS.search(head):
            found = [ProjectItem(project_name(head), block.lead, box, at, None, stage)]
        items.extend(found)
    return tuple(items)
