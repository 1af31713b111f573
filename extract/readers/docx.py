"""Which lines does a DOCX print? The body's, then the notes; the parts of headers and footers are not opened."""

from dataclasses import dataclass

from extract.readers.base import Limits, RawFile, RawText, make_text
from extract.readers.docx_numbering import read_numbering
from extract.readers.docx_package import local_name, open_package
from extract.readers.docx_story import Story
from extract.readers.docx_styles import read_styles
from extract.readers.refusals import refusal
from extract.readers.wraps import are_wrapped
from kg.model import SourceUnit

__all__ = ["DocxReader"]


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
        story = Story(read_styles(styles), read_numbering(numbering))
        for body in (child for child in root if local_name(child) == "body"):
            story.visit_blocks(body)
        for kind in ("footnotes", "endnotes"):
            story.visit_notes(package.part(related.get(kind)))
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
