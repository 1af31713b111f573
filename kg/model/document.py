"""What does a plan look like as a text: sections, blocks, and what is no body text?"""

from dataclasses import dataclass
from enum import StrEnum

from kg.model.source import Source, Span, Stretch

__all__ = ["Block", "BlockKind", "Document", "LeftOut", "Section", "SectionLevel", "SectionRole"]


class SectionLevel(StrEnum):
    """The levels of a plan's structure; the words are those of the record export."""

    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    ITEM = "item"
    BOX = "box"
    TABLE = "table"


class SectionRole(StrEnum):
    """What a section does in the plan; decides what its sentences can be."""

    FOUNDATION = "foundation"
    """发展基础, 发展成就: reports what was achieved."""
    CONTEXT = "context"
    """发展环境, 面临形势."""
    PRINCIPLE = "principle"
    """指导思想, 基本原则."""
    GOALS = "goals"
    """发展目标, 战略愿景, 主要目标."""
    TASKS = "tasks"
    GUARANTEE = "guarantee"
    """实施保障: party leadership, supervision, finance of the plan itself."""
    APPENDIX = "appendix"
    """名词解释, 附件."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part, chapter, section, item, box or table of a document.

    `parent` is the index in `Document.sections` of the section it stands in; `span` runs to the end of its last block,
    `heading` covers its printed heading, and `number` is as printed (第三章, 一、, 3-1, 表2-1) or None.
    """

    level: SectionLevel
    number: str | None
    title: str
    heading: Span
    span: Span
    parent: int | None
    role: SectionRole = SectionRole.TASKS


class BlockKind(StrEnum):
    """What a block of running text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    """An item led in by “——”."""
    ROW = "row"
    """A row of a table."""
    NOTE = "note"
    """注：… under a table, or a footnote."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the body: the blocks tile the text in order; between two blocks stands one line feed.

    `section` indexes `Document.sections` (None before the first heading). `lead` covers the topic lead of a paragraph
    or box paragraph without its full stop: 专用车产业集群 of “专用车产业集群。重点推进…”. `cells` are those of a row.
    A paragraph with several leads is several blocks: each begins at its lead.
    """

    kind: BlockKind
    span: Span
    section: int | None
    lead: Span | None = None
    cells: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What was read but is not body text (目录, page marks, running heads, notice, navigation), with its size."""

    reason: str
    lines: int
    characters: int


@dataclass(frozen=True, slots=True)
class Document:
    """One plan's normalised text with its structure and the way back to the file."""

    source: Source
    title: str
    text: str
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    stretches: tuple[Stretch, ...]
    left_out: tuple[LeftOut, ...] = ()
    preamble: str = ""
    """What stands before the body (notice, cover): issuer and date may be read from it; it holds no evidence."""
