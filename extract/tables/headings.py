"""What does one cell of a table's header say? A kind of column, or a column of values with its role and time."""

import re
from dataclasses import dataclass
from functools import cache

from extract.figures.parts import fold
from extract.lexicon import rows
from extract.periods import TimeMention, find_times
from extract.tables.grid import TableLine
from extract.tables.layout import Column, ColumnKind
from kg.values import TargetRole, ValueKind

__all__ = ["Heading", "headings_of"]

_BETWEEN = re.compile(r"[()\[\]“”\"'：:、/\+\-—–·\s%*]+")
_LONGEST = 24
_LEAST_KNOWN = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A cell of the header as understood."""

    column: Column

    @property
    def is_value(self) -> bool:
        """Return whether it heads a column of figures."""
        return self.column.kind is ColumnKind.VALUE

    @property
    def is_timed(self) -> bool:
        """Return whether a year or period stands in it."""
        return self.column.year is not None or self.column.period is not None

    @property
    def is_plain(self) -> bool:
        """Return whether it tells neither a role nor a kind of its own."""
        return self.column.role is None and self.column.kind_of_value is None and not self.column.mixed


def headings_of(line: TableLine) -> list[Heading]:
    """Return the headings of a line, or nothing when it is no line of a header.

    A cell that is no heading by itself (the name of another area) is let pass beside a column of names and one more.

    >>> from extract.tables.grid import line_of_text
    >>> [h.column.kind.name for h in headings_of(line_of_text("序号 指标名称 2020年基数 “十四五”目标 属性"))]
    ['NUMBER', 'NAME', 'VALUE', 'VALUE', 'ATTRIBUTE']
    >>> headings_of(line_of_text("1 森林覆盖率 % 41.2 42"))
    []
    """
    columns = [_column(token.text) for token in line.tokens]
    known = [column for column in columns if column and column.heading]
    unknown = columns.count(None)
    named = any(column.kind is ColumnKind.NAME for column in known)
    if not known or (unknown and not (named and len(known) >= max(_LEAST_KNOWN, unknown))):
        return []
    unread = (Column(ColumnKind.OTHER, token.text) for token in line.tokens)
    return [Heading(column or other) for column, other in zip(columns, unread, strict=True)]


@cache
def _words() -> dict[str, dict[str, str]]:
    return {row["word"]: row for row in rows("figures/header-words")}


@cache
def _longest_first() -> tuple[str, ...]:
    return tuple(sorted(_words(), key=lambda word: (-len(word), word)))


def _column(text: str) -> Column | None:
    if not text:
        return Column(ColumnKind.OTHER, "")
    if len(text) > _LONGEST:
        return None
    # 基期值 is the role of a column here, not the year before the plan
    times = find_times(text, bare_years=True)
    bare = fold(text)
    for mention in times:
        bare = bare[: mention.span.start] + " " * len(mention.span) + bare[mention.span.end :]
    words = _split(bare)
    if words is None or len(times) > 1 or not (words or times):
        return None
    found = [_words()[word] for word in words]
    kinds = {row["column"] for row in found} - {"", "value"}
    if kinds:
        return None if times else _structural(text, kinds)
    return _value(text, found, times[0] if times else None)


def _structural(text: str, kinds: set[str]) -> Column | None:
    # 指标（单位） is the column of names; two other kinds in one cell are no heading
    kind = "name" if kinds == {"name", "unit"} else next(iter(kinds))
    return Column(ColumnKind[kind.upper()], text) if kind == "name" or len(kinds) == 1 else None


def _value(text: str, words: list[dict[str, str]], time: TimeMention | None) -> Column | None:
    if time is None and not any(row["column"] for row in words):
        return None
    roles = [TargetRole(row["role"]) for row in words if row["role"]]
    spans = {row["span"] for row in words if row["span"]}
    kind = ValueKind.AVERAGE_GROWTH if spans == {"mean"} else ValueKind.CUMULATIVE if spans == {"sum"} else None
    return Column(
        ColumnKind.VALUE,
        text,
        role=roles[-1] if roles else None,
        year=time.year if time else None,
        period=time.period if time else None,
        kind_of_value=kind,
        mixed=len(spans) > 1,
    )


def _split(text: str) -> list[str] | None:
    """Return the header words that a cell is made of, or None when something is left over."""
    found: list[str] = []
    for piece in _BETWEEN.split(text):
        rest = piece
        while rest:
            word = next((word for word in _longest_first() if rest.startswith(word)), None)
            if word is None:
                return None
            found.append(word)
            rest = rest[len(word) :]
    return found
