"""How do the tests read bytes? As a file of a name, through the door that every user goes through."""

from pathlib import Path

from extract.readers import Limits, RawText, read_source
from extract.readers.base import LineDraft
from extract.readers.pdf_worker import answer

__all__ = ["FIXTURES", "pdf_lines", "read", "texts"]

FIXTURES = Path(__file__).with_name("fixtures")


def read(folder: Path, name: str, data: bytes, limits: Limits | None = None) -> RawText:
    """Return what the readers make of bytes in a file of a name."""
    path = folder / name
    path.write_bytes(data)
    return read_source(path, limits or Limits())


def texts(raw: RawText) -> list[str]:
    """Return the lines without their indents."""
    return [line.text.strip(" \u3000\u2002\xa0") for line in raw.lines]


def pdf_lines(data: bytes) -> tuple[list[LineDraft], dict[str, tuple[int, int]]]:
    """Return the lines of a PDF and what was left out, read in this process: the worker's start would cost a second."""
    told = answer(data, "a.pdf", Limits())
    assert "drafts" in told, told
    return [LineDraft(*draft) for draft in told["drafts"]], {reason: (n, m) for reason, n, m in told["left_out"]}
