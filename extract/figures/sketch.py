"""What do the parts of a printed figure add up to? A sketch of value, bounds and kind, or None where they disagree."""

from functools import cache

from extract.figures.kinds import FigureHints, Sketch, name_kind, unit_kind
from extract.figures.parts import Part, PartKind, cell_word, fold
from extract.lexicon import rows
from kg.values import Comparator, ValueKind
from ontology.units import parse_unit

__all__ = ["sketch_of"]

_UPWARD = frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN})
_DOWNWARD = frozenset({Comparator.AT_MOST, Comparator.LESS_THAN})


def sketch_of(parts: tuple[Part, ...], hints: FigureHints) -> Sketch | None:
    """Return what the parts add up to: one number or one range, its unit, bounds and kind; None where in doubt."""
    numbers = [part for part in parts if part.kind is PartKind.NUMBER and part.number]
    ranges = sum(part.kind is PartKind.RANGE for part in parts)
    if len(numbers) != 1 + ranges or ranges > 1 or not numbers[0].number:
        return None
    sketch = Sketch(numbers[0].number.value)
    if ranges and numbers[1].number:
        sketch.value_max, sketch.comparator = numbers[1].number.value, Comparator.RANGE
        if sketch.value_max <= sketch.value:
            return None
    for reading in (_read_brackets, _read_units, _read_words, _read_fall, _read_bounds):
        if not reading(sketch, parts, hints):
            return None
    return sketch


def _read_brackets(sketch: Sketch, parts: tuple[Part, ...], hints: FigureHints) -> bool:
    opened = [at for at, part in enumerate(parts) if part.kind is PartKind.OPEN]
    closed = [at for at, part in enumerate(parts) if part.kind is PartKind.CLOSE]
    if len(opened) != len(closed) or len(opened) > 1:
        return False
    if opened:
        sketch.kind = ValueKind.CUMULATIVE
        return any(part.kind is PartKind.NUMBER for part in parts[opened[0] : closed[0]])
    round_ones = [at for at, part in enumerate(parts) if part.kind is PartKind.BRACKET]
    if len(round_ones) % 2:
        return False
    inside = parts[round_ones[0] : round_ones[-1]] if round_ones else ()
    if any(part.kind is PartKind.NUMBER for part in inside):
        # (12) alone may be a sum, a fall or a footnote: only a note under the table can tell
        sketch.kind = ValueKind.CUMULATIVE
        return hints.round_sums
    return True


def _read_units(sketch: Sketch, parts: tuple[Part, ...], hints: FigureHints) -> bool:
    units = [fold(part.text) for part in parts if part.kind is PartKind.UNIT]
    units += [part.number.unit for part in parts if part.number and part.number.unit]
    if any(parse_unit(unit) is None for unit in units):
        # 6.1万 beside 人 is 6.1万人; beside 万人 it is a doubt
        composed = f"{units[0]}{hints.unit or ''}"
        parsed = parse_unit(composed)
        if len(set(units)) > 1 or not hints.unit or parsed is None or parse_unit(hints.unit) is None:
            return False
        if fold(hints.unit)[0] in "百千万亿":
            return False
        units = [composed]
    if len(set(units)) > 1:
        return False
    sketch.unit = units[0] if units else None
    return True


def _read_words(sketch: Sketch, parts: tuple[Part, ...], _hints: FigureHints) -> bool:
    for part in parts:
        kind, _ = cell_word(part.text) if part.kind is PartKind.WORD else ("", False)
        if part.kind is PartKind.RANK:
            sketch.kind = ValueKind.RANK
            sketch.comparator = Comparator.AT_MOST if part.text == "前" else sketch.comparator
        elif part.kind is PartKind.BASE:
            sketch.relative_to = part.text
        elif kind and kind != "perYear" and sketch.kind is not ValueKind.CUMULATIVE:
            sketch.kind = ValueKind(kind)
        sketch.per_year = sketch.per_year or kind == "perYear"
        if kind == "perYear" or part.text == "前":
            sketch.qualifiers.append(part.text)
    if sketch.unit == "番":
        sketch.kind, sketch.relative_to = ValueKind.CHANGE, sketch.relative_to or "基期"
    elif unit_kind(sketch.unit) == "points" and sketch.kind is not ValueKind.CUMULATIVE:
        sketch.kind = ValueKind.CHANGE
    return True


def _read_fall(sketch: Sketch, parts: tuple[Part, ...], hints: FigureHints) -> bool:
    falls = [part.text for part in parts if part.kind is PartKind.WORD and cell_word(part.text)[1]]
    if len(falls) > 1:
        return False
    sketch.fall = falls[0] if falls else None
    if falls and name_kind(hints.name) != "change":
        sketch.qualifiers.insert(0, falls[0])
    return True


def _read_bounds(sketch: Sketch, parts: tuple[Part, ...], _hints: FigureHints) -> bool:
    places = [at for at, part in enumerate(parts) if part.kind is PartKind.NUMBER]
    if any(_is_misplaced(part, at, places) for at, part in enumerate(parts)):
        return False
    before = [part.text for part in parts if part.kind is PartKind.BEFORE]
    after = [part.text for part in parts if part.kind is PartKind.AFTER]
    more = [sign for part in parts if part.number and part.number.more for sign in part.text if sign in "余多"]
    if len(before) > 1 or len(after) > 1 or (more and (before or after)):
        return False
    bounds = [_comparator(word) for word in (*after, *before)]
    if _UPWARD.intersection(bounds) and _DOWNWARD.intersection(bounds):
        return False
    if bounds and sketch.comparator is not Comparator.RANGE:
        sketch.comparator = bounds[0]
    if more:
        sketch.comparator = Comparator.MORE_THAN
    sketch.qualifiers += after or before or more
    return True


def _is_misplaced(part: Part, at: int, numbers: list[int]) -> bool:
    """Return whether a word stands on the wrong side of the number: 以内4.5 are the ends of two cells."""
    if part.kind is PartKind.AFTER:
        return at < numbers[-1]
    return part.kind in (PartKind.BEFORE, PartKind.RANK) and at > numbers[0]


@cache
def _comparator(word: str) -> Comparator:
    row = next(row for row in rows("figures/qualifiers") if row["word"] == word)
    return Comparator(row["comparator"])
