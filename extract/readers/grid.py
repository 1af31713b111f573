"""Which cells stand in each row of a table whose cells span? Every row comes out complete, one text a column.

A cell that spans rows is repeated in each of them: the row of an indicator then names its group without a look upwards.
A cell that spans columns is followed by empty cells: repeating it would give one figure to two years. A row that is one
cell over the whole width (a caption, a group heading, a box's text) is that cell alone, a line for each of its
paragraphs.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.readers.spaces import is_wide

__all__ = ["Cell", "rows_of"]

_WIDEST = 256
"""Columns of the widest table kept apart: no printed table has more, a hostile one says millions."""
_STACKED = 2
"""Characters of a line in a cell so narrow that a phrase is set in lines of its own."""
_OPENING = "（(【[〔"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as written: its paragraphs, and how many columns and rows it spans."""

    paragraphs: tuple[str, ...]
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class _Held:
    """A cell that still reaches into the rows below."""

    text: str
    rows: int


def rows_of(rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Return each printed row: the place of the row it is of, and the texts of its cells; empty rows are left out.

    >>> group, name = Cell(("经济发展",), rows=2), Cell(("地区生产总值", "（亿元）"))
    >>> list(rows_of([[group, name, Cell(("260",))], [Cell(("城镇化率",)), Cell(("78",))]]))
    [(0, ('经济发展', '地区生产总值（亿元）', '260')), (1, ('经济发展', '城镇化率', '78'))]
    """
    width = min(_WIDEST, max((_width(row) for row in rows), default=0))
    held: dict[int, _Held] = {}
    for place, row in enumerate(rows):
        present = [cell for cell in row if any(part.strip() for part in cell.paragraphs)]
        alone = len(present) == 1 and not held and (len(row) == 1 or width == 1)
        if alone:
            yield from ((place, (part.strip(),)) for part in present[0].paragraphs if part.strip())
            continue
        texts = _fill(row, held, width)
        if any(texts):
            yield place, tuple(texts)


def _fill(row: Iterable[Cell], held: dict[int, _Held], width: int) -> list[str]:
    """Return one row's texts, with what the rows above reach down into it; `held` is brought up to date."""
    texts: list[str] = []
    for cell in row:
        _take_held(texts, held, width)
        text = join_paragraphs(cell.paragraphs)
        for offset in range(min(cell.columns, width - len(texts))):
            column = len(texts)
            texts.append(text if offset == 0 else "")
            if cell.rows > 1:
                held[column] = _Held(texts[-1], cell.rows - 1)
    _take_held(texts, held, width)
    return texts + [""] * (width - len(texts))


def _take_held(texts: list[str], held: dict[int, _Held], width: int) -> None:
    while len(texts) < width and len(texts) in held:
        column = len(texts)
        cell = held[column]
        texts.append(cell.text)
        cell.rows -= 1
        if not cell.rows:
            del held[column]


def _width(row: Iterable[Cell]) -> int:
    return sum(cell.columns for cell in row)


def join_paragraphs(paragraphs: Iterable[str]) -> str:
    """Return a cell's paragraphs on one line: one space parts them, unless they are one phrase set in a narrow cell.

    >>> [join_paragraphs(parts) for parts in (["地区生产总值", "（亿元）"], ["经济", "发展"], ["1.新建", "2.改建"])]
    ['地区生产总值（亿元）', '经济发展', '1.新建 2.改建']
    """
    parts = [part.replace("\t", " ").strip() for part in paragraphs]
    parts = [part for part in parts if part]
    joined = parts[0] if parts else ""
    for before, part in pairwise(parts):
        stacked = len(before) <= _STACKED and len(part) <= _STACKED and all(map(is_wide, before + part))
        explains = part[0] in _OPENING and is_wide(before[-1])
        joined += part if stacked or explains else f" {part}"
    return joined
