"""How alike are a short text and longer ones? BM25 over pairs of signs, with the longest common run of signs.

No segmenter and no model: names of plans differ by the one sign that matters, and pairs of signs see it.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

__all__ = ["Ranker", "common_run"]

_K1 = 1.2
_B = 0.75
_SIGNS = re.compile("[\u4e00-\u9fffA-Za-z0-9]+")


def _pairs(text: str) -> list[str]:
    return [run[at : at + 2] for run in _SIGNS.findall(text) for at in range(len(run) - 1)]


@cache
def common_run(short: str, long: str) -> int:
    """Return the length of the longest run of signs that both texts have.

    >>> common_run("干线公路网", "完善的干线公路和农村公路")
    4
    """
    best = 0
    for start in range(len(short)):
        while start + best < len(short) and short[start : start + best + 1] in long:
            best += 1
    return best


class Ranker:
    """Scores texts against a query; the texts are given once and never change."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._counts = [Counter(_pairs(text)) for text in texts]
        self._lengths = [sum(count.values()) for count in self._counts]
        self._mean = (sum(self._lengths) / len(self._lengths) if self._lengths else 0.0) or 1.0
        holding = Counter(pair for count in self._counts for pair in count)
        total = len(texts)
        self._weight = {pair: math.log(1 + (total - n + 0.5) / (n + 0.5)) for pair, n in holding.items()}

    def scores(self, query: str) -> list[float]:
        """Return the score of each text, in their order, as a share of what a text with every pair would have."""
        pairs = sorted(set(_pairs(query)))
        full = sum(self._weight.get(pair, 0.0) for pair in pairs) * (_K1 + 1) or 1.0
        return [self._score(at, pairs) / full for at in range(len(self._counts))]

    def _score(self, at: int, pairs: list[str]) -> float:
        norm = _K1 * (1 - _B + _B * self._lengths[at] / self._mean)
        count = self._counts[at]
        return sum(
            self._weight[pair] * count[pair] * (_K1 + 1) / (count[pair] + norm) for pair in pairs if pair in count
        )
