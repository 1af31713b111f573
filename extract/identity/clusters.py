"""Which names of a plan are one thing's? Equal ones, then each short name that is the short form of only one long one.

What fits two long names is joined to neither: the pairs are listed for a person, as are names that are merely alike.
What a person ruled goes before every rule. The order of the names does not matter.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extract.identity.bearing import Bearing, bearing
from extract.identity.home import Home
from extract.identity.like_parks import park_head
from extract.identity.like_projects import project_fold
from extract.identity.likeness import compared
from extract.identity.verdicts import Verdict
from extract.identity.vetoes import veto
from kg.ids import name_key
from kg.model import Rulings, Tier

__all__ = ["Clusters", "Pair", "clustered"]

_START = 3
_BUSY = 20
_MOST = 3
"""A name that is like more names than these is a common one: no pair with it helps a person."""
_AMBIGUOUS = Verdict(Tier.CANDIDATE, "identity.ambiguous", Decimal("0.5"))


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two names that may stand for one thing, and why."""

    first: str
    other: str
    verdict: Verdict = field(compare=False)


@dataclass(frozen=True, slots=True)
class Clusters:
    """For each name of a kind the bearing of the thing that it stands for, and pairs of things that may be one."""

    of: Mapping[str, Bearing]
    pairs: tuple[Pair, ...]


def clustered(kind: str, surfaces: Iterable[str], home: Home, rulings: Rulings) -> Clusters:
    """Return which of the names of a kind are one thing's, as rules and rulings say."""
    names = sorted(set(surfaces))
    placed = _settled(_split({name: bearing(kind, name, home) for name in names}, kind, rulings), home)
    groups: dict[Bearing, list[str]] = defaultdict(list)
    for name in names:
        groups[replace(placed[name], name=None, settled=True)].append(name)
    joining = _Joining(kind, groups, home, rulings)
    joining.run()
    best = joining.best()
    called = {name: placed[name].name for name in names}
    of = {
        name: replace(best[joining.root(group)], name=_called(best[joining.root(group)], groups, called))
        for group, members in groups.items()
        for name in members
    }
    return Clusters(of, tuple(sorted(joining.pairs(groups))))


def _called(group: Bearing, groups: Mapping[Bearing, Sequence[str]], called: Mapping[str, str | None]) -> str | None:
    return next((told for member in groups[group] if (told := called[member])), None)


def _split(placed: dict[str, Bearing], kind: str, rulings: Rulings) -> dict[str, Bearing]:
    """Return bearings in which two names that a person told apart have keys of their own."""
    for one, two in rulings.apart(kind):
        if one in placed and two in placed and placed[one] == placed[two]:
            for name in (one, two):
                placed[name] = replace(placed[name], key=name_key(name), name=None)
    return placed


def _settled(placed: Mapping[str, Bearing], home: Home) -> dict[str, Bearing]:
    """Return bearings in which a name without area belongs where the plan names the same with one."""
    above = home.levels.get("prefecture")
    known = {(each.key, each.scope) for each in placed.values() if each.settled}
    found: dict[str, Bearing] = {}
    for name, each in placed.items():
        scopes = [scope for scope in dict.fromkeys((home.own, above)) if (each.key, scope) in known]
        if each.settled or not scopes:
            found[name] = each
        else:
            scope = scopes[0] if len(scopes) == 1 else f"{each.scope}?"
            found[name] = replace(each, scope=scope)
    return found


