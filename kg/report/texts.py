"""Which text may stand in a file of an office program? No sign that XML forbids, and no more than a cell holds."""

import re
from hashlib import sha256
from typing import Final

from kg.messages import say

__all__ = ["digest", "fitting"]

_MOST: Final = 32_000
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_DIGITS: Final = 12


def fitting(text: str) -> str:
    r"""Return a text that any cell may hold: line ends are line feeds, signs that steer a machine are shown as �.

    >>> fitting("高铁\x00站\r\n二期")
    '高铁�站\n二期'
    """
    clean = _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return clean if len(clean) <= _MOST else clean[:_MOST] + say("report.cut", "zh")


def digest(text: str) -> str:
    """Return what tells whether a text was changed; white space at its ends says nothing.

    >>> digest("区水利局 ") == digest("区水利局"), digest("区水利局") == digest("区林业局")
    (True, False)
    """
    return sha256(fitting(text).strip().encode("utf-8")).hexdigest()[:_DIGITS]
