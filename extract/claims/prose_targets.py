"""Which figures of indicators does running text state? One found figure a clause, with its name, time and role.

Figures inside the names of projects are sizes of those projects; glossaries, notes and tables are not read here.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extract.claims.project_items import ProjectItem
from extract.claims.target_times import BlockTime, TargetTime, block_time, report_year, target_time
from extract.context import Context
from extract.figures import FigureHints, read_figure
from extract.punctuation import split_outside
from extract.quantities.finding import Quantity, find_quantities
from extract.quantities.measured import Measured
from extract.quantities.reading import read_sentence
from extract.quantities.times import FILLER, TimeMark, find_marks, masked
from kg.model import Block, BlockKind, SectionLevel, SectionRole, Span
from kg.values import Figure, Period, ValueKind

__all__ = ["ProseFigure", "find_prose_figures"]

_UNREAD_KINDS = frozenset({BlockKind.HEADING, BlockKind.ROW, BlockKind.NOTE})
_ENDS = "。！？!?\n"
_SUMMED = frozenset({"count", "people", "households", "length", "area", "mass", "visits", "power", "money"})


@dataclass(frozen=True, slots=True)
class ProseFigure:
    """One figure of running text: what it measures, its value, time and role, and the words that state it."""

    name: str
    figure: Figure
    time: TargetTime
    span: Span
    block: int
    sure: bool = True


def find_prose_figures(context: Context, items: Iterable[ProjectItem]) -> tuple[ProseFigure, ...]:
    """Return the figures of indicators in running text, in its order.

    Args:
        context: the plan.
        items: the projects that lists name: figures inside their names are none of an indicator.
    """
    named = sorted({item.span for item in items})
    found: list[ProseFigure] = []
    for at, block in enumerate(context.document.blocks):
        if not _is_silent(context, block):
            found.extend(_in_block(context, at, block, _inside(named, block.span)))
    return tuple(found)


def _is_silent(context: Context, block: Block) -> bool:
    if block.section is None or block.kind in _UNREAD_KINDS:
        return True
    section = context.document.sections[block.section]
    return section.role is SectionRole.APPENDIX or section.level is SectionLevel.TABLE


def _inside(named: list[Span], block: Span) -> list[Span]:
    first = bisect_left(named, block.start, key=lambda span: span.start)
    last = bisect_left(named, block.end, key=lambda span: span.start)
    return named[first:last]


@dataclass(frozen=True, slots=True)
class _Passage:
    """A block under reading: its words, the same with times masked, its times, and what its place says."""

    text: str
    hidden: str
    marks: tuple[TimeMark, ...]
    place: BlockTime
    plan: Period | None

    def sticky(self, upto: int) -> TimeMark | None:
        """Return the last time before a place by which something is to be: it holds for the sentences after it."""
        return next((mark for mark in reversed(self.marks) if mark.until and mark.span.end <= upto), None)


def _in_block(context: Context, at: int, block: Block, projects: list[Span]) -> Iterator[ProseFigure]:
    text = block.span.of(context.document.text)
    found = find_quantities(text)
    if not found:
        return
    year = report_year(context)
    marks = find_marks(text, context.plan.period if year is None else None, year)
    passage = _Passage(text, masked(text, marks), marks, block_time(context, at), context.plan.period)
    offset = block.span.start
    quantities = tuple(
        each
        for each in found
        if not any(mark.span.overlaps(each.span) for mark in marks)
        and not any(project.overlaps(_moved(each.span, offset)) for project in projects)
    )
    for sentence in split_outside(text, _ENDS):
        own = tuple(each for each in quantities if sentence.covers(each.span))
        for measured in read_sentence(text, passage.hidden, sentence, own) if own else ():
            figure = _figure(passage, measured)
            if figure is not None:
                said = [mark for mark in marks if sentence.covers(mark.span) and not mark.base]
                time = target_time(measured, figure.kind, said, passage.sticky(sentence.start), passage.place)
                yield ProseFigure(measured.name, figure, time, _moved(measured.clause, offset), at, measured.sure)


def _moved(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)


def _figure(passage: _Passage, measured: Measured) -> Figure | None:
    """Return the value of a figure with its bounds and kind; None where its words do not make one."""
    hints = FigureHints(name=measured.name, plan=passage.plan, kind=_kind(measured, passage.place))
    said = measured.quantity.said
    words = () if measured.quantity.covers else measured.words
    read = read_figure(f"{''.join(words)}{said}", hints)
    if not read.understood or read.figure.value is None:
        read = read_figure(said, hints)
    if not read.understood or read.figure.value is None:
        return None
    figure = replace(read.figure, as_written=_printed(passage, measured))
    inside = (mark for mark in reversed(passage.marks) if mark.base and measured.clause.covers(mark.span))
    base = next(inside, None)
    if figure.kind is ValueKind.CHANGE and figure.relative_to is None and base is not None:
        return replace(figure, relative_to=base.text.lstrip("比较与同和在"))
    return figure


def _kind(measured: Measured, place: BlockTime) -> ValueKind | None:
    """Return the kind that the clause says: a share, a sum of a flow over the plan's years, a change over them."""
    quantity: Quantity = measured.quantity
    if measured.share:
        return ValueKind.SHARE
    if measured.flow and place.plan and quantity.kind in _SUMMED:
        return ValueKind.CUMULATIVE
    return None


def _printed(passage: _Passage, measured: Measured) -> str:
    """Return the figure as it stands, with the words of its bounds and kind, without a time before it."""
    start = measured.start
    while passage.hidden[start] in f"{FILLER}的，、 ":
        start += 1
    return passage.text[start : measured.quantity.span.end]