class _Joining:
    """Joins groups of equal names by rules and rulings."""

    def __init__(self, kind: str, groups: Mapping[Bearing, Sequence[str]], home: Home, rulings: Rulings) -> None:
        self._kind = kind
        self._groups = sorted(groups, key=_order)
        self._own = frozenset(home.levels.values()) | {home.own, home.region, None, f"{home.own}?"}
        self._parent: dict[Bearing, Bearing] = {group: group for group in self._groups}
        self._members: dict[Bearing, set[Bearing]] = {group: {group} for group in self._groups}
        group_of = {name: group for group, names in groups.items() for name in names}
        self._ruled_same = _mapped(rulings.same(kind), group_of)
        self._ruled_apart = _mapped(rulings.apart(kind), group_of)
        self._likely: list[tuple[Bearing, Bearing, Verdict]] = []

    def root(self, group: Bearing) -> Bearing:
        """Return the group that stands for all that are joined with one."""
        while self._parent[group] != group:
            group = self._parent[group]
        return group

    def run(self) -> None:
        """Join what is the same; keep what may be."""
        for one, two in sorted(self._ruled_same, key=lambda pair: (_order(pair[0]), _order(pair[1]))):
            self._join(one, two)
        fitting: dict[Bearing, list[tuple[Bearing, Verdict]]] = defaultdict(list)
        for one, two in self._alike():
            verdict = compared(self._kind, one.key, two.key)
            if verdict and verdict.tier is Tier.CONFIRMED:
                short, long = sorted((one, two), key=_order, reverse=True)
                fitting[short].append((long, verdict))
            elif verdict:
                self._likely.append((one, two, verdict))
        for short in self._groups:
            self._place(short, fitting.get(short, ()))

    def _place(self, short: Bearing, fitting: Iterable[tuple[Bearing, Verdict]]) -> None:
        """Join a short name with the one thing that it fits, or list it beside each of several."""
        roots = sorted({self.root(long) for long, _ in fitting} - {self.root(short)}, key=_order)
        if len(roots) == 1 and self._may_join(short, roots[0]):
            self._join(roots[0], short)
        else:
            self._likely += [(short, root, _AMBIGUOUS) for root in roots]

    def _alike(self) -> Iterator[tuple[Bearing, Bearing]]:
        """Yield the pairs of groups that share a trait and are of one area."""
        by_pair: dict[str, list[int]] = defaultdict(list)
        for at, group in enumerate(self._groups):
            for pair in _traits(self._kind, group.key):
                by_pair[pair].append(at)
        rare = {pair: found for pair, found in by_pair.items() if 1 < len(found) <= max(_BUSY, len(self._groups) // 4)}
        pairs = {(one, two) for found in rare.values() for at, one in enumerate(found) for two in found[at + 1 :]}
        for one, two in sorted(pairs):
            if self._of_one_area(self._groups[one], self._groups[two]):
                yield self._groups[one], self._groups[two]

    def _of_one_area(self, one: Bearing, two: Bearing) -> bool:
        return one.scope == two.scope or (one.scope in self._own and two.scope in self._own)

    def _may_join(self, one: Bearing, two: Bearing) -> bool:
        together = [(a, b) for a in self._members[self.root(one)] for b in self._members[self.root(two)]]
        return not any({(a, b), (b, a)} & self._ruled_apart or veto(a.key, b.key) for a, b in together)

    def _join(self, one: Bearing, two: Bearing) -> None:
        first, second = self.root(one), self.root(two)
        if first != second:
            self._parent[second] = first
            self._members[first] |= self._members.pop(second)

    def best(self) -> dict[Bearing, Bearing]:
        """Return for each root the group that says most: the one with the longest name."""
        return {root: min(members, key=_order) for root, members in self._members.items()}

    def pairs(self, groups: Mapping[Bearing, Sequence[str]]) -> Iterator[Pair]:
        """Yield the pairs of things that may be one, each once, but none with what is like too many."""
        found: dict[tuple[Bearing, Bearing], Verdict] = {}
        for one, two, verdict in self._likely:
            roots = sorted((self.root(one), self.root(two)), key=_order)
            known = found.get((roots[0], roots[1]))
            if roots[0] != roots[1] and self._may_join(*roots) and (not known or known.score < verdict.score):
                found[(roots[0], roots[1])] = verdict
        count: dict[Bearing, int] = defaultdict(int)
        for pair in found:
            for root in pair:
                count[root] += 1
        for (one, two), verdict in found.items():
            if max(count[one], count[two]) <= _MOST:
                first, other = sorted((groups[one][0], groups[two][0]))
                yield Pair(first, other, verdict)


def _traits(kind: str, key: str) -> set[str]:
    """Return the traits of a name, one of which it shares with every name that it may be compared with."""
    if kind == "Project":
        fold = project_fold(key)
        traits = {f"={fold}", f"^{fold[:_START]}"}
        if not park_head().search(fold):
            return traits
    else:
        traits = {f"^{key[0]}"}
    return traits | {key[at : at + 2] for at in range(len(key) - 1)}


def _order(group: Bearing) -> tuple[int, str, str]:
    """Return the sorting key of groups: long names first."""
    return -len(group.key), group.key, group.scope or ""


def _mapped(pairs: Iterable[tuple[str, str]], group_of: Mapping[str, Bearing]) -> frozenset[tuple[Bearing, Bearing]]:
    return frozenset((group_of[a], group_of[b]) for a, b in pairs if a in group_of and b in group_of)
