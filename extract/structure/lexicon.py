"""Which marks and headings does the reader of a plan know? The data files of `extract/lexicon/structure`, compiled."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["any_of", "load", "patterns", "whole"]


@cache
def load(name: str) -> dict[str, Any]:
    """Return the table of a data file of the structure lexicon."""
    path = files("extract").joinpath("lexicon", "structure", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def patterns(name: str, table: str, key: str) -> tuple[str, ...]:
    """Return the patterns under a key, as written; a single pattern is a tuple of one."""
    value = load(name)[table][key]
    return (value,) if isinstance(value, str) else tuple(value)


@cache
def any_of(name: str, table: str, key: str) -> re.Pattern[str]:
    """Return a pattern that matches what any pattern under a key matches.

    >>> bool(any_of("markers", "bullet", "start").match("——坚持人民至上。"))
    True
    """
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns(name, table, key)))


@cache
def whole(name: str, table: str, key: str) -> re.Pattern[str]:
    """Return a pattern that matches a whole line as any pattern under a key does.

    >>> bool(whole("markers", "page", "sure").match("—23—"))
    True
    """
    return re.compile(rf"(?:{any_of(name, table, key).pattern})\s*\Z")
