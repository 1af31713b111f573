"""Where does a box end? Where the width changes, its numbering ends or its sentences are built otherwise."""

import re
from collections import Counter
from collections.abc import Sequence

from extract.structure.grammar import numbered
from extract.structure.leads import find_leads
from extract.structure.lines import Line
from extract.structure.widths import Model

__all__ = ["box_length"]

_APART = 3
_NEAR = 3
_SHORT_LEAD = 14


def box_length(found: Sequence[tuple[Line, ...]], model: Model) -> int:
    """Return how many of the paragraphs after a box's heading stand in the box."""
    if len(found) < 2:  # noqa: PLR2004
        return len(found)
    by_width = _by_width(found, model) if model.wrapped else None
    by_number = _by_number(found)
    if by_width is not None:
        return max(by_width, by_number) if by_number > 1 else by_width
    if by_number:
        return by_number
    return _by_build(found)


def _set_width(lines: Sequence[Line], indent: int) -> int | None:
    """Return the full width of a paragraph as far as its lines tell, None when it has a single line."""
    if len(lines) == 1:
        return None
    inner = Counter(line.columns for line in lines[1:-1])
    return max(inner, key=lambda width: (inner[width], width)) if inner else lines[0].columns + indent


def _box_width(found: Sequence[tuple[Line, ...]], model: Model) -> int:
    """Return the full width of the first paragraphs: of one with inner lines if there is one among them."""
    near = found[:_NEAR]
    told = [width for lines in near if len(lines) > 2 and (width := _set_width(lines, model.indent))]  # noqa: PLR2004
    first = _set_width(found[0], model.indent)
    return told[0] if told else first or found[0][0].columns


def _by_width(found: Sequence[tuple[Line, ...]], model: Model) -> int | None:
    """Return how many paragraphs are set to the box's width and not to the body's, None when the widths do not tell."""
    box = _box_width(found, model)
    apart = box > model.body + _APART if len(found[0]) == 1 else abs(box - model.body) > _APART
    if not apart:
        return None
    count = 0
    for lines in found:
        width = _set_width(lines, model.indent)
        leaves = _plain_line(lines[0], model) if width is None else abs(width - model.body) < abs(width - box)
        if count and leaves:
            break
        count += 1
    return count


def _plain_line(line: Line, model: Model) -> bool:
    """Return whether a paragraph of one line may as well stand in the body: it fits there and has no number."""
    return line.columns <= model.body + _APART and re.match(r"[“\d（(①-⑳—·●]", line.text) is None


def _by_number(found: Sequence[tuple[Line, ...]]) -> int:
    """Return up to where the paragraphs count up from 1, 0 when they do not."""
    expected, last = 1, 0
    for n, lines in enumerate(found):
        number = numbered(lines[0].text)
        if number is None or number.ordinal != expected:
            if expected == 1 and n == 0:
                continue
            if number is None and expected > 1:
                break
            break
        expected, last = expected + 1, n + 1
    return last if expected > 2 else 0  # noqa: PLR2004


def _by_build(found: Sequence[tuple[Line, ...]]) -> int:
    """Return how many paragraphs are built as the first: with a short lead, or all when it has none."""

    def short_lead(lines: Sequence[Line]) -> bool:
        leads = find_leads("".join(line.text for line in lines))
        return bool(leads) and leads[0].end - leads[0].start <= _SHORT_LEAD

    if not short_lead(found[0]):
        return len(found)
    return next((n for n, lines in enumerate(found) if not short_lead(lines)), len(found))
