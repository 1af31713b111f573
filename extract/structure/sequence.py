"""Which of the lines with a heading's form fit together? Their numbers count on, and items hold something.

A number that does not follow its row (第三章 quoted at the start of a line, a figure of a table) is no heading, unless
the table of contents names it. A row of short numbered lines with nothing between them is a list.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.structure.contents import Entry
from kg.model import SectionLevel, SectionRole

__all__ = ["FIRST_ITEM_RANK", "Heading", "settle"]

FIRST_ITEM_RANK = 36
"""Headings of a smaller rank are 篇, 章, 节 and 条; those from here on are 一、, （一）, 1. and deeper."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its lines (from `at`, `lines` many), level, rank of nesting, number and title as printed."""

    at: int
    lines: int
    level: SectionLevel
    rank: int
    number: str | None
    title_at: int
    """Characters of the first line before the title; the whole first line when the title stands on the next."""
    form: str
    ordinals: tuple[int, ...] = ()
    role: SectionRole | None = None
    listed: Entry | None = None
    """The entry of the table of contents that names it."""

    @property
    def ordinal(self) -> int:
        """Return the last ordinal, 0 without a number."""
        return self.ordinals[-1] if self.ordinals else 0


def settle(found: Sequence[Heading], listed: Mapping[str, int], end: int) -> list[Heading]:
    """Return the headings that fit together; `listed` counts the entries of the contents by form.

    Where a document numbers no chapters or sections at all, the styles of its headings give the levels.
    """
    return _without_lists(_in_sequence(_levelled(found), listed), end)


def _levelled(found: Sequence[Heading]) -> list[Heading]:
    """Return the headings with the levels of their styles, where a document numbers no chapters or sections at all."""
    styles = sorted({heading.form for heading in found if heading.form.startswith("heading-")})
    if not styles or any(heading.ordinals and heading.rank < FIRST_ITEM_RANK for heading in found):
        return list(found)
    levels = dict(zip(styles, (SectionLevel.CHAPTER, SectionLevel.SECTION), strict=False))
    return [replace(heading, level=levels.get(heading.form, heading.level)) for heading in found]


def _in_sequence(found: Sequence[Heading], listed: Mapping[str, int]) -> list[Heading]:
    last: dict[tuple[str, tuple[int, ...]], int] = {}
    kept: list[Heading] = []
    for heading in found:
        row = (heading.form, heading.ordinals[:-1])
        # A slip in the numbers of chapters is the plan's own; only where the contents list them must they count on.
        free = not heading.ordinals or (heading.rank < FIRST_ITEM_RANK and not listed.get(heading.form))
        if heading.listed or free or heading.ordinal in {1, last.get(row, 0) + 1}:
            last[row] = heading.ordinal
            kept.append(heading)
    return kept


def _without_lists(found: Sequence[Heading], end: int) -> list[Heading]:
    empty: Counter[int] = Counter()
    total: Counter[int] = Counter()
    runs: list[int] = []
    run = 0
    for n, heading in enumerate(found):
        before = found[n - 1] if n else None
        run += before is None or heading.form != before.form or heading.ordinal == 1
        runs.append(run)
        total[run] += 1
        empty[run] += _holds_nothing(heading, found[n + 1] if n + 1 < len(found) else None, end)
    return [
        heading
        for heading, own in zip(found, runs, strict=True)
        if heading.rank < FIRST_ITEM_RANK or heading.listed or not heading.ordinals or empty[own] * 2 < total[own]
    ]


def _holds_nothing(heading: Heading, after: Heading | None, end: int) -> bool:
    """Return whether the next heading of its rank, or the text's end, follows a heading at once."""
    own_end = heading.at + heading.lines
    return own_end >= end or (after is not None and after.at == own_end and after.rank <= heading.rank)
