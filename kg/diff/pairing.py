"""Which item of one state is which of the other? Pairs made step by step, the surest first; each item has one partner.

Every step treats both states alike, so the pairs of (a, b) are those of (b, a) turned round, and none depends on the
order in which offers come.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeAlias, TypeVar

__all__ = ["Offer", "Pairing", "Token"]

K = TypeVar("K", bound=Hashable)
Offer: TypeAlias = tuple[tuple[int, ...], K, K]
"""Two items that may be one, with their rank: the lowest is taken first."""
Token: TypeAlias = tuple[K | None, K | None]


class Pairing(Generic[K]):
    """The pairs among the items of two states; the items of a state are given in the order of its text."""

    def __init__(self, before: Iterable[K], after: Iterable[K]) -> None:
        self.after_of: dict[K, K] = {}
        self.before_of: dict[K, K] = {}
        self._before = tuple(before)
        self._after = tuple(after)

    def left_before(self) -> list[K]:
        """Return the items of the first state that have no partner yet."""
        return [item for item in self._before if item not in self.after_of]

    def left_after(self) -> list[K]:
        """Return the items of the second state that have no partner yet."""
        return [item for item in self._after if item not in self.before_of]

    def by(self, before: Callable[[K], Hashable], after: Callable[[K], Hashable], *, alone: bool = False) -> None:
        """Pair items without a partner that have one key, in order; a key of None pairs nothing.

        With `alone` only where a key has one item in each state.
        """
        waiting: dict[Hashable, tuple[list[K], list[K]]] = defaultdict(lambda: ([], []))
        for item in self.left_before():
            waiting[before(item)][0].append(item)
        for item in self.left_after():
            waiting[after(item)][1].append(item)
        for key, (firsts, seconds) in waiting.items():
            if key is not None and not (alone and (len(firsts), len(seconds)) != (1, 1)):
                for first, second in zip(firsts, seconds, strict=False):
                    self._join(first, second)

    def best(self, offers: Iterable[Offer[K]], order: Callable[[K, K], tuple[object, ...]]) -> None:
        """Pair what is offered, the lowest rank first; `order` settles ties and is the same for (a, b) and (b, a)."""
        for _, first, second in sorted(offers, key=lambda offer: (offer[0], order(offer[1], offer[2]))):
            if first not in self.after_of and second not in self.before_of:
                self._join(first, second)

    def token_before(self, item: K) -> Token[K]:
        """Return what names an item of the first state and its partner."""
        return item, self.after_of.get(item)

    def token_after(self, item: K) -> Token[K]:
        """Return what names an item of the second state and its partner."""
        return self.before_of.get(item), item

    def _join(self, first: K, second: K) -> None:
        self.after_of[first] = second
        self.before_of[second] = first
