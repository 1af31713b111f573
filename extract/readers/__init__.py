"""Reads files into raw text: txt, HTML, DOCX and PDF, each with the way back to line, paragraph or page."""

from pathlib import Path

from extract.readers.base import Limits, RawLine, RawText
from extract.readers.opening import open_file
from extract.readers.registry import READERS
from extract.readers.sniff import choose_media

__all__ = ["READERS", "Limits", "RawLine", "RawText", "read_source"]

_DEFAULTS = Limits()


def read_source(path: Path, limits: Limits = _DEFAULTS) -> RawText:
    """Return the text of a file, read as what its content is.

    Raises:
        InputError: if it is missing, of a format that is not read, damaged, empty, a scan, or over a limit.
    """
    file = open_file(path, limits)
    media = choose_media(file, limits)
    reader = next(reader for reader in READERS if reader.media == media)
    return reader.read(file, limits)
