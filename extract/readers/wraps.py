"""Does each line hold a whole paragraph, or a printed line? Pages and DOCX made from a PDF keep the printed lines."""

from collections.abc import Iterable

from extract.readers.base import LineDraft

__all__ = ["are_wrapped"]

_ENDS = "。；！？：，、.;!?:…”』」）)】》"
_RUNNING = 15
"""Characters from which a line is running text rather than a heading."""
_ENOUGH = 20
_MOSTLY = 0.4
_WIDEST = 75
"""Characters of the longest printed line: A4 holds some forty Chinese ones, more where Latin ones stand among them."""
_FULL = 0.75
"""Part of the longest line that lines broken at the margin fill: headings and names of projects do not."""
_NEARLY_ALL = 0.95


def are_wrapped(lines: Iterable[LineDraft]) -> bool:
    """Return whether most lines of running text break off in mid-sentence at one margin.

    >>> are_wrapped([LineDraft("以推进供给侧结构性改革为主线，着力改善民生，全区", n) for n in range(30)])
    True
    """
    running = [line.text.strip() for line in lines if line.table is None and line.style is None]
    running = [text for text in running if len(text) >= _RUNNING]
    broken = sorted(len(text) for text in running if text[-1] not in _ENDS)
    if len(running) < _ENOUGH or len(broken) <= _MOSTLY * len(running):
        return False
    longest = sorted(map(len, running))[int(_NEARLY_ALL * (len(running) - 1))]
    return longest <= _WIDEST and broken[len(broken) // 4] >= _FULL * longest
