"""Which tokens of a row belong to which column? The best fit of all, in printed order, by what each column can hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract.figures import read_figure
from extract.figures.kinds import FigureHints
from extract.figures.phrases import is_no_data
from extract.lexicon import words
from extract.tables.grid import Token, joined
from extract.tables.layout import Column, ColumnKind, Layout
from ontology.units import parse_unit

__all__ = ["Alignment", "align", "is_attribute", "is_figure", "is_unit", "is_wordy"]

_IMPOSSIBLE = -100.0
_AS_CELL = FigureHints(round_sums=True)
"""(12) has the form of a figure; whether it is one, a note must tell."""
_LONGEST = {
    ColumnKind.NUMBER: 1,
    ColumnKind.CATEGORY: 2,
    ColumnKind.PARENT: 3,
    ColumnKind.NAME: 12,
    ColumnKind.UNIT: 2,
    ColumnKind.VALUE: 4,
    ColumnKind.ATTRIBUTE: 1,
    ColumnKind.OTHER: 6,
    ColumnKind.BLANK: 1,
}
_WITHOUT = {
    ColumnKind.NUMBER: -0.2,
    ColumnKind.CATEGORY: 0.0,
    ColumnKind.PARENT: 0.0,
    ColumnKind.NAME: -5.0,
    ColumnKind.UNIT: -1.5,
    ColumnKind.VALUE: -6.0,
    ColumnKind.ATTRIBUTE: -0.5,
    ColumnKind.OTHER: -0.1,
    ColumnKind.BLANK: 0.0,
}
"""What it costs that a row has nothing for a column: indicators lack numbers, but not names and figures."""
_LONGEST_UNIT = 8
_LONGEST_CATEGORY = 12


@dataclass(frozen=True, slots=True)
class Alignment:
    """The tokens of a row by column, how well they fit, and whether every figure is there."""

    columns: tuple[Column, ...]
    tokens: tuple[tuple[Token, ...], ...]
    score: float

    def of(self, kind: ColumnKind) -> tuple[Token, ...]:
        """Return the tokens of the columns of a kind."""
        return tuple(t for c, found in zip(self.columns, self.tokens, strict=True) if c.kind is kind for t in found)

    @property
    def cells(self) -> tuple[tuple[Column, tuple[Token, ...]], ...]:
        """Return the value columns, each with its tokens."""
        pairs = zip(self.columns, self.tokens, strict=True)
        return tuple((column, found) for column, found in pairs if column.kind is ColumnKind.VALUE)

    @property
    def is_filled(self) -> bool:
        """Return whether each column of figures has a cell, one of them a figure, and no cell is out of place."""
        figures = [is_figure(joined(found)) for _, found in self.cells if joined(found)]
        # beside a name a cell may be a riddle; on a line without one it is the middle of something else
        filled = all(found for _, found in self.cells) and (any if self.of(ColumnKind.NAME) else all)(figures)
        return (
            bool(figures)
            and filled
            and not any(_is_astray(c, found) for c, found in zip(self.columns, self.tokens, strict=True))
        )


def _is_astray(column: Column, tokens: Sequence[Token]) -> bool:
    """Return whether a cell cannot be what its column holds: then the layout is not that of the row."""
    text = joined(tokens)
    if not text or is_no_data(text):
        return False
    if column.kind is ColumnKind.NAME:
        # 3 岁以下入托率 begins with a number; a figure after words is a cell that the layout has no column for
        return (len(tokens) > 1 and is_figure(tokens[-1].text)) or any(is_attribute(token.text) for token in tokens)
    if column.kind is ColumnKind.ATTRIBUTE:
        return not is_attribute(text)
    return column.kind in (ColumnKind.UNIT, ColumnKind.PARENT, ColumnKind.CATEGORY) and is_figure(text)


@cache
def is_figure(text: str) -> bool:
    """Return whether a text can be the cell of a figure: a number with its words, a phrase, a dash, or two figures.

    >>> [is_figure(text) for text in ("5.5 以内", "按市下达目标", "—", "8358/244", "森林覆盖率", "预期性")]
    [True, True, True, True, False, False]
    """
    if read_figure(text, _AS_CELL).understood:
        return True
    parts = text.split("/")
    return len(parts) > 1 and all(part and read_figure(part).figure.value is not None for part in parts)


@cache
def is_unit(text: str) -> bool:
    """Return whether a text is a unit, or several parted by strokes (万人次/万吨)."""
    bare = text.replace(" ", "").replace("％", "%")
    return parse_unit(bare) is not None or all(parse_unit(part) is not None for part in bare.split("/"))


def is_attribute(text: str) -> bool:
    """Return whether a text is one of the words of the column 属性."""
    return text in words("figures/attribute-words")


@cache
def is_wordy(text: str) -> bool:
    """Return whether a text can be part of a name: it has Chinese or Latin letters and is neither figure nor mark."""
    lettered = any("\u4e00" <= sign <= "\u9fff" or sign.isalpha() for sign in text)
    return lettered and not is_attribute(text) and not is_figure(text)


def align(tokens: Sequence[Token], layout: Layout, *, exact: bool) -> Alignment:
    """Return the best fit of a row's tokens to the columns.

    Args:
        tokens: the words or cells of one row.
        layout: the columns of the table.
        exact: whether a token is one whole cell; then no column takes two (but a name cut in two does).

    >>> from extract.tables.grid import line_of_text
    >>> from extract.tables.header import layouts
    >>> layout = layouts([line_of_text("序号 指标 2020年 2025年 属性")])[0]
    >>> row = line_of_text("16 3 岁以下婴幼儿入托率（%） 10 25 左右 预期性")
    >>> [joined(found) for _, found in align(row.tokens, layout, exact=False).cells]
    ['10', '25左右']
    """
    columns = _with_parent(layout.columns) if exact else layout.columns
    count = len(tokens)
    said = cache(lambda start, end: joined(tokens[start:end]))
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ()), *(((_IMPOSSIBLE, ()),) * count)]
    for column in columns:
        following: list[tuple[float, tuple[int, ...]]] = []
        for end in range(count + 1):
            first = max(0, end - (1 if exact else _LONGEST[column.kind]))
            ways = (
                (best[start][0] + _fit(column, said(start, end), end - start, exact=exact), (*best[start][1], end))
                for start in range(first, end + 1)
                if best[start][0] > _IMPOSSIBLE / 2
            )
            following.append(max(ways, key=lambda way: way[0], default=(_IMPOSSIBLE, ())))
        best = following
    score, ends = best[count]
    if len(ends) != len(columns):
        return Alignment(columns, ((),) * len(columns), _IMPOSSIBLE)
    starts = (0, *ends[:-1])
    groups = tuple(tuple(tokens[start:end]) for start, end in zip(starts, ends, strict=True))
    return Alignment(columns, groups, score)


def _with_parent(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    if any(column.kind is ColumnKind.PARENT for column in columns):
        return columns
    at = next(at for at, column in enumerate(columns) if column.kind is ColumnKind.NAME)
    return (*columns[:at], Column(ColumnKind.PARENT, ""), *columns[at:])


def _fit(column: Column, text: str, count: int, *, exact: bool) -> float:
    if not count:
        # blank cells at the end of a row are not always kept
        return _WITHOUT[column.kind] / 2 if exact else _WITHOUT[column.kind]
    if not text:
        # a blank cell was printed: the row has nothing there
        return 0.5 if exact else _WITHOUT[column.kind]
    return _FITS[column.kind](text, count)


def _fit_number(text: str, _count: int) -> float:
    return 3.0 if text.isdigit() and len(text) <= 3 else _IMPOSSIBLE  # noqa: PLR2004 - no table has a thousand rows


def _fit_category(text: str, _count: int) -> float:
    return 0.4 if is_wordy(text) and len(text) <= _LONGEST_CATEGORY else _IMPOSSIBLE


def _fit_parent(text: str, _count: int) -> float:
    return (0.1 if is_unit(text) else 0.3) if is_wordy(text) else _IMPOSSIBLE


def _fit_name(text: str, count: int) -> float:
    if not is_wordy(text):
        return -4.0
    return (0.5 if is_unit(text) else 2.0) - 0.2 * (count - 1)


def _fit_unit(text: str, count: int) -> float:
    if is_unit(text):
        return 2.0 - 0.1 * (count - 1)
    if is_no_data(text):
        return 1.0
    return -0.6 if is_wordy(text) and count == 1 and len(text) <= _LONGEST_UNIT else -3.0


def _fit_value(text: str, count: int) -> float:
    if is_no_data(text):
        return 2.5 if count == 1 else -3.0
    if is_figure(text):
        return 3.0 - 0.05 * (count - 1)
    return -4.0 - count


def _fit_attribute(text: str, _count: int) -> float:
    if is_attribute(text):
        return 3.0
    return 0.2 if is_no_data(text) else -3.0


def _fit_other(text: str, count: int) -> float:
    return -1.0 if is_figure(text) and not is_no_data(text) else 0.3 - 0.1 * count


def _fit_blank(_text: str, _count: int) -> float:
    return _IMPOSSIBLE


_FITS = {
    ColumnKind.NUMBER: _fit_number,
    ColumnKind.CATEGORY: _fit_category,
    ColumnKind.PARENT: _fit_parent,
    ColumnKind.NAME: _fit_name,
    ColumnKind.UNIT: _fit_unit,
    ColumnKind.VALUE: _fit_value,
    ColumnKind.ATTRIBUTE: _fit_attribute,
    ColumnKind.OTHER: _fit_other,
    ColumnKind.BLANK: _fit_blank,
}
