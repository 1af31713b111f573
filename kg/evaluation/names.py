"""How alike are two names? Strict: equal but for signs. Relaxed: one holds most of the other, or few signs differ."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

__all__ = ["LIKE", "form_of", "likeness", "likeness_of_any"]

LIKE = 0.75
"""From this likeness on two names are taken for one."""
_HELD = 0.5
_SHORTEST = 4
_SIGNS = re.compile(r"[\s“”\"'‘’《》〈〉,，。、;；:：—\-－·]")
_WORKS = re.compile("(?:等)?(?:建设项目|项目建设|建设工程|项目|工程|建设)$")
_LAST_BRACKET = re.compile(r"\([^()]*\)$")


@lru_cache(maxsize=65536)
def form_of(name: str, kind: str = "") -> str:
    """Return a name without white space, quotes and stops; a project without 项目, a measure without its last bracket.

    >>> form_of("“四水同治”"), form_of("恒达智慧园区建设项目", "project")
    ('四水同治', '恒达智慧园区')
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", name))
    if kind in {"goal", "measure"}:
        plain = _LAST_BRACKET.sub("", plain)
    plain = _SIGNS.sub("", plain)
    return (_WORKS.sub("", plain) or plain) if kind == "project" else plain


@lru_cache(maxsize=1 << 18)
def likeness(first: str, second: str) -> float:
    """Return how alike two forms are, from 0 to 1.

    >>> likeness("汝河", "汝河"), likeness("汝河", "练江河") < LIKE
    (1.0, True)
    >>> likeness("许昌至信阳高速公路", "许昌至信阳高速公路（驿城区段）") >= LIKE
    True
    """
    if first == second:
        return 1.0
    if not (first and second):
        return 0.0
    short, long = sorted((first, second), key=lambda form: (len(form), form))
    share = len(short) / len(long)
    if short in long:
        return max(share, LIKE if len(short) >= _SHORTEST and share >= _HELD else 0.0)
    if 2 * share / (1 + share) < LIKE:  # even with every sign of the short one in the long one
        return 0.0
    matcher = SequenceMatcher(None, short, long, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= LIKE else 0.0


def likeness_of_any(first: Iterable[str], second: Iterable[str]) -> float:
    """Return the likeness of the two forms that are most alike."""
    second = tuple(second)
    return max((likeness(one, other) for one in first for other in second), default=0.0)
