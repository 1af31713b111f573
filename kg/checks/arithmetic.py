"""How is a finding reckoned? Its calculations on one line each, in the signs that people write."""

import re
from typing import Final

from kg.model import Finding

__all__ = ["arithmetic"]

_RECKONED: Final = re.compile(r"[=<>≠≈]")
_SIGNS: Final = {" / ": " ÷ ", " - ": " − ", " * ": " × ", "…": "—", "<=": "≤", ">=": "≥"}


def arithmetic(finding: Finding) -> tuple[str, ...]:
    """Return the calculations among a finding's figures; values alone stand in its question already.

    >>> from kg.model import Severity
    >>> figures = {"first": "[6.2]万人", "difference": "62000 - 56000 = 6000人"}
    >>> arithmetic(Finding("1", "places", Severity.LOW, "？", "?", (), (), "", figures))
    ('62000 − 56000 = 6000人',)
    """
    reckoned = (value for value in finding.figures.values() if _RECKONED.search(value))
    return tuple(dict.fromkeys(_written(value) for value in reckoned))


def _written(text: str) -> str:
    for plain, sign in _SIGNS.items():
        text = text.replace(plain, sign)
    return text
