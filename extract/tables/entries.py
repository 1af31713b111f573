"""Which rows stand in one item of a table? One, one broken over lines, or several sub-items under a common name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.tables.align import Alignment, align, is_attribute, is_figure, is_unit, is_wordy
from extract.tables.grid import TableLine, Token, joined
from extract.tables.layout import ColumnKind, Layout
from extract.tables.lots import Lot, is_bare_text, without_blanks
from kg.model import Span

__all__ = ["Entry", "ItemReading", "is_nameless", "read_item"]

_PAIR = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of figures: its printed name, the item it is part of, its columns and where it stands."""

    number: str | None
    group: str | None
    parent: str | None
    name: str
    alignment: Alignment
    span: Span
    parent_span: Span | None = None


@dataclass(frozen=True, slots=True)
class ItemReading:
    """What an item of a table was read as: its rows, and the lines of words after the last of them."""

    rows: tuple[Entry, ...]
    after: tuple[TableLine, ...]


def is_nameless(line: TableLine) -> bool:
    """Return whether a row has figures but no name, as where a long name is printed around it."""
    tokens = without_blanks(line.tokens)
    return bool(tokens) and not any(is_wordy(token.text) and not is_unit(token.text) for token in tokens)


def read_item(lot: Lot, layout: Layout, before: Sequence[TableLine]) -> ItemReading:
    """Return the rows of one item; `before` are lines of words that belong to its first name.

    >>> from extract.tables.grid import line_of_text
    >>> from extract.tables.header import layouts
    >>> layout = layouts([line_of_text("指标 单位 2020年 2025年 属性")])[0]
    >>> lot = Lot("7", None, [line_of_text(row) for row in ("万元产值", "能耗减少", "% -- [12] 约束性")])
    >>> [row.name for row in read_item(lot, layout, ()).rows]
    ['万元产值能耗减少']
    """
    return _Item(lot, layout, before).read()


