"""Where does a box end? Where the width changes, its numbering ends or its sentences are built otherwise."""

import re
from collections.abc import Sequence

from extract.structure.grammar import numbered
from extract.structure.leads import find_leads
from extract.structure.lines import Line
from extract.structure.widths import Model

__all__ = ["box_length"]

_APART = 3
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


def _set_width(lines: Sequence[Line]) -> int | None:
    """Return the full width of a paragraph, None when it has a single line."""
    if len(lines) == 1:
        return None
    inner = sorted(line.columns for line in lines[1:-1])
    return inner[len(inner) // 2] if inner else lines[0].columns


def _by_width(found: Sequence[tuple[Line, ...]], model: Model) -> int | None:
    """Return how many paragraphs are set wider (or narrower) than the body, None when widths do not tell."""
    box = next((width for lines in found[:3] if (width := _set_width(lines)) is not None and len(lines) > 2), None)  # noqa: PLR2004
    if box is None:
        box = max(line.columns for line in found[0])
        if box <= model.body + _APART:
            return None
    if abs(box - model.body) <= _APART:
        return None
    count = 0
    for lines in found:
        if len(lines) == 1:
            if model.body + _APART >= lines[0].columns and not numbered(lines[0].text) and count and _plain_body(lines):
                break
            count += 1
            continue
        widest = max(line.columns for line in lines[:-1])
        inner = _set_width(lines) or widest
        if len(lines) == 2:  # noqa: PLR2004 - only a first line, shorter by the indent
            if abs(widest + model.indent - model.body) <= _APART and abs(widest + model.indent - box) > _APART:
                break
        elif abs(inner - model.body) < abs(inner - box):
            break
        count += 1
    return count or 1


def _plain_body(lines: Sequence[Line]) -> bool:
    return not re.match(r"[“\d（(①-⑳]", lines[0].text)


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
