"""What does a thing serve, and what carries it out? The best path to each thing above and below it.

The best path is the one without secondary links if there is one, then with the strongest weakest basis, then over the
most telling steps (no link that skips one where others lead the same way), then with the fewest hops, then the first
by the order of the plan. Of the paths of a side the primary one comes first: it leads as far as the plan does, over the
main line of goals, measures and projects, up to the plan's main goals.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Final

from kg.derive import STRENGTH
from kg.model import Iri
from kg.trace.edges import Leading
from kg.trace.gaps import gaps_of
from kg.trace.index import TraceIndex
from kg.trace.tables import Line, columns
from kg.trace.values import Path, Side, SideName, Sieve, Trace, TracedThing
from kg.ways import Allows, best_ways, ways

__all__ = ["trace"]

_TOP_LEVEL: Final = "plan"
_Onward = Callable[[Iri], Sequence[Leading]]
_Way = tuple[Leading, ...]


def trace(index: TraceIndex, iri: Iri, sieve: Sieve | None = None) -> Trace:
    """Return what a thing serves and what carries it out, as far as a sieve lets pass.

    Raises:
        KeyError: if the plans hold no such thing.
    """
    sieve = sieve or Sieve()
    thing = index.things[iri]
    up, down = _side(index, iri, SideName.UP, sieve), _side(index, iri, SideName.DOWN, sieve)
    looser = replace(sieve, secondary=True)
    reached = {
        name: {index.things[end].column for end in _reach(index, iri, _onward(index, name), looser)}
        for name in SideName
    }
    return Trace(thing, index.evidence_of(iri), up, down, gaps_of(thing, up, reached), sieve)


def _onward(index: TraceIndex, name: SideName) -> _Onward:
    return index.above if name is SideName.UP else index.below


def _side(index: TraceIndex, iri: Iri, name: SideName, sieve: Sieve) -> Side:
    onward = _onward(index, name)
    passes = _passing(index, sieve)
    found = best_ways(iri, onward, _classes(_reached(iri, onward, passes), passes))
    between = {way[-2].end for way in found.values() if len(way) > 1 and way[-1].edge.line <= _line(way[:-1])}
    paths = [_path(index, way, leads_on=end in between) for end, way in found.items()]
    tops = {end for end in found if not any(step.edge.line is Line.STEP and passes(step) for step in onward(end))}
    known = {iri, *found}
    hops = [index.hop(step.edge) for here in _in_order(known, index) for step in onward(here) if passes(step)]
    return Side(
        tuple(sorted(paths, key=_rank(name, tops))),
        tuple(hops),
        further=len(_reach(index, iri, onward, replace(sieve, secondary=True))) - len(found),
        doubtful=len(_reach(index, iri, onward, replace(sieve, candidates=True))) - len(found),
    )


def _passing(index: TraceIndex, sieve: Sieve) -> Allows[Leading]:
    """Return what tells whether a sieve lets a hop pass."""

    def passes(step: Leading) -> bool:
        link = step.edge.link
        return (
            link.basis in sieve.bases
            and link.confidence >= sieve.least_confidence
            and (sieve.secondary or not link.secondary)
            and (sieve.candidates or not index.things[step.end].candidate)
        )

    return passes


def _reach(index: TraceIndex, iri: Iri, onward: _Onward, sieve: Sieve) -> Collection[Iri]:
    """Return the things that are reached through a sieve."""
    return ways(iri, onward, _passing(index, sieve))


def _reached(iri: Iri, onward: _Onward, passes: Allows[Leading]) -> list[Leading]:
    """Return the hops that may be taken from a thing and from all that it reaches."""
    return [step for here in (iri, *ways(iri, onward, passes)) for step in onward(here) if passes(step)]


def _classes(steps: Iterable[Leading], passes: Allows[Leading]) -> list[Allows[Leading]]:
    """Return the classes of hops from the best to all that pass, as far as the hops differ."""
    edges = [step.edge for step in steps]
    secondary = sorted({edge.link.secondary for edge in edges})
    strengths = sorted({edge.strength for edge in edges})
    skips = sorted({edge.skips for edge in edges})
    return [*(_class(passes, *bounds) for bounds in product(secondary, strengths, skips)), passes]


def _class(passes: Allows[Leading], secondary: bool, weakest: int, skips: bool) -> Allows[Leading]:  # noqa: FBT001 - the bounds of a product
    def allows(step: Leading) -> bool:
        edge = step.edge
        return edge.link.secondary <= secondary and edge.strength <= weakest and edge.skips <= skips and passes(step)

    return allows


def _in_order(iris: Iterable[Iri], index: TraceIndex) -> list[Iri]:
    return sorted(iris, key=lambda iri: _place(index.things[iri]))


def _place(thing: TracedThing) -> tuple[str, int, Iri]:
    return thing.plan, thing.start, thing.iri


def _path(index: TraceIndex, way: _Way, *, leads_on: bool) -> Path:
    hops = tuple(index.hop(step.edge) for step in way)
    return Path(
        end=index.things[way[-1].end],
        hops=hops,
        line=_line(way),
        weakest_basis=max((hop.basis for hop in hops), key=STRENGTH.index),
        confidence=min(hop.confidence for hop in hops),
        secondary=any(hop.secondary for hop in hops),
        leads_on=leads_on,
    )


def _line(way: _Way) -> Line:
    """Return the line of the hop that is farthest from the main line."""
    return max(step.edge.line for step in way)


def _rank(name: SideName, tops: Collection[Iri]) -> Callable[[Path], tuple[object, ...]]:
    """Return where a path stands among those of a side, the primary one first."""
    order: Mapping[str, int] = {column: at for at, column in enumerate(columns())}

    def up(path: Path) -> tuple[object, ...]:
        end = path.end
        main = end.role == _TOP_LEVEL and end.column == "goal"
        aim = (end.iri not in tops, not main, order[end.column])
        return (path.leads_on, path.secondary, path.line, *aim, *_sureness(path), *_place(end))

    def down(path: Path) -> tuple[object, ...]:
        return (path.leads_on, path.secondary, path.line, *_sureness(path), *_place(path.end))

    return up if name is SideName.UP else down


def _sureness(path: Path) -> tuple[int, int, int]:
    strengths = [STRENGTH.index(hop.basis) for hop in path.hops]
    return max(strengths), len(strengths), sum(strengths)
