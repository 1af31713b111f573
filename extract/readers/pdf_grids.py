"""Which tables and frames do the ruled lines of a page form? Cells are what the lines part, merged cells included."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.readers.pdf_page import Drawing
from extract.readers.pdf_rules import Rule

__all__ = ["Box", "Grid", "find_grids"]

_SNAP = 3.0
"""Points within which two lines are one: borders are drawn doubled, and thick ones as bars."""
_REACH = 4.0
"""Points by which a line may miss the line that it ends at."""
_OPEN = 12.0
"""Points that horizontal lines must run beyond the last upright one for the table to be open at that side."""
_MOST_RULES = 1500
_MOST_LINES = 400
_WHOLE_PAGE = 0.85
_NARROWEST = 8.0


@dataclass(frozen=True, slots=True)
class Box:
    """One cell: the place of its first row and column, and how many it covers."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of one table, from left to right and from top to bottom, and its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]

    @property
    def is_frame(self) -> bool:
        """Return whether it is one column: a frame around text, not values in columns."""
        return all(box.columns == len(self.xs) - 1 for box in self.boxes)

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point lies inside the outer lines."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def unit_at(self, x: float, y: float) -> tuple[int, int]:
        """Return the row and the column between whose lines a point inside lies."""
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        return row, min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)


def find_grids(drawing: Drawing) -> tuple[Grid, ...]:
    """Return the grids of a page from the top down; a border around the whole page is none."""
    if not drawing.rules or len(drawing.rules) > _MOST_RULES:
        return ()
    rules = _merge(drawing.rules)
    if len(rules) > _MOST_LINES:
        return ()
    grids = (_grid(component) for component in _components(rules))
    kept = [grid for grid in grids if grid is not None and not _is_border(grid, drawing)]
    return tuple(sorted(kept, key=lambda grid: (grid.ys[0], grid.xs[0])))


def _merge(rules: Iterable[Rule]) -> list[Rule]:
    """Return the rules with those that continue or double each other made one."""
    merged: list[Rule] = []
    for upright in (False, True):
        same = sorted(rule for rule in rules if rule.upright == upright)
        for group in _runs(same, lambda rule: rule.at):
            at = sum(rule.at for rule in group) / len(group)
            spans = sorted((rule.start, rule.end) for rule in group)
            start, end = spans[0]
            for next_start, next_end in spans[1:]:
                if next_start <= end + _SNAP:
                    end = max(end, next_end)
                else:
                    merged.append(Rule(upright, at, start, end))
                    start, end = next_start, next_end
            merged.append(Rule(upright, at, start, end))
    return merged


def _runs(rules: Sequence[Rule], place: Callable[[Rule], float]) -> list[list[Rule]]:
    """Return sorted rules in groups that lie within a snap of the group's first."""
    groups: list[list[Rule]] = []
    for rule in rules:
        if groups and place(rule) - place(groups[-1][0]) <= _SNAP:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return groups


def _components(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Return the rules in groups that touch each other."""
    leader = list(range(len(rules)))
    flat = [index for index, rule in enumerate(rules) if not rule.upright]
    for index, rule in enumerate(rules):
        if rule.upright:
            for other in flat:
                if _touch(rule, rules[other]):
                    leader[_top(leader, other)] = _top(leader, index)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate(rules):
        groups.setdefault(_top(leader, index), []).append(rule)
    return [group for group in groups.values() if len(group) > 2]  # noqa: PLR2004 - two lines enclose nothing


def _touch(upright: Rule, flat: Rule) -> bool:
    across = flat.start - _REACH <= upright.at <= flat.end + _REACH
    return across and upright.start - _REACH <= flat.at <= upright.end + _REACH


def _top(leader: list[int], index: int) -> int:
    while leader[index] != index:
        leader[index] = leader[leader[index]]
        index = leader[index]
    return index


def _grid(rules: Sequence[Rule]) -> Grid | None:
    flat = [rule for rule in rules if not rule.upright]
    upright = [rule for rule in rules if rule.upright]
    xs, ys = _lines(upright, flat), _lines(flat, upright)
    if len(xs) < 2 or len(ys) < 2:  # noqa: PLR2004 - one line bounds nothing
        return None
    return Grid(tuple(xs), tuple(ys), tuple(_boxes(xs, ys, flat, upright)))


def _lines(across: Sequence[Rule], along: Sequence[Rule]) -> list[float]:
    """Return where the lines of one direction stand; open sides are closed where the other lines end."""
    places = [rule.at for rule in across]
    if along:
        ends = min(rule.start for rule in along), max(rule.end for rule in along)
        places += [end for end in ends if not places or not min(places) - _OPEN <= end <= max(places) + _OPEN]
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _SNAP:
            kept.append(place)
    return kept


def _boxes(xs: Sequence[float], ys: Sequence[float], flat: Sequence[Rule], upright: Sequence[Rule]) -> list[Box]:
    """Return the cells: neighbours that no line parts are one."""
    columns, rows = len(xs) - 1, len(ys) - 1
    leader = list(range(rows * columns))
    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):
            unit = row * columns + column
            if column + 1 < columns and not _is_parted(upright, xs[column + 1], (top + bottom) / 2):
                leader[_top(leader, unit + 1)] = _top(leader, unit)
            if row + 1 < rows and not _is_parted(flat, ys[row + 1], (left + right) / 2):
                leader[_top(leader, unit + columns)] = _top(leader, unit)
    units: dict[int, list[tuple[int, int]]] = {}
    for unit in range(rows * columns):
        units.setdefault(_top(leader, unit), []).append(divmod(unit, columns))
    return sorted((_hull(group) for group in units.values()), key=lambda box: (box.row, box.column))


def _is_parted(rules: Sequence[Rule], at: float, middle: float) -> bool:
    return any(abs(rule.at - at) <= _SNAP and rule.start <= middle <= rule.end for rule in rules)


def _hull(units: Sequence[tuple[int, int]]) -> Box:
    rows, columns = zip(*units, strict=True)
    return Box(min(rows), min(columns), max(rows) - min(rows) + 1, max(columns) - min(columns) + 1)


def _is_border(grid: Grid, drawing: Drawing) -> bool:
    wide, high = grid.xs[-1] - grid.xs[0], grid.ys[-1] - grid.ys[0]
    whole = wide >= _WHOLE_PAGE * drawing.width and high >= _WHOLE_PAGE * drawing.height
    return (whole and grid.is_frame) or wide < _NARROWEST or high < _NARROWEST