class _Item:
    def __init__(self, lot: Lot, layout: Layout, before: Sequence[TableLine]) -> None:
        self.lot = lot
        self.layout = layout.numberless()
        self.lines = [*before, *lot.lines]
        self.category: str | None = None
        self.fits = [align(line.tokens, self.layout, exact=line.exact) for line in self.lines]
        self.filled = [at for at, fit in enumerate(self.fits) if fit.is_filled]

    def read(self) -> ItemReading:
        if not self.filled:
            return ItemReading(tuple(self._stream()), () if not self._is_bare() else tuple(self.lines))
        after = self.lines[self.filled[-1] + 1 :]
        if len(self.filled) == 1:
            row = self._single(self.filled[0])
            return ItemReading((row,) if row else (), tuple(after))
        return ItemReading(tuple(self._several()), tuple(after))

    def _is_bare(self) -> bool:
        return all(is_bare_text(line) or not without_blanks(line.tokens) for line in self.lines)

    def _span(self, first: int, last: int) -> Span:
        return Span(self.lines[first].span.start, self.lines[last].span.end)

    def _words(self, first: int, end: int) -> str:
        """Return the words of lines without figures; of whole rows only what stands in their column of names."""
        return joined([token for at in range(first, end) for token in self._named(at)])

    def _named(self, at: int) -> Sequence[Token]:
        line, fit = self.lines[at], self.fits[at]
        if line.exact and len(line.tokens) > 1:
            self.category = joined(fit.of(ColumnKind.CATEGORY)) or self.category
            return fit.of(ColumnKind.PARENT) + fit.of(ColumnKind.NAME)
        return line.tokens

    def _single(self, at: int) -> Entry | None:
        """Return the one row of an item, with the words before it as its name or its parent."""
        fit = self.fits[at]
        head = self.lines[:at]
        if all(is_bare_text(line) or not without_blanks(line.tokens) for line in head):
            words = self._words(0, at)
            own = joined(fit.of(ColumnKind.NAME))
            if words and own and any(line.exact and without_blanks(line.tokens) for line in head):
                return self._entry(fit, own, words, self._span(at, at), self._span(0, at - 1))
            return self._entry(fit, words + own, None, self._span(0, at))
        whole = _zipped(self.fits[at - 1], self.lines[at].tokens) or self._aligned(self.lines[: at + 1])
        if not whole.is_filled:
            return None
        return self._entry(whole, joined(whole.of(ColumnKind.NAME)), None, self._span(0, at))

    def _aligned(self, lines: Sequence[TableLine]) -> Alignment:
        return align([t for line in lines for t in without_blanks(line.tokens)], self.layout, exact=False)

    def _several(self) -> Iterator[Entry]:
        """Yield the sub-items of an item; the words before the first of them are the name of the item."""
        first = self.filled[0]
        fit = self.fits[first]
        own = joined(fit.of(ColumnKind.NAME))
        parent = self._words(0, first) if own else None
        parent_span = self._span(0, first - 1) if first and parent else None
        start = first if parent else 0
        yield self._entry(fit, own or self._words(0, first), parent, self._span(start, first), parent_span)
        column = joined(fit.of(ColumnKind.PARENT))
        if column and column != own:
            parent, parent_span = column, self._span(first, first)
        for before, at in zip(self.filled, self.filled[1:], strict=False):
            name = self._words(before + 1, at) + joined(self.fits[at].of(ColumnKind.NAME))
            yield self._entry(self.fits[at], name, parent, self._span(before + 1, at), parent_span)

    def _entry(
        self, fit: Alignment, name: str, parent: str | None, span: Span, parent_span: Span | None = None
    ) -> Entry:
        own = joined(fit.of(ColumnKind.PARENT))
        if own and not name:
            name, own = own, ""
        group = joined(fit.of(ColumnKind.CATEGORY)) or self.category or self.lot.group
        parent = own if own and own != name else parent
        return Entry(self.lot.number, group, parent or None, name, fit, span, parent_span)

    def _stream(self) -> Iterator[Entry]:
        """Yield the rows of an item whose cells stand on lines of their own."""
        tokens = [token for line in self.lines for token in without_blanks(line.tokens)]
        for pieces in (list(_pieces(tokens)), [tokens]):
            fits = [align(piece, self.layout, exact=False) for piece in pieces]
            if tokens and all(fit.is_filled and fit.of(ColumnKind.NAME) for fit in fits):
                yield from self._rows_of(pieces, fits)
                return

    def _rows_of(self, pieces: Sequence[Sequence[Token]], fits: Sequence[Alignment]) -> Iterator[Entry]:
        parent: str | None = None
        for at, (piece, fit) in enumerate(zip(pieces, fits, strict=True)):
            names = fit.of(ColumnKind.NAME)
            if at == 0 and len(pieces) > 1 and len(names) == _PAIR and is_balanced(names[0].text):
                parent, names = names[0].text, names[1:]
            start = self.lines[0].span.start if at == 0 else piece[0].span.start
            yield self._entry(fit, joined(names), parent, Span(start, piece[-1].span.end))


def is_balanced(text: str) -> bool:
    """Return whether every bracket of a text is closed in it.

    >>> is_balanced("（2015年价）"), is_balanced("医师数（人")
    (True, False)
    """
    return sum(text.count(sign) for sign in "（(") == sum(text.count(sign) for sign in "）)")


def _pieces(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the rows in a stream of cells: a name after a figure begins the next one."""
    piece: list[Token] = []
    figured = False
    for token in tokens:
        if figured and is_wordy(token.text) and not is_unit(token.text) and not is_attribute(token.text):
            yield piece
            piece, figured = [], False
        piece.append(token)
        figured = figured or is_figure(token.text)
    if piece:
        yield piece


def _zipped(fit: Alignment, following: Sequence[Token]) -> Alignment | None:
    """Return a row whose cells go on in the next line, each with its second half, or None when they do not fit."""
    rest = without_blanks(following)
    open_cells = [
        at
        for at, (column, found) in enumerate(zip(fit.columns, fit.tokens, strict=True))
        if column.kind is ColumnKind.VALUE and found and not is_figure(joined(found))
    ]
    if not rest or len(open_cells) != len(rest):
        return None
    tokens = list(fit.tokens)
    for at, token in zip(open_cells, rest, strict=True):
        tokens[at] = (*tokens[at], token)
    whole = replace(fit, tokens=tuple(tokens))
    return whole if all(is_figure(joined(found)) for _, found in whole.cells) else None
