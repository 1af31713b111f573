"""Where else does a name stand? All places of known names in a text, the longest name first, none inside another."""

import re
from collections.abc import Iterable, Iterator

from kg.model import Span

__all__ = ["occurrences"]


def occurrences(text: str, names: Iterable[str], *, not_before: str = "") -> Iterator[tuple[str, Span]]:
    """Yield each place of each name, from left to right, with the name.

    Args:
        text: where to look.
        names: what to look for.
        not_before: a pattern that makes another word of a name when it follows (路 of 汝河大道).

    >>> list(occurrences("南板桥村和板桥村", ["板桥村", "南板桥村"]))
    [('南板桥村', Span(start=0, end=4)), ('板桥村', Span(start=5, end=8))]
    """
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    if not ordered:
        return
    ahead = f"(?!{not_before})" if not_before else ""
    for found in re.finditer("(?:" + "|".join(map(re.escape, ordered)) + ")" + ahead, text):
        yield found.group(), Span(found.start(), found.end())
