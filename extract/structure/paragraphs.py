"""Which printed lines make one paragraph? The way of cutting a run of lines that leaves the least room unused.

A line inside a paragraph is full: what begins the next line would not have fitted on it. A paragraph's last line ends a
sentence, its first is indented. Each cut is judged by these signs and the cheapest row of cuts is taken, so that one
odd line does not decide alone.
"""

from collections.abc import Sequence
from itertools import pairwise

from extract.structure.grammar import numbered
from extract.structure.lexicon import any_of
from extract.structure.lines import Line, first_unit
from extract.structure.widths import Model, ends_sentence

__all__ = ["paragraphs"]

_LOOK_BACK = 160
_SLACK = 2
_HARD = 24
_START = 1.5
_UNENDED = 7.0
_WIDTH_STEP = 0.5
_MARK = 8.0
_WORST = 9.0


def paragraphs(lines: Sequence[Line], model: Model) -> list[tuple[Line, ...]]:
    """Return the lines of a run, paragraph by paragraph."""
    if not lines:
        return []
    if not model.wrapped:
        return [(line,) for line in lines]
    starts = [0, *(at for at in range(1, len(lines)) if _may_start(lines, at, model)), len(lines)]
    cuts = _cheapest(lines, starts, model)
    return [tuple(lines[starts[a] : starts[b]]) for a, b in pairwise(cuts)]


def _cheapest(lines: Sequence[Line], starts: Sequence[int], model: Model) -> list[int]:
    """Return which of the possible starts make the cheapest row of paragraphs."""
    best = [0.0] + [float("inf")] * (len(starts) - 1)
    back = [0] * len(starts)
    for to in range(1, len(starts)):
        for frm in range(to - 1, -1, -1):
            begin, end = starts[frm], starts[to]
            if end - begin > _LOOK_BACK:
                break
            inner = _inner_cost(lines, begin, end, model, starts[frm + 1 : to])
            if inner is None:
                break
            cost = best[frm] + inner + _edge_cost(lines, begin, end, model)
            if cost < best[to]:
                best[to], back[to] = cost, frm
    cuts = [len(starts) - 1]
    while cuts[-1]:
        cuts.append(back[cuts[-1]])
    return cuts[::-1]


def _may_start(lines: Sequence[Line], at: int, model: Model) -> bool:
    before, line = lines[at - 1], lines[at]
    return (
        ends_sentence(before.text)
        or _has_mark(line)
        or (model.shown_indent and line.indent > 1)
        or (model.telling_gaps and line.gap > 0)
        or (line.page != before.page and before.text[-1] in "）)")
        or before.columns + first_unit(line.text) + 4 < model.nearest(before.columns)
    )


def _has_mark(line: Line) -> bool:
    return any_of("markers", "bullet", "start").match(line.text) is not None or numbered(line.text) is not None


def _full_width(lines: Sequence[Line], begin: int, end: int, model: Model) -> int:
    """Return the width to which a paragraph is set: that of its inner lines, or the nearest usual one."""
    inner = sorted(line.columns for line in lines[begin + 1 : end - 1])
    if inner:
        middle = inner[len(inner) // 2]
        usual = model.nearest(middle)
        return usual if abs(usual - middle) <= _SLACK else middle
    if end - begin > 1:
        return max(model.nearest(lines[begin].columns + model.indent), lines[end - 1].columns)
    return max(model.nearest(lines[begin].columns), lines[begin].columns)


def _inner_cost(lines: Sequence[Line], begin: int, end: int, model: Model, possible: Sequence[int]) -> float | None:
    """Return what it costs that the lines run on into one another, None when they surely do not."""
    full = _full_width(lines, begin, end, model)
    cost = 0.0
    cuts = set(possible)
    for at in range(begin, end - 1):
        line, after = lines[at], lines[at + 1]
        indent = model.indent if at == begin else 0
        unused = full - indent - line.columns - first_unit(after.text)
        if unused > _SLACK:
            cost += min(_WORST, (unused - _SLACK) * 0.8)
            if unused > _HARD and ends_sentence(line.text) and at + 1 in cuts:
                return None
        cost += max(0, line.columns - full - _SLACK) * _WIDTH_STEP
        cost += _run_on_cost(line, after, model)
    if end - begin > 2:  # noqa: PLR2004 - with inner lines
        cost += min(4.0, abs(full - model.nearest(full)) * _WIDTH_STEP)
        cost += max(0, lines[end - 1].columns - full - _SLACK) * _WIDTH_STEP
    return cost


def _run_on_cost(line: Line, after: Line, model: Model) -> float:
    """Return the cost of signs that a new paragraph begins between two lines."""
    cost = 0.0
    if model.shown_indent and after.indent > 1:
        cost += _MARK
    if model.telling_gaps and after.gap > 0:
        cost += _MARK
    if ends_sentence(line.text) and _has_mark(after):
        cost += _MARK
    return cost


def _edge_cost(lines: Sequence[Line], begin: int, end: int, model: Model) -> float:
    """Return what it costs to begin and to end a paragraph here."""
    cost = _START
    last = lines[end - 1]
    if not ends_sentence(last.text) and end < len(lines):
        cost += _UNENDED * (1 if not model.ragged else 2)
    if begin and model.shown_indent and lines[begin].indent <= 1:
        cost += _MARK
    if begin and model.telling_gaps and lines[begin].gap == 0 and not _has_mark(lines[begin]):
        cost += _MARK
    return cost
