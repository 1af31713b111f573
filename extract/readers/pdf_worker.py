"""How is a PDF read that may be hostile? In a process of its own, under limits of memory that only the system can hold.

PDFium is a C++ library: no limit can be set inside it, and a crash would take the whole build along. The process gets
the file on its standard input and its limits as the last argument; it answers one JSON object: the lines or a refusal.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import astuple
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped] # it ships no types

from extract.readers.base import Limits
from extract.readers.pdf_layout import lay_out
from extract.readers.pdf_page import Drawing, draw_page
from extract.readers.refusals import over_limit, refusal
from kg.errors import InputError
from kg.messages import Phrase

try:
    import resource
except ImportError:  # Windows has no such limits: there the time limit alone holds
    resource = None  # type: ignore[assignment]

__all__ = ["OUT_OF_MEMORY", "answer", "main"]

OUT_OF_MEMORY = 3
_PASSWORD = 4
"""PDFium's code for a document that opens with a password only."""
_SCANNED_SHARE = 0.5
_FEWEST = 20


def answer(data: bytes, path: str, limits: Limits) -> dict[str, Any]:
    """Return the lines of a PDF and what was left out, or the key and values of the refusal."""
    try:
        drawings = tuple(_drawings(data, path, limits))
        layout = lay_out(drawings)
        textless = len(drawings) if layout.characters < _FEWEST else layout.pictured
        if textless >= _SCANNED_SHARE * len(drawings):
            raise refusal(path, "errors.scanned", pages=textless)
    except InputError as error:
        values = {name: value.key if isinstance(value, Phrase) else value for name, value in error.values.items()}
        return {"key": error.key, "values": values}
    return {"drafts": [astuple(draft) for draft in layout.drafts], "left_out": layout.left_out}


def main() -> None:
    """Answer for the file on standard input."""
    limits = Limits(**json.loads(sys.argv[-1]))
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        told = json.dumps(answer(sys.stdin.buffer.read(), "", limits), ensure_ascii=False)
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    sys.stdout.buffer.write(told.encode("utf-8"))


def _drawings(data: bytes, path: str, limits: Limits) -> Iterator[Drawing]:
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        locked = pdfium.FPDF_GetLastError() == _PASSWORD
        raise refusal(path, "errors.encrypted") if locked else refusal(path, "errors.broken_file", format="PDF")
    pages = pdfium.FPDF_GetPageCount(document)
    if pages > limits.pages:
        raise over_limit(path, "pages", pages, limits.pages)
    if pages < 1:
        raise refusal(path, "errors.broken_file", format="PDF")
    characters = 0
    for index in range(pages):
        drawing = draw_page(document, index)
        characters += len(drawing.glyphs) + drawing.tilted
        if characters > limits.characters:
            raise over_limit(path, "characters", characters, limits.characters)
        yield drawing
    pdfium.FPDF_CloseDocument(document)
