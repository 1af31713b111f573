"""Which of two names that overlap stands? The longer one; of equal ones, the surer rule."""

from collections.abc import Iterable

from kg.model import Mention

__all__ = ["longest"]


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
