"""Which laws hold for every raw text? Lines tile the text, the hash is that of the bytes, the name is bare."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.readers import Limits, RawText, read_source
from extract.readers.base import LEFT_OUT_REASONS, LineDraft, RawFile, make_text
from extract.readers.characters import clean
from extract.readers.grid import Cell, rows_of
from extract.readers.text import TextReader
from kg.errors import UnreadableDocumentError
from tests.support import shared_plan

from .docx_samples import plan_docx
from .reading import FIXTURES, read

SIGNS = st.text(alphabet="第一章发展基础，。“”5%\t \u3000\r\n\f\v\u200b\ufeff\u2028⽂\x00\x85", max_size=200)


def holds(raw: RawText) -> None:
    at = 0
    for line in raw.lines:
        assert line.start == at
        assert raw.text[line.start : line.start + len(line.text)] == line.text
        assert not set(line.text) & set("\n\r\f\v\u2028\u2029\x85")
        assert line.number >= 1
        at += len(line.text) + 1
    assert at == len(raw.text)


@given(text=SIGNS)
def test_the_lines_of_any_text_tile_it(text: str) -> None:
    data = text.encode()
    file = RawFile("a.txt", "a.txt", data, hashlib.sha256(data).hexdigest())
    try:
        raw = TextReader().read(file, Limits())
    except UnreadableDocumentError:
        return
    holds(raw)
    kept = "".join(sign for sign in clean(text.replace("\r", "\n")) if not sign.isspace())
    assert "".join(raw.text.split()) == kept


@given(text=SIGNS)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(lines=st.lists(st.text(alphabet="第章5 \t", max_size=12), max_size=30))
def test_drafts_become_lines_in_order(lines: list[str]) -> None:
    text, placed = make_text((LineDraft(line, n) for n, line in enumerate(lines, start=1)), "a", Limits())
    assert [line.text for line in placed] == lines
    assert text == "".join(f"{line}\n" for line in lines)


@given(
    rows=st.lists(
        st.lists(
            st.builds(
                Cell,
                st.tuples(st.text(alphabet="甲乙丙丁1", min_size=1, max_size=3)),
                st.integers(1, 4),
                st.integers(1, 4),
            ),
            min_size=1,
            max_size=5,
        ),
        max_size=8,
    )
)
def test_every_row_is_whole_and_no_cell_is_lost(rows: list[list[Cell]]) -> None:
    printed = [texts for _, texts in rows_of(rows)]
    assert len({len(texts) for texts in printed if len(texts) > 1}) <= 1
    said = {text for texts in printed for text in texts}
    width = max((sum(cell.columns for cell in row) for row in rows), default=0)
    reach = sum(cell.columns * (cell.rows > 1) for row in rows for cell in row)
    if not reach and width:  # a cell that reaches down may push others out of a ragged table
        assert {cell.paragraphs[0] for row in rows for cell in row} <= said


@pytest.mark.parametrize("path", sorted(FIXTURES.iterdir()), ids=lambda path: path.name)
def test_the_lines_of_every_fixture_tile_its_text(path: Path) -> None:
    raw = read_source(path)
    holds(raw)
    assert {part.reason for part in raw.left_out} <= set(LEFT_OUT_REASONS)
    assert raw.source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert raw.source.name == path.name


def test_the_name_is_bare_wherever_the_file_lies(tmp_path: Path) -> None:
    folder = tmp_path / "甲" / "乙"
    folder.mkdir(parents=True)
    assert read(folder, "规划.docx", plan_docx()).source.name == "规划.docx"


@pytest.mark.parametrize(
    ("name", "lines"), [("yicheng-14fyp.txt", 4348), ("suzhou-15fyp.txt", 3512), ("guangzhou-15fyp.txt", 1389)]
)
def test_the_shared_plans_are_read_whole(name: str, lines: int) -> None:
    path = shared_plan(name)
    raw = read_source(path)
    holds(raw)
    assert (len(raw.lines), raw.source.encoding, raw.wrapped) == (lines, "utf-8", True)
    printed = path.read_text(encoding="utf-8").replace("\u200c", "")
    assert raw.text.rstrip("\n") == printed.rstrip("\n")
