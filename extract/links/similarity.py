"""How alike are a short text and longer ones? BM25 over pairs of signs, with the longest common run of signs.

No segmenter and no model: names of plans differ by the one sign that matters, and pairs of signs see it.
"""

import math
import re
from collections import Counter
from collections.abc import Container, Sequence

__all__ = ["Ranker", "common_run"]

_K1 = 1.2
_B = 0.75
_SIGNS = re.compile("[\u4e00-\u9fffA-Za-z0-9]+")


def _pairs(text: str) -> list[str]:
    return [run[at : at + 2] for run in _SIGNS.findall(text) for at in range(len(run) - 1)]


def common_run(short: str, long: str, pairs: Container[str] | None = None) -> int:
    """Return the length of the longest run of signs that both texts have.

    Args:
        short: the text whose runs are looked for.
        long: the text that may have them.
        pairs: all pairs of neighbours in `long`, where they are known: a run of one sign is then told as none.

    >>> common_run("干线公路网", "完善的干线公路和农村公路")
    4
    """
    best = 0
    for start in range(len(short)):
        if pairs is not None and short[start : start + 2] not in pairs:
            continue
        while start + best < len(short) and short[start : start + best + 1] in long:
            best += 1
    return best


class Ranker:
    """Scores texts against a query; the texts are given once and never change."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(_pairs(text)) for text in texts]
        lengths = [sum(count.values()) for count in counts]
        mean = (sum(lengths) / len(lengths) if lengths else 0.0) or 1.0
        self._size = len(texts)
        self._weight: dict[str, float] = {}
        self._shares: dict[str, list[tuple[int, float]]] = {}
        for pair, n in Counter(pair for count in counts for pair in count).items():
            self._weight[pair] = math.log(1 + (len(texts) - n + 0.5) / (n + 0.5))
        for at, count in enumerate(counts):
            norm = _K1 * (1 - _B + _B * lengths[at] / mean)
            for pair, n in count.items():
                share = self._weight[pair] * n * (_K1 + 1) / (n + norm)
                self._shares.setdefault(pair, []).append((at, share))

    def scores(self, query: str) -> list[float]:
        """Return the score of each text, in their order, as a share of what a text with every pair would have."""
        pairs = sorted(set(_pairs(query)))
        full = sum(self._weight.get(pair, 0.0) for pair in pairs) * (_K1 + 1) or 1.0
        found = [0.0] * self._size
        for pair in pairs:
            for at, share in self._shares.get(pair, ()):
                found[at] += share
        return [score / full for score in found]
