"""Which steps are missing in a trace? What one looks for and does not find; no finding, only an empty place."""

from kg.trace.tables import Line, gap_rows
from kg.trace.values import Gap, Side, SideName, TracedThing

__all__ = ["gaps_of"]


def gaps_of(thing: TracedThing, up: Side, down: Side) -> tuple[Gap, ...]:
    """Return the gaps of a trace, those above first; each stands after the last thing of the primary path."""
    found = []
    for row in gap_rows():
        if row.column == thing.column and not (row.unless and row.unless == thing.role):
            name = SideName(row.side)
            side = up if name is SideName.UP else down
            if not {reached.column for reached in side.things()} & {*row.missing}:
                found.append(Gap(name, row.missing, _last(side, thing) if name is SideName.UP else thing))
    return tuple(sorted(found, key=lambda gap: gap.side is SideName.DOWN))


def _last(side: Side, thing: TracedThing) -> TracedThing:
    primary = side.primary
    return thing if primary is None or primary.line is Line.SIDE else primary.end
