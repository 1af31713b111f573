"""Which readers are there? One entry a media; its module is imported when the first such file is read."""

from dataclasses import dataclass
from importlib import import_module

from extract.readers.base import Limits, RawFile, RawText, Reader

__all__ = ["READERS", "LateReader"]


@dataclass(frozen=True, slots=True)
class LateReader:
    """Stands for a reader whose libraries are slow to import (lxml, PDFium): a txt needs none of them."""

    media: str
    module: str
    name: str

    def load(self) -> Reader:
        """Return the reader itself."""
        reader: Reader = getattr(import_module(self.module), self.name)()
        return reader

    def read(self, file: RawFile, limits: Limits) -> RawText:
        """Return the file's lines, as the reader itself does.

        Raises:
            InputError: if the file cannot be read, is over a limit or holds no text.
        """
        return self.load().read(file, limits)


READERS: tuple[Reader, ...] = (
    LateReader("txt", "extract.readers.text", "TextReader"),
    LateReader("html", "extract.readers.html", "HtmlReader"),
    LateReader("docx", "extract.readers.docx", "DocxReader"),
    LateReader("pdf", "extract.readers.pdf", "PdfReader"),
)
