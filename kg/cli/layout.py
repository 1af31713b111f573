"""How wide is a text on a terminal, and how do columns line up? A Chinese character takes two cells."""

import unicodedata
from collections.abc import Iterable, Sequence

__all__ = ["cells", "printable", "shorten", "table", "wrap"]

_GAP = "  "
_NOT_AT_LINE_END = "（《“‘【「『([{"
_NOT_AT_LINE_START = "，。、；：？！）》”’】」』…·,.;:?!)]}"


def cells(text: str) -> int:
    """Return how many terminal cells a text takes.

    >>> cells("表 2-1")
    6
    """
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def printable(text: str) -> str:
    r"""Return the text on one line, without signs that steer a terminal.

    >>> printable("全区\tGDP\x1b[2J")
    '全区 GDP�[2J'
    """
    return "".join(" " if sign in "\t\n\r" else sign if sign.isprintable() else "\ufffd" for sign in text)


def shorten(text: str, width: int) -> str:
    """Return the text cut to a number of cells, with an ellipsis when something is left out.

    >>> shorten("推进专用车产业集群建设", 10)
    '推进专用…'
    """
    text = printable(text)
    if cells(text) <= width:
        return text
    while text and cells(text) >= width:
        text = text[:-1]
    return text + "…"


def wrap(text: str, width: int) -> list[str]:
    """Return the lines of a paragraph; Chinese may break between any two characters.

    No line is wider than the width, but for one long word.

    >>> wrap("把规划做成图谱，保留旧图谱（如有）。", 16)
    ['把规划做成图谱，', '保留旧图谱（如', '有）。']
    """
    lines, line = [], ""
    for piece in _pieces(text):
        if line and cells((line + piece).rstrip()) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def _pieces(text: str) -> list[str]:
    """Return the smallest parts that a line may not break inside: a word, or a wide character with the marks at it."""
    parts: list[str] = []
    for sign in text:
        before = parts[-1][-1] if parts else " "
        if _joined(before, sign):
            parts[-1] += sign
        else:
            parts.append(sign)
    return parts


def _joined(before: str, sign: str) -> bool:
    if before.isspace() or sign.isspace():
        return False
    narrow = cells(before) == 1 and cells(sign) == 1
    return narrow or before in _NOT_AT_LINE_END or sign in _NOT_AT_LINE_START


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows under heads, the columns aligned by cells, each line ended; nothing is cut.

    >>> print(table(["问题", "n"], [["目标", "1"]]), end="")
    问题  n
    ----  -
    目标  1
    """
    body = [[printable(cell) for cell in row] for row in rows]
    columns = [heads, *body]
    widths = [max(cells(row[at]) for row in columns) for at in range(len(heads))]
    ruled = [list(heads), ["-" * width for width in widths], *body]
    return "".join(_line(row, widths) for row in ruled)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = [text + " " * (width - cells(text)) for text, width in zip(row, widths, strict=True)]
    return _GAP.join(padded).rstrip() + "\n"
