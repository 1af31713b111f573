"""Which of a plan's names stand inside a span?"""

from bisect import bisect_left
from collections.abc import Sequence

from extract.identity.named_things import Named
from kg.model import Span

__all__ = ["names_inside"]


def names_inside(named: Sequence[Named], whole: Span, *kinds: str) -> list[Named]:
    """Return the names of some kinds inside a span; `named` is in the order of the text."""
    first = bisect_left(named, whole.start, key=lambda each: each.mention.span.start)
    last = bisect_left(named, whole.end, key=lambda each: each.mention.span.start)
    return [each for each in named[first:last] if each.mention.kind in kinds and whole.covers(each.mention.span)]
