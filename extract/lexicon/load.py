"""How is a word list read? Tab-separated files of this package: comments, a header, then one entry a line."""

import re
from functools import cache
from importlib.resources import files

__all__ = ["alternatives", "rows", "words"]


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the entries of a list as columns by name; a cell that the line lacks is empty.

    Raises:
        FileNotFoundError: if the package has no such list.
    """
    text = (files("extract.lexicon") / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    header, entries = lines[0], lines[1:]
    return tuple({key: (entry[at] if at < len(entry) else "") for at, key in enumerate(header)} for entry in entries)


@cache
def words(name: str, **where: str) -> tuple[str, ...]:
    """Return the words of a list, longest first so that a longer word is never hidden by its start.

    Args:
        name: file of the list, without its ending.
        where: values that columns must have.

    >>> words("organisation-suffixes", type="school")[-1]
    '小学'
    """
    found = {row["word"] for row in rows(name) if all(row.get(key) == value for key, value in where.items())}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def alternatives(name: str, **where: str) -> str:
    """Return the words of a list as one alternation for a pattern, longest first.

    Signs in the columns not_before and not_after make another word of a word: it does not match beside them. Words
    are divided by “/” there (大道/银行), single signs stand together.
    """
    entries = {row["word"]: row for row in rows(name)}
    parts = []
    for word in words(name, **where):
        ahead, behind = _each_of(entries[word].get("not_before", "")), _each_of(entries[word].get("not_after", ""))
        before = "".join(f"(?<!{each})" for each in behind)
        after = "".join(f"(?!{each})" for each in ahead)
        parts.append(before + re.escape(word) + after)
    return "(?:" + "|".join(parts) + ")"


def _each_of(cell: str) -> tuple[str, ...]:
    """Return patterns for the signs, or the words between “/”, of a cell, each of one width as a look behind needs."""
    if "/" in cell:
        return tuple(re.escape(word) for word in cell.split("/") if word)
    return (f"[{re.escape(cell)}]",) if cell else ()
