"""Which lines does a DOCX print? Paragraphs with their automatic numbers, tables, text boxes, then the notes.

Headers and footers are other parts of the file and are not opened. Footnotes stand at the end, each a line of the style
"note": inside the text they would break the sentence that refers to them.
"""

from dataclasses import dataclass, field

from lxml import etree

from extract.readers.base import Limits, LineDraft, RawFile, RawText, make_text
from extract.readers.characters import clean
from extract.readers.docx_numbering import Numbering, read_numbering
from extract.readers.docx_package import Package, attribute, local_name, open_package
from extract.readers.docx_styles import Styles, read_properties, read_styles
from extract.readers.docx_tables import is_box, table_cells
from extract.readers.docx_text import Printed, print_paragraph
from extract.readers.grid import rows_of
from extract.readers.refusals import refusal
from extract.readers.wraps import are_wrapped
from kg.model import LeftOut, SourceUnit

__all__ = ["DocxReader"]

_DELETED = frozenset({"del", "moveFrom"})
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})


@dataclass(frozen=True, slots=True)
class DocxReader:
    """Reads DOCX."""

    media: str = "docx"

    def read(self, file: RawFile, limits: Limits) -> RawText:
        """Return the lines of a DOCX.

        Raises:
            UnreadableDocumentError: if it is broken, locked, empty or over a limit.
        """
        package = open_package(file, limits)
        name, root = package.main()
        related = package.related(name)
        styles, numbering = (package.part(related.get(kind)) for kind in ("styles", "numbering"))
        story = _Story(read_styles(styles), read_numbering(numbering))
        for body in (child for child in root if local_name(child) == "body"):
            story.visit_blocks(body)
        story.visit_notes(package, related)
        text, lines = make_text(story.drafts, file.path, limits)
        if not text.strip():
            raise refusal(file.path, "errors.empty_file")
        return RawText(
            source=file.source(self.media),
            unit=SourceUnit.PARAGRAPH,
            text=text,
            lines=lines,
            wrapped=are_wrapped(story.drafts),
            left_out=story.left_out(),
        )


@dataclass(slots=True)
class _Story:
    """The lines of a document as they are found, with the numbering counted along."""

    styles: Styles
    numbering: Numbering
    drafts: list[LineDraft] = field(default_factory=list)
    paragraph: int = 0
    tables: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    def visit_blocks(self, holder: etree._Element, table: int | None = None) -> None:
        """Add the lines of the paragraphs and tables that an element holds, in order."""
        for element in holder:
            name = local_name(element)
            if name == "p":
                self._visit_paragraph(element, table)
            elif name == "tbl":
                self._visit_table(element)
            elif name == "AlternateContent":
                self.visit_blocks(element[0] if len(element) else element, table)
            elif name in _DELETED:
                self._count("deleted-text", sum(len(part) for part in element.itertext()))
            elif name in _WRAPPERS:
                self.visit_blocks(element, table)

    def visit_notes(self, package: Package, related: dict[str, str]) -> None:
        """Add the footnotes and endnotes as lines of the style "note"."""
        for kind in ("footnotes", "endnotes"):
            root = package.part(related.get(kind))
            for note in () if root is None else root:
                if attribute(note, "type") in {None, "normal"}:
                    lines = [line for part in note.iter() if local_name(part) == "p" for line in self._lines(part)[1]]
                    self._add(lines, "note", None)

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return what was read but is no text, by reason."""
        pictures = LeftOut("pictures", self.counts.get("pictures", 0), 0)
        texts = (LeftOut(reason, 0, self.counts.get(reason, 0)) for reason in ("deleted-text", "hidden-text"))
        return tuple(part for part in (*texts, pictures) if part.lines or part.characters)

    def _visit_paragraph(self, element: etree._Element, table: int | None) -> None:
        printed, lines = self._lines(element)
        style = self._style(element)
        if printed.boxes_first:
            self._visit_boxes(printed)
        self._add(lines, style, table)
        if not printed.boxes_first:
            self._visit_boxes(printed)

    def _visit_boxes(self, printed: Printed) -> None:
        """Add the text boxes; one of several paragraphs is a frame, like a table of one cell."""
        for box in printed.boxes:
            self.tables += 1
            self.visit_blocks(box, self.tables if len(box) > 1 else None)

    def _visit_table(self, table: etree._Element) -> None:
        self.tables += 1
        number = self.tables
        if is_box(table):
            for cell in (part for part in table.iter() if local_name(part) == "tc"):
                if _holder(cell, "tbl") is table:
                    self.visit_blocks(cell, number)
            return
        for row in rows_of(table_cells(table, self._cell)):
            self._add(["\t".join(row)], None, number)

    def _cell(self, cell: etree._Element) -> tuple[str, ...]:
        paragraphs = (part for part in cell.iter() if local_name(part) == "p" and _holder(part, "Fallback") is None)
        return tuple(line.replace("\t", " ") for part in paragraphs for line in self._lines(part)[1])

    def _lines(self, element: etree._Element) -> tuple[Printed, list[str]]:
        """Return what a paragraph prints and its lines, the first with its automatic number."""
        self.paragraph += 1
        printed = print_paragraph(element)
        self._count("deleted-text", printed.deleted)
        self._count("hidden-text", printed.hidden)
        self._count("pictures", printed.pictures)
        lines = [line for line in clean(printed.text).split("\n") if line.strip()]
        mark = self._mark(element) if lines or not printed.deleted else ""
        if lines and mark:
            lines[0] = mark + lines[0].lstrip(" ")
        return printed, lines

    def _mark(self, element: etree._Element) -> str:
        own = read_properties(_own_properties(element))
        number_id, level, style = self.styles.listed(own)
        if number_id is None or number_id == "0":
            return ""
        if level is None:
            level = self.numbering.level_of_style(number_id, style or "")
        return self.numbering.next_mark(number_id, level)[0]

    def _style(self, element: etree._Element) -> str | None:
        own = read_properties(_own_properties(element))
        level = self.styles.heading(own)
        if level is not None:
            return f"heading-{level}"
        return "list" if self.styles.is_list(own) else None

    def _add(self, lines: list[str], style: str | None, table: int | None) -> None:
        self.drafts.extend(LineDraft(line, self.paragraph, style=style, table=table) for line in lines)

    def _count(self, reason: str, size: int) -> None:
        self.counts[reason] = self.counts.get(reason, 0) + size


def _own_properties(paragraph: etree._Element) -> etree._Element | None:
    return next((child for child in paragraph if local_name(child) == "pPr"), None)


def _holder(element: etree._Element, name: str) -> etree._Element | None:
    return next((above for above in element.iterancestors() if local_name(above) == name), None)
