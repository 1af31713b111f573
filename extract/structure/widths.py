"""How wide does this document print? Full widths, the indent of first lines, and what a gap between lines means.

Nothing here is fixed: a file is asked how its own lines behave.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from extract.structure.captions import caption_of
from extract.structure.grammar import numbered
from extract.structure.lines import Line

__all__ = ["Model", "ends_sentence", "learn", "set_quotes"]

_END = re.compile(r"[。！？；：!?;:][”’）)》]*\Z|\.[”’]?\Z")
_STOP = re.compile(r"[。！？!?][”’）)》]*\Z")
_LEAST = 20
_ONE_LINE = 0.6
_SHARE = 0.02
_TAIL = 12
_FEWEST = 3
_SAME = 2
"""Columns by which lines of one width differ: a sign squeezed in or put off."""
_MOST_INDENT = 6
_NARROW_SHARE = 4
"""One in so many inner lines of a run makes a width of its own."""
_WIDER = 6
"""Columns by which a box is wider than the body at least: less may be a figure that would not be torn."""
_SHORT = 12
_HANGING = "，。、；：！？,.;:!?”’）)》"
_QUOTES = re.compile(r"[“”‘’]")


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned: whether paragraphs are broken over lines, the usual full widths, the indent, the gaps."""

    wrapped: bool
    widths: tuple[int, ...]
    """Full widths in columns, the commonest first; empty when paragraphs are one line."""
    indent: int
    """Columns by which a first line is shorter although no white space shows it."""
    shown_indent: bool
    """White space before the first line marks a paragraph."""
    telling_gaps: bool
    """A blank line ends a paragraph."""
    ragged: bool
    """Lines inside a sentence often end early: a short line proves little."""

    @property
    def body(self) -> int:
        """Return the commonest full width, 0 when paragraphs are one line."""
        return self.widths[0] if self.widths else 0

    def also(self, run: Sequence[Line]) -> "Model":
        """Return the model with the other widths of a run of lines: a box may be the only one of its width."""
        inner, first = _running_lines(run)
        inside = Counter(line.columns for line in inner)
        narrow = {
            width for width, count in inside.items() if count >= _FEWEST and count * _NARROW_SHARE >= inside.total()
        }
        inside.update(line.columns + self.indent for line in first)
        wide = {width for width, count in inside.items() if count > 1 and width >= self.body + _WIDER}
        new = tuple(
            sorted(width for width in narrow | wide if all(abs(width - known) > _SAME for known in self.widths))
        )
        return replace(self, widths=self.widths + new) if new else self

    def nearest(self, width: int) -> int:
        """Return the full width closest to a width that can hold it."""
        return min(self.widths, key=lambda full: (abs(full - width), full), default=width)


@lru_cache(maxsize=8192)
def ends_sentence(text: str) -> bool:
    """Return whether a line ends as a sentence or a list item does.

    >>> ends_sentence("重点推进“四改一拆”。”"), ends_sentence("面对严峻复杂的")
    (True, False)
    """
    return _END.search(text[-_TAIL:]) is not None


