"""What does a reader return, and what may a file cost? The values between a file and its structure.

Invariant: every line of `RawText.text` is followed by one line feed, and `text[line.start:line.start + len(line.text)]`
is `line.text`. The media readers differ in how they find the lines, never in this.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from extract.readers.refusals import over_limit
from kg.model import LeftOut, Source, SourceUnit

__all__ = ["LEFT_OUT_REASONS", "Limits", "LineDraft", "RawFile", "RawLine", "RawText", "Reader", "make_text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may cost; a file over a limit is refused before the memory is spent.

    The defaults let through thirty times the longest plan seen (100,000 characters) and keep a file that is hostile on
    purpose under some ten seconds and half a gibibyte.
    """

    file_bytes: int = 128 * 1024 * 1024
    """Size of the file itself."""
    decompressed_bytes: int = 256 * 1024 * 1024
    """Sum of a DOCX's parts, unpacked."""
    part_bytes: int = 48 * 1024 * 1024
    """One unpacked part that is parsed as a tree, and an HTML file: a tree costs some ten times its bytes."""
    ratio: int = 250
    """Unpacked to packed bytes of a part over a mebibyte: markup packs to some hundredth, a bomb to a thousandth."""
    members: int = 4000
    """Parts of a DOCX."""
    pages: int = 3000
    """Pages of a PDF."""
    characters: int = 3_000_000
    """Characters of the text."""
    lines: int = 200_000
    """Lines, paragraphs and rows of the text."""
    nodes: int = 500_000
    """Elements of a page or of one DOCX part; an element costs some 300 bytes of memory."""
    depth: int = 200
    """Nesting of elements in HTML or in a DOCX part."""
    memory_bytes: int = 1536 * 1024 * 1024
    """Address space of the process that reads one PDF."""
    seconds: int = 120
    """Time that reading one PDF may take."""


@dataclass(frozen=True, slots=True)
class RawFile:
    """The bytes of one file, their hash, its bare name and the path as the user gave it (for messages)."""

    path: str
    name: str
    data: bytes
    sha256: str

    def source(self, media: str, encoding: str | None = None) -> Source:
        """Return the source value of this file, read as the given media."""
        return Source(name=self.name, sha256=self.sha256, media=media, encoding=encoding)


@dataclass(frozen=True, slots=True)
class RawLine:
    """One line of the file as read, without its line end; a row of a table is its cells joined by TAB.

    `number` is the line (txt), the paragraph (docx, html) or the line on its page (pdf), from 1; `start` is the code
    point in `RawText.text`; `page` is the 1-based page of a PDF, and of a txt whose pages are parted by form feeds;
    `style` is "heading-1" to "heading-6", "list", "note" or None; `table` is the id of the table that the row is of;
    `frame` is the id of the frame that the line is printed in (a text box, a table of one column): all lines of a 专栏
    that is set so share it, over a page break too.
    """

    text: str
    number: int
    start: int
    page: int | None = None
    style: str | None = None
    table: int | None = None
    frame: int | None = None


@dataclass(frozen=True, slots=True)
class RawText:
    """One file as a reader returns it.

    `wrapped` is True when lines may be hard-wrapped (txt, pdf) and False when every line is a whole paragraph.

    Raises:
        ValueError: if the lines do not tile the text.
    """

    source: Source
    unit: SourceUnit
    text: str
    lines: tuple[RawLine, ...]
    wrapped: bool
    left_out: tuple[LeftOut, ...] = ()

    def __post_init__(self) -> None:
        at = 0
        for line in self.lines:
            end = line.start + len(line.text)
            if line.start != at or self.text[at:end] != line.text or self.text[end : end + 1] != "\n":
                message = f"line {line.number} of {self.source.name} is not at {line.start}"
                raise ValueError(message)
            at = end + 1
        if at != len(self.text):
            message = f"the lines of {self.source.name} end at {at}, its text at {len(self.text)}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class LineDraft:
    """A line before its place in the text is known."""

    text: str
    number: int
    page: int | None = None
    style: str | None = None
    table: int | None = None
    frame: int | None = None


LEFT_OUT_REASONS = (
    "deleted-text",
    "hidden-text",
    "invisible-characters",
    "navigation",
    "note-marks",
    "page-number",
    "pages-without-text",
    "pictures",
    "repeated-table-head",
    "rotated-text",
    "running-head",
)
"""Why a reader leaves something out; `lines` counts lines, or the pages and pictures themselves."""


class Reader(Protocol):
    """Reads one media: a file's bytes in, its lines out."""

    @property
    def media(self) -> str:
        """Return the media that this reader reads: txt, html, docx or pdf."""

    def read(self, file: RawFile, limits: Limits) -> RawText:
        """Return the file's lines.

        Raises:
            InputError: if the file cannot be read, is over a limit or holds no text.
        """


def make_text(drafts: Iterable[LineDraft], path: str, limits: Limits) -> tuple[str, tuple[RawLine, ...]]:
    r"""Return the text of the drafts and their lines, each at its place.

    Raises:
        UnreadableDocumentError: if there are more lines or characters than the limits allow.

    >>> text, lines = make_text([LineDraft("第一章 发展基础", 1), LineDraft("", 2)], "a.txt", Limits())
    >>> text, lines[1].start
    ('第一章 发展基础\n\n', 9)
    """
    lines: list[RawLine] = []
    at = 0
    for draft in drafts:
        lines.append(RawLine(draft.text, draft.number, at, draft.page, draft.style, draft.table, draft.frame))
        at += len(draft.text) + 1
        if len(lines) > limits.lines:
            raise over_limit(path, "lines", len(lines), limits.lines)
        if at > limits.characters:
            raise over_limit(path, "characters", at, limits.characters)
    return "".join(f"{line.text}\n" for line in lines), tuple(lines)
