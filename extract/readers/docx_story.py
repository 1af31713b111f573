"""In which order does a DOCX print its lines? Paragraphs with their automatic numbers, tables, text boxes in place.

A table of one column and a text box are frames: their paragraphs stay lines of their own. Notes are lines of the style
"note" after the body: inside the text they would break the sentence that refers to them.
"""

from dataclasses import dataclass, field

from lxml import etree

from extract.readers.base import LineDraft
from extract.readers.characters import clean
from extract.readers.docx_numbering import Numbering
from extract.readers.docx_package import attribute, local_name
from extract.readers.docx_styles import Properties, Styles, read_properties
from extract.readers.docx_tables import cells_of_frame, is_frame, table_cells
from extract.readers.docx_text import Printed, print_paragraph
from extract.readers.grid import rows_of
from kg.model import LeftOut

__all__ = ["Story"]

_DELETED = frozenset({"del", "moveFrom"})
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})


@dataclass(frozen=True, slots=True)
class _Paragraph:
    printed: Printed
    lines: list[str]
    style: str | None


@dataclass(slots=True)
class Story:
    """The lines of a document as they are found, with the numbering counted along."""

    styles: Styles
    numbering: Numbering
    drafts: list[LineDraft] = field(default_factory=list)
    paragraph: int = 0
    tables: int = 0
    frames: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    def visit_blocks(self, holder: etree._Element, frame: int | None = None) -> None:
        """Add the lines of the paragraphs and tables that an element holds, in order."""
        for element in holder:
            name = local_name(element)
            if name == "p":
                self._visit_paragraph(element, frame)
            elif name == "tbl":
                self._visit_table(element, frame)
            elif name == "AlternateContent":
                self.visit_blocks(element[0] if len(element) else element, frame)
            elif name in _DELETED:
                self._count("deleted-text", sum(map(len, element.itertext())))
            elif name in _WRAPPERS:
                self.visit_blocks(element, frame)

    def visit_notes(self, root: etree._Element | None) -> None:
        """Add the footnotes or endnotes of a part, those that only draw a line left out."""
        for note in () if root is None else root:
            if attribute(note, "type") in {None, "normal"}:
                for element in (part for part in note.iter() if local_name(part) == "p"):
                    self._add(self._read(element).lines, style="note")

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return what was read but is no text, by reason."""
        pictures = LeftOut("pictures", self.counts.get("pictures", 0), 0)
        texts = (LeftOut(reason, 0, self.counts.get(reason, 0)) for reason in ("deleted-text", "hidden-text"))
        return tuple(part for part in (*texts, pictures) if part.lines or part.characters)

    def _visit_paragraph(self, element: etree._Element, frame: int | None) -> None:
        found = self._read(element)
        number = self.paragraph
        if found.printed.boxes_first:
            self._visit_boxes(found.printed)
        self._add(found.lines, style=found.style, frame=frame, number=number)
        if not found.printed.boxes_first:
            self._visit_boxes(found.printed)

    def _visit_boxes(self, printed: Printed) -> None:
        for box in printed.boxes:
            self.frames += 1
            self.visit_blocks(box, self.frames)

    def _visit_table(self, table: etree._Element, frame: int | None) -> None:
        if is_frame(table):
            self.frames += 1
            number = self.frames
            for cell in cells_of_frame(table):
                self.visit_blocks(cell, number)
            return
        self.tables += 1
        cells, firsts, first = [], [], self.paragraph + 1
        for row in table_cells(table, self._cell):
            cells.append(row)
            firsts.append(first)
            first = self.paragraph + 1
        for place, texts in rows_of(cells):
            self._add(["\t".join(texts)], table=self.tables, frame=frame, number=firsts[place])

    def _cell(self, cell: etree._Element) -> tuple[str, ...]:
        paragraphs = (part for part in cell.iter() if local_name(part) == "p" and not _is_double(part, cell))
        return tuple(line.replace("\t", " ") for part in paragraphs for line in self._read(part).lines)

    def _read(self, element: etree._Element) -> _Paragraph:
        """Return what a paragraph prints: its lines, the first with its automatic number, and its style."""
        self.paragraph += 1
        printed = print_paragraph(element)
        for reason in ("deleted", "hidden"):
            self._count(f"{reason}-text", getattr(printed, reason))
        self._count("pictures", printed.pictures)
        lines = [line for line in clean(printed.text).split("\n") if line.strip()]
        own = read_properties(next((child for child in element if local_name(child) == "pPr"), None))
        # A paragraph that tracked changes have emptied is not counted; one that is blank is, as Word does.
        mark, bulleted = self._mark(own) if lines or not printed.deleted else ("", False)
        if lines and mark:
            lines[0] = mark + lines[0].lstrip(" ")
        level = self.styles.heading(own)
        listed = "list" if bulleted or self.styles.is_list(own) else None
        return _Paragraph(printed, lines, listed if level is None else f"heading-{level}")

    def _mark(self, own: Properties) -> tuple[str, bool]:
        number_id, level, style = self.styles.listed(own)
        if number_id is None:
            return "", False
        if level is None:
            level = self.numbering.level_of_style(number_id, style or "")
        return self.numbering.next_mark(number_id, level)

    def _add(
        self,
        lines: list[str],
        *,
        style: str | None = None,
        table: int | None = None,
        frame: int | None = None,
        number: int | None = None,
    ) -> None:
        at = self.paragraph if number is None else number
        self.drafts.extend(LineDraft(line, at, None, style, table, frame) for line in lines)

    def _count(self, reason: str, size: int) -> None:
        self.counts[reason] = self.counts.get(reason, 0) + size


def _is_double(paragraph: etree._Element, cell: etree._Element) -> bool:
    """Return whether a paragraph of a cell is the older form of a text box, stored a second time beside the newer."""
    for above in paragraph.iterancestors():
        if above is cell:
            return False
        if local_name(above) == "Fallback":
            return True
    return False
