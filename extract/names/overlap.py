"""Which of two names that overlap stands? The longer one; of equal ones, the surer rule."""

from bisect import bisect_left
from collections.abc import Iterable

from kg.model import Mention

__all__ = ["longest", "outside"]


def longest(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions in the order of the text, none overlapping another: the longer stands, then the surer."""
    kept: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(found, key=lambda m: (-len(m.span), -m.score, m.span.start, m.rule)):
        places = range(mention.span.start, mention.span.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(mention)
    return tuple(sorted(kept, key=lambda mention: mention.span))


def outside(found: Iterable[Mention], others: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions that do not lie whole inside another of some others; these do not overlap each other."""
    spans = sorted(other.span for other in others)
    ends = [span.end for span in spans]

    def is_inside(mention: Mention) -> bool:
        at = bisect_left(ends, mention.span.end)
        return at < len(spans) and spans[at].start <= mention.span.start

    return tuple(mention for mention in found if not is_inside(mention))
