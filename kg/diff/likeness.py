"""How alike are two texts? By the pairs of signs that they share: a whole number, the same in both directions."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

__all__ = ["alike_pairs", "likeness"]

_ALIKE = 500
"""From here on two texts are versions of one."""


def likeness(first: str, second: str) -> int:
    """Return how alike two texts are, from 0 to 1000 for the same signs.

    >>> likeness("建成绿色建材强区", "建成绿色建材大区"), likeness("青石湖", "松岭镇")
    (714, 0)
    """
    return _shared(_pairs(first), _pairs(second), len(_pairs(first) & _pairs(second)))


def alike_pairs(firsts: Sequence[str], seconds: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the likeness of texts that are versions of one, with their places in the two lists."""
    holding: dict[str, list[int]] = defaultdict(list)
    pairs = [_pairs(text) for text in seconds]
    for at, found in enumerate(pairs):
        for pair in sorted(found):
            holding[pair].append(at)
    for at, text in enumerate(firsts):
        own = _pairs(text)
        shared = Counter(other for pair in own for other in holding.get(pair, ()))
        for other in sorted(shared):
            degree = _shared(own, pairs[other], shared[other])
            if degree >= _ALIKE:
                yield degree, at, other


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(max(len(text) - 1, 1))) if text else frozenset()


def _shared(first: frozenset[str], second: frozenset[str], count: int) -> int:
    total = len(first) + len(second)
    return 2000 * count // total if total else 0
