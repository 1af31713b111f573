"""What is one item of a list of projects, and where in a document may one stand?"""

import re
from dataclasses import dataclass

from extract.context import Context
from kg.model import Attribute, Block, BlockKind, SectionLevel, SectionRole, Span

__all__ = ["ProjectItem", "box_of", "is_silent", "lead_and_body"]

_NUMBER = re.compile(r"\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.、．\t ]+|[①-⑳])\s*")
_SILENT = frozenset({SectionRole.FOUNDATION, SectionRole.CONTEXT, SectionRole.PRINCIPLE, SectionRole.APPENDIX})


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
    nature: str | None = None
    """The nature of construction that the verb before its list says: 新建."""
    said: tuple[Attribute, ...] = ()
    """What the cells of its row say of it under their headings."""
    about: Span | None = None
    """The words that describe it after its name, where it has any: 总投资3.5亿元，2023年建成."""


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
    return context.role_at(block.span.start) in _SILENT or section.level is SectionLevel.TABLE
