"""How is a trace laid out? In columns from top to bottom for a page, as a tree of the paths for a terminal."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.trace.tables import columns
from kg.trace.values import Column, Hop, Path, Trace, TracedThing

__all__ = ["Branch", "columns_of", "tree_of"]


@dataclass(slots=True, eq=False)
class Branch:
    """A thing of a tree with the hop to it, what hangs on it, and how many of each column are left out."""

    thing: TracedThing
    hop: Hop | None = None
    branches: "list[Branch]" = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


def columns_of(trace: Trace) -> tuple[Column, ...]:
    """Return the columns that hold something or should, each in the order of the plan; a gap is an empty box."""
    things = {thing.iri: thing for side in (trace.up, trace.down) for thing in side.things()} | {
        trace.thing.iri: trace.thing
    }
    gaps = {name: gap for gap in reversed(trace.gaps) for name in gap.missing[:1]}
    found = (
        Column(name, tuple(sorted((t for t in things.values() if t.column == name), key=_place)), gaps.get(name))
        for name in columns()
    )
    return tuple(column for column in found if column.things or column.gap)


def tree_of(thing: TracedThing, paths: Iterable[Path], most: int | None = None, each: int | None = None) -> Branch:
    """Return the paths as a tree: at most so many things in all, and of each column under one thing.

    Those nearest to the root come first, then those that stand first in the plan.
    """
    root = _whole(thing, paths)
    if most is None and each is None:
        return root
    room = most
    waiting = deque([root])
    while waiting:
        here = waiting.popleft()
        kept = _first_of_each(here.branches, each)[:room]
        room = None if room is None else room - len(kept)
        here.left_out = Counter(column for branch in here.branches if branch not in kept for column in _held(branch))
        here.branches = kept
        waiting.extend(kept)
    return root


def _first_of_each(branches: Sequence[Branch], each: int | None) -> list[Branch]:
    """Return the branches with at most so many of a column."""
    seen: Counter[str] = Counter()
    kept = []
    for branch in branches:
        seen[branch.thing.column] += 1
        if each is None or seen[branch.thing.column] <= each:
            kept.append(branch)
    return kept


def _whole(thing: TracedThing, paths: Iterable[Path]) -> Branch:
    root = Branch(thing)
    known: dict[tuple[int, ...], Branch] = {(): root}
    for path in paths:
        here = root
        key: tuple[int, ...] = ()
        for hop in path.hops:
            key = (*key, id(hop))
            if key not in known:
                known[key] = Branch(hop.upper if hop.lower.iri == here.thing.iri else hop.lower, hop)
                here.branches.append(known[key])
            here = known[key]
    _sort(root)
    return root


def _sort(branch: Branch) -> None:
    branch.branches.sort(key=_order)
    for below in branch.branches:
        _sort(below)


def _order(branch: Branch) -> tuple[object, ...]:
    order: Sequence[str] = columns()
    return (bool(branch.hop and branch.hop.secondary), order.index(branch.thing.column), *_place(branch.thing))


def _held(branch: Branch) -> Iterator[str]:
    """Yield the column of a thing and of all that hangs on it."""
    yield branch.thing.column
    for below in branch.branches:
        yield from _held(below)


def _place(thing: TracedThing) -> tuple[str, int, str]:
    return thing.plan, thing.start, thing.iri
