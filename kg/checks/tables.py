"""Which rows does a table of words have? The one way in which the checks read their data."""

from functools import cache
from importlib.resources import files

__all__ = ["rows_of", "words_of_role"]


@cache
def rows_of(table: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table under words/, without its comments and the row of its columns.

    >>> rows_of("facilities")[0][:3]
    ('road', '公路', 'roads')
    """
    text = (files("kg.checks") / "words" / f"{table}.tsv").read_text(encoding="utf-8")
    lines = [tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(lines[1:])


@cache
def words_of_role(table: str, role: str) -> tuple[str, ...]:
    """Return the words of a table whose rows begin with a role and end with a word.

    >>> "对接" in words_of_role("joining", "join")
    True
    """
    return tuple(row[-1] for row in rows_of(table) if row[0] == role)