def set_quotes(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with curly quotes as wide as this document sets them.

    Many files set them in a Latin font, one column wide. That width is right under which lines with quotes are as wide
    as lines without.
    """
    plain: Counter[int] = Counter()
    quoted: list[tuple[int, int]] = []
    least = _long_from(lines)
    for line in lines:
        if line.width < least or ends_sentence(line.text):
            continue
        quotes = len(_QUOTES.findall(line.text))
        if quotes:
            quoted.append((line.columns, quotes))
        else:
            plain[line.columns] += 1
    fits_wide = sum(plain[columns] for columns, _ in quoted)
    fits_narrow = sum(plain[columns - quotes] for columns, quotes in quoted)
    if fits_narrow <= fits_wide:
        return list(lines)
    return [replace(line, width=line.width - len(_QUOTES.findall(line.text))) for line in lines]


def learn(lines: Iterable[Line], *, may_wrap: bool) -> Model:
    """Return the model of a document's lines."""
    run = [line for line in lines if line.table is None and "\t" not in line.text]
    least = _long_from(run)
    long = [line for line in run if line.width >= least]
    ended = sum(ends_sentence(line.text) for line in long)
    if not may_wrap or not long or ended > _ONE_LINE * len(long):
        return Model(wrapped=False, widths=(), indent=0, shown_indent=False, telling_gaps=False, ragged=False)
    widths = _full_widths(run)
    shown = _indent_is_shown(run)
    indent = 0 if shown else _hidden_indent(run, widths)
    return Model(
        wrapped=True,
        widths=widths,
        indent=indent,
        shown_indent=shown,
        telling_gaps=_gaps_tell(run),
        ragged=_is_ragged(run, widths),
    )


def _running_lines(run: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines that run on into the next: those inside a paragraph, and those that begin one.

    A stop may hang over the margin, so a line that ends in one is in neither: it does not tell the width.
    """
    least = _long_from(run)
    inner: list[Line] = []
    first: list[Line] = []
    before: Line | None = None
    for line in run:
        if line.width >= least and line.text[-1] not in _HANGING:
            goes_on = before is not None and before.width >= least and _is_unended_text(before)
            (inner if goes_on else first).append(line)
        before = line
    return inner, first


def _is_unended_text(line: Line) -> bool:
    return not (ends_sentence(line.text) or numbered(line.text) or caption_of(line))


def _full_widths(run: Sequence[Line]) -> tuple[int, ...]:
    """Return the peaks among the widths of lines inside paragraphs."""
    inner, first = _running_lines(run)
    counted = Counter(line.columns for line in inner or first)
    least = max(_FEWEST, int(counted.total() * _SHARE))
    near = {width: sum(counted[width + step] for step in (-1, 0, 1)) for width in counted}
    peaks: dict[int, int] = {}
    for width, count in sorted(near.items(), key=lambda item: (-item[1], -item[0])):
        top = max(range(width - 1, width + 2), key=lambda one: (counted[one], one))
        # Lines a few columns off may be short of a figure that would not be torn: only many make a width.
        apart = all(abs(top - peak) > _SAME for peak in peaks)
        often = all(count * 5 >= peaks[peak] for peak in peaks if abs(top - peak) <= _WIDER)
        if count >= least and apart and often:
            peaks[top] = count
    return tuple(peaks) or (max(counted, key=lambda width: (counted[width], width), default=_LEAST),)


def _long_from(run: Sequence[Line]) -> int:
    """Return the width from which a line is running text: half the width of the line that the middle sign stands on."""
    counted = Counter(line.width for line in run)
    half = sum(width * count for width, count in counted.items()) / 2
    for width in sorted(counted):
        half -= width * counted[width]
        if half <= 0:
            return max(_LEAST, width // 2)
    return _LEAST


def _starts(run: Sequence[Line]) -> list[int]:
    """Return lines that surely begin a paragraph: they follow a very short line and run on into a long one."""
    least = _long_from(run)
    return [
        at
        for at in range(1, len(run) - 1)
        if run[at - 1].columns < least
        and not ends_sentence(run[at].text)
        and run[at].width >= least
        and run[at + 1].width >= least // 2
    ]


def _indent_is_shown(run: Sequence[Line]) -> bool:
    """Return whether white space before a line goes with the end of a sentence on the line before it."""
    least = _long_from(run)
    inside = [after.indent > 1 for line, after in pairwise(run) if line.width >= least and not ends_sentence(line.text)]
    fresh = [
        after.indent > 1
        for line, after in pairwise(run)
        if _STOP.search(line.text[-_TAIL:]) and not (numbered(after.text) or caption_of(after))
    ]
    return sum(fresh) * 2 > len(fresh) and sum(inside) * 5 < len(inside)


def _hidden_indent(run: Sequence[Line], widths: Sequence[int]) -> int:
    """Return by how much first lines are shorter than the lines after them."""
    steps = Counter(
        run[at + 1].columns - run[at].columns
        for at in _starts(run)
        if any(abs(run[at + 1].columns - full) <= _SAME for full in widths)
    )
    shorter = sum(count for step, count in steps.items() if _SAME <= step <= _MOST_INDENT)
    return 4 if shorter * 2 >= sum(steps.values()) else 0


def _gaps_tell(run: Sequence[Line]) -> bool:
    """Return whether blank lines stand after sentences and hardly ever inside one."""
    inside = [line.gap > 0 for before, line in pairwise(run) if not ends_sentence(before.text)]
    after = [line.gap > 0 for before, line in pairwise(run) if _STOP.search(before.text[-_TAIL:])]
    if not inside or not after:
        return False
    return sum(after) * 2 > len(after) and sum(inside) * 5 < len(inside)


def _is_ragged(run: Sequence[Line], widths: Sequence[int]) -> bool:
    """Return whether lines inside a sentence, after a full line, are often much shorter than the full width."""
    full = widths[0]
    inside = [
        after.columns
        for line, after in pairwise(run)
        if line.columns >= full - _SAME
        and not ends_sentence(line.text)
        and not ends_sentence(after.text)
        and not (numbered(after.text) or caption_of(after))
    ]
    return sum(columns < full - _SHORT for columns in inside) * 20 > len(inside)
