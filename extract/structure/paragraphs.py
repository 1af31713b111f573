"""Which printed lines make one paragraph? The way of cutting a run of lines that leaves the least room unused.

A line inside a paragraph is full: what begins the next line would not have fitted on it. A paragraph's last line ends a
sentence, its first is indented. Each cut is judged by these signs and the cheapest row of cuts is taken, so that one
odd line does not decide alone.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extract.structure.grammar import numbered
from extract.structure.leads import leads
from extract.structure.lexicon import any_of
from extract.structure.lines import Line, first_unit
from extract.structure.widths import Model, ends_sentence

__all__ = ["paragraphs"]

_LOOK_BACK = 160
_MOST_STARTS = 40
_HOPELESS = 150.0
_SETTLED = 3
_UNUSED = (0.0, 0.5, 2.0)
_PER_COLUMN = 0.8
_HARD = 24
_START = 1.0
_SAME = 2
_FAR = 6
_HANG = 2
_HANGING = "，。、；：！？”’）》"
_COLON_LEAD = re.compile(r"“[^“”，。：]{1,8}”[:：].")
_LATIN = re.compile(r"[!-~]")
_OVER = (0.0, 0.5, 2.0)
_FAR_OVER = 4.0
_FAR_WIDTH = 4.0
_UNENDED = 6.0
_SHORT_LEAD = 4.0
_ROW = 2.0
_LEAD = 2.0
_LONG_LEAD = 1.0
_LONGEST_LEAD = 20
_LISTED = {"；": 3.0, ";": 3.0, "：": 1.5, ":": 1.5}
_WIDTH_STEP = 0.5
_MARK = 8.0
_LONGEST_SHORT = 6
_WORST = 9.0


def paragraphs(lines: Sequence[Line], model: Model) -> list[tuple[Line, ...]]:
    """Return the lines of a run, paragraph by paragraph."""
    if not lines:
        return []
    if not model.wrapped:
        return [(line,) for line in lines]
    model = model.also(lines)
    ends = _row_of_leads(lines)
    starts = [0, *(at for at in range(1, len(lines)) if _may_start(lines, at, model, ends)), len(lines)]
    cuts = _cheapest(lines, starts, model, ends)
    return [tuple(lines[starts[a] : starts[b]]) for a, b in pairwise(cuts)]


def _cheapest(lines: Sequence[Line], starts: Sequence[int], model: Model, ends: frozenset[str]) -> list[int]:
    """Return which of the possible starts make the cheapest row of paragraphs."""
    best = [0.0] + [float("inf")] * (len(starts) - 1)
    back = [0] * len(starts)
    for to in range(1, len(starts)):
        for frm in range(to - 1, max(-1, to - _MOST_STARTS), -1):
            begin, end = starts[frm], starts[to]
            inner = _inner_cost(lines, begin, end, model, starts[frm + 1 : to])
            if frm < to - 1 and (end - begin > _LOOK_BACK or inner is None or inner > _HOPELESS):
                break
            cost = best[frm] + (inner or 0.0) + _edge_cost(lines, begin, end, model) - _row_bonus(lines[begin], ends)
            if cost < best[to]:
                best[to], back[to] = cost, frm
    cuts = [len(starts) - 1]
    while cuts[-1]:
        cuts.append(back[cuts[-1]])
    return cuts[::-1]


def _may_start(lines: Sequence[Line], at: int, model: Model, ends: frozenset[str]) -> bool:
    before, line = lines[at - 1], lines[at]
    return (
        ends_sentence(before.text)
        or _has_mark(line)
        or _short_lead(line.text)[-1:] in ends
        or (model.shown_indent and line.indent > 1)
        or (model.telling_gaps and line.gap > 0)
        or (line.page != before.page and before.text[-1] in "）)")
        or before.columns + first_unit(line.text) + 4 < model.nearest(before.columns)
    )


def _has_mark(line: Line) -> bool:
    return any_of("markers", "bullet", "start").match(line.text) is not None or numbered(line.text) is not None


def _full_width(lines: Sequence[Line], begin: int, end: int, model: Model) -> int:
    """Return the width to which a paragraph is set: that of its inner lines, or the nearest usual one."""
    inner = Counter(line.columns for line in lines[begin + 1 : end - 1])
    if inner:
        common = max(inner, key=lambda width: (inner[width], width))
        usual = model.nearest(common)
        return common if inner[common] >= _SETTLED or common > usual + _SAME else usual
    first = lines[begin].columns + model.indent
    if end - begin == 1:
        return min((width for width in model.widths if width >= first - _HANG), default=first)
    nearest = model.nearest(first)
    return max(nearest, first - _HANG if first > nearest + _FAR else 0, lines[end - 1].columns - _HANG)


def _inner_cost(lines: Sequence[Line], begin: int, end: int, model: Model, possible: Sequence[int]) -> float | None:
    """Return what it costs that the lines run on into one another, None when they surely do not."""
    full = _full_width(lines, begin, end, model)
    cost = 0.0
    cuts = set(possible)
    for at in range(begin, end):
        line = lines[at]
        room = full - line.columns - (model.indent if at == begin else 0)
        cost += _over_cost(line, -room)
        if at + 1 == end:
            break
        after = lines[at + 1]
        unused = room - first_unit(after.text)
        if unused > 0:
            cost += _UNUSED[unused] if unused < len(_UNUSED) else min(_WORST, unused * _PER_COLUMN)
            if unused > _HARD and ends_sentence(line.text) and at + 1 in cuts:
                return None
        cost += _run_on_cost(line, after, model)
    odd = abs(full - model.nearest(full)) if end - begin > 1 else 0
    return cost + min(_FAR_WIDTH, odd * _WIDTH_STEP)


def _over_cost(line: Line, over: int) -> float:
    """Return what it costs that a line is wider than it may be; a stop may hang over the margin."""
    over -= _HANG if line.text[-1] in _HANGING else 0
    over -= 1 if _LATIN.search(line.text) else 0
    return 0.0 if over <= 0 else _OVER[over] if over < len(_OVER) else _FAR_OVER


def _run_on_cost(line: Line, after: Line, model: Model) -> float:
    """Return the cost of signs that a new paragraph begins between two lines."""
    cost = 0.0
    if model.shown_indent and after.indent > 1:
        cost += _MARK
    if model.telling_gaps and after.gap > 0:
        cost += _MARK
    if _has_mark(after) and (ends_sentence(line.text) or _counts_on(line, after)):
        cost += _MARK
    return cost


def _lead_bonus(text: str, lines: int) -> float:
    """Return how much a line looks like the start of a paragraph of so many lines: a short topic before “。”."""
    if _COLON_LEAD.match(text):
        return _LEAD
    stop = text.find("。")
    if not 0 < stop < len(text) - 1:
        return 0.0
    if _short_lead(text):
        return _SHORT_LEAD
    if lines == 1 or not leads(text[:stop]):
        return 0.0
    return _LEAD if stop <= _LONGEST_LEAD and "，" not in text[:stop] else _LONG_LEAD


def _short_lead(text: str) -> str:
    """Return the short topic that a line opens with (老河乡。…), or nothing."""
    stop = text.find("。", 0, _LONGEST_SHORT + 1)
    return text[:stop] if 0 < stop < len(text) - 1 else ""


def _row_of_leads(lines: Sequence[Line]) -> frozenset[str]:
    """Return in what short topics end that open two paragraphs beyond doubt, as 镇 of 石门镇。…."""
    leads = [_short_lead(after.text) for line, after in pairwise(lines) if ends_sentence(line.text)]
    counted = Counter(lead[-1] for lead in leads if lead)
    return frozenset(end for end, count in counted.items() if count > 1)


def _row_bonus(line: Line, ends: frozenset[str]) -> float:
    return _ROW if _short_lead(line.text)[-1:] in ends else 0.0


def _counts_on(line: Line, after: Line) -> bool:
    """Return whether two lines are neighbours of one list: 1.甲项目, 2.乙项目."""
    first, second = numbered(line.text), numbered(after.text)
    if first is None or second is None:
        return False
    return first.form == second.form and first.ordinal + 1 == second.ordinal


def _edge_cost(lines: Sequence[Line], begin: int, end: int, model: Model) -> float:
    """Return what it costs to begin and to end a paragraph here."""
    cost = _START - (_lead_bonus(lines[begin].text, end - begin) if begin else 0)
    last = lines[end - 1]
    if not ends_sentence(last.text) and end < len(lines):
        cost += _UNENDED * (1 if not model.ragged else 2)
    if end < len(lines) and not _has_mark(lines[end]):
        cost += _LISTED.get(last.text[-1], 0.0)
    if begin and model.shown_indent and lines[begin].indent <= 1:
        cost += _MARK
    if begin and model.telling_gaps and lines[begin].gap == 0 and not _has_mark(lines[begin]):
        cost += _MARK
    return cost
