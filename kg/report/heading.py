"""What stands over a table? Its headings, and which colour says what."""

from collections.abc import Iterable
from typing import Final

from kg.messages import say
from kg.report.sheet import Column, Known, Row, Sheet

__all__ = ["COLOURS", "KEY", "heading", "legend", "official"]

KEY: Final = "行标识"
"""The heading of the column that holds the keys of the rows."""

COLOURS: Final = {
    Known.INFERRED: "DEEAF6",
    Known.SUGGESTED: "FFF2CC",
    Known.FILLED: "E2EFDA",
    Known.DIFFERS: "F8CBAD",
}
"""The ground of a cell, as a colour of the web; what the plan states has none."""


def heading(column: Column, lang: str) -> str:
    """Return the official heading; in English with what the column holds on a line below."""
    return column.zh if lang == "zh" else f"{column.zh}\n{column.en}"


def official(text: object) -> str:
    r"""Return the official heading of a cell that `heading` made.

    >>> official("牵头单位\nLead unit")
    '牵头单位'
    """
    return str(text or "").split("\n")[0].strip()


def legend(sheet: Sheet, lang: str) -> str:
    """Return what the colours in a sheet say; nothing when it has none."""
    used = _used(sheet.rows)
    told = [say(f"report.legend_{known}", lang) for known in COLOURS if known in used]
    between = say("report.legend_join", lang)
    return say("report.legend", lang, parts=between.join(told)) if told else ""


def _used(rows: Iterable[Row]) -> set[Known]:
    return {cell.known for row in rows for cell in row.cells.values()}
