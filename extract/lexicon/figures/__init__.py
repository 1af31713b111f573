"""Which words and signs do figures and indicator tables use? Tables and patterns as data, read when first asked for."""

import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["marks"]


@cache
def marks() -> dict[str, str]:
    """Return the patterns of signs in the rows of indicator tables, by what they mark.

    >>> marks()["note"].startswith("^")
    True
    """
    text = (files("extract.lexicon") / "figures" / "row-marks.toml").read_text(encoding="utf-8")
    return {key: value for key, value in tomllib.loads(text).items() if isinstance(value, str)}
