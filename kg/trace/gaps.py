"""Which steps are missing in a trace? What one looks for and does not find; no finding, only an empty place."""

from collections.abc import Collection, Mapping, Sequence

from kg.trace.tables import Line, columns, gap_rows
from kg.trace.values import Gap, Side, SideName, TracedThing

__all__ = ["gaps_of"]


def gaps_of(thing: TracedThing, up: Side, reached: Mapping[SideName, Collection[str]]) -> tuple[Gap, ...]:
    """Return the gaps of a trace, those above first: above the last thing of the main line, below the thing itself.

    `reached` are the columns of what stands on each side, over secondary links too: what they reach is there.
    """
    found = [
        Gap(name, row.missing, _last(up, thing, row.missing) if name is SideName.UP else thing)
        for row in gap_rows()
        for name in (SideName(row.side),)
        if row.kind in thing.kinds and thing.role not in row.unless and not {*row.missing} & {*reached[name]}
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda gap: gap.side is SideName.DOWN))


def _last(side: Side, thing: TracedThing, missing: Sequence[str]) -> TracedThing:
    """Return the last thing of the main line that stands below the missing columns."""
    order = columns()
    bound = max(map(order.index, missing))
    last = thing
    for hop in side.primary.hops if side.primary and side.primary.line is not Line.SIDE else ():
        if order.index(hop.upper.column) <= bound:
            break
        last = hop.upper
    return last
