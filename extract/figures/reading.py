"""What does one printed figure say? Value, bounds, kind, price basis and time of “年均增长7.5以上”, “[6.1]”, “≤20”.

Invariant: a phrase that is not understood to its last character has no value; `understood` is then false, so that it
can be listed for a person. Values are as printed; a fall (下降18) is the size of the fall; its qualifier says so.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from extract.figures.kinds import FigureHints, Sketch, kind_of, printed_unit
from extract.figures.parts import PartKind, scan
from extract.figures.phrases import delegated_bound, is_delegated, is_no_data, read_phrase, split_second
from extract.figures.sketch import sketch_of
from extract.lexicon import rows
from kg.values import Figure, Period, ValueKind
from ontology.units import normalise

__all__ = ["ReadFigure", "parse_figure", "read_figure", "tidy"]

_GAP = re.compile(r"(?<=[^\x21-\x7e])[ \u3000\u00a0]+(?=[\x21-\x7e])|(?<=[\x21-\x7e])[ \u3000\u00a0]+(?=[^\x21-\x7e])")
_SIGN_GAP = re.compile(r"\s*([-－—–~～∼]+)\s*(?=[\d０-９])")
_FOOTNOTE = re.compile(r"[*＊※★☆▲△●①-⑳¹²³⁴⁵⁶⁷⁸⁹⁰]+$")
_DEFAULT = FigureHints()


@dataclass(frozen=True, slots=True)
class ReadFigure:
    """A figure with the time that its own words name, and whether all its words were understood."""

    figure: Figure
    year: int | None = None
    period: Period | None = None
    understood: bool = True


def tidy(text: str) -> str:
    """Return a printed phrase without the spaces that typesetting leaves between Chinese and digits or Latin letters.

    >>> tidy(" 年均增长 7.5以上 "), tidy("GB 3100")
    ('年均增长7.5以上', 'GB 3100')
    """
    return _GAP.sub("", re.sub(r"\s+", " ", text.strip()))


def parse_figure(text: str, unit_hint: str | None = None, *, name: str = "", plan: Period | None = None) -> Figure:
    """Return the figure that a phrase prints; without a value, a delegation or a comparison it was not understood.

    >>> figure = parse_figure("年均增长7.5以上", "%")
    >>> str(figure.value), figure.comparator.value, figure.kind.value, figure.qualifier
    ('7.5', '>=', 'averageGrowth', '以上')
    >>> parse_figure("按市下达目标", "%").delegated
    True
    """
    return read_figure(text, FigureHints(unit=unit_hint, name=name, plan=plan)).figure


def read_figure(text: str, hints: FigureHints = _DEFAULT) -> ReadFigure:
    """Return what a phrase prints, with the time it names itself and whether it was understood.

    >>> read_figure("2021-2024年累计降低8.2", FigureHints(unit="%")).period.label
    '2021-2024'
    """
    written = tidy(text)
    if is_no_data(written):
        return ReadFigure(Figure(written, qualifier=None), understood=True)
    main, _second = split_second(_FOOTNOTE.sub("", written))
    return _without_number(written, hints) or _with_number(main, written, hints) or _unread(written, hints)


def _unread(written: str, hints: FigureHints) -> ReadFigure:
    return ReadFigure(Figure(written, price_basis=hints.price_basis), understood=False)


def _without_number(written: str, hints: FigureHints) -> ReadFigure | None:
    whole = next((row for row in rows("figures/whole-figures") if row["word"] == written), None)
    if whole:
        kind = ValueKind(whole["kind"]) if whole["kind"] else None
        sketch = Sketch(Decimal(whole["value"]), unit=whole["unit"] or hints.unit, qualifiers=[written], kind=kind)
        sketch.relative_to = whole["relative"] or None
        return ReadFigure(_figure(sketch, written, hints))
    if is_delegated(written):
        kind = kind_of(Sketch(Decimal(0), unit=hints.unit), hints) or ValueKind.LEVEL
        bound = delegated_bound(written)
        return ReadFigure(Figure(written, unit=hints.unit, comparator=bound, kind=kind, delegated=True))
    phrase = read_phrase(written)
    if phrase is None:
        return None
    kind = kind_of(Sketch(Decimal(0), unit=hints.unit), hints) or ValueKind.LEVEL
    return ReadFigure(
        Figure(
            written,
            unit=hints.unit,
            comparator=phrase.comparator,
            kind=kind,
            qualifier=phrase.qualifier,
            relative_to=phrase.relative_to,
        )
    )


def _with_number(main: str, written: str, hints: FigureHints) -> ReadFigure | None:
    parts = scan(_SIGN_GAP.sub(r"\1", main), hints.plan)
    sketch = sketch_of(parts, hints) if parts else None
    if sketch is None or parts is None or (kind_of(sketch, hints) is None):
        return None
    times = [part.time for part in parts if part.kind is PartKind.TIME and part.time]
    years = [mention.year for mention in times if mention.year]
    periods = [mention.period for mention in times if mention.period]
    if len(years) > 1 or len(periods) > 1:
        return None
    figure = _figure(sketch, written, hints)
    return ReadFigure(figure, years[0] if years else None, periods[0] if periods else None)


def _figure(sketch: Sketch, written: str, hints: FigureHints) -> Figure:
    kind = kind_of(sketch, hints) or ValueKind.LEVEL
    unit = printed_unit(sketch, kind, hints)
    low = normalise(sketch.value, unit) if unit else None
    high = normalise(sketch.value_max, unit) if unit and sketch.value_max is not None else None
    return Figure(
        as_written=written,
        value=sketch.value,
        value_max=sketch.value_max,
        unit=unit,
        value_normalised=low[0] if low else None,
        value_max_normalised=high[0] if high else None,
        unit_normalised=low[1] if low else None,
        comparator=sketch.comparator,
        kind=kind,
        qualifier="；".join(sketch.qualifiers) or None,
        relative_to=sketch.relative_to,
        price_basis=hints.price_basis,
    )
