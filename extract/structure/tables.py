"""Which lines are rows of a table, and where does a table end?"""

import re
from collections.abc import Sequence

from extract.structure.captions import caption_of, is_header_row, is_note
from extract.structure.grammar import numbered
from extract.structure.lexicon import any_of
from extract.structure.lines import Line
from extract.structure.widths import Model
from kg.model import SectionLevel

__all__ = ["cells_of", "is_list_row", "is_row", "row_places", "rows_end"]

_WIDE_GAP = re.compile(r"\t+|\s{2,}|\u3000+")
_LIST_ROW = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳])[.．、]?\t")
_PROSE = re.compile(r"[，。；]")
_LONG_CELL = 40
_SLACK = 8
_AHEAD = 30
_FIRST_ITEM_RANK = 36


def is_row(line: Line) -> bool:
    """Return whether a line is a row beyond doubt: of a reader's table, or with TABs between its cells."""
    return line.table is not None or "\t" in line.text


def is_list_row(line: Line) -> bool:
    r"""Return whether a row is an item of a list set as a table: its number, then a text.

    >>> is_list_row(Line("01\t汽车 重点发展整车制造，做大零部件产业。", 0, 1, 9, 0, 0, None, None, None))
    True
    """
    if not is_row(line):
        return False
    cells = [cell for cell in line.text.split("\t") if cell.strip()]
    if len(cells) == 1:
        return "。" in cells[0] or len(cells[0]) > _LONG_CELL
    return len(cells) <= 3 and "。" in cells[-1] and (len(cells[-1]) > 10 or _LIST_ROW.match(line.text) is not None)  # noqa: PLR2004


def cells_of(text: str) -> list[tuple[int, int]] | None:
    r"""Return the ranges of a row's cells when TABs or wide spaces show them, else None.

    >>> cells_of("指标\t单位"), cells_of("1 地区生产总值 亿元")
    ([(0, 2), (3, 5)], None)
    """
    if "\t" in text:
        found, at = [], 0
        for cell in text.split("\t"):
            found.append((at, at + len(cell)))
            at += len(cell) + 1
        return found
    gaps = list(_WIDE_GAP.finditer(text))
    if not gaps:
        return None
    edges = [0, *(edge for gap in gaps for edge in gap.span()), len(text)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def rows_end(lines: Sequence[Line], at: int, end: int, model: Model) -> int:
    """Return where the rows that begin at a line end: at a note, at prose, at a line without TAB after rows with."""
    tabbed = is_row(lines[at])
    table = lines[at].table
    for n in range(at, end):
        line = lines[n]
        if is_note(line.text):
            return n
        if tabbed:
            if line.table != table or (table is None and "\t" not in line.text):
                return n
        elif not is_header_row(line.text) and _is_prose(lines, n, end, model):
            return n
    return end


def row_places(lines: Sequence[Line], model: Model) -> frozenset[int]:
    """Return the places of the rows of tables: no item heading is sought among them (二、创新驱动 groups rows)."""
    found: set[int] = set()
    at = 0
    while at < len(lines):
        caption = caption_of(lines[at])
        captioned = caption is not None and caption.level is SectionLevel.TABLE
        begin = at + 1 if captioned else at
        if not captioned and not is_header_row(lines[at].text):
            at += 1
            continue
        end = next((n for n in range(begin, len(lines)) if _closes_table(lines[n])), len(lines))
        last = rows_end(lines, begin, end, model) if begin < end else begin
        found.update(range(begin, last))
        at = max(last, at + 1)
    return frozenset(found)


def _closes_table(line: Line) -> bool:
    number = numbered(line.text)
    return caption_of(line) is not None or (number is not None and number.rank < _FIRST_ITEM_RANK and number.separated)


def _is_prose(lines: Sequence[Line], at: int, end: int, model: Model) -> bool:
    """Return whether running text begins here: a whole sentence, or a full line with stops that goes on as one."""
    text = lines[at].text
    row_end = any_of("markers", "table", "row_end")
    if not _PROSE.search(text) or row_end.search(text):
        return False
    if text[-1] == "。" or not model.wrapped:
        return text[-1] == "。"
    full = lines[at].columns >= model.body - model.indent - _SLACK
    after = lines[at + 1 : min(at + _AHEAD, end)]
    return (
        full and not any(row_end.search(line.text) for line in after[:2]) and any("。" in line.text for line in after)
    )
