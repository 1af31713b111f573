"""Which lines does an element of a page print? Blocks and <br> part lines; tables become rows of cells."""

import re
from dataclasses import dataclass, field

from lxml import etree

from extract.readers.base import LineDraft
from extract.readers.characters import clean
from extract.readers.furniture import is_furniture_element
from extract.readers.grid import rows_of
from extract.readers.html_tables import cells_of, is_data_table, is_frame
from extract.readers.html_tree import BLOCKS, is_hidden, tag_of
from extract.readers.spaces import collapse

__all__ = ["PageLines", "print_lines"]

_HEADINGS = {f"h{level}": f"heading-{level}" for level in range(1, 7)}
_NOTE_NAME = re.compile(r"ftn|_edn|#fn|(?:foot|end)note", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,5}")
_NO_PRUNED: frozenset[etree._Element] = frozenset()


@dataclass(slots=True)
class PageLines:
    """The lines of a page as they are found, and what was not shown."""

    pruned: frozenset[etree._Element] = _NO_PRUNED
    drafts: list[LineDraft] = field(default_factory=list)
    most_framed: int = 0
    """Characters of the largest frame: a table around half the body lays the page out."""
    tables: int = 0
    frames: int = 0
    pictures: int = 0
    hidden: int = 0
    _buffer: list[str] = field(default_factory=list)
    _verbatim: bool = False
    _frame: int | None = None

    def visit(self, element: etree._Element, style: str | None = None) -> None:
        """Add the lines of an element and all below it."""
        tag = tag_of(element)
        if element in self.pruned or not tag or is_furniture_element(tag):
            return
        if is_hidden(element):
            self.hidden += sum(len(part.strip()) for part in element.itertext())
        elif tag == "br":
            self.end_line(style)
        elif tag == "img":
            self.pictures += 1
        elif tag in BLOCKS:
            self._visit_block(element, tag, style)
        elif not _is_note_mark(element, tag):
            self._visit_children(element, style)

    def end_line(self, style: str | None) -> None:
        """Close the line under way; a line without a printed character is none."""
        text = "".join(self._buffer)
        self._buffer.clear()
        shown = clean(text if self._verbatim else collapse(text))
        for line in shown.split("\n"):
            if line.strip():
                self._add(line.replace("\t", " "), style=style)

    def _visit_block(self, element: etree._Element, tag: str, style: str | None) -> None:
        self.end_line(style)
        if tag == "table" and self._is_small_frame(element):
            self._visit_frame(element, style)
        elif tag == "table" and is_data_table(element):
            self._visit_table(element)
        else:
            self._visit_text(element, tag, style)

    def _visit_text(self, element: etree._Element, tag: str, style: str | None) -> None:
        inner = _HEADINGS.get(tag) or ("list" if tag == "li" else style)
        verbatim = self._verbatim
        self._verbatim = verbatim or tag == "pre"
        if tag == "li":
            self._buffer.append(_marker(element))
        self._visit_children(element, inner)
        self.end_line(inner)
        self._verbatim = verbatim

    def _visit_children(self, element: etree._Element, style: str | None) -> None:
        self._buffer.append(element.text or "")
        for child in element:
            self.visit(child, style)
            self._buffer.append(child.tail or "")

    def _visit_table(self, table: etree._Element) -> None:
        for caption in table.iterchildren("caption"):
            self._visit_text(caption, "caption", None)
        self.tables += 1
        for _, row in rows_of(cells_of(table, self._cell)):
            self._add("\t".join(row), table=self.tables)

    def _visit_frame(self, table: etree._Element, style: str | None) -> None:
        outer = self._frame
        self.frames += 1
        self._frame = self.frames
        self._visit_text(table, "table", style)
        self._frame = outer

    def _is_small_frame(self, table: etree._Element) -> bool:
        return is_frame(table) and sum(map(len, table.itertext())) <= self.most_framed

    def _add(self, line: str, *, style: str | None = None, table: int | None = None) -> None:
        self.drafts.append(LineDraft(line, len(self.drafts) + 1, None, style, table, self._frame))

    def _cell(self, cell: etree._Element) -> tuple[str, ...]:
        inside = PageLines(self.pruned)
        inside.visit(cell)
        self.pictures += inside.pictures
        self.hidden += inside.hidden
        return tuple(line.text for line in inside.drafts)


def print_lines(element: etree._Element) -> list[str]:
    """Return the lines that an element prints, without their styles."""
    page = PageLines()
    page.visit(element)
    page.end_line(None)
    return [line.text for line in page.drafts]


def _marker(item: etree._Element) -> str:
    """Return the number that a browser prints before an item of a numbered list: it is no character of the page."""
    listing = item.getparent()
    if listing is None or tag_of(listing) != "ol" or "list-style" in listing.get("style", ""):
        return ""
    if listing.get("type", "1") != "1":
        return ""
    start = listing.get("start", "1")
    before = sum(1 for _ in item.itersiblings("li", preceding=True))
    return f"{(int(start) if _NUMBER.fullmatch(start) else 1) + before}. "


def _is_note_mark(element: etree._Element, tag: str) -> bool:
    """Return whether an element is the mark of a footnote in the text ([1]), which is no word of the sentence."""
    if tag != "a" or not (element.get("href") or "").startswith("#"):
        return False
    return any(_NOTE_NAME.search(element.get(name) or "") for name in ("href", "class", "name", "id"))
