"""How is a finding reckoned? Its calculations on one line each, in the signs that people write."""

import re
from typing import Final

from kg.model import Finding

__all__ = ["arithmetic"]

_RECKONED: Final = re.compile(r"[=<>≠≈]")
_SIGNS: Final = {" / ": " ÷ ", " - ": " − ", " * ": " × ", "…": "—", "<=": "≤", ">=": "≥"}


def arithmetic(finding: Finding) -> tuple[str, ...]:
    """Return what is worked out in a finding, or else the figures that are held against each other.

    >>> from kg.model import Severity
    >>> figures = {"first": "[6.2]万人", "difference": "62000 - 56000 = 6000人"}
    >>> arithmetic(Finding("1", "places", Severity.LOW, "？", "?", (), (), "", figures))
    ('62000 − 56000 = 6000人',)
    >>> arithmetic(Finding("1", "places", Severity.LOW, "？", "?", (), (), "", {"first": "15所", "second": "13所"}))
    ('15所', '13所')
    """
    worked = [value for value in finding.figures.values() if _RECKONED.search(value)]
    held = list(finding.figures.values()) if len(finding.figures) > 1 else []
    return tuple(dict.fromkeys(_written(value) for value in worked or held))


def _written(text: str) -> str:
    for plain, sign in _SIGNS.items():
        text = text.replace(plain, sign)
    return text
