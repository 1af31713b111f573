"""Which words of plans do the checks of statements go by? The rows of kg/checks/words, by table."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

__all__ = ["one_of", "rows"]


@cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a table of words by their columns.

    >>> rows("stages")[0]["stage"]
    'early'
    """
    text = (files("kg.checks") / "words" / f"{table}.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(dict(zip(lines[0], line, strict=True)) for line in lines[1:])


def one_of(words: Iterable[str]) -> str:
    """Return a pattern of any of some words, the longest first.

    >>> one_of(["同步", "基本同步"])
    '(?:基本同步|同步)'
    """
    return "(?:" + "|".join(sorted(set(words), key=lambda word: (-len(word), word))) + ")"
