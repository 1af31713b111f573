"""What is known of blocks and sections before their text is made? Which lines make them, and how they nest."""

from dataclasses import dataclass, field

from extract.structure.lines import Line
from kg.model import BlockKind, SectionLevel, SectionRole

__all__ = ["BlockDraft", "Body", "SectionDraft"]


@dataclass(slots=True)
class SectionDraft:
    """A section under construction; `title_at` counts the characters of its first line before the title."""

    level: SectionLevel
    number: str | None
    rank: int
    parent: int | None
    title_at: int
    role: SectionRole | None = None
    listed: str | None = None
    """The title as the table of contents prints it."""
    heading: int | None = None
    """Index of the block that holds its heading; None for a table that has no caption."""


@dataclass(frozen=True, slots=True)
class BlockDraft:
    """The lines of one block."""

    kind: BlockKind
    lines: tuple[Line, ...]
    section: int | None
    title_at: int = 0
    """Of a heading: the characters of its first line before the title; the space printed there stays."""


@dataclass(slots=True)
class Body:
    """The drafts of a document, and the lines of repeated headings that were left out."""

    sections: list[SectionDraft] = field(default_factory=list)
    blocks: list[BlockDraft] = field(default_factory=list)
    repeated: list[Line] = field(default_factory=list)
