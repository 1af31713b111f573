"""Where are the shared plans, and how does a text become a RawText without a reader?"""

import os
from pathlib import Path

import pytest

from extract.readers.base import RawLine, RawText
from kg.model import Document, Source, SourceUnit

_ROOT = Path(__file__).resolve().parents[3]


def shared_plan(name: str) -> RawText:
    """Return a plan of the shared folder; skip the test when the folder is not there."""
    folder = Path(os.environ.get("PLANKG_SHARED", _ROOT.parent / "shared"))
    path = folder / "plans" / name
    if not path.is_file():
        pytest.skip(f"the shared plan {name} is not on this machine")
    return raw_text(path.read_text(encoding="utf-8"), name=name)


def raw_text(text: str, *, name: str = "plan.txt", wrapped: bool = True) -> RawText:
    """Return a text as a reader of txt would."""
    rows: list[tuple[str, str | None, int | None]] = [
        (line, None, None) for line in text.removesuffix("\n").split("\n")
    ]
    return raw_rows(rows, name=name, wrapped=wrapped)


def raw_rows(
    rows: list[tuple[str, str | None, int | None]], *, name: str = "plan.docx", wrapped: bool = False
) -> RawText:
    """Return lines with their style and table as a reader would."""
    lines, at = [], 0
    for number, (text, style, table) in enumerate(rows, 1):
        lines.append(RawLine(text, number, at, None, style, table))
        at += len(text) + 1
    whole = "".join(f"{line.text}\n" for line in lines)
    return RawText(Source(name, "0" * 64, "txt"), SourceUnit.LINE, whole, tuple(lines), wrapped)


def signs(text: str) -> int:
    """Return how many characters of a text are not white space."""
    return sum(map(len, text.split()))


def assert_lawful(raw: RawText, document: Document) -> None:
    """Assert the laws: blocks tile, stretches map back one to one, every character is accounted for."""
    at = 0
    for block in document.blocks:
        assert block.span.start == at
        assert block.span.of(document.text).strip(" \n") == block.span.of(document.text) != ""
        at = block.span.end + 1
    assert at == len(document.text) + 1
    for one, after in zip(document.blocks, document.blocks[1:], strict=False):
        assert document.text[one.span.end : after.span.start] == "\n"
    mapped = 0
    for stretch in document.stretches:
        piece = document.text[stretch.start : stretch.start + stretch.length]
        assert raw.text[stretch.source_start : stretch.source_start + stretch.length] == piece
        mapped += signs(piece)
    assert mapped == signs(document.text)
    left = sum(row.characters for row in document.left_out)
    assert mapped + left == signs(raw.text)
    for section in document.sections:
        assert section.span.covers(section.heading)
        if section.parent is not None:
            assert document.sections[section.parent].span.covers(section.span)
    for block in document.blocks:
        assert block.lead is None or block.span.covers(block.lead)
        assert all(block.span.covers(cell) for cell in block.cells)
